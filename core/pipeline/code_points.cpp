#include "core/pipeline/code_points.hpp"

namespace palimpsest::core {

namespace {

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

struct Range {
    char32_t first, last;
};

// The blocks whose characters are wide in practice, after Unicode's EastAsianWidth.txt.
constexpr Range wide_ranges[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},  {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},  {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

}  // namespace

std::uint32_t code_point_count(std::string_view text) {
    std::uint32_t count = 0;
    for (const char byte : text) count += begins_code_point(byte) ? 1U : 0U;
    return count;
}

std::size_t code_point_offset(std::string_view text, std::size_t index) {
    for (std::size_t offset = 0; offset < text.size(); ++offset)
        if (begins_code_point(text[offset]) && index-- == 0) return offset;
    return text.size();
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const auto first = static_cast<unsigned char>(text[offset++]);
    char32_t result = first;
    if (first >= 0xF0U)
        result = first & 0x07U;
    else if (first >= 0xE0U)
        result = first & 0x0FU;
    else if (first >= 0xC0U)
        result = first & 0x1FU;
    while (offset < text.size() && !begins_code_point(text[offset]))
        result = (result << 6U) | (static_cast<unsigned char>(text[offset++]) & 0x3FU);
    return result;
}

void append_code_point(std::string& text, char32_t code_point) {
    const auto byte = [&](char32_t value) { text += static_cast<char>(value); };
    if (code_point < 0x80) return byte(code_point);
    if (code_point < 0x800) {
        byte(0xC0U | (code_point >> 6U));
    } else if (code_point < 0x10000) {
        byte(0xE0U | (code_point >> 12U));
        byte(0x80U | ((code_point >> 6U) & 0x3FU));
    } else {
        byte(0xF0U | (code_point >> 18U));
        byte(0x80U | ((code_point >> 12U) & 0x3FU));
        byte(0x80U | ((code_point >> 6U) & 0x3FU));
    }
    byte(0x80U | (code_point & 0x3FU));
}

std::uint32_t terminal_width(char32_t code_point) {
    if (code_point >= 0x300 && code_point <= 0x36F) return 0;
    for (const Range& range : wide_ranges)
        if (code_point >= range.first && code_point <= range.last) return 2;
    return 1;
}

std::uint32_t terminal_width(std::string_view text) {
    std::uint32_t width = 0;
    for (std::size_t offset = 0; offset < text.size();)
        width += terminal_width(next_code_point(text, offset));
    return width;
}

}  // namespace palimpsest::core
