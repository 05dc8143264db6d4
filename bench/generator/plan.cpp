#include "plan.hpp"

#include <algorithm>
#include <array>

#include "random.hpp"

namespace palimpsest::generator {
namespace {

constexpr std::uint64_t bytes_per_character = 3;
constexpr std::uint64_t bytes_per_planting = 6000;

/// Document sizes: 1 kB to 100 kB, few of them long; 10 kB on average. In tenths of the documents.
std::uint64_t document_size(Random& random, std::uint64_t mean_size) {
    constexpr std::array<std::uint64_t, 10> tenths = {1000, 1900, 2800, 3700,  4700,
                                                      5900, 7400, 9400, 12500, 20000};
    const std::size_t tenth = static_cast<std::size_t>(random.below(tenths.size()));
    std::uint64_t size = tenths[tenth];
    if (tenth + 1 < tenths.size()) {
        size += random.below(tenths[tenth + 1] - tenths[tenth]);
    } else {
        const std::uint64_t part = random.below(1000);
        size += 80000 * part / 1000 * part / 1000 * part / 1000;
    }
    return std::max<std::uint64_t>(300, size * mean_size / 10000);
}

std::uint32_t family_count(Random& random) {
    std::uint32_t count = 2;
    while (count < 40 && random.chance(80)) ++count;
    return count;
}

/// Lengths from 30 to 600, each doubling as likely as the others, at most `most`.
std::uint32_t passage_length(Random& random, std::uint64_t most) {
    const std::uint64_t doubling = random.below(5);
    const std::uint64_t least = std::uint64_t{30} << doubling;
    const std::uint64_t length = random.between(least, std::min<std::uint64_t>(least * 2, 600));
    return static_cast<std::uint32_t>(
        std::clamp<std::uint64_t>(length, 30, std::max<std::uint64_t>(most, 30)));
}

class Planner {
  public:
    Planner(std::uint64_t seed, std::uint64_t mean_size) : random_(seed), mean_size_(mean_size) {}

    Plan plan(std::uint64_t bytes) {
        while (total() < bytes) add_unit();
        plant();
        for (std::uint32_t number = 0; number < documents_; ++number) plan_.names.push_back(number);
        random_.shuffle(plan_.names);
        return std::move(plan_);
    }

  private:
    std::uint64_t total() const { return written_[0] + written_[1] + written_[2]; }

    /// The kind that is furthest behind its share.
    void add_unit() {
        Unit unit{.seed = random_.next(),
                  .size = document_size(random_, mean_size_),
                  .first = documents_,
                  .plantings = {}};
        if (written_[1] * 10 <= total() * 4) {
            unit.kind = UnitKind::family;
            unit.count = family_count(random_);
        } else if (written_[2] * 10 <= total()) {
            unit.kind = UnitKind::book;
            unit.size = unit.size * 3 + mean_size_ * 3;
            unit.count = static_cast<std::uint32_t>(random_.between(2, 4));
        }
        const bool is_family = unit.kind == UnitKind::family;
        written_[static_cast<std::size_t>(unit.kind)] +=
            is_family ? unit.size * unit.count : unit.size;
        documents_ += unit.count;
        plan_.units.push_back(std::move(unit));
    }

    /// Fills places in single documents with passages: groups of two to five documents share one,
    /// and one in ten stands twice in one document.
    void plant() {
        std::vector<std::uint32_t> places;
        for (std::uint32_t i = 0; i < plan_.units.size(); ++i)
            if (plan_.units[i].kind == UnitKind::single)
                places.insert(places.end(), place_count(plan_.units[i]), i);
        random_.shuffle(places);
        while (places.size() > 5) {
            std::vector<std::uint32_t> hosts(1, places.back());
            places.pop_back();
            if (random_.chance(10)) {
                hosts.push_back(hosts.front());
            } else {
                for (std::uint64_t more = random_.chance(75) ? 1 : random_.between(2, 4); more > 0;
                     --more) {
                    const std::uint32_t host = places.back();
                    places.pop_back();
                    if (std::find(hosts.begin(), hosts.end(), host) == hosts.end())
                        hosts.push_back(host);
                }
            }
            if (hosts.size() > 1) plant_in(hosts);
        }
    }

    std::size_t place_count(const Unit& unit) {
        return static_cast<std::size_t>((unit.size + random_.below(bytes_per_planting)) /
                                        bytes_per_planting);
    }

    void plant_in(const std::vector<std::uint32_t>& hosts) {
        std::uint64_t most = 600;
        for (const std::uint32_t host : hosts) {
            const std::uint64_t size = plan_.units[host].size;
            const std::uint64_t places = size / bytes_per_planting + 1;
            most = std::min(most, size / bytes_per_character / 5 / places);
        }
        Passage passage{.seed = random_.next(), .length = passage_length(random_, most)};
        if (passage.length >= 60 && random_.chance(50))
            passage.interval = static_cast<std::uint32_t>(random_.between(20, 60));
        const auto index = static_cast<std::uint32_t>(plan_.passages.size());
        plan_.passages.push_back(passage);
        std::uint32_t variant = 0;
        for (const std::uint32_t host : hosts)
            plan_.units[host].plantings.push_back({index, passage.interval == 0 ? 0 : variant++});
    }

    Random random_;
    std::uint64_t mean_size_;
    std::uint32_t documents_ = 0;
    std::array<std::uint64_t, 3> written_{};
    Plan plan_;
};

}  // namespace

Plan planned(std::uint64_t seed, std::uint64_t bytes, std::uint64_t mean_size) {
    return Planner(seed_of(seed, 1), mean_size).plan(bytes);
}

}  // namespace palimpsest::generator
