#include "exact_runs.hpp"

#include <algorithm>
#include <limits>

namespace palimpsest::duplicates {
namespace {

/// The run around an anchor.
ExactRun run_around(const TextPair& pair, const Anchor& anchor) {
    const Bounds bounds = bounds_at(pair, anchor.a, anchor.b);
    std::uint32_t begin_a = anchor.a;
    std::uint32_t begin_b = anchor.b;
    while (begin_a > bounds.begin_a && begin_b > bounds.begin_b &&
           pair.a.tokens[begin_a - 1] == pair.b.tokens[begin_b - 1]) {
        --begin_a;
        --begin_b;
    }
    // In one text a run ends where its copy begins.
    const std::uint32_t most =
        pair.same ? anchor.b - anchor.a : std::numeric_limits<std::uint32_t>::max();
    std::uint32_t length = anchor.a - begin_a;
    while (begin_a + length < bounds.end_a && begin_b + length < bounds.end_b &&
           pair.a.tokens[begin_a + length] == pair.b.tokens[begin_b + length])
        ++length;
    return {begin_a, begin_b, std::min(length, most), anchor.documents};
}

}  // namespace

Bounds bounds_at(const TextPair& pair, std::uint32_t a, std::uint32_t b) {
    const auto [begin_a, end_a] = pair.a.work_of(a);
    const auto [begin_b, end_b] = pair.b.work_of(b);
    return {begin_a, end_a, begin_b, end_b};
}

std::vector<ExactRun> exact_runs(const TextPair& pair) {
    std::vector<Anchor> anchors(pair.anchors.begin(), pair.anchors.end());
    std::sort(anchors.begin(), anchors.end(), [](const Anchor& x, const Anchor& y) {
        const std::int64_t diagonal_x = std::int64_t{x.b} - x.a;
        const std::int64_t diagonal_y = std::int64_t{y.b} - y.a;
        return diagonal_x != diagonal_y ? diagonal_x < diagonal_y : x.a < y.a;
    });
    std::vector<ExactRun> runs;
    std::int64_t diagonal = std::numeric_limits<std::int64_t>::min();
    std::uint32_t reached = 0;  // On this diagonal.
    for (const Anchor& anchor : anchors) {
        const std::int64_t own = std::int64_t{anchor.b} - anchor.a;
        if (own == diagonal && anchor.a < reached) {
            runs.back().documents = std::min(runs.back().documents, anchor.documents);
            continue;
        }
        const ExactRun run = run_around(pair, anchor);
        diagonal = own;
        reached = run.a + run.length;
        if (pair.same && anchor.b > anchor.a) reached = std::max(reached, anchor.b);
        runs.push_back(run);
    }
    std::sort(runs.begin(), runs.end(), [](const ExactRun& x, const ExactRun& y) {
        return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    return runs;
}

}  // namespace palimpsest::duplicates
