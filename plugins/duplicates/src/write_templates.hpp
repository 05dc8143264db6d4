#pragma once

#include "clustering.hpp"
#include "palimpsest/corpus.hpp"
#include "unit_reader.hpp"

namespace palimpsest::duplicates {

/// What was written of templates, and what not.
struct TemplateCounts {
    std::int64_t written = 0;
    std::int64_t left_out = 0;          ///< Templates with a medoid too long, or too many slots.
    std::int64_t texts_left_out = 0;    ///< Texts that count in no template.
    std::int64_t members_left_out = 0;  ///< Members whose values are not listed.
};

/// Writes the template of each cluster that has two members of different wording: its row, its
/// slots, and what each member has in each slot.
/// Texts that read the same count once. Of a cluster those count that are most like the medoid: up
/// to 500 texts, of 4 MiB each and 64 MiB in all. Values are listed of up to 500 members and up to
/// 250,000 of a template (of each text one member before any has two); up to 200 code points of
/// each are shown. A template of more than 20,000 slots is not written.
/// Memory: two texts at a time, 100 bytes a token of them, and the values with what is shown of
/// them.
TemplateCounts write_templates(UnitKind kind, const Graph& graph, const Clustering& clustering,
                               const UnitReader& reader, Sink& sink);

}  // namespace palimpsest::duplicates
