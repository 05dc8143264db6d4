#include "core/engine/exchange.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::core {
namespace {

// Pieces of records in memory: small enough that many threads find work, large enough that cutting
// costs nothing.
constexpr std::uint64_t piece_records = 4096;
constexpr std::uint64_t piece_bytes = 256u << 10;
// Pieces of records on disk: each costs a block of every run before its first record.
constexpr std::uint64_t spilled_piece_bytes = 1u << 20;
constexpr std::uint64_t piece_blocks_a_run = 8;

}  // namespace

ExchangeMemory::ExchangeMemory(std::filesystem::path folder, std::uint64_t budget, unsigned threads,
                               std::function<void()> stop)
    : folder_(std::move(folder)),
      budget_(budget),
      stop_(std::move(stop)),
      resident_limit_(budget / 4 * 3),
      sealed_limit_(resident_limit_ / 2),
      block_bytes_(std::clamp<std::uint64_t>(budget / 1024, 256, 64u << 10)),
      chunk_bytes_(std::clamp<std::uint64_t>(budget / 64, 1024, 1u << 20)) {
    // A quarter is for reading: a cursor holds a block of each of its runs, and its frame.
    const std::uint64_t blocks = budget / 4 / (2 * block_bytes_);
    most_runs_ = std::clamp<std::size_t>(blocks / threads, 2, 512);
    most_together_ = std::clamp<std::size_t>(blocks, 2, 4096);
}

void ExchangeMemory::make_room() {
    while (resident_ > resident_limit_) {
        const auto largest = std::max_element(
            open_.begin(), open_.end(),
            [](const Exchange* a, const Exchange* b) { return a->resident() < b->resident(); });
        if (largest == open_.end() || (*largest)->resident() == 0) return;
        (*largest)->spill();
    }
}

Exchange::Exchange(ExchangeMemory& memory, std::string what)
    : memory_(memory), what_(std::move(what)) {
    const std::scoped_lock lock(memory_.mutex_);
    memory_.open_.push_back(this);
}

Exchange::~Exchange() {
    const std::scoped_lock lock(memory_.mutex_);
    close();
    memory_.resident_ -= resident() + sealed_;
    memory_.sealed_ -= sealed_;
}

void Exchange::close() { std::erase(memory_.open_, this); }

std::uint64_t Exchange::resident() const {
    return chunk_bytes_ + chunk_count_ * SortedRecords::memory_per_record;
}

void Exchange::add(const RecordBuffer& batch) {
    if (batch.empty()) return;
    const std::scoped_lock lock(memory_.mutex_);
    memory_.resident_ -= resident();
    keep(batch.bytes());
    chunk_bytes_ += batch.bytes().size();
    chunk_count_ += batch.size();
    count_ += batch.size();
    memory_.resident_ += resident();
    memory_.make_room();
}

void Exchange::keep(std::string_view bytes) {
    const bool fits =
        !chunks_.empty() && chunks_.back().capacity() - chunks_.back().size() >= bytes.size();
    if (!fits) {
        std::string chunk;
        const bool has_its_own = bytes.size() > memory_.chunk_bytes_ / 4;
        chunk.reserve(has_its_own ? bytes.size() : memory_.chunk_bytes_);
        // The one that has room stays the last.
        const auto place = has_its_own && !chunks_.empty() ? chunks_.end() - 1 : chunks_.end();
        chunks_.insert(place, std::move(chunk))->append(bytes);
        return;
    }
    chunks_.back().append(bytes);
}

SortedRecords Exchange::take_sorted() {
    SortedRecords sorted(std::exchange(chunks_, {}), chunk_count_);
    chunk_bytes_ = chunk_count_ = 0;
    return sorted;
}

SpilledRun Exchange::written(RecordCursor& records) {
    if (!file_) file_ = std::make_unique<UnnamedFile>(memory_.folder_, what_);
    const std::uint64_t begin = file_->size();
    SpillWriter writer(*file_, memory_.block_bytes_, memory_.stop_);
    for (; records.record() != nullptr; records.next()) writer.add(*records.record());
    SpilledRun run = writer.finish();
    memory_.spilled_ += file_->size() - begin;
    return run;
}

void Exchange::spill() {
    if (chunk_count_ == 0) return;
    const std::uint64_t freed = resident();
    memory_.stop_();
    const SortedRecords sorted = take_sorted();
    runs_.push_back(written(*sorted.cursor()));
    memory_.resident_ -= freed;
}

void Exchange::seal(Access access) {
    {
        const std::scoped_lock lock(memory_.mutex_);
        close();
        if (runs_.empty() && memory_.sealed_ + resident() <= memory_.sealed_limit_) {
            sealed_ = resident();
            memory_.sealed_ += sealed_;
            sorted_ = take_sorted();
            return;
        }
        spill();
    }
    merge_to(access == Access::in_lookups ? 1 : memory_.most_runs_);
}

void Exchange::merge_to(std::size_t most_runs) {
    while (runs_.size() > most_runs) {
        std::stable_sort(runs_.begin(), runs_.end(), [](const SpilledRun& a, const SpilledRun& b) {
            return a.bytes < b.bytes;
        });
        const std::size_t together = std::min(memory_.most_together_, runs_.size() - most_runs + 1);
        SpilledRun longer = written(*merged(together, {}));
        const auto end = runs_.begin() + static_cast<std::ptrdiff_t>(together);
        for (auto run = runs_.begin(); run != end; ++run)
            file_->free(run->blocks.front().begin, run->end - run->blocks.front().begin);
        runs_.erase(runs_.begin(), end);
        runs_.push_back(std::move(longer));
    }
}

std::unique_ptr<RecordCursor> Exchange::merged(std::size_t runs, std::string_view key) const {
    if (runs == 1) return run_cursor(runs_.front(), *file_, key);
    std::vector<std::unique_ptr<RecordCursor>> parts;
    for (std::size_t i = 0; i < runs; ++i) parts.push_back(run_cursor(runs_[i], *file_, key));
    return std::make_unique<MergeCursor>(std::move(parts));
}

std::unique_ptr<RecordCursor> Exchange::cursor(std::string_view key) const {
    if (!runs_.empty()) return merged(runs_.size(), key);
    auto cursor = sorted_.cursor();
    if (!key.empty()) cursor->seek(key);
    return cursor;
}

std::vector<std::string> Exchange::piece_keys() const {
    std::vector<std::string> keys;
    if (runs_.empty()) {
        const std::uint64_t records = std::clamp<std::uint64_t>(
            piece_bytes * sorted_.size() / std::max<std::uint64_t>(1, sorted_.bytes()), 1,
            piece_records);
        for (std::size_t last = records - 1; last < sorted_.size();) {
            const std::size_t begin = sorted_.group_end(last);
            if (begin < sorted_.size()) keys.emplace_back(sorted_[begin].key);
            last = begin + records - 1;
        }
        return keys;
    }
    std::vector<const SpilledRun::Block*> blocks;
    for (const SpilledRun& run : runs_)
        for (const SpilledRun::Block& block : run.blocks) blocks.push_back(&block);
    std::sort(blocks.begin(), blocks.end(),
              [](const auto* a, const auto* b) { return a->first_key < b->first_key; });
    const std::uint64_t enough =
        std::max(spilled_piece_bytes, piece_blocks_a_run * runs_.size() * memory_.block_bytes_);
    std::uint64_t bytes = 0;
    for (const SpilledRun::Block* block : blocks) {
        const std::string& last = keys.empty() ? blocks.front()->first_key : keys.back();
        if (bytes >= enough && block->first_key != last) {
            keys.push_back(block->first_key);
            bytes = 0;
        }
        bytes += block->bytes;
    }
    return keys;
}

}  // namespace palimpsest::core
