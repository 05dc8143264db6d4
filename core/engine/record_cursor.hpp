#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/record.hpp"

namespace palimpsest::core {

/// A place in a sorted sequence of records, first its beginning. Threads: one at a time.
class RecordCursor {
  public:
    virtual ~RecordCursor() = default;

    /// The record that it stands on; null behind the last. Lifetime: until it moves.
    const RecordView* record() const { return at_end_ ? nullptr : &record_; }
    /// Moves to the next record; not behind the last.
    virtual void next() = 0;
    /// Moves to the first record whose key is not less than `key`, back or forth.
    virtual void seek(std::string_view key) = 0;

  protected:
    RecordView record_;
    bool at_end_ = true;
};

/// Merges sorted sequences into one. Its records live in the cursors that it is made of.
class MergeCursor : public RecordCursor {
  public:
    explicit MergeCursor(std::vector<std::unique_ptr<RecordCursor>> parts);

    void next() override;
    void seek(std::string_view key) override;

  private:
    /// The prefix decides most comparisons without a look at the record.
    struct Head {
        std::uint64_t prefix;
        RecordCursor* cursor;
    };

    void build();
    void sift_down(std::size_t i);
    void show_first();
    static bool before(const Head& a, const Head& b);

    std::vector<std::unique_ptr<RecordCursor>> parts_;
    std::vector<Head> heads_;  // A heap, the smallest record first.
};

/// Reads the groups of records that have the same key.
class GroupReader {
  public:
    explicit GroupReader(std::unique_ptr<RecordCursor> cursor) : cursor_(std::move(cursor)) {}

    /// Moves before the first group whose key is not less than `key`.
    void seek(std::string_view key);
    /// Opens the next group, past what is left of the open one. False when there is none, or when
    /// its key is not less than `*end`.
    bool open_next(const std::string* end);
    /// Opens the group of that key; one without records where there is none. Quick when keys
    /// ascend.
    void open(std::string_view key);

    /// Of the open group. Lifetime: until another is opened.
    const std::string& key() const { return key_; }
    /// The group's next record; null after the last. Lifetime: until the next call.
    const RecordView* next();

    /// Records read so far.
    std::uint64_t records() const { return records_; }

  private:
    void skip_rest() {
        while (next() != nullptr) {
        }
    }

    std::unique_ptr<RecordCursor> cursor_;
    std::string key_;
    bool group_open_ = false;
    bool given_ = false;     // The cursor stands on a record that `next` gave.
    bool past_key_ = false;  // The cursor stands on the first record behind key_.
    std::uint64_t records_ = 0;
};

}  // namespace palimpsest::core
