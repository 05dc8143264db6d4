#include "pairs.hpp"

#include <algorithm>

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

std::uint64_t code(char32_t first, char32_t second) { return std::uint64_t{first} << 32 | second; }

char32_t folded(char32_t value) { return is_digit(value) ? U'0' : value; }

}  // namespace

Pairs::Pairs(std::string_view table) {
    char32_t first = 0;
    for (const auto [offset, value, size] : code_points(table)) {
        if (value != '\n' && value != '\r') known_.push_back(value);
        if (value == '\n' || value == '\r')
            first = 0;
        else if (first == 0)
            first = value;
        else
            pairs_.push_back(code(first, value));
    }
    std::sort(pairs_.begin(), pairs_.end());
    std::sort(known_.begin(), known_.end());
    known_.erase(std::unique(known_.begin(), known_.end()), known_.end());
}

bool Pairs::has(char32_t first, char32_t second) const {
    return std::binary_search(pairs_.begin(), pairs_.end(), code(folded(first), folded(second)));
}

bool Pairs::knows(char32_t value) const {
    return std::binary_search(known_.begin(), known_.end(), folded(value));
}

bool Pairs::joins(std::string_view left, std::string_view right) const {
    // Few blanks: what stands further away is not beside one another.
    for (int i = 0; i < 8 && is_blank(last_of(left)); ++i)
        left.remove_suffix(code_point_before(left, left.size()).size);
    for (int i = 0; i < 8 && is_blank(first_of(right)); ++i)
        right.remove_prefix(code_point_at(right, 0).size);
    return has(last_of(left), first_of(right));
}

}  // namespace palimpsest::noise
