#include "core/engine/sorted_records.hpp"

#include <oneapi/tbb/parallel_sort.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

namespace palimpsest::core {
namespace {

// Records stand in memory as they came; the one that is read soon is asked for early.
constexpr std::size_t look_ahead = 8;

}  // namespace

class SortedRecords::Cursor : public RecordCursor {
  public:
    explicit Cursor(const SortedRecords& records) : records_(records) { show(); }

    void next() override {
        ++place_;
        show();
    }
    void seek(std::string_view key) override {
        place_ = records_.lower_bound(key);
        show();
    }

  private:
    void show() {
        const auto& entries = records_.entries_;
        if (place_ + look_ahead < entries.size())
            __builtin_prefetch(entries[place_ + look_ahead].record);
        at_end_ = place_ == entries.size();
        if (!at_end_) record_ = records_[place_];
    }

    const SortedRecords& records_;
    std::size_t place_ = 0;
};

SortedRecords::SortedRecords(std::vector<std::string> chunks, std::size_t count)
    : chunks_(std::move(chunks)) {
    entries_.reserve(count);
    for (const std::string& chunk : chunks_) {
        bytes_ += chunk.size();
        const char* const end = chunk.data() + chunk.size();
        for (const char* record = chunk.data(); record != end;) {
            const char* const begin = record;
            entries_.push_back({key_prefix(next_record(record).key), begin});
        }
    }
#if defined(__SANITIZE_THREAD__)
    // It cannot see how TBB orders the threads of its sort.
    std::sort(entries_.begin(), entries_.end(), before);
#else
    tbb::this_task_arena::isolate(
        [this] { tbb::parallel_sort(entries_.begin(), entries_.end(), before); });
#endif
}

bool SortedRecords::before(const Entry& a, const Entry& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    const char* first = a.record;
    const char* second = b.record;
    return next_record(first) < next_record(second);
}

RecordView SortedRecords::operator[](std::size_t i) const {
    const char* record = entries_[i].record;
    return next_record(record);
}

std::size_t SortedRecords::lower_bound(std::string_view key) const {
    const std::uint64_t prefix = key_prefix(key);
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key,
                                        [&](const Entry& entry, std::string_view wanted) {
                                            if (entry.prefix != prefix)
                                                return entry.prefix < prefix;
                                            const char* record = entry.record;
                                            return next_record(record).key < wanted;
                                        });
    return static_cast<std::size_t>(found - entries_.begin());
}

std::size_t SortedRecords::group_end(std::size_t i) const {
    const Entry& entry = entries_[i];
    const std::string_view key = (*this)[i].key;
    const auto end = std::partition_point(entries_.begin() + static_cast<std::ptrdiff_t>(i),
                                          entries_.end(), [&](const Entry& candidate) {
                                              if (candidate.prefix != entry.prefix)
                                                  return candidate.prefix < entry.prefix;
                                              const char* record = candidate.record;
                                              return next_record(record).key == key;
                                          });
    return static_cast<std::size_t>(end - entries_.begin());
}

std::unique_ptr<RecordCursor> SortedRecords::cursor() const {
    return std::make_unique<Cursor>(*this);
}

}  // namespace palimpsest::core
