#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <cstdint>
#include <span>
#include <vector>

#include "graph.hpp"

namespace palimpsest::duplicates {

/// Two nodes and how alike they are.
struct Likeness {
    std::size_t a = 0;  ///< The smaller of the two.
    std::size_t b = 0;
    double similarity = 0;

    friend bool operator==(const Likeness&, const Likeness&) = default;
};

/// The most sets that similarity_matrix takes, and the most elements that all of them may have.
inline constexpr std::size_t most_compared_sets = 500;
inline constexpr std::uint64_t most_compared_elements = std::uint64_t{1} << 24;

/// The Jaccard of all pairs of sets: symmetric, with ones on the diagonal; the numbers are those of
/// Overlap::similarity, bit for bit.
/// Elements that stand in the same sets are counted together, so that copies of one text cost
/// little more than reading them: near copies have few such patterns, whatever their length.
/// `sets`: ascending, at most `most_compared_sets` with `most_compared_elements` in all.
/// Memory: a few megabytes. Threads: safe anywhere.
[[nodiscard]] Eigen::MatrixXd similarity_matrix(
    std::span<const std::span<const std::uint64_t>> sets);

/// What `graph` knows about the likeness of these classes (ascending): entry (i, j) is that of
/// classes[i] and classes[j]; nothing where it is not known.
[[nodiscard]] Eigen::SparseMatrix<double> known_similarities(const Graph& graph,
                                                             std::span<const std::size_t> classes);

/// The pairs of a symmetric matrix, without its diagonal and without zeros.
[[nodiscard]] std::vector<Likeness> pairs_of(const Eigen::MatrixXd& matrix);
[[nodiscard]] std::vector<Likeness> pairs_of(const Eigen::SparseMatrix<double>& matrix);

}  // namespace palimpsest::duplicates
