#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/rows.hpp"
#include "core/text/code_point_index.hpp"
#include "core/text/projection.hpp"

namespace palimpsest::core {

/// A document as a reader delivers it.
struct SourceDocument {
    std::uint64_t number = 0;        ///< Ascending in the reader's order.
    std::string id;                  ///< Path relative to the reader's root, or the record's id.
    std::string source;              ///< Where it came from, for people: a path, or path:line.
    std::string encoding;            ///< Canonical name of what it was decoded from.
    double encoding_confidence = 1;  ///< 0..1
    std::uint64_t replaced = 0;      ///< Ill-formed sequences that became U+FFFD.
    std::string text;                ///< Valid UTF-8.
};

/// A document with what has been found out about it.
/// Threads: changed by one thread at a time; const calls are safe concurrently.
class Document {
  public:
    Document(SourceDocument source, std::size_t layer_slots);
    /// With the same text and layers; projections are computed anew.
    Document copy() const;

    const SourceDocument& source() const { return source_; }
    std::string_view text() const { return source_.text; }
    std::uint64_t number() const { return source_.number; }

    /// Built when first asked for.
    const CodePointIndex& code_points() const;

    /// The rows in a slot of the run's schema; nothing where no step has produced it yet.
    const std::optional<Rows>& layer(std::size_t slot) const { return layers_[slot]; }
    std::size_t layer_slots() const { return layers_.size(); }
    void set_layer(std::size_t slot, Rows rows) { layers_[slot] = std::move(rows); }

    /// A projection, computed once a recipe. PLM_DROP_NOISE drops the rows of slot `noise` whose
    /// column `kind` (index into the slot's columns) names text that belongs to no work.
    /// Steps that stand before and after one that adds noise get a projection each.
    /// Lifetime: the document's.
    struct Noise {
        std::size_t slot = 0;
        std::size_t kind = 0;
    };
    const Projection& projection(ProjectionRecipe recipe, std::optional<Noise> noise) const;

    /// Memory that the text and the layers take, in bytes.
    std::uint64_t memory() const;

  private:
    struct Derived {
        std::mutex mutex;
        std::optional<CodePointIndex> code_points;
        std::map<std::pair<ProjectionRecipe, std::uint64_t>, Projection> projections;
    };

    SourceDocument source_;
    std::vector<std::optional<Rows>> layers_;
    std::unique_ptr<Derived> derived_;
};

}  // namespace palimpsest::core
