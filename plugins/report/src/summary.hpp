#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "palimpsest/draft/writer.hpp"
#include "row_json.hpp"
#include "row_plan.hpp"

namespace palimpsest::report {

/// What the page knows of a document without opening it.
struct Summary {
    std::string json;
    /// How much there is to look at: copies and suspect years. Documents of more weight are kept
    /// where not all can be.
    double weight = 0;
    double copied = 0;             ///< 0 to 1
    std::uint64_t works = 0;       ///< Rows of `works`.
    std::uint64_t with_years = 0;  ///< Rows of `work_years`, those with a written year or not.
    std::uint64_t dated = 0;       ///< Those with one.
    std::uint64_t suspects = 0;    ///< Suspect years and amounts.
};

/// Sums over all documents of a run, whether the page holds them or not.
struct Found {
    std::uint64_t works = 0;
    std::uint64_t work_years = 0;
    std::uint64_t dated_works = 0;
    std::uint64_t suspects = 0;
    std::uint64_t suspect_documents = 0;

    void add(const Summary& summary);
    /// As an object.
    void write(Json& json) const;
};

/// Makes summaries and bodies of documents. Threads: const calls are safe concurrently.
class Summarizer {
  public:
    explicit Summarizer(const RunSchema& schema);

    /// Names of the layers that are no children; `counts` of a summary follows their order.
    [[nodiscard]] std::vector<std::string> layers() const;

    [[nodiscard]] Summary summary(const WrittenDocument& document, const Names& names) const;

    /// The text and all layers as JSON.
    [[nodiscard]] std::string body(const WrittenDocument& document, const Names& names) const;

  private:
    [[nodiscard]] const RowPlan* plan(std::string_view layer) const;
    void facts(Json& json, const WrittenDocument& document) const;
    void list(Json& json, std::string_view layer, const WrittenDocument& document,
              const Names& names) const;
    /// Writes the rows of `layer` that are suspect, with the text around them; how many there are.
    std::size_t suspects(Json& json, std::string_view layer, const WrittenDocument& document,
                         const Names& names) const;
    /// The share of the text that stands in other documents; of a document that is a copy as a
    /// whole, how alike they are, but no more than the other one is long.
    [[nodiscard]] double copied(const WrittenDocument& document) const;
    /// The greatest share that the partner of a row can have of the document: a text that says one
    /// thing many times is like one that says it once, but not all of it stands there.
    [[nodiscard]] double most_shared(const WrittenRows& rows, std::uint64_t row) const;
    [[nodiscard]] std::uint64_t rows_of_layer(std::string_view layer,
                                              const WrittenDocument& document) const;
    [[nodiscard]] std::uint64_t dated(const WrittenDocument& document) const;

    std::vector<RowPlan> plans_;
    std::optional<std::size_t> copies_;
    std::optional<std::size_t> partner_;  ///< Columns of `copies`.
    std::optional<std::size_t> partner_begin_;
    std::optional<std::size_t> partner_end_;
    std::optional<std::size_t> unit_;
    std::optional<std::size_t> similarity_;
    std::optional<std::size_t> suspect_;  ///< Column of `years`.
    std::optional<std::size_t> written_;  ///< Column of `work_years`.
};

}  // namespace palimpsest::report
