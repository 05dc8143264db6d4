#include "alignment.hpp"

#include <algorithm>
#include <utility>

#include "gap_alignment.hpp"

namespace palimpsest::duplicates {
namespace {

// Nearly all runs of this length are unique in a report, and few slots stand closer together.
constexpr std::uint32_t long_run = 8;
constexpr std::uint32_t short_run = 4;

/// Collects blocks from left to right; those that touch become one.
class BlockList {
  public:
    void add(const Block& block) {
        if (block.length == 0) return;
        if (!blocks_.empty()) {
            Block& open = blocks_.back();
            if (open.a + open.length == block.a && open.b + open.length == block.b) {
                open.length += block.length;
                return;
            }
        }
        blocks_.push_back(block);
    }

    std::vector<Block> take() && { return std::move(blocks_); }

  private:
    std::vector<Block> blocks_;
};

/// Two pieces of text, from tokens `a` and `b` on.
struct Piece {
    std::span<const Token> first;
    std::span<const Token> second;
    std::uint32_t a = 0;
    std::uint32_t b = 0;

    Piece part(std::uint32_t begin_a, std::uint32_t end_a, std::uint32_t begin_b,
               std::uint32_t end_b) const {
        return {first.subspan(begin_a, end_a - begin_a), second.subspan(begin_b, end_b - begin_b),
                a + begin_a, b + begin_b};
    }
};

void align(const Piece& piece, std::uint32_t run, BlockList& result);

/// Aligns what lies between two anchors: first the ends that are equal, then the rest with shorter
/// anchors or, where it is small enough, cell by cell.
void align_between(const Piece& piece, std::uint32_t run, BlockList& result) {
    auto left_a = static_cast<std::uint32_t>(piece.first.size());
    auto left_b = static_cast<std::uint32_t>(piece.second.size());
    std::uint32_t head = 0;
    while (head < std::min(left_a, left_b) && piece.first[head] == piece.second[head]) ++head;
    while (left_a > head && left_b > head && piece.first[left_a - 1] == piece.second[left_b - 1]) {
        --left_a;
        --left_b;
    }
    const std::uint32_t tail = static_cast<std::uint32_t>(piece.first.size()) - left_a;
    result.add({piece.a, piece.b, head});
    const Piece rest = piece.part(head, left_a, head, left_b);
    if (!rest.first.empty() && !rest.second.empty()) {
        if (rest.first.size() <= most_gap_cells / rest.second.size()) {
            for (const Block& block : aligned_gap(rest.first, rest.second))
                result.add({rest.a + block.a, rest.b + block.b, block.length});
        } else if (run == long_run) {
            align(rest, short_run, result);
        }
    }
    result.add({piece.a + left_a, piece.b + left_b, tail});
}

void align(const Piece& piece, std::uint32_t run, BlockList& result) {
    std::uint32_t end_a = 0;
    std::uint32_t end_b = 0;
    for (const Block& anchor : anchors(piece.first, piece.second, run)) {
        align_between(piece.part(end_a, anchor.a, end_b, anchor.b), run, result);
        result.add({piece.a + anchor.a, piece.b + anchor.b, anchor.length});
        end_a = anchor.a + anchor.length;
        end_b = anchor.b + anchor.length;
    }
    align_between(piece.part(end_a, static_cast<std::uint32_t>(piece.first.size()), end_b,
                             static_cast<std::uint32_t>(piece.second.size())),
                  run, result);
}

/// Leaves out blocks that are too short for the edits beside them.
std::vector<Block> without_chance(const std::vector<Block>& blocks, std::uint32_t size_a,
                                  std::uint32_t size_b) {
    std::vector<Block> kept;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        const Block before = kept.empty() ? Block{} : kept.back();
        const Block after = i + 1 < blocks.size() ? blocks[i + 1] : Block{size_a, size_b, 0};
        const std::uint64_t left =
            std::max(block.a - before.a - before.length, block.b - before.b - before.length);
        const std::uint64_t right =
            std::max(after.a - block.a - block.length, after.b - block.b - block.length);
        const std::uint64_t length = block.length;
        if (left == 0 || right == 0 || left + right <= 8 * length * length) kept.push_back(block);
    }
    return kept;
}

}  // namespace

std::vector<Block> alignment(std::span<const Token> first, std::span<const Token> second) {
    BlockList result;
    align({first, second, 0, 0}, long_run, result);
    return without_chance(std::move(result).take(), static_cast<std::uint32_t>(first.size()),
                          static_cast<std::uint32_t>(second.size()));
}

}  // namespace palimpsest::duplicates
