#include "consensus.hpp"

#include <algorithm>

#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::duplicates {
namespace {

/// 一 and 十, but not 万, which is read as a unit after numbers of any kind.
bool is_chinese_numeral(std::string_view wording) {
    const CodePoint sign = code_point_at(wording, 0);
    return sign.size == wording.size() &&
           (chinese_digit(sign.value) >= 0 || chinese_unit(sign.value) != 0);
}

}  // namespace

Consensus::Consensus(const UnitTokens& medoid)
    : medoid_(medoid),
      present_(medoid.size(), 1),
      alike_(medoid.size(), 1),
      inserted_(medoid.size() + 1, 0) {}

void Consensus::add(const UnitTokens& text, std::span<const Block> blocks) {
    ++texts_;
    Block before;
    for (const Block& block : blocks) {
        if (before.a + before.length == block.a && before.b + before.length < block.b)
            ++inserted_[block.a];
        for (std::uint32_t i = 0; i < block.length; ++i) {
            const std::uint32_t column = block.a + i;
            ++present_[column];
            if (medoid_.tokens[column] != slot_token ||
                medoid_.wording(column) == text.wording(block.b + i))
                ++alike_[column];
        }
        before = block;
    }
    if (before.a + before.length == medoid_.size() && before.b + before.length < text.size())
        ++inserted_[medoid_.size()];
}

/// Whether tokens i and i + 1 are parts of one numeral.
bool Consensus::is_one_numeral(std::uint32_t i) const {
    return medoid_.ends[i] == medoid_.begins[i + 1] && is_chinese_numeral(medoid_.wording(i)) &&
           is_chinese_numeral(medoid_.wording(i + 1));
}

std::vector<Consensus::Column> Consensus::columns() const {
    std::vector<Column> columns(medoid_.size());
    for (std::uint32_t i = 0; i < columns.size(); ++i)
        columns[i] = most(alike_[i])     ? Column::common
                     : most(present_[i]) ? Column::number
                                         : Column::open;
    for (std::uint32_t first = 0; first < columns.size();) {
        Column worst = columns[first];
        std::uint32_t last = first + 1;
        for (; last < columns.size() && is_one_numeral(last - 1); ++last)
            worst = std::max(worst, columns[last]);
        for (; first < last; ++first) columns[first] = worst;
    }
    return columns;
}

std::vector<Slot> Consensus::slots() const {
    const std::vector<Column> columns = this->columns();
    std::vector<Slot> slots;
    const auto is_open = [&](std::uint32_t i) {
        return i < columns.size() && columns[i] == Column::open;
    };
    for (std::uint32_t i = 0; i <= columns.size(); ++i) {
        const bool touches = i > 0 && columns[i - 1] != Column::common;
        const bool more_before = !most(texts_ - inserted_[i]);
        if (more_before && !is_open(i) && !(i > 0 && is_open(i - 1)))
            slots.push_back({i, i, false});
        if (i == columns.size() || columns[i] == Column::common) continue;
        const bool number = columns[i] == Column::number;
        const bool goes_on = touches && !slots.empty() && slots.back().last == i &&
                             slots.back().numbers == number && !number;
        if (goes_on)
            slots.back().last = i + 1;
        else
            slots.push_back({i, i + 1, number});
    }
    return slots;
}

namespace {

/// A token of the medoid and the one it is aligned with; `column` is -1 before the first and the
/// medoid's size behind the last.
struct Pairing {
    std::int64_t column = 0;
    std::int64_t position = 0;
};

/// Finds the aligned tokens around a place.
class PairingMap {
  public:
    PairingMap(std::span<const Block> blocks, std::uint32_t medoid_size, std::uint32_t size)
        : blocks_(blocks), medoid_size_(medoid_size), size_(size) {}

    /// The last before token `column` of the medoid.
    Pairing before(std::uint32_t column) const {
        const auto after = std::partition_point(
            blocks_.begin(), blocks_.end(), [&](const Block& block) { return block.a < column; });
        if (after == blocks_.begin()) return {-1, -1};
        const Block& block = *(after - 1);
        const std::int64_t last = std::min(block.a + block.length, column) - std::int64_t{1};
        return {last, last - block.a + block.b};
    }

    /// The first from token `column` of the medoid on.
    Pairing from(std::uint32_t column) const {
        const auto found = std::partition_point(
            blocks_.begin(), blocks_.end(),
            [&](const Block& block) { return block.a + block.length <= column; });
        if (found == blocks_.end()) return {medoid_size_, size_};
        const std::int64_t first = std::max(found->a, column);
        return {first, first - found->a + found->b};
    }

  private:
    std::span<const Block> blocks_;
    std::int64_t medoid_size_;
    std::int64_t size_;
};

}  // namespace

std::vector<std::optional<TokenRange>> slot_ranges(std::span<const Slot> slots,
                                                   std::span<const Block> blocks,
                                                   std::uint32_t medoid_size, std::uint32_t size) {
    constexpr std::int64_t most_unlike = 4;
    const PairingMap map(blocks, medoid_size, size);
    std::vector<std::optional<TokenRange>> ranges;
    std::int64_t taken = 0;
    for (const Slot& slot : slots) {
        auto& range = ranges.emplace_back();
        const Pairing inside = map.from(slot.first);
        const Pairing before = map.before(slot.first);
        const Pairing after = map.from(slot.last);
        const std::int64_t unlike = (slot.first - before.column - 1) + (after.column - slot.last);
        std::int64_t first = before.position + 1;
        std::int64_t last = after.position;
        if (slot.numbers && inside.column < slot.last) {
            first = inside.position;
            last = map.before(slot.last).position + 1;
        } else if (unlike > most_unlike) {
            continue;
        }
        if (first < taken) continue;
        range = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
        taken = last;
    }
    return ranges;
}

}  // namespace palimpsest::duplicates
