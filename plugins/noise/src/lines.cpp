#include "lines.hpp"

#include "characters.hpp"

namespace palimpsest::noise {

void split_lines(Window& window) {
    const std::string_view text = window.text;
    std::uint32_t blank_lines = 0;
    for (std::uint64_t begin = window.begin; begin < window.end;) {
        auto end = text.find('\n', begin);
        if (end == text.npos || end > window.end) end = window.end;
        const std::string_view ink = trimmed(text.substr(begin, end - begin));
        if (ink.empty()) {
            ++blank_lines;
        } else {
            const auto ink_begin = static_cast<std::uint64_t>(ink.data() - text.data());
            window.lines.push_back({.begin = ink_begin,
                                    .end = ink_begin + ink.size(),
                                    .ink_end = ink_begin + ink.size(),
                                    .blank_lines_before = blank_lines,
                                    .is_indented = ink_begin > begin});
            blank_lines = 0;
        }
        begin = end + 1;
    }
}

}  // namespace palimpsest::noise
