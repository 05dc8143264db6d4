#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/pipeline/codes.hpp"

namespace palimpsest::core {

/// The bytes of a pipeline file, or why there are none.
struct FileText {
    std::string bytes;
    const CodeInfo* code = nullptr;  ///< Set when the file cannot be used.
    std::string message;
    std::string help;
};

inline constexpr std::size_t largest_pipeline_file = 1 << 20;

[[nodiscard]] FileText file_text(const std::filesystem::path& file);

}  // namespace palimpsest::core
