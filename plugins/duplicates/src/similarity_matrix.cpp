#include "similarity_matrix.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <unordered_map>
#include <utility>

namespace palimpsest::duplicates {
namespace {

/// The sets that an element stands in.
using Pattern = std::bitset<512>;
static_assert(most_compared_sets <= Pattern().size());

/// Counts what the sets of each pair share.
class SharedElements {
  public:
    explicit SharedElements(std::size_t sets)
        : counts_(Eigen::MatrixXf::Zero(index(sets), index(sets))) {}

    void add(const Pattern& pattern) {
        if (patterns_.size() == most_patterns && !patterns_.contains(pattern)) flush();
        ++patterns_[pattern];
    }

    /// Below the diagonal; on it is what a set shares with any other.
    Eigen::MatrixXf counts() && {
        flush();
        return std::move(counts_);
    }

  private:
    static constexpr std::size_t most_patterns = 4096;

    static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

    /// Whole numbers below 2^24, which floats hold exactly: their order does not matter.
    void flush() {
        if (patterns_.empty()) return;  // Eigen would look at an element of an empty product.
        const Eigen::Index sets = counts_.rows();
        Eigen::MatrixXf members = Eigen::MatrixXf::Zero(sets, index(patterns_.size()));
        Eigen::VectorXf elements(index(patterns_.size()));
        Eigen::Index column = 0;
        for (const auto& [pattern, count] : patterns_) {
            for (Eigen::Index row = 0; row < sets; ++row)
                if (pattern[static_cast<std::size_t>(row)]) members(row, column) = 1;
            elements(column++) = static_cast<float>(count);
        }
        const Eigen::MatrixXf weighted = members * elements.asDiagonal();
        counts_.triangularView<Eigen::Lower>() += members * weighted.transpose();
        patterns_.clear();
    }

    Eigen::MatrixXf counts_;
    std::unordered_map<Pattern, std::uint32_t> patterns_;
};

/// Which sets the elements of a slice stand in.
class SliceTable {
  public:
    void reset(std::size_t elements) {
        elements_.clear();
        places_.assign(std::bit_ceil(2 * elements + 1), 0);
    }

    void add(std::uint64_t element, std::size_t set) {
        std::size_t i = element & (places_.size() - 1);
        while (places_[i] != 0 && elements_[places_[i] - 1].number != element)
            i = (i + 1) & (places_.size() - 1);
        if (places_[i] == 0) {
            elements_.push_back({element, 0, {}});
            places_[i] = static_cast<std::uint32_t>(elements_.size());
        }
        Element& found = elements_[places_[i] - 1];
        ++found.sets;
        found.pattern.set(set);
    }

    void add_shared_to(SharedElements& shared) const {
        for (const Element& element : elements_)
            if (element.sets > 1) shared.add(element.pattern);
    }

  private:
    struct Element {
        std::uint64_t number = 0;
        std::uint32_t sets = 0;
        Pattern pattern;
    };

    std::vector<Element> elements_;
    std::vector<std::uint32_t> places_;  // 1 and more: a place in `elements_`; 0: none.
};

/// Goes through all sets at once, by slices of the numbers, and notes who has what.
SharedElements shared_elements(std::span<const std::span<const std::uint64_t>> sets) {
    constexpr unsigned slice_bits = 10;
    SharedElements shared(sets.size());
    SliceTable slice;
    std::vector<std::size_t> begins(sets.size(), 0);
    std::vector<std::size_t> ends(sets.size(), 0);
    for (std::uint64_t number = 0; number < std::uint64_t{1} << slice_bits; ++number) {
        std::size_t elements = 0;
        for (std::size_t i = 0; i < sets.size(); ++i) {
            begins[i] = ends[i];
            while (ends[i] < sets[i].size() && sets[i][ends[i]] >> (64 - slice_bits) == number)
                ++ends[i];
            elements += ends[i] - begins[i];
        }
        slice.reset(elements);
        for (std::size_t i = 0; i < sets.size(); ++i)
            for (std::size_t j = begins[i]; j < ends[i]; ++j) slice.add(sets[i][j], i);
        slice.add_shared_to(shared);
    }
    return shared;
}

}  // namespace

Eigen::MatrixXd similarity_matrix(std::span<const std::span<const std::uint64_t>> sets) {
    const Eigen::MatrixXf shared = shared_elements(sets).counts();
    const auto count = static_cast<Eigen::Index>(sets.size());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(count, count);
    for (std::size_t a = 0; a < sets.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const auto row = static_cast<Eigen::Index>(a);
            const auto column = static_cast<Eigen::Index>(b);
            Overlap overlap;
            overlap.shared = static_cast<std::uint64_t>(shared(row, column));
            overlap.united = sets[a].size() + sets[b].size() - overlap.shared;
            matrix(row, column) = matrix(column, row) = overlap.similarity();
        }
    return matrix;
}

Eigen::SparseMatrix<double> known_similarities(const Graph& graph,
                                               std::span<const std::size_t> classes) {
    std::vector<Eigen::Triplet<double>> entries;
    for (std::size_t i = 0; i < classes.size(); ++i)
        for (const Graph::Link& link : graph.links(classes[i])) {
            const auto found = std::lower_bound(classes.begin(), classes.end(), link.to);
            if (found == classes.end() || *found != link.to) continue;
            entries.emplace_back(static_cast<int>(i), static_cast<int>(found - classes.begin()),
                                 link.similarity);
        }
    const auto count = static_cast<Eigen::Index>(classes.size());
    Eigen::SparseMatrix<double> matrix(count, count);
    matrix.setFromTriplets(entries.begin(), entries.end());
    return matrix;
}

std::vector<Likeness> pairs_of(const Eigen::MatrixXd& matrix) {
    std::vector<Likeness> pairs;
    for (Eigen::Index b = 0; b < matrix.cols(); ++b)
        for (Eigen::Index a = 0; a < b; ++a)
            if (matrix(a, b) > 0)
                pairs.push_back(
                    {static_cast<std::size_t>(a), static_cast<std::size_t>(b), matrix(a, b)});
    return pairs;
}

std::vector<Likeness> pairs_of(const Eigen::SparseMatrix<double>& matrix) {
    std::vector<Likeness> pairs;
    for (Eigen::Index column = 0; column < matrix.outerSize(); ++column)
        for (Eigen::SparseMatrix<double>::InnerIterator entry(matrix, column); entry; ++entry)
            if (entry.row() < entry.col())
                pairs.push_back({static_cast<std::size_t>(entry.row()),
                                 static_cast<std::size_t>(entry.col()), entry.value()});
    return pairs;
}

}  // namespace palimpsest::duplicates
