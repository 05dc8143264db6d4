#pragma once

#include <string_view>

/// Whether the asterisks of a text are Markdown or masks.
namespace palimpsest::placeholders {

/// True where two and three asterisks set text strong, by and large: runs that come in pairs around
/// a phrase or a line outnumber those that a generic noun follows. Time is linear.
[[nodiscard]] bool is_markdown(std::string_view text);

}  // namespace palimpsest::placeholders
