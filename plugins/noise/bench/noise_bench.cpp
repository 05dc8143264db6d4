// The speed of the analyzer by itself.

#include "../src/language.hpp"
#include "../src/noise.hpp"
#include "bench/text_speed.hpp"

namespace palimpsest::noise {
namespace {

void read(benchmark::State& state, const std::vector<std::string>& texts) {
    Language language{{}, Pairs(bench::content(BENCH_PAIRS))};
    bench::read(state, texts, [&](const std::string& text) { return noise_in(text, language); });
}

void corpus(benchmark::State& state) { read(state, bench::corpus()); }

/// Every line is noise or ends in mid-sentence.
void dense(benchmark::State& state) {
    read(state, {bench::repeated(
                    "首页 > 公文 > 正文\n渠道清淤进展很快。要把责任落甲乙文库网www.jywk.example实，"
                    "群众的积\n- 3 -\n极性明显提高，\n",
                    state.range(0))});
}

void single_line(benchmark::State& state) {
    read(state, {bench::repeated("渠道清淤进展很快，群众的积极性明显提高。", state.range(0))});
}

void short_lines(benchmark::State& state) {
    read(state, {bench::repeated("清淤\n", state.range(0))});
}

BENCHMARK(corpus)->Unit(benchmark::kMillisecond);
BENCHMARK(dense)->Unit(benchmark::kMillisecond)->Arg(1'000'000);
BENCHMARK(single_line)->Unit(benchmark::kMillisecond)->Arg(10'000'000)->Arg(100'000'000);
BENCHMARK(short_lines)->Unit(benchmark::kMillisecond)->Arg(1'000'000)->Arg(10'000'000);

}  // namespace
}  // namespace palimpsest::noise
