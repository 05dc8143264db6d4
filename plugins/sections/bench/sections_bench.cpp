// The speed of the analyzer by itself: PALIMPSEST_BENCH_CORPUS names a folder of texts.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../src/items.hpp"
#include "../src/structure.hpp"

namespace palimpsest::sections {
namespace {

std::vector<std::string> texts_below(const std::filesystem::path& folder) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return texts;
}

/// All that the analyzer does for a text.
void analyze(const std::string& text) {
    const Structure structure = structure_of(text);
    std::size_t items = 0;
    find_items(text, structure, structure.headings, [&](const Item&) { ++items; });
    benchmark::DoNotOptimize(items);
}

void read(benchmark::State& state, const std::vector<std::string>& texts) {
    std::int64_t size = 0;
    for (const std::string& text : texts) size += static_cast<std::int64_t>(text.size());
    for (auto _ : state)
        for (const std::string& text : texts) analyze(text);
    state.SetBytesProcessed(state.iterations() * size);
}

std::string repeated(std::string_view piece, std::int64_t size) {
    std::string text;
    text.reserve(static_cast<std::size_t>(size) + piece.size());
    while (static_cast<std::int64_t>(text.size()) < size) text += piece;
    return text;
}

void corpus(benchmark::State& state) {
    const char* folder = std::getenv("PALIMPSEST_BENCH_CORPUS");
    read(state, texts_below(folder != nullptr ? folder : BENCH_CORPUS));
}

/// The same without items.
void structure_alone(benchmark::State& state) {
    const char* folder = std::getenv("PALIMPSEST_BENCH_CORPUS");
    const auto texts = texts_below(folder != nullptr ? folder : BENCH_CORPUS);
    std::int64_t size = 0;
    for (const std::string& text : texts) size += static_cast<std::int64_t>(text.size());
    for (auto _ : state)
        for (const std::string& text : texts) benchmark::DoNotOptimize(structure_of(text));
    state.SetBytesProcessed(state.iterations() * size);
}

/// One line of so many bytes.
void long_line(benchmark::State& state) {
    read(state, {repeated("今年以来，一、工作报告（一）修路。1、供水，各位代表：而奋斗！",
                          state.range(0))});
}

/// Lines that all bear numbers.
void numbered_lines(benchmark::State& state) {
    read(state, {repeated("1、修渠。全镇动手。\n", state.range(0))});
}

/// Lines that may all be titles of works.
void title_lines(benchmark::State& state) {
    read(state, {repeated("青山镇工作总结\n今年以来，修路供水。\n", state.range(0))});
}

BENCHMARK(corpus)->Unit(benchmark::kMillisecond);
BENCHMARK(structure_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(long_line)->Unit(benchmark::kMillisecond)->Arg(1 << 20)->Arg(1 << 24);
BENCHMARK(numbered_lines)->Unit(benchmark::kMillisecond)->Arg(1 << 20)->Arg(1 << 24);
BENCHMARK(title_lines)->Unit(benchmark::kMillisecond)->Arg(1 << 20)->Arg(1 << 24);

}  // namespace
}  // namespace palimpsest::sections
