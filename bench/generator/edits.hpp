#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "random.hpp"
#include "text.hpp"

/// What people and sites do to a copy. Threads: safe anywhere.
namespace palimpsest::generator {

/// New names for every slot, the year moved, and numbers changed at random.
void refill(Random& random, const Cast& cast, std::uint64_t years_later, Tokens& tokens);

/// Puts masks in place of places, organisations, years and numbers, each with `percent`.
void mask(Random& random, std::uint64_t percent, Tokens& tokens);

/// Replaces, deletes or inserts a word about every `interval` code points.
void edit_words(Random& random, std::uint64_t interval, Tokens& tokens);

/// Injects an advertisement in the middle of a word; nothing where there is no word.
void advertise(Random& random, Tokens& tokens);

}  // namespace palimpsest::generator
