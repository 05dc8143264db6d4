#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::core {

/// A row of a layer as annotations.jsonl has it.
struct AnnotatedRow {
    std::uint64_t begin = 0;  ///< Code points.
    std::uint64_t end = 0;
    std::int64_t level = 0;  ///< The field of that name; 0 where there is none.
    /// The other fields that say something, for people: "edtf 202X, kind masked, suspect".
    std::string facts;
};

struct AnnotatedLayer {
    std::string name;
    std::vector<AnnotatedRow> rows;
};

/// A document of annotations.jsonl. Its text stands elsewhere: in `source`.
struct AnnotatedDocument {
    std::string id;
    std::string source;
    std::string encoding;
    std::string text_hash;
    std::vector<AnnotatedLayer> layers;
};

/// The document of `file` that `wanted` names: its id; or the end of its id, from a `/` on; or its
/// source. Empty: the first one.
/// Errors: throws Error when the file cannot be read or is none of a run, when no document is
/// called so (with the nearest name), and when several are (with their ids).
[[nodiscard]] AnnotatedDocument annotated_document(const std::filesystem::path& file,
                                                   std::string_view wanted);

/// Why the run that wrote `annotations` put a document in quarantine; empty where it did not.
/// `wanted`: its id or the end of it; empty: the first that is there.
[[nodiscard]] std::string reason_in_quarantine(const std::filesystem::path& annotations,
                                               std::string_view wanted);

}  // namespace palimpsest::core
