#include "links.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace palimpsest::duplicates {
namespace {

/// How many of the 16 tokens of two contexts are equal, counted from the seed.
std::uint32_t equal_tokens(std::uint64_t a, std::uint64_t b) noexcept {
    return static_cast<std::uint32_t>(std::countr_zero(a ^ b)) / 4;
}

std::uint64_t lowest_tokens(std::uint64_t context, std::uint32_t count) noexcept {
    return count >= context_tokens ? context : context & ((std::uint64_t{1} << 4 * count) - 1);
}

/// The occurrences of one seed in documents of different content.
class SeedGroup {
  public:
    SeedGroup(std::span<const Occurrence> occurrences, std::span<const LinkedDocument> documents,
              const SeedPlan& plan, std::vector<Link>& links)
        : documents_(documents), plan_(plan), links_(links), first_link_(links.size()) {
        for (const Occurrence& occurrence : occurrences) take(occurrence);
        document_count_ = distinct_documents();
    }

    void link() {
        if (kept_.size() <= few_occurrences)
            link_all();
        else
            link_many();
        for (std::size_t i = first_link_; i < links_.size(); ++i)
            links_[i].seed_documents = document_count_;
    }

    std::uint32_t document_count() const noexcept { return document_count_; }

  private:
    struct Run {
        std::uint32_t first = 0;
        std::uint32_t elsewhere = 0;  ///< The first in another document than that; else the same.
        std::uint32_t documents = 0;
    };
    using Runs = std::vector<Run>;

    void link_many() {
        const std::uint32_t around = std::min(plan_.window - 1, context_tokens);
        link_runs(find_runs(around));
        evidence_ = find_runs(evidence_around());
        link_by([&](std::size_t i) { return kept_[i].sighting.surroundings; });
        link_by([&](std::size_t i) { return documents_[kept_[i].document].affinity; });
        // Places of the seed in one document, so that what repeats inside it is found.
        link_by([&](std::size_t i) { return kept_[i].document; });
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        for (const auto& [first, second] : found_)
            add(kept_[first], kept_[second], documents_sharing(first, second));
    }

    /// Documents of equal content follow one another; the first stands for them.
    void take(const Occurrence& occurrence) {
        const auto is_copy_of = [&](const Occurrence& other) {
            return other.document != occurrence.document &&
                   documents_[other.document].content == documents_[occurrence.document].content;
        };
        for (auto other = kept_.rbegin(); other != kept_.rend(); ++other) {
            if (other->document == occurrence.document) break;
            if (!is_copy_of(*other)) break;
            if (other->sighting.position != occurrence.sighting.position) continue;
            if (occurrence.sighting.first_of_work) add(*other, occurrence, 1);
            return;
        }
        kept_.push_back(occurrence);
    }

    void link_all() {
        for (std::size_t i = 0; i < kept_.size(); ++i)
            for (std::size_t j = i + 1; j < kept_.size(); ++j)
                add(kept_[i], kept_[j], document_count_);
    }

    std::uint32_t evidence_around() const noexcept {
        const std::uint32_t around = std::min(plan_.window - 1, context_tokens);
        return around - std::min(around, 2 * chance_tokens);
    }

    /// The seed with `before` tokens before it and `after` after it, as a number.
    std::uint64_t run_around(std::size_t i, std::uint32_t before,
                             std::uint32_t after) const noexcept {
        const std::uint64_t left = lowest_tokens(kept_[i].sighting.left, before);
        const std::uint64_t right = lowest_tokens(kept_[i].sighting.right, after);
        return left | (after == 0 ? 0 : right << 4 * before);
    }

    /// For each way to add `around` tokens to the seed, 0 to all of them before it, and for each
    /// occurrence: the first occurrences that share the run, and how many documents do.
    Runs find_runs(std::uint32_t around) const {
        Runs runs((around + 1) * kept_.size());
        std::vector<std::pair<std::uint64_t, std::uint32_t>> order(kept_.size());
        const auto document = [&](const auto& place) { return kept_[place.second].document; };
        for (std::uint32_t before = 0; before <= around; ++before) {
            for (std::uint32_t i = 0; i < kept_.size(); ++i)
                order[i] = {run_around(i, before, around - before), i};
            std::sort(order.begin(), order.end());
            for (std::size_t begin = 0; begin < order.size();) {
                std::size_t end = begin;
                Run run{order[begin].second, order[begin].second, 0};
                for (; end < order.size() && order[end].first == order[begin].first; ++end) {
                    const bool is_new =
                        end == begin || document(order[end]) != document(order[end - 1]);
                    run.documents += is_new;
                    if (is_new && run.documents == 2) run.elsewhere = order[end].second;
                }
                for (std::size_t i = begin; i < end; ++i)
                    runs[before * kept_.size() + order[i].second] = run;
                begin = end;
            }
        }
        return runs;
    }

    /// The first occurrence is met by all others. Those of its own document meet one elsewhere too,
    /// so that each has a partner in another document where there is one.
    void link_runs(const Runs& runs) {
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const auto [first, elsewhere, documents] = runs[i];
            const auto own = static_cast<std::uint32_t>(i % kept_.size());
            if (first == own) continue;
            found_.emplace_back(first, own);
            if (elsewhere != first && kept_[first].document == kept_[own].document)
                found_.emplace_back(own, elsewhere);
        }
    }

    /// Links each occurrence with the first that has the same value of `of`.
    template <class Of>
    void link_by(const Of& of) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
        order.reserve(kept_.size());
        for (std::uint32_t i = 0; i < kept_.size(); ++i) order.emplace_back(of(i), i);
        std::sort(order.begin(), order.end());
        std::size_t first = 0;
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (order[i].first != order[first].first)
                first = i;
            else
                found_.emplace_back(order[first].second, order[i].second);
        }
    }

    /// In how many documents the longest run stands that two occurrences share, its ends left out.
    std::uint32_t documents_sharing(std::size_t a, std::size_t b) const noexcept {
        const SeedSighting& seed_a = kept_[a].sighting;
        const SeedSighting& seed_b = kept_[b].sighting;
        const std::uint32_t before_both = equal_tokens(seed_a.left, seed_b.left);
        const std::uint32_t after_both = equal_tokens(seed_a.right, seed_b.right);
        const std::uint32_t around = evidence_around();
        std::uint32_t fewest = document_count_;
        for (std::uint32_t before = 0; before <= around; ++before) {
            const std::uint32_t after = around - before;
            // The seed itself is nothing that goes on by chance.
            if ((before == 0 || before + chance_tokens <= before_both) &&
                (after == 0 || after + chance_tokens <= after_both))
                fewest = std::min(fewest, evidence_[before * kept_.size() + a].documents);
        }
        return fewest;
    }

    std::uint32_t distinct_documents() const noexcept {
        std::uint32_t count = 0;
        for (std::size_t i = 0; i < kept_.size(); ++i)
            count += i == 0 || kept_[i].document != kept_[i - 1].document;
        return count;
    }

    void add(const Occurrence& a, const Occurrence& b, std::uint32_t documents) {
        const std::uint32_t run = plan_.length + equal_tokens(a.sighting.left, b.sighting.left) +
                                  equal_tokens(a.sighting.right, b.sighting.right);
        links_.push_back({a.document, b.document, a.sighting.position, b.sighting.position,
                          documents, static_cast<std::uint8_t>(run), 0});
    }

    std::span<const LinkedDocument> documents_;
    const SeedPlan& plan_;
    std::vector<Link>& links_;
    std::size_t first_link_;  // Of this group.
    std::vector<Occurrence> kept_;
    std::uint32_t document_count_ = 0;
    Runs evidence_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found_;  // The earlier one first.
};

}  // namespace

std::uint32_t link(std::span<const Occurrence> occurrences,
                   std::span<const LinkedDocument> documents, const SeedPlan& plan,
                   std::vector<Link>& links) {
    SeedGroup group(occurrences, documents, plan, links);
    group.link();
    return group.document_count();
}

}  // namespace palimpsest::duplicates
