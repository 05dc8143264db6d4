#include "core/engine/stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace palimpsest::core {
namespace {

std::function<std::unique_ptr<Batch>()> batches(std::uint64_t count) {
    return [count, next = std::uint64_t{0}]() mutable -> std::unique_ptr<Batch> {
        if (next == count) return nullptr;
        auto batch = std::make_unique<Batch>();
        batch->works.resize(1);
        batch->works[0].number = next++;
        return batch;
    };
}

std::vector<std::uint64_t> counted(std::uint64_t count) {
    std::vector<std::uint64_t> numbers(count);
    for (std::uint64_t i = 0; i < count; ++i) numbers[i] = i;
    return numbers;
}

void wait_unevenly(std::uint64_t number) {
    std::this_thread::sleep_for(std::chrono::microseconds((number * 7919) % 5 * 100));
}

class RunStage : public testing::TestWithParam<int> {
  protected:
    tbb::global_control workers_{tbb::global_control::max_allowed_parallelism,
                                 static_cast<std::size_t>(GetParam())};
    tbb::task_arena arena_{GetParam()};
};

TEST_P(RunStage, KeepsTheOrderForSerialTasksAndTheSink) {
    std::vector<std::uint64_t> serial, sunk;
    std::atomic<int> at_once{0};
    bool alone = true;
    const std::vector<Task> tasks = {
        {false, [](Batch& batch) { wait_unevenly(batch.works[0].number); }},
        {true,
         [&](Batch& batch) {
             alone = alone && at_once++ == 0;
             serial.push_back(batch.works[0].number);
             --at_once;
         }},
        {false, [](Batch& batch) { wait_unevenly(batch.works[0].number + 3); }},
    };
    arena_.execute([&] {
        run_stage(
            batches(200), tasks, [&](Batch& batch) { sunk.push_back(batch.works[0].number); }, 8);
    });
    EXPECT_EQ(serial, counted(200));
    EXPECT_EQ(sunk, counted(200));
    EXPECT_TRUE(alone);
}

TEST_P(RunStage, RunsNeighbouringTasksInTheirOrder) {
    std::vector<std::string> trails;
    std::vector<Task> tasks;
    for (const char mark : {'a', 'b', 'c'})
        tasks.push_back({false, [mark](Batch& batch) { batch.works[0].packed += mark; }});
    arena_.execute([&] {
        run_stage(
            batches(20), tasks, [&](Batch& batch) { trails.push_back(batch.works[0].packed); }, 4);
    });
    EXPECT_EQ(trails, std::vector<std::string>(20, "abc"));
}

TEST_P(RunStage, KeepsAtMostTheGivenNumberOfBatchesAlive) {
    std::atomic<int> alive{0};
    std::atomic<int> most{0};
    const auto source = [&, inner = batches(100)]() mutable {
        auto batch = inner();
        if (batch) most = std::max(most.load(), ++alive);
        return batch;
    };
    const std::vector<Task> tasks = {
        {false, [](Batch& batch) { wait_unevenly(batch.works[0].number); }}};
    arena_.execute([&] {
        run_stage(
            source, tasks, [&](Batch&) { --alive; }, 3);
    });
    EXPECT_LE(most, 3);
}

TEST_P(RunStage, LetsOneBatchAtATimeHoldALock) {
    std::mutex mutex;
    std::atomic<int> inside{0};
    std::atomic<bool> alone{true};
    const std::vector<Task> tasks = {{false,
                                      [&](Batch& batch) {
                                          if (batch.works[0].number % 3 == 0)
                                              batch.alone = std::unique_lock(mutex);
                                      }},
                                     {false, [&](Batch& batch) {
                                          if (!batch.alone.owns_lock()) return;
                                          if (inside++ != 0) alone = false;
                                          wait_unevenly(batch.works[0].number);
                                          --inside;
                                      }}};
    std::vector<std::uint64_t> sunk;
    arena_.execute([&] {
        run_stage(
            batches(60), tasks, [&](Batch& batch) { sunk.push_back(batch.works[0].number); }, 8);
    });
    EXPECT_TRUE(alone);
    EXPECT_EQ(sunk, counted(60));
}

TEST_P(RunStage, BringsOutWhatATaskThrows) {
    const std::vector<Task> tasks = {{false, [](Batch& batch) {
                                          if (batch.works[0].number == 30)
                                              throw std::runtime_error("thirty");
                                      }}};
    std::vector<std::uint64_t> sunk;
    arena_.execute([&] {
        try {
            run_stage(
                batches(100), tasks, [&](Batch& batch) { sunk.push_back(batch.works[0].number); },
                4);
            ADD_FAILURE() << "nothing was thrown";
        } catch (const std::runtime_error& error) {
            EXPECT_STREQ(error.what(), "thirty");
        }
    });
    EXPECT_LE(sunk.size(), 30u);
}

// LeakSanitizer looks at this one: batches wait for a slow neighbour while a task throws.
TEST_P(RunStage, LetsGoOfAllBatchesWhenATaskThrows) {
    const std::vector<Task> tasks = {{false,
                                      [](Batch& batch) {
                                          batch.works[0].packed.assign(1000, 'x');
                                          wait_unevenly(batch.works[0].number);
                                      }},
                                     {true, [](Batch& batch) {
                                          if (batch.works[0].number == 20)
                                              throw std::runtime_error("twenty");
                                      }}};
    arena_.execute([&] {
        EXPECT_THROW(run_stage(
                         batches(100), tasks, [](Batch&) {}, 16),
                     std::runtime_error);
    });
}

TEST_P(RunStage, WithoutBatchesDoesNothing) {
    arena_.execute([&] {
        run_stage(
            batches(0), {}, [](Batch&) { FAIL(); }, 4);
    });
}

INSTANTIATE_TEST_SUITE_P(Threads, RunStage, testing::Values(1, 2, 8));

}  // namespace
}  // namespace palimpsest::core
