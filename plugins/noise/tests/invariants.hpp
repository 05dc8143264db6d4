#pragma once

#include <string_view>
#include <vector>

#include "../src/noise.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::noise {

/// What holds for the noise of every text; the first rule that is broken, or nullptr.
inline const char* broken_rule(std::string_view text, const std::vector<Noise>& noise) {
    std::uint64_t taken = 0;
    std::uint64_t last_begin = 0;
    for (const Noise& piece : noise) {
        if (piece.begin < last_begin) return "pieces ascend";
        if (piece.begin < taken) return "pieces never overlap";
        if (piece.end < piece.begin || piece.end > text.size()) return "pieces are inside";
        if (!is_boundary(text, piece.begin) || !is_boundary(text, piece.end))
            return "pieces are on boundaries";
        if ((piece.begin == piece.end) != (piece.kind == Kind::truncation))
            return "truncations, and nothing else, are empty";
        last_begin = piece.begin;
        taken = piece.end;
    }
    return nullptr;
}

}  // namespace palimpsest::noise
