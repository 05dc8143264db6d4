#pragma once

#include "anchors.hpp"

namespace palimpsest::duplicates {

/// Aligns two texts that are alike, token by token: runs that stand once in both hold them
/// together, shorter ones what lies between those, and what is left is aligned as well as can be
/// where it is short (gap_alignment.hpp). A token or two that agree in the middle of text that
/// does not are chance and are left out: a run of n tokens needs the edits beside it to be no more
/// than 8 n² tokens together.
/// Shape:   ascending in both texts, without overlaps; runs that touch are one.
/// Cost:    linear in practice; at most 256 steps and 100 bytes a token. Threads: safe anywhere.
[[nodiscard]] std::vector<Block> alignment(std::span<const Token> first,
                                           std::span<const Token> second);

}  // namespace palimpsest::duplicates
