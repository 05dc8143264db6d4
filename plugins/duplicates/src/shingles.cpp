#include "shingles.hpp"

#include <algorithm>

#include "hash_sort.hpp"
#include "hashing.hpp"
#include "tokens.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;  // Odd, so that no bit of a token gets lost.

/// Hashes of runs of tokens, each from the one before in constant time.
class RollingHash {
  public:
    explicit RollingHash(std::uint32_t length) : last_(length, 0) {
        for (std::uint32_t i = 0; i < length; ++i) leaving_ *= base;
    }

    void push(std::uint64_t token, ShingledText& result) {
        std::uint64_t& oldest = last_[place_];
        hash_ = hash_ * base + token - oldest * leaving_;
        oldest = token;
        if (++place_ == last_.size()) place_ = 0;
        if (++result.token_count >= last_.size()) result.shingles.push_back(mixed(hash_));
    }

  private:
    std::vector<std::uint64_t> last_;
    std::size_t place_ = 0;
    std::uint64_t leaving_ = 1;
    std::uint64_t hash_ = 0;
};

}  // namespace

ShingledText shingled(std::string_view text, std::span<const std::uint64_t> cuts,
                      std::uint32_t length) {
    ShingledText result;
    result.shingles.reserve(text.size() / 3 + 1);
    result.tokens_before.reserve(cuts.size());
    RollingHash hash(length);
    std::size_t cut = 0;
    for_each_token(text, cuts, [&](Token token, std::uint64_t begin, std::uint64_t) {
        for (; cut < cuts.size() && cuts[cut] <= begin; ++cut)
            result.tokens_before.push_back(result.token_count);
        hash.push(mixed(token), result);
    });
    result.tokens_before.resize(cuts.size(), result.token_count);
    return result;
}

std::vector<std::uint64_t> shingles_of(std::span<const Token> tokens, std::uint32_t length) {
    ShingledText result;
    result.shingles.reserve(tokens.size());
    RollingHash hash(length);
    for (const Token token : tokens) hash.push(mixed(token), result);
    return std::move(result.shingles);
}

std::vector<std::uint64_t> shingle_set(std::span<const std::uint64_t> shingles) {
    std::vector<std::uint64_t> set(shingles.begin(), shingles.end());
    sort_hashes(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
}

Overlap overlap(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    std::size_t i = 0;
    std::size_t j = 0;
    std::uint64_t shared = 0;
    while (i < a.size() && j < b.size()) {
        shared += a[i] == b[j];
        const bool step_a = a[i] <= b[j];
        const bool step_b = b[j] <= a[i];
        i += step_a;
        j += step_b;
    }
    return {shared, a.size() + b.size() - shared};
}

}  // namespace palimpsest::duplicates
