// The speed of the analyzer by itself.

#include "../src/placeholders.hpp"
#include "bench/text_speed.hpp"

namespace palimpsest::placeholders {
namespace {

void read(benchmark::State& state, const std::vector<std::string>& texts) {
    bench::read(state, texts, [](const std::string& text) { return placeholders_in(text); });
}

void corpus(benchmark::State& state) { read(state, bench::corpus()); }

/// A text that is nothing but masks with their nouns.
void dense(benchmark::State& state) {
    read(state, {bench::repeated("XX镇**同志到XX村走访XX户，发放XX万元。\n", state.range(0))});
}

BENCHMARK(corpus)->Unit(benchmark::kMillisecond);
BENCHMARK(dense)->Unit(benchmark::kMillisecond)->Arg(1'000'000);

}  // namespace
}  // namespace palimpsest::placeholders
