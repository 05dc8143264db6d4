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
    std::uint64_t suspects = 0;
    /// JSON: what the page says of it where it is left out; empty: nothing.
    std::string mention;
};

/// The documents that the page has room for. Half of the room goes to those with most suspects, as
/// far as there are such documents, so that copies cannot crowd them out; the rest to those of most
/// weight. Of equal ones those read first are kept.
/// Holds at most `bytes` of bodies, and one more while it chooses.
class Selection {
  public:
    Selection(std::size_t documents, std::uint64_t bytes) : most_(documents), bytes_(bytes) {}

    void add(KeptDocument document);

    /// All that were added.
    [[nodiscard]] std::uint64_t seen() const { return seen_; }
    /// Mentions of documents that are left out, in the order in which they were: the first
    /// `most_mentions` that have one.
    [[nodiscard]] const std::vector<std::string>& mentions() const { return mentions_; }
    static constexpr std::size_t most_mentions = 200'000;
    /// In the reader's order; the selection is empty then.
    [[nodiscard]] std::vector<KeptDocument> taken();

  private:
    struct Lighter {
        bool operator()(const KeptDocument& a, const KeptDocument& b) const {
            return a.weight != b.weight ? a.weight < b.weight : a.position > b.position;
        }
    };

    struct LessSuspect {
        bool operator()(const KeptDocument& a, const KeptDocument& b) const {
            return a.suspects != b.suspects ? a.suspects < b.suspects : Lighter()(a, b);
        }
    };

    void drop_lightest();

    std::size_t most_;
    std::uint64_t bytes_;
    std::uint64_t held_ = 0;
    std::uint64_t held_suspect_ = 0;
    std::uint64_t seen_ = 0;
    std::set<KeptDocument, LessSuspect> suspect_;  ///< In the half that is theirs.
    std::set<KeptDocument, Lighter> others_;
    std::vector<std::string> mentions_;
};

}  // namespace palimpsest::report
