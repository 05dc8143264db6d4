#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "forms.hpp"

namespace palimpsest::sections {

/// The number that a line begins with.
struct Mark {
    Form form = Form::chinese;
    std::uint32_t value = 0;  ///< Of an outline's number, the last part; 0: none (Markdown alone).
    std::uint64_t end = 0;    ///< The byte after the number with its separator, as printed.
    bool is_reference = false;  ///< What follows makes it no heading: 第三章的, 一、二期.
    bool needs_predecessor = false;  ///< 七、一: only where 六、 stands before it.

    bool operator==(const Mark&) const = default;
};

/// The mark that begins at byte `begin` of `line`; empty where there is none. Looks at no more than
/// some dozen code points.
[[nodiscard]] std::optional<Mark> mark_at(std::string_view line, std::uint64_t begin);

}  // namespace palimpsest::sections
