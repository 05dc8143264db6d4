// The speed of the analyzer by itself.

#include "../src/items.hpp"
#include "../src/structure.hpp"
#include "bench/text_speed.hpp"

namespace palimpsest::sections {
namespace {

/// All that the analyzer does for a text.
std::size_t analyzed(const std::string& text) {
    const Structure structure = structure_of(text);
    std::size_t rows = structure.headings.size();
    find_items(text, structure, structure.headings, [&](const Item&) { ++rows; });
    return rows;
}

void corpus(benchmark::State& state) { bench::read(state, bench::corpus(), analyzed); }

/// The same without items.
void structure_alone(benchmark::State& state) {
    bench::read(state, bench::corpus(), [](const std::string& text) { return structure_of(text); });
}

/// One line of so many bytes.
void long_line(benchmark::State& state) {
    bench::read(state,
                {bench::repeated("今年以来，一、工作报告（一）修路。1、供水，各位代表：而奋斗！",
                                 state.range(0))},
                analyzed);
}

/// Lines that all bear numbers.
void numbered_lines(benchmark::State& state) {
    bench::read(state, {bench::repeated("1、修渠。全镇动手。\n", state.range(0))}, analyzed);
}

/// Lines that may all be titles of works.
void title_lines(benchmark::State& state) {
    bench::read(state, {bench::repeated("青山镇工作总结\n今年以来，修路供水。\n", state.range(0))},
                analyzed);
}

BENCHMARK(corpus)->Unit(benchmark::kMillisecond);
BENCHMARK(structure_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(long_line)->Unit(benchmark::kMillisecond)->Arg(1 << 20)->Arg(100'000'000);
BENCHMARK(numbered_lines)->Unit(benchmark::kMillisecond)->Arg(1 << 20)->Arg(1 << 24);
BENCHMARK(title_lines)->Unit(benchmark::kMillisecond)->Arg(1 << 20)->Arg(1 << 24);

}  // namespace
}  // namespace palimpsest::sections
