// The speed of the analyzer by itself: PALIMPSEST_BENCH_CORPUS names a folder of texts.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../src/placeholders.hpp"

namespace palimpsest::placeholders {
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

void read(benchmark::State& state, const std::vector<std::string>& texts) {
    std::int64_t size = 0;
    for (const std::string& text : texts) size += static_cast<std::int64_t>(text.size());
    for (auto _ : state)
        for (const std::string& text : texts) benchmark::DoNotOptimize(placeholders_in(text));
    state.SetBytesProcessed(state.iterations() * size);
}

void corpus(benchmark::State& state) {
    const char* folder = std::getenv("PALIMPSEST_BENCH_CORPUS");
    read(state, texts_below(folder != nullptr ? folder : BENCH_CORPUS));
}

/// A text that is nothing but masks with their nouns.
void dense(benchmark::State& state) {
    std::string text;
    while (text.size() < 1'000'000) text += "XX镇**同志到XX村走访XX户，发放XX万元。\n";
    read(state, {text});
}

BENCHMARK(corpus)->Unit(benchmark::kMillisecond);
BENCHMARK(dense)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace palimpsest::placeholders
