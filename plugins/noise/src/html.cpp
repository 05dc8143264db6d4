#include "html.hpp"

#include <algorithm>

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::uint64_t longest_tag = 300;

constexpr std::string_view tags[] = {
    "p",        "br",         "div",   "span",   "b",       "i",     "u",   "strong",  "em",
    "a",        "font",       "table", "tbody",  "thead",   "tr",    "td",  "th",      "ul",
    "ol",       "li",         "img",   "h1",     "h2",      "h3",    "h4",  "h5",      "h6",
    "hr",       "script",     "style", "center", "section", "sup",   "sub", "article", "html",
    "body",     "head",       "title", "iframe", "input",   "label", "o:p", "st1",     "col",
    "colgroup", "blockquote", "pre",   "code",   "small",   "big",   "nobr"};

constexpr std::string_view references[] = {
    "nbsp",  "ensp",  "emsp",   "thinsp", "lt",     "gt",     "quot",   "apos",  "ldquo",
    "rdquo", "lsquo", "rsquo",  "mdash",  "ndash",  "hellip", "middot", "bull",  "copy",
    "times", "reg",   "sup2",   "deg",    "permil", "yen",    "laquo",  "raquo", "shy",
    "zwnj",  "zwj",   "divide", "plusmn", "le",     "ge",     "amp"};

std::uint64_t reference_end(std::string_view text, std::uint64_t offset, std::uint64_t end) {
    std::uint64_t at = offset + 1;
    while (text.substr(at, 4) == "amp;") at += 4;  // &amp;amp;rdquo;
    const bool is_amp = at > offset + 1;
    std::uint64_t name_end = at;
    const bool is_number = at < end && text[at] == '#';
    name_end += is_number;
    while (name_end < end && name_end - at < 10 &&
           is_alphanumeric(static_cast<unsigned char>(text[name_end])))
        ++name_end;
    const bool is_closed = name_end < end && text[name_end] == ';';
    const std::string_view name = text.substr(at, name_end - at);
    if (is_closed && name.size() > 1 && (is_number || is_one_of(name, references)))
        return name_end + 1;
    return is_amp ? at : offset;
}

std::uint64_t tag_end(std::string_view text, std::uint64_t offset, std::uint64_t end) {
    std::uint64_t at = offset + 1;
    if (at < end && text[at] == '/') ++at;
    char small[12] = {};
    std::size_t size = 0;
    while (at < end && size < sizeof small &&
           (is_alphanumeric(static_cast<unsigned char>(text[at])) || text[at] == ':')) {
        const char value = text[at++];
        small[size++] = value >= 'A' && value <= 'Z' ? static_cast<char>(value | 0x20) : value;
    }
    if (!is_one_of(std::string_view(small, size), tags)) return offset;
    const std::uint64_t last = std::min(end, offset + longest_tag);
    if (at < last && text[at] != '>' && text[at] != '/' && text[at] != ' ') return offset;
    while (at < last && text[at] != '>' && text[at] != '<') ++at;
    return at < last && text[at] == '>' ? at + 1 : offset;
}

}  // namespace

std::uint64_t html_end(std::string_view text, std::uint64_t offset, std::uint64_t end) {
    if (text[offset] == '&') return reference_end(text, offset, end);
    if (!text.substr(offset).starts_with("<!--")) return tag_end(text, offset, end);
    const auto close = text.substr(offset, std::min(end - offset, longest_comment)).find("-->");
    return close == std::string_view::npos ? offset : offset + close + 3;
}

}  // namespace palimpsest::noise
