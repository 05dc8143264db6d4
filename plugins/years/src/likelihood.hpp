#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::years {

inline constexpr int first_year = 1949;
inline constexpr int last_year = 2049;

/// What speaks for the years `[first, last]`, and how much every other year costs: `step` for the
/// first year outside and `slope` for each further one, at most `most`. Units: nats.
struct Cost {
    double step = 0;
    double slope = 0;
    double most = 0;

    [[nodiscard]] double at(int distance) const;
};

/// A piece of evidence for the year in which a work was written, at `[begin, end)` of the text.
struct Evidence {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string term;
    int first = first_year;  ///< The years that it speaks for.
    int last = last_year;
    Cost before;
    Cost after;
    int period =
        0;  ///< Where not 0, what holds for `first` holds for years this far apart, if less.

    /// The bounds that it sets; empty where passing them costs next to nothing.
    [[nodiscard]] std::optional<int> not_before() const;
    [[nodiscard]] std::optional<int> not_after() const;

    /// Whether it alone, and not only with others, speaks against `year`.
    [[nodiscard]] bool speaks_against(int year) const;

    /// How much it costs to place the work in `year`.
    [[nodiscard]] double cost(int year) const;
};

/// The years of an interval and how probable it is.
struct Likely {
    int first = first_year;
    int last = last_year;
    double confidence = 0;
};

/// Evidence added up, a logarithm of a probability a year.
class Likelihood {
  public:
    void add(const Evidence& evidence);
    void add(int year, double gain);

    /// The shortest interval that holds `share` of the probability.
    [[nodiscard]] Likely likely(double share) const;
    /// The probability of the years `[first, last]`.
    [[nodiscard]] double share(int first, int last) const;
    [[nodiscard]] int best() const;

  private:
    static constexpr std::size_t count = last_year - first_year + 1;
    [[nodiscard]] std::array<double, count> probabilities() const;

    std::array<double, count> gains_{};
};

}  // namespace palimpsest::years
