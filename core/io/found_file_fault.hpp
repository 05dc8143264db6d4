#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/io/file_listing.hpp"
#include "core/io/input_file.hpp"

namespace palimpsest::core {

/// Why a file that was listed is not to be read; nothing where reading it may be tried. A file of
/// more than `limit` bytes is too large.
[[nodiscard]] std::optional<InputFault> found_file_fault(const FoundFile& file,
                                                         std::uint64_t limit);

/// The fault of a document whose id another one has.
[[nodiscard]] InputFault duplicate_id_fault(std::string_view id);

/// The fault of a document of `size` bytes that memory did not suffice for.
[[nodiscard]] InputFault out_of_memory_fault(std::uint64_t size);

}  // namespace palimpsest::core
