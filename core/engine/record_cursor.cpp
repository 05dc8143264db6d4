#include "core/engine/record_cursor.hpp"

#include <utility>

namespace palimpsest::core {

MergeCursor::MergeCursor(std::vector<std::unique_ptr<RecordCursor>> parts)
    : parts_(std::move(parts)) {
    heads_.reserve(parts_.size());
    build();
}

bool MergeCursor::before(const Head& a, const Head& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return *a.cursor->record() < *b.cursor->record();
}

void MergeCursor::build() {
    heads_.clear();
    for (const auto& part : parts_)
        if (part->record() != nullptr)
            heads_.push_back({key_prefix(part->record()->key), part.get()});
    for (std::size_t i = heads_.size() / 2; i-- > 0;) sift_down(i);
    show_first();
}

void MergeCursor::sift_down(std::size_t i) {
    const Head sinking = heads_[i];
    for (;;) {
        std::size_t child = 2 * i + 1;
        if (child >= heads_.size()) break;
        if (child + 1 < heads_.size() && before(heads_[child + 1], heads_[child])) ++child;
        if (!before(heads_[child], sinking)) break;
        heads_[i] = heads_[child];
        i = child;
    }
    heads_[i] = sinking;
}

void MergeCursor::show_first() {
    at_end_ = heads_.empty();
    if (!at_end_) record_ = *heads_.front().cursor->record();
}

void MergeCursor::next() {
    Head& first = heads_.front();
    first.cursor->next();
    if (const RecordView* record = first.cursor->record()) {
        first.prefix = key_prefix(record->key);
    } else {
        first = heads_.back();
        heads_.pop_back();
    }
    if (!heads_.empty()) sift_down(0);
    show_first();
}

void MergeCursor::seek(std::string_view key) {
    for (const auto& part : parts_) part->seek(key);
    build();
}

void GroupReader::seek(std::string_view key) {
    cursor_->seek(key);
    group_open_ = given_ = past_key_ = false;
}

const RecordView* GroupReader::next() {
    if (!group_open_) return nullptr;
    if (given_) cursor_->next();
    const RecordView* record = cursor_->record();
    given_ = record != nullptr && record->key == key_;
    if (given_) {
        ++records_;
        return record;
    }
    group_open_ = false;
    past_key_ = true;
    return nullptr;
}

bool GroupReader::open_next(const std::string* end) {
    skip_rest();
    const RecordView* record = cursor_->record();
    if (record == nullptr || (end != nullptr && record->key >= *end)) return false;
    key_ = record->key;
    group_open_ = true;
    return true;
}

void GroupReader::open(std::string_view key) {
    skip_rest();
    const RecordView* record = cursor_->record();
    // Between the key before and the record that follows there is nothing to look for.
    const bool stands_there = past_key_ && key_ < key && (record == nullptr || record->key >= key);
    if (!stands_there) cursor_->seek(key);
    key_ = key;
    group_open_ = true;
    given_ = past_key_ = false;
}

}  // namespace palimpsest::core
