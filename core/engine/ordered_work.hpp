#pragma once

#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "core/engine/thread_order.hpp"

namespace palimpsest::core {

/// Calls `work` for 0 to count - 1 on the threads of the calling arena, and `take` for what it
/// returns: in order, one at a time. At most `in_flight` results wait. What either throws ends the
/// work and comes out here.
template <class Work, class Take>
void spread_in_order(std::size_t count, std::size_t in_flight, const Work& work, const Take& take) {
    using Result = decltype(work(std::size_t{0}));
    struct Place {
        std::optional<Result> result;
        ThreadOrder order;
    };
    // Those alive follow each other, so each has a place of its own.
    std::vector<Place> places(in_flight);
    const SpreadWork all;
    const ThreadOrder source_order;
    const ThreadOrder take_order;
    std::size_t next = 0;
    const auto source = tbb::make_filter<void, std::size_t>(
        tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> std::size_t {
            std::size_t given = 0;
            all.piece([&] {
                const InOrder others(source_order);
                given = next;
                if (next < count)
                    ++next;
                else
                    control.stop();
            });
            return given;
        });
    const auto working =
        tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, [&](std::size_t i) {
            all.piece([&] {
                Place& place = places[i % in_flight];
                const InOrder order(place.order);
                // Who waits for threads of its own must not be given another piece meanwhile.
                tbb::this_task_arena::isolate([&] { place.result.emplace(work(i)); });
            });
            return i;
        });
    const auto taking =
        tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, [&](std::size_t i) {
            all.piece([&] {
                Place& place = places[i % in_flight];
                const InOrder order(place.order);
                const InOrder others(take_order);
                take(*place.result);
                place.result.reset();
            });
        });
    all.whole([&] { tbb::parallel_pipeline(in_flight, source & working & taking); });
}

}  // namespace palimpsest::core
