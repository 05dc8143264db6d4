#include "core/engine/stage.hpp"

#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

namespace palimpsest::core {
namespace {

using Shared = std::shared_ptr<Batch>;

/// Neighbouring parallel tasks in one: a batch stays on its thread, and in its cache.
std::vector<Task> joined(std::vector<Task> tasks) {
    std::vector<Task> result;
    for (Task& task : tasks) {
        if (!result.empty() && !task.serial && !result.back().serial) {
            result.back().run = [first = std::move(result.back().run),
                                 second = std::move(task.run)](Batch& batch) {
                first(batch);
                second(batch);
            };
        } else {
            result.push_back(std::move(task));
        }
    }
    return result;
}

/// A lock belongs to the thread that took it: it goes before the batch changes threads.
struct Release {
    std::unique_lock<std::mutex>& lock;
    ~Release() {
        if (lock.owns_lock()) lock.unlock();
    }
};

}  // namespace

void run_stage(const std::function<std::unique_ptr<Batch>()>& source, std::vector<Task> tasks,
               const std::function<void(Batch&)>& sink, std::size_t in_flight) {
    auto chain = tbb::make_filter<void, Shared>(tbb::filter_mode::serial_in_order,
                                                [&](tbb::flow_control& control) -> Shared {
                                                    std::unique_ptr<Batch> batch = source();
                                                    if (!batch) control.stop();
                                                    return batch;
                                                });
    for (Task& task : joined(std::move(tasks))) {
        const auto mode =
            task.serial ? tbb::filter_mode::serial_in_order : tbb::filter_mode::parallel;
        chain = chain &
                tbb::make_filter<Shared, Shared>(mode, [run = std::move(task.run)](Shared batch) {
                    const Release release{batch->alone};
                    // A plugin that waits for threads of its own must not be given
                    // another batch meanwhile.
                    tbb::this_task_arena::isolate([&] { run(*batch); });
                    return batch;
                });
    }
    const auto last = tbb::make_filter<Shared, void>(tbb::filter_mode::serial_in_order,
                                                     [&](const Shared& batch) { sink(*batch); });
    tbb::parallel_pipeline(in_flight, chain & last);
}

}  // namespace palimpsest::core
