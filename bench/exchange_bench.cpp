// Records through an exchange: added, sorted, and read as groups; in memory and through the disk.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <random>

#include "core/engine/exchange.hpp"

namespace palimpsest::core {
namespace {

struct Shape {
    std::size_t records = 0;
    std::size_t value = 0;   ///< Bytes.
    std::uint64_t keys = 0;  ///< Different ones; 0 = one a record.
};

std::vector<RecordBuffer> batches_of(const Shape& shape) {
    std::mt19937_64 random(1);
    std::vector<RecordBuffer> batches(64);
    std::string value(shape.value, '\0');
    for (std::size_t i = 0; i < shape.records; ++i) {
        for (std::size_t at = 0; at + 8 <= value.size(); at += 8) {
            const std::uint64_t bits = random();
            std::copy_n(reinterpret_cast<const char*>(&bits), 8, value.data() + at);
        }
        const std::uint64_t document = i / 100;
        const std::uint64_t key = shape.keys == 0 ? random() : random() % shape.keys;
        batches[i * batches.size() / shape.records].add(big_endian(key), value, &document, 1);
    }
    return batches;
}

void exchange(benchmark::State& state, const Shape& shape, std::uint64_t budget) {
    const std::vector<RecordBuffer> batches = batches_of(shape);
    std::int64_t bytes = 0;
    for (const RecordBuffer& batch : batches)
        bytes += static_cast<std::int64_t>(batch.bytes().size());
    std::uint64_t groups_seen = 0;
    std::uint64_t spilled = 0;
    for (auto _ : state) {
        ExchangeMemory memory(std::filesystem::temp_directory_path(), budget, 2, [] {});
        Exchange exchange(memory, "records");
        for (const RecordBuffer& batch : batches) exchange.add(batch);
        exchange.seal(Exchange::Access::in_pieces);
        GroupReader groups(exchange.cursor());
        while (groups.open_next(nullptr)) {
            ++groups_seen;
            while (const RecordView* record = groups.next()) benchmark::DoNotOptimize(record);
        }
        spilled = memory.spilled();
    }
    benchmark::DoNotOptimize(groups_seen);
    state.SetBytesProcessed(state.iterations() * bytes);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(shape.records));
    state.counters["spilled_MB"] = static_cast<double>(spilled) / 1e6;
}

constexpr Shape small{4'000'000, 16, 0};
constexpr Shape pairs{4'000'000, 16, 1'000'000};
constexpr Shape large{40'000, 4096, 256};
constexpr std::uint64_t plenty = 4ull << 30;
constexpr std::uint64_t little = 32u << 20;

BENCHMARK_CAPTURE(exchange, small_records_in_memory, small, plenty)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(exchange, small_records_spilled, small, little)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(exchange, four_a_key_in_memory, pairs, plenty)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(exchange, four_a_key_spilled, pairs, little)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(exchange, large_values_in_memory, large, plenty)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(exchange, large_values_spilled, large, little)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace palimpsest::core
