#include "places.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace palimpsest::duplicates {
namespace {

/// Bytes that are taken, as disjoint spans.
class TakenBytes {
  public:
    /// How much of `span` is free.
    std::uint64_t free_of(Span span) const {
        std::uint64_t taken = 0;
        auto next = spans_.upper_bound(span.begin);
        if (next != spans_.begin()) --next;
        for (; next != spans_.end() && next->first < span.end; ++next) {
            const std::uint64_t begin = std::max(next->first, span.begin);
            const std::uint64_t end = std::min(next->second, span.end);
            if (begin < end) taken += end - begin;
        }
        return span.size() - taken;
    }

    void take(Span span) {
        auto next = spans_.upper_bound(span.begin);
        if (next != spans_.begin() && std::prev(next)->second >= span.begin) --next;
        while (next != spans_.end() && next->first <= span.end) {
            span.begin = std::min(span.begin, next->first);
            span.end = std::max(span.end, next->second);
            next = spans_.erase(next);
        }
        spans_.emplace(span.begin, span.end);
    }

  private:
    std::map<std::uint64_t, std::uint64_t> spans_;
};

std::vector<std::size_t> in_order(std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

}  // namespace

std::vector<Span> settled(std::span<const PlacedMatch> matches) {
    std::vector<std::size_t> order = in_order(matches.size());
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        const Span a = matches[i].own;
        const Span b = matches[j].own;
        return a.size() != b.size() ? a.size() > b.size() : a.begin < b.begin;
    });
    std::multimap<std::uint64_t, Span> passages;  // By their begins.
    std::vector<Span> result(matches.size());
    for (const std::size_t i : order) {
        const Span own = matches[i].own;
        const std::uint64_t slack = own.size() / 10;
        auto found = passages.lower_bound(own.begin < slack ? 0 : own.begin - slack);
        const auto fits = [&](const Span& passage) {
            const std::uint64_t early = own.begin - std::min(own.begin, passage.begin);
            const std::uint64_t late = passage.end - std::min(own.end, passage.end);
            return passage.begin <= own.begin && passage.end >= own.end && early + late <= slack;
        };
        while (found != passages.end() && found->first <= own.begin && !fits(found->second))
            ++found;
        if (found == passages.end() || found->first > own.begin)
            found = passages.emplace(own.begin, own);
        result[i] = found->second;
    }
    return result;
}

std::vector<std::size_t> worth_telling(std::span<const PlacedMatch> matches) {
    std::vector<std::size_t> order = in_order(matches.size());
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        const PlacedMatch& a = matches[i];
        const PlacedMatch& b = matches[j];
        if (a.overlap.shared != b.overlap.shared) return a.overlap.shared > b.overlap.shared;
        if (a.overlap.united != b.overlap.united) return a.overlap.united < b.overlap.united;
        return std::tie(a.own.begin, a.own.end, a.partner) <
               std::tie(b.own.begin, b.own.end, b.partner);
    });
    TakenBytes taken;
    std::vector<std::size_t> chosen;
    for (const std::size_t i : order) {
        if (2 * taken.free_of(matches[i].own) < matches[i].own.size()) continue;
        taken.take(matches[i].own);
        chosen.push_back(i);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace palimpsest::duplicates
