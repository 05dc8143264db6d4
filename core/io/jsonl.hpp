#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.hpp"
#include "core/document/layer_info.hpp"
#include "core/document/rows.hpp"
#include "core/io/rejection.hpp"

namespace palimpsest::core {

/// The ids behind document numbers. `id` is called from several threads.
class DocumentNames {
  public:
    virtual ~DocumentNames() = default;

    /// The id of document `number`; valid until the run ends.
    virtual std::string_view id(std::uint64_t number) const = 0;
};

/// Writes documents as lines of annotations.jsonl (docs/formats.md).
/// A layer whose parent is in the schema is shown inside the parent's rows, under its `field`, and
/// not on its own; its first declared column, the reference to the parent's row, is left out.
/// Threads: const calls are safe concurrently.
class DocumentRenderer {
  public:
    /// `schema`: what the steps of the run produce, in the order of the documents' slots.
    /// `covered_text`: how many code points of the text under a row to show; 0 = none.
    DocumentRenderer(std::span<const LayerInfo> schema, std::int64_t covered_text);
    ~DocumentRenderer();
    DocumentRenderer(DocumentRenderer&&) noexcept;
    DocumentRenderer& operator=(DocumentRenderer&&) noexcept;

    /// Appends one line, with its newline. `document` has the schema's slots.
    void render(const Document& document, const DocumentNames& names, std::string& out) const;

  private:
    struct Plan;
    std::unique_ptr<const Plan> plan_;
};

/// A child of a corpus table: its declaration and its rows.
struct ChildTable {
    const LayerInfo* info = nullptr;
    const Rows* rows = nullptr;
};

/// Appends a corpus table, a line a row. `children`: tables whose `parent` is this one or another
/// child; their rows stand inside their parents' rows. `taken`: unless null, called when many lines
/// stand in `out`; takes them out, so that a large table need not stand there whole.
void render_table(const LayerInfo& info, const Rows& rows, std::span<const ChildTable> children,
                  const DocumentNames& names, std::string& out,
                  const std::function<void()>& taken = {});

/// `text` with U+FFFD where it is not UTF-8: what a plugin says need not be.
std::string readable(const std::string& text);

/// Appends one line of quarantine.jsonl, with its newline.
void render_rejection(const Rejection& rejection, std::string& out);

}  // namespace palimpsest::core
