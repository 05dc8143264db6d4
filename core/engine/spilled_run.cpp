#include "core/engine/spilled_run.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

#include "core/engine/compression.hpp"
#include "core/engine/thread_order.hpp"

namespace palimpsest::core {
namespace {

constexpr std::size_t index_key_bytes = 32;
// Frames are made in parallel, so many blocks at a time, and written in order.
constexpr std::size_t blocks_together = 16;

class RunCursor : public RecordCursor {
  public:
    RunCursor(const SpilledRun& run, const UnnamedFile& file) : run_(run), file_(file) {}

    void next() override {
        if (place_ == bytes_.data() + bytes_.size())
            enter(block_ + 1);
        else
            record_ = next_record(place_);
    }

    void seek(std::string_view key) override {
        // Blocks before the last one that begins with less hold nothing of the key.
        const auto from = std::partition_point(
            run_.blocks.begin(), run_.blocks.end(),
            [&](const SpilledRun::Block& block) { return block.first_key < index_key(key); });
        const auto block = static_cast<std::size_t>(from - run_.blocks.begin());
        const std::size_t first = block == 0 ? 0 : block - 1;
        if (at_end_ || block_ < first || !(record_.key < key)) enter(first);
        while (!at_end_ && record_.key < key) next();
    }

  private:
    void enter(std::size_t block) {
        at_end_ = block == run_.blocks.size();
        if (at_end_) return;
        if (block != block_) {
            const SpilledRun::Block& entered = run_.blocks[block];
            frame_.resize(entered.size);
            file_.read(entered.begin, frame_);
            decompress(frame_, bytes_, file_.what());
            block_ = block;
        }
        place_ = bytes_.data();
        record_ = next_record(place_);
    }

    static constexpr std::size_t no_block = ~std::size_t{0};

    const SpilledRun& run_;
    const UnnamedFile& file_;
    std::string frame_;
    std::string bytes_;
    std::size_t block_ = no_block;  // That bytes_ is.
    const char* place_ = nullptr;
};

}  // namespace

std::string_view index_key(std::string_view key) { return key.substr(0, index_key_bytes); }

SpillWriter::SpillWriter(UnnamedFile& file, std::uint64_t block_bytes,
                         const std::function<void()>& stop)
    : file_(file), block_bytes_(block_bytes), stop_(stop) {
    run_.end = file.size();
}

void SpillWriter::add(const RecordView& record) {
    if (block_.empty()) first_key_ = index_key(record.key);
    block_.add(record);
    if (block_.bytes().size() >= block_bytes_) end_block();
}

void SpillWriter::end_block() {
    if (block_.empty()) return;
    run_.bytes += block_.bytes().size();
    waiting_bytes_ += block_.bytes().size();
    run_.blocks.push_back({first_key_, 0, 0, block_.bytes().size()});
    waiting_.emplace_back(block_.bytes());
    block_.clear();
    if (waiting_.size() == blocks_together || waiting_bytes_ >= blocks_together * block_bytes_)
        write_waiting();
}

void SpillWriter::write_waiting() {
    if (waiting_.empty()) return;
    stop_();
    const SpreadWork all;
    tbb::this_task_arena::isolate([&] {
        all.whole([&] {
            tbb::parallel_for(std::size_t{0}, waiting_.size(), [&](std::size_t i) {
                all.piece([&] { waiting_[i] = compressed(waiting_[i]); });
            });
        });
    });
    std::size_t block = run_.blocks.size() - waiting_.size();
    for (const std::string& frame : waiting_) {
        run_.blocks[block].begin = file_.append(frame);
        run_.blocks[block++].size = frame.size();
    }
    waiting_.clear();
    waiting_bytes_ = 0;
}

SpilledRun SpillWriter::finish() {
    end_block();
    write_waiting();
    run_.end = file_.size();
    return std::move(run_);
}

std::unique_ptr<RecordCursor> run_cursor(const SpilledRun& run, const UnnamedFile& file,
                                         std::string_view key) {
    auto cursor = std::make_unique<RunCursor>(run, file);
    cursor->seek(key);
    return cursor;
}

}  // namespace palimpsest::core
