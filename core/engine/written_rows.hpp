#pragma once

#include <deque>
#include <vector>

#include "core/document/document.hpp"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

/// Rows and documents in the form that a writer reads. Lifetime: needs what it was made of alive.
class MarshalledRows {
  public:
    explicit MarshalledRows(const Rows& rows);
    MarshalledRows(const MarshalledRows&) = delete;
    MarshalledRows& operator=(const MarshalledRows&) = delete;

    const plm_written_rows* get() const { return &rows_; }

  private:
    plm_written_rows rows_{};
    std::vector<plm_column> columns_;
    std::vector<const plm_column*> pointers_;
    std::vector<const std::int64_t*> code_points_;
};

class MarshalledDocument {
  public:
    explicit MarshalledDocument(const Document& document);
    MarshalledDocument(const MarshalledDocument&) = delete;
    MarshalledDocument& operator=(const MarshalledDocument&) = delete;

    const plm_written_document* get() const { return &written_; }

  private:
    plm_document document_{};
    plm_written_document written_{};
    std::string text_hash_;
    std::deque<MarshalledRows> rows_;  // A deque, because entries are pointed at.
    std::vector<const plm_written_rows*> layers_;
};

}  // namespace palimpsest::core
