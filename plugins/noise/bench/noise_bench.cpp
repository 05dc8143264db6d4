// The speed of the analyzer by itself: PALIMPSEST_BENCH_CORPUS names a folder of texts.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../src/language.hpp"
#include "../src/noise.hpp"

namespace palimpsest::noise {
namespace {

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> texts_below(const std::filesystem::path& folder) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) texts.push_back(content(entry.path()));
    return texts;
}

void read(benchmark::State& state, const std::vector<std::string>& texts) {
    Language language{{}, Pairs(content(BENCH_PAIRS))};
    std::int64_t size = 0;
    for (const std::string& text : texts) size += static_cast<std::int64_t>(text.size());
    for (auto _ : state)
        for (const std::string& text : texts) benchmark::DoNotOptimize(noise_in(text, language));
    state.SetBytesProcessed(state.iterations() * size);
}

void corpus(benchmark::State& state) {
    const char* folder = std::getenv("PALIMPSEST_BENCH_CORPUS");
    read(state, texts_below(folder != nullptr ? folder : BENCH_CORPUS));
}

/// Every line is noise or ends in mid-sentence.
void dense(benchmark::State& state) {
    std::string text;
    while (text.size() < 1'000'000)
        text +=
            "首页 > 公文 > "
            "正文\n渠道清淤进展很快。要把责任落甲乙文库网www.jywk.example实，群众的积\n"
            "- 3 -\n极性明显提高，\n";
    read(state, {text});
}

void single_line(benchmark::State& state) {
    std::string text;
    while (text.size() < 100'000'000) text += "渠道清淤进展很快，群众的积极性明显提高。";
    read(state, {text});
}

void short_lines(benchmark::State& state) {
    std::string text;
    while (text.size() < 10'000'000) text += "清淤\n";
    read(state, {text});
}

BENCHMARK(corpus)->Unit(benchmark::kMillisecond);
BENCHMARK(dense)->Unit(benchmark::kMillisecond);
BENCHMARK(single_line)->Unit(benchmark::kMillisecond);
BENCHMARK(short_lines)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace palimpsest::noise
