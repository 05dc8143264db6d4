// The speed of sketches and seeds by themselves, from text to what is exchanged.

#include "../src/shingles.hpp"
#include "../src/sightings.hpp"
#include "../src/sketch.hpp"
#include "../src/tokenized.hpp"
#include "bench/text_speed.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::uint32_t shingle = 5;

std::uint64_t document_sketch(const std::string& text) {
    return sketch(shingles_of(tokenized(text, {}).tokens, shingle)).front();
}

DocumentSeeds passage_seeds(const std::string& text) {
    const SeedPlan plan = seed_plan(25);
    const std::vector<Token> tokens = tokenized(text, {}).tokens;
    return document_seeds(tokens, winnowed(tokens, plan), plan, {});
}

void tokens(benchmark::State& state) {
    bench::read(state, bench::corpus(),
                [](const std::string& text) { return tokenized(text, {}).tokens.size(); });
}

void tokens_one_at_a_time(benchmark::State& state) {
    bench::read(state, bench::corpus(), [](const std::string& text) {
        std::vector<Token> tokens;
        tokens.reserve(text.size() / 3);
        for_each_token(text, {},
                       [&](Token token, std::uint64_t, std::uint64_t) { tokens.push_back(token); });
        return tokens.size();
    });
}

void documents(benchmark::State& state) { bench::read(state, bench::corpus(), document_sketch); }

void passages(benchmark::State& state) { bench::read(state, bench::corpus(), passage_seeds); }

/// One character, so that every shingle is the same.
void documents_of_one_character(benchmark::State& state) {
    bench::read(state, {bench::repeated("渠", state.range(0))}, document_sketch);
}

void passages_of_one_character(benchmark::State& state) {
    bench::read(state, {bench::repeated("渠", state.range(0))}, passage_seeds);
}

BENCHMARK(tokens)->Unit(benchmark::kMillisecond);
BENCHMARK(tokens_one_at_a_time)->Unit(benchmark::kMillisecond);
BENCHMARK(documents)->Unit(benchmark::kMillisecond);
BENCHMARK(passages)->Unit(benchmark::kMillisecond);
BENCHMARK(documents_of_one_character)->Unit(benchmark::kMillisecond)->Arg(10'000'000);
BENCHMARK(passages_of_one_character)->Unit(benchmark::kMillisecond)->Arg(10'000'000);

}  // namespace
}  // namespace palimpsest::duplicates
