#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text.hpp"

namespace palimpsest::generator {

struct Member {
    Text text;
    std::uint32_t parent = 0;  ///< Index of the member it was made from; its own for the first.
    std::string_view change;   ///< What was done: first, same, slots, masks, edits, rewritten.
};

/// `count` documents of about `size` bytes that descend from one template. Threads: safe anywhere.
[[nodiscard]] std::vector<Member> family(std::uint64_t seed, std::uint32_t count,
                                         std::uint64_t size);

/// Edits a word about every `interval` code points, headings excepted.
void edit_text(std::uint64_t seed, std::uint64_t interval, Text& text);

}  // namespace palimpsest::generator
