#include "core/text/code_point_index.hpp"

#include <algorithm>
#include <cassert>

#include "core/text/utf8.hpp"

namespace palimpsest::core {
namespace {

constexpr std::uint64_t block_size = 512;  // Bytes; 8 bytes a block are 1.6 % of the text.

/// Where code point number `wanted` of `text` begins; the text's size when there are not so many.
std::uint64_t nth_code_point(std::string_view text, std::uint64_t wanted) noexcept {
    constexpr std::uint64_t step = 32;
    std::uint64_t offset = 0;
    while (offset + step <= text.size()) {
        const std::uint64_t count = count_code_points(text.substr(offset, step)).value;
        if (count > wanted) break;
        wanted -= count;
        offset += step;
    }
    for (; offset < text.size(); ++offset) {
        const bool begins = (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
        if (begins && wanted-- == 0) break;
    }
    return offset;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : bytes_(text.size()) {
    before_block_.reserve(text.size() / block_size + 1);
    for (std::uint64_t begin = 0; begin < text.size(); begin += block_size) {
        before_block_.push_back(code_points_);
        code_points_ += count_code_points(text.substr(begin, block_size)).value;
    }
    if (is_ascii()) std::vector<std::uint64_t>().swap(before_block_);
}

CodePointOffset CodePointIndex::code_point_offset(std::string_view text,
                                                  ByteOffset offset) const noexcept {
    assert(text.size() == bytes_ && offset.value <= bytes_);
    if (is_ascii()) return {offset.value};
    if (offset.value >= bytes_) return {code_points_};
    const std::uint64_t block = offset.value / block_size;
    const std::uint64_t begin = block * block_size;
    const auto piece = text.substr(begin, offset.value - begin);
    return {before_block_[block] + count_code_points(piece).value};
}

ByteOffset CodePointIndex::byte_offset(std::string_view text,
                                       CodePointOffset offset) const noexcept {
    assert(text.size() == bytes_ && offset.value <= code_points_);
    if (is_ascii()) return {offset.value};
    if (offset.value >= code_points_) return {bytes_};
    // The last block before which no more than `offset` code points begin.
    const auto after =
        std::upper_bound(before_block_.begin(), before_block_.end(), offset.value) - 1;
    const auto begin = static_cast<std::uint64_t>(after - before_block_.begin()) * block_size;
    return {begin + nth_code_point(text.substr(begin, 2 * block_size), offset.value - *after)};
}

std::uint64_t CodePointIndex::memory() const noexcept {
    return before_block_.capacity() * sizeof(std::uint64_t);
}

}  // namespace palimpsest::core
