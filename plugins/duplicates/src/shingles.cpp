#include "shingles.hpp"

#include <algorithm>

#include "hashing.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::uint64_t slot_hash = 0x51075107D1617D1BU;
constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;  // Odd, so that no bit of a token gets lost.

enum class Class : std::uint8_t { letter, slot, single, nothing };

/// A code point of the projected text: its class, its size, and its bytes as a number.
struct Sign {
    Class kind;
    std::uint32_t size;
    std::uint64_t bytes;
};

Sign sign_at(std::string_view text, std::uint64_t offset) {
    const auto byte = [&](std::uint64_t i) -> std::uint64_t {
        return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0;
    };
    const std::uint64_t lead = byte(0);
    if (lead >= 0xF0)
        return {Class::single, 4, lead << 24 | byte(1) << 16 | byte(2) << 8 | byte(3)};
    if (lead >= 0xE0) {
        const std::uint64_t bytes = lead << 16 | byte(1) << 8 | byte(2);
        const bool zero_width = bytes >= 0xE2808B && bytes <= 0xE2808F;  // U+200B to U+200F.
        return {zero_width ? Class::nothing : Class::single, 3, bytes};
    }
    if (lead >= 0xC0) return {lead >= 0xC3 ? Class::letter : Class::nothing, 2, 0};
    if (lead == '0' || lead == 'X') return {Class::slot, 1, 0};
    const bool letter = (lead | 0x20) >= 'a' && (lead | 0x20) <= 'z';
    const bool control = lead < 0x20 || lead == 0x7F;
    return {letter ? Class::letter : control ? Class::nothing : Class::single, 1, lead};
}

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
    std::uint64_t offset = 0;
    while (offset < text.size()) {
        while (cut < cuts.size() && cuts[cut] <= offset) {
            result.tokens_before.push_back(result.token_count);
            ++cut;
        }
        const std::uint64_t limit = cut < cuts.size() ? cuts[cut] : text.size();
        const std::uint64_t begin = offset;
        const Sign sign = sign_at(text, offset);
        offset += sign.size;
        if (sign.kind == Class::single) hash.push(mixed(sign.bytes), result);
        if (sign.kind == Class::single || sign.kind == Class::nothing) continue;
        while (offset < limit) {
            const Sign next = sign_at(text, offset);
            if (next.kind != sign.kind) break;
            offset += next.size;
        }
        hash.push(
            sign.kind == Class::slot ? slot_hash : hash_of(text.substr(begin, offset - begin)),
            result);
    }
    result.tokens_before.resize(cuts.size(), result.token_count);
    return result;
}

std::vector<std::uint64_t> shingle_set(std::span<const std::uint64_t> shingles) {
    std::vector<std::uint64_t> set(shingles.begin(), shingles.end());
    std::sort(set.begin(), set.end());
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
