#include "passage_matching.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "run_chains.hpp"
#include "sightings.hpp"

namespace palimpsest::duplicates {
namespace {

/// Seeds of one run stand so near to one another.
constexpr std::uint32_t widest_window = 64;
/// How far the tokens behind an edit are searched for, and how many must be equal there.
constexpr std::uint32_t widest_edit = 24;
constexpr std::uint32_t tokens_after_edit = 6;

/// Where a passage goes on behind an edit that begins at `a` and `b`, `step` being 1 towards the
/// ends and -1 towards the beginnings: the nearest places from which on tokens are equal. `left_a`,
/// `left_b`: tokens that remain. Returns false where there is none.
bool behind_edit(const TextPair& pair, std::int64_t& a, std::int64_t& b, std::int64_t step,
                 std::int64_t left_a, std::int64_t left_b) {
    const auto equal_from = [&](std::int64_t from_a, std::int64_t from_b, std::int64_t rest) {
        for (std::int64_t i = 0; i < rest; ++i)
            if (pair.a.tokens[static_cast<std::size_t>(from_a + i * step)] !=
                pair.b.tokens[static_cast<std::size_t>(from_b + i * step)])
                return false;
        return true;
    };
    for (std::int64_t size = 1; size <= widest_edit; ++size) {
        // Longer edits need more behind them.
        const std::int64_t needed = std::max<std::int64_t>(tokens_after_edit, size);
        for (std::int64_t in_a = 0; in_a <= size; ++in_a) {
            // Replacements first: as much in either text, then ever more unlike.
            const std::int64_t in_b = size - in_a;
            if (left_a < in_a + needed || left_b < in_b + needed) continue;
            if (!equal_from(a + in_a * step, b + in_b * step, needed)) continue;
            a += in_a * step;
            b += in_b * step;
            return true;
        }
    }
    return false;
}

/// Extends a passage over small edits, to the bounds of its works.
void extend(const TextPair& pair, PassageMatch& match) {
    const Bounds bounds = bounds_at(pair, match.begin_a, match.begin_b);
    std::int64_t a = match.end_a;
    std::int64_t b = match.end_b;
    const std::int64_t end_a = pair.same ? std::min(bounds.end_a, match.begin_b) : bounds.end_a;
    const std::int64_t end_b = bounds.end_b;
    const auto forward = [&] {
        while (a < end_a && b < end_b &&
               pair.a.tokens[static_cast<std::size_t>(a)] ==
                   pair.b.tokens[static_cast<std::size_t>(b)]) {
            ++a;
            ++b;
        }
        match.end_a = static_cast<std::uint32_t>(a);
        match.end_b = static_cast<std::uint32_t>(b);
    };
    forward();
    while (behind_edit(pair, a, b, 1, end_a - a, end_b - b)) forward();

    a = std::int64_t{match.begin_a} - 1;
    b = std::int64_t{match.begin_b} - 1;
    const std::int64_t first_a = bounds.begin_a;
    const std::int64_t first_b = pair.same ? std::max(bounds.begin_b, match.end_a) : bounds.begin_b;
    const auto backward = [&] {
        while (a >= first_a && b >= first_b &&
               pair.a.tokens[static_cast<std::size_t>(a)] ==
                   pair.b.tokens[static_cast<std::size_t>(b)]) {
            --a;
            --b;
        }
        match.begin_a = static_cast<std::uint32_t>(a + 1);
        match.begin_b = static_cast<std::uint32_t>(b + 1);
    };
    backward();
    while (behind_edit(pair, a, b, -1, a - first_a + 1, b - first_b + 1)) backward();
}

/// The shingles of the tokens [begin, end), as a set.
std::vector<std::uint64_t> shingles_between(const TokenText& text, std::uint32_t begin,
                                            std::uint32_t end, std::uint32_t length) {
    return shingle_set(shingles_of(std::span(text.tokens).subspan(begin, end - begin), length));
}

void compare(const TextPair& pair, PassageMatch& match) {
    const std::uint32_t length = pair.rules.shingle;
    const Overlap found = overlap(shingles_between(pair.a, match.begin_a, match.end_a, length),
                                  shingles_between(pair.b, match.begin_b, match.end_b, length));
    match.shared = found.shared;
    match.united = found.united;
}

/// Turns chains into passages that hold.
class Passages {
  public:
    explicit Passages(const TextPair& pair) : pair_(pair) {}

    void add(std::span<const ExactRun> chain) {
        if (chain.empty() || !is_evidence(chain)) return;
        PassageMatch match{chain.front().a, chain.back().a + chain.back().length, chain.front().b,
                           chain.back().b + chain.back().length};
        if (pair_.same && match.end_a > match.begin_b) return split(chain);
        extend(pair_, match);
        const std::uint32_t tokens =
            std::min(match.end_a - match.begin_a, match.end_b - match.begin_b);
        if (tokens < pair_.rules.min_tokens) return;
        if (lies_in_another(match)) return;
        compare(pair_, match);
        if (Overlap{match.shared, match.united}.similarity() >= pair_.rules.threshold)
            found_.emplace(match.begin_a, match);
        else
            split(chain);
    }

    std::vector<PassageMatch> found() const {
        std::vector<PassageMatch> matches;
        for (const auto& [begin, match] : found_) matches.push_back(match);
        std::sort(matches.begin(), matches.end());
        matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
        return matches;
    }

  private:
    /// Boilerplate proves nothing, unless there is much of it.
    bool is_evidence(std::span<const ExactRun> chain) const {
        const std::uint32_t tokens = chain.back().a + chain.back().length - chain.front().a;
        if (tokens >= pair_.rules.evident) return true;
        return std::any_of(chain.begin(), chain.end(),
                           [&](const ExactRun& run) { return has_words(run); }) &&
               std::any_of(chain.begin(), chain.end(),
                           [&](const ExactRun& run) { return run_is_evidence(run); });
    }

    /// Whether there are words enough without numbers and masks between them: statistics look alike
    /// whatever they count.
    bool has_words(const ExactRun& run) const {
        std::uint32_t words = 0;
        for (std::uint32_t i = run.a; i < run.a + run.length; ++i) {
            words = pair_.a.tokens[i] == slot_token ? 0 : words + 1;
            if (words == pair_.rules.words) return true;
        }
        return false;
    }

    /// Of a run that is long enough those seeds count that every text with the run has: other seeds
    /// are taken here and there only, so that they look rarer than they are. Where none of them is
    /// an anchor of these two texts, both have the run in common with others rather than with each
    /// other. The run's ends may be alike by chance.
    bool run_is_evidence(const ExactRun& run) const {
        const PassageRules& rules = pair_.rules;
        if (run.length < rules.seeds.guaranteed()) return run.documents <= rules.boilerplate;
        const std::uint32_t cut =
            run.length >= rules.seeds.guaranteed() + 2 * chance_tokens ? chance_tokens : 0;
        const std::span<const Token> tokens =
            std::span(pair_.a.tokens).subspan(run.a + cut, run.length - 2 * cut);
        for (const Seed& seed : winnowed(tokens, rules.seeds)) {
            const Anchor wanted{run.a + cut + seed.position, run.b + cut + seed.position, 0, 0};
            const auto found = std::lower_bound(pair_.anchors.begin(), pair_.anchors.end(), wanted);
            if (found != pair_.anchors.end() && found->a == wanted.a && found->b == wanted.b &&
                found->documents <= rules.boilerplate)
                return true;
        }
        return false;
    }

    /// A chain found later is a worse one. Only its neighbours are looked at, so that very many
    /// passages do not cost their number squared; one that stays inside another is no harm.
    bool lies_in_another(const PassageMatch& match) const {
        constexpr int most_looked_at = 48;
        auto other = found_.upper_bound(match.begin_a);
        for (int i = 0; i < most_looked_at && other != found_.begin(); ++i) {
            --other;
            if (match.end_a <= other->second.end_a && other->second.begin_b <= match.begin_b &&
                match.end_b <= other->second.end_b)
                return true;
        }
        return false;
    }

    /// Both parts of a chain, cut at its widest gap.
    void split(std::span<const ExactRun> chain) {
        if (chain.size() < 2) return;
        std::size_t at = 1;
        std::uint32_t widest = 0;
        for (std::size_t i = 1; i < chain.size(); ++i) {
            const std::uint32_t gap = std::max(chain[i].a - (chain[i - 1].a + chain[i - 1].length),
                                               chain[i].b - (chain[i - 1].b + chain[i - 1].length));
            if (gap <= widest) continue;
            widest = gap;
            at = i;
        }
        add(chain.first(at));
        add(chain.subspan(at));
    }

    const TextPair& pair_;
    std::multimap<std::uint32_t, PassageMatch> found_;  // By begin_a.
};

}  // namespace

bool promising(std::span<const Anchor> anchors, const PassageRules& rules) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const bool last =
            i + 1 == anchors.size() || anchors[i + 1].a > anchors[i].a + widest_gap + widest_window;
        if (!last) continue;
        std::uint32_t documents = std::numeric_limits<std::uint32_t>::max();
        std::uint32_t run = 0;
        for (std::size_t j = begin; j <= i; ++j) {
            documents = std::min(documents, anchors[j].documents);
            run = std::max(run, anchors[j].run);
        }
        const std::uint32_t tokens = anchors[i].a - anchors[begin].a + rules.seeds.length;
        // A seed by itself must be part of a run; two may have edits between them.
        const bool long_enough =
            i > begin || run >= std::min(rules.min_tokens, rules.seeds.length + 2 * context_tokens);
        if (long_enough && (documents <= rules.boilerplate ||
                            tokens + 2 * rules.seeds.guaranteed() >= rules.evident))
            return true;
        begin = i + 1;
    }
    return false;
}

std::vector<PassageMatch> match_passages(const TokenText& a, const TokenText& b, bool same,
                                         std::span<const Anchor> anchors,
                                         const PassageRules& rules) {
    const TextPair pair{a, b, same, anchors, rules};
    Passages passages(pair);
    for (const Chain& chain : run_chains(pair, exact_runs(pair))) passages.add(chain);
    return passages.found();
}

}  // namespace palimpsest::duplicates
