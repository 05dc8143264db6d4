#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "database.hpp"
#include "tables.hpp"

namespace palimpsest::sqlite {

/// Puts rows into the tables of a plan. Keys count from 1 in the order of the rows, so that a
/// reference to row i of a document's layer is the key of its row 0 plus i.
/// Threads: one at a time. Lifetime: database and plan must outlive it.
class Inserts {
  public:
    Inserts(Database& database, const Plan& plan, std::int64_t covered_text);

    /// A document with all its layers. Returns how many rows it brought.
    std::uint64_t document(const WrittenDocument& document);
    /// Rows of a corpus table.
    void table(std::size_t table, const WrittenRows& rows);
    void rejection(const Rejection& rejection);
    void run_values(std::string_view run_json);

  private:
    struct Target {
        Statement statement;
        std::uint64_t rows = 0;  ///< That it has already.
    };
    Target target(const TablePlan& plan);
    /// `bases`: by target, the key of the row that a reference 0 means.
    void rows(const TablePlan& plan, Target& target, const WrittenRows& rows,
              const WrittenDocument* document, const std::vector<std::int64_t>& bases);
    std::string_view covered(std::string_view text) const;

    Database& database_;
    const Plan& plan_;
    std::int64_t covered_text_;
    Statement documents_;
    Statement quarantine_;
    std::vector<Target> layers_;
    std::vector<Target> tables_;
};

}  // namespace palimpsest::sqlite
