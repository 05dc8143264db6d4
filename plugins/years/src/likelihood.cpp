#include "likelihood.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::years {
namespace {

constexpr double cost_of_period = 0.8;
constexpr double most_for_periods = 2.4;
constexpr double least_against = 1.0;
constexpr double least_bound = 0.7;  // What it costs at least to pass a bound.

}  // namespace

double Cost::at(int distance) const {
    if (distance <= 0) return 0;
    return std::min(most, step + slope * (distance - 1));
}

bool Evidence::speaks_against(int year) const {
    const auto bound = year < first ? not_before() : not_after();
    return bound.has_value() && cost(year) >= least_against;
}

std::optional<int> Evidence::not_before() const {
    return first > first_year && before.step >= least_bound ? std::optional(first) : std::nullopt;
}

std::optional<int> Evidence::not_after() const {
    return last < last_year && after.step >= least_bound ? std::optional(last) : std::nullopt;
}

double Evidence::cost(int year) const {
    const int away = year < first ? first - year : std::max(0, year - last);
    if (period > 0 && away > 0 && away % period == 0)
        return std::min(most_for_periods, cost_of_period * (away / period));
    return year < first ? before.at(away) : after.at(away);
}

void Likelihood::add(const Evidence& evidence) {
    for (int year = first_year; year <= last_year; ++year) add(year, -evidence.cost(year));
}

void Likelihood::add(int year, double gain) {
    if (year < first_year || year > last_year) return;
    gains_[static_cast<std::size_t>(year - first_year)] += gain;
}

std::array<double, Likelihood::count> Likelihood::probabilities() const {
    std::array<double, count> shares{};
    const double most = *std::max_element(gains_.begin(), gains_.end());
    double total = 0;
    for (std::size_t i = 0; i < count; ++i) total += shares[i] = std::exp(gains_[i] - most);
    for (double& share : shares) share /= total;
    return shares;
}

Likely Likelihood::likely(double share) const {
    const auto shares = probabilities();
    Likely best{first_year, last_year, 1};
    for (std::size_t first = 0; first < count; ++first) {
        double sum = 0;
        for (std::size_t last = first; last < count; ++last) {
            sum += shares[last];
            if (sum < share) continue;
            const int width = static_cast<int>(last - first);
            const int shortest = best.last - best.first;
            if (width < shortest || (width == shortest && sum > best.confidence))
                best = {first_year + static_cast<int>(first), first_year + static_cast<int>(last),
                        sum};
            break;
        }
    }
    best.confidence = std::min(best.confidence, 1.0);
    return best;
}

double Likelihood::share(int first, int last) const {
    const auto shares = probabilities();
    double sum = 0;
    for (int year = std::max(first, first_year); year <= std::min(last, last_year); ++year)
        sum += shares[static_cast<std::size_t>(year - first_year)];
    return sum;
}

int Likelihood::best() const {
    const auto best = std::max_element(gains_.begin(), gains_.end());
    return first_year + static_cast<int>(best - gains_.begin());
}

}  // namespace palimpsest::years
