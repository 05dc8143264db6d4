#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::core {

/// The ids behind document numbers. `id` is called from several threads.
class DocumentNames {
  public:
    virtual ~DocumentNames() = default;

    /// The id of document `number`; valid until the run ends.
    virtual std::string_view id(std::uint64_t number) const = 0;
};

}  // namespace palimpsest::core
