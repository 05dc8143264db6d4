#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::report {

/// A document as the page holds it.
struct KeptDocument {
    std::uint64_t position = 0;  ///< In the reader's order, from 0.
    double weight = 0;
    std::string summary;  ///< JSON
    std::string body;     ///< packed
};

/// The documents that the page has room for: those of most weight, of equal ones those read first.
/// Holds at most `bytes` of bodies, and one more while it chooses.
class Selection {
  public:
    Selection(std::size_t documents, std::uint64_t bytes) : most_(documents), bytes_(bytes) {}

    void add(KeptDocument document);

    /// All that were added.
    [[nodiscard]] std::uint64_t seen() const { return seen_; }
    /// In the reader's order; the selection is empty then.
    [[nodiscard]] std::vector<KeptDocument> taken();

  private:
    struct Lighter {
        bool operator()(const KeptDocument& a, const KeptDocument& b) const {
            return a.weight != b.weight ? a.weight < b.weight : a.position > b.position;
        }
    };

    std::size_t most_;
    std::uint64_t bytes_;
    std::uint64_t held_ = 0;
    std::uint64_t seen_ = 0;
    std::set<KeptDocument, Lighter> kept_;
};

}  // namespace palimpsest::report
