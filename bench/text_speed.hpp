#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// What the benchmarks of analyzers share: texts, and bytes a second. Threads: one.
namespace palimpsest::bench {

inline std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The files below the folder that PALIMPSEST_BENCH_CORPUS names, or the sample corpus.
inline std::vector<std::string> corpus() {
    const char* folder = std::getenv("PALIMPSEST_BENCH_CORPUS");
    std::vector<std::string> texts;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(folder != nullptr ? folder : BENCH_CORPUS))
        if (entry.is_regular_file()) texts.push_back(content(entry.path()));
    return texts;
}

/// At least `size` bytes of `piece` after `piece`.
inline std::string repeated(std::string_view piece, std::int64_t size) {
    std::string text;
    text.reserve(static_cast<std::size_t>(size) + piece.size());
    while (static_cast<std::int64_t>(text.size()) < size) text += piece;
    return text;
}

/// Times `analyze(text)` over all texts.
template <class Analyze>
void read(benchmark::State& state, const std::vector<std::string>& texts, const Analyze& analyze) {
    std::int64_t size = 0;
    for (const std::string& text : texts) size += static_cast<std::int64_t>(text.size());
    for (auto _ : state)
        for (const std::string& text : texts) benchmark::DoNotOptimize(analyze(text));
    state.SetBytesProcessed(state.iterations() * size);
}

}  // namespace palimpsest::bench
