#include "core/engine/stage.hpp"

#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include "core/engine/thread_order.hpp"

namespace palimpsest::core {
namespace {

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

/// A batch on its way.
struct Handed {
    std::unique_ptr<Batch> batch;
    ThreadOrder order;
};

/// The batches that are alive. They are owned here and not by what TBB hands from filter to filter:
/// that is lost when a filter throws.
class Alive {
  public:
    explicit Alive(std::size_t most) : places_(most) {
        for (Handed& place : places_) free_.push_back(&place);
    }
    Handed* place() {
        const std::scoped_lock lock(mutex_);
        Handed* const taken = free_.back();
        free_.pop_back();
        return taken;
    }
    void give_back(Handed* place) {
        const std::scoped_lock lock(mutex_);
        free_.push_back(place);
    }

  private:
    std::vector<Handed> places_;
    std::mutex mutex_;
    std::vector<Handed*> free_;
};

/// One filter's work on one batch. `filter`: the order of a filter that takes batch after batch.
template <class Work>
void on_batch(const SpreadWork& stage, const ThreadOrder& filter, Handed& handed, Work&& work) {
    stage.piece([&] {
        const InOrder batch(handed.order);
        const InOrder others(filter);
        work();
    });
}

tbb::filter<Handed*, Handed*> task_filter(const SpreadWork& stage, const ThreadOrder& order,
                                          const Task& task) {
    const auto mode = task.serial ? tbb::filter_mode::serial_in_order : tbb::filter_mode::parallel;
    return tbb::make_filter<Handed*, Handed*>(mode, [&](Handed* handed) {
        on_batch(stage, task.serial ? order : handed->order, *handed, [&] {
            const Release release{handed->batch->alone};
            // A plugin that waits for threads of its own must not be given another batch meanwhile.
            tbb::this_task_arena::isolate([&] { task.run(*handed->batch); });
        });
        return handed;
    });
}

}  // namespace

void run_stage(const std::function<std::unique_ptr<Batch>()>& source, std::vector<Task> tasks,
               const std::function<void(Batch&)>& sink, std::size_t in_flight) {
    tasks = joined(std::move(tasks));
    Alive alive(in_flight);
    const SpreadWork stage;
    const std::vector<ThreadOrder> orders(tasks.size() + 2);
    auto chain = tbb::make_filter<void, Handed*>(
        tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> Handed* {
            Handed* handed = nullptr;
            stage.piece([&] { handed = alive.place(); });
            on_batch(stage, orders.front(), *handed, [&] { handed->batch = source(); });
            if (handed->batch) return handed;
            control.stop();
            return nullptr;
        });
    for (std::size_t i = 0; i < tasks.size(); ++i)
        chain = chain & task_filter(stage, orders[i + 1], tasks[i]);
    const auto last =
        tbb::make_filter<Handed*, void>(tbb::filter_mode::serial_in_order, [&](Handed* handed) {
            on_batch(stage, orders.back(), *handed, [&] {
                sink(*handed->batch);
                handed->batch.reset();
            });
            stage.piece([&] { alive.give_back(handed); });
        });
    stage.whole([&] { tbb::parallel_pipeline(in_flight, chain & last); });
}

}  // namespace palimpsest::core
