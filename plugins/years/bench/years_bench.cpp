// The speed of the analyzer by itself.

#include "../src/timeline.hpp"
#include "../src/years.hpp"
#include "bench/text_speed.hpp"

namespace palimpsest::years {
namespace {

/// All that the analyzer does for a text: expressions, terms, inference.
void read(benchmark::State& state, const std::vector<std::string>& texts) {
    const TermFinder finder(terms_of(bench::content(BENCH_TERMS)).terms);
    bench::read(state, texts,
                [&](const std::string& text) { return timeline_of(text, finder).years.size(); });
}

void corpus(benchmark::State& state) { read(state, bench::corpus()); }

/// The expressions without what is made of them.
void surface(benchmark::State& state) {
    bench::read(state, bench::corpus(),
                [](const std::string& text) { return years_in(text).size(); });
}

/// A text that is nothing but years.
void dense(benchmark::State& state) {
    read(state, {bench::repeated("2024年，202_年，今年。", state.range(0))});
}

BENCHMARK(corpus)->Unit(benchmark::kMillisecond);
BENCHMARK(surface)->Unit(benchmark::kMillisecond);
BENCHMARK(dense)->Unit(benchmark::kMillisecond)->Arg(1'000'000)->Arg(10'000'000);

}  // namespace
}  // namespace palimpsest::years
