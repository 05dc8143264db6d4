#include "brackets.hpp"

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr int bracket_reach = 40;  // Code points in a bracket.

}  // namespace

char32_t closing_of(char32_t opening) {
    switch (opening) {
        case U'（':
            return U'）';
        case '(':
            return ')';
        case U'【':
            return U'】';
        case '[':
            return ']';
        case U'［':
            return U'］';
        case U'〔':
            return U'〕';
        case U'「':
            return U'」';
        case U'《':
            return U'》';
        default:
            return 0;
    }
}

std::uint64_t bracket_end(std::string_view text, std::uint64_t at, std::uint64_t end,
                          char32_t opening) {
    const char32_t closing = closing_of(opening);
    for (int i = 0; i < bracket_reach && at < end; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (next.value == closing || (opening == U'（' && next.value == ')') ||
            (opening == '(' && next.value == U'）'))
            return at + next.size;
        if (is_stop(next.value)) return 0;
        at += next.size;
    }
    return 0;
}

}  // namespace palimpsest::noise
