#include "plugins/duplicates/src/text_cache.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace palimpsest::duplicates {
namespace {

using Cache = TextCache<Place, UnitText>;

Place place(std::uint64_t document) { return {document, 0, 10}; }

UnitText text_of(std::uint64_t document) {
    return {{place(document), {document, 0}, 0}, std::vector<std::uint64_t>(100, document)};
}

TEST(TextCaches, ReadWhatTheyDoNotKeep) {
    Cache cache;
    constexpr std::uint64_t budget = 1 << 20;
    int reads = 0;
    const auto read = [&] {
        ++reads;
        return text_of(5);
    };
    EXPECT_EQ(cache.text(place(5), budget, read)->unit.place, place(5));
    EXPECT_EQ(cache.text(place(5), budget, read)->unit.place, place(5));
    EXPECT_EQ(reads, 1);
}

TEST(TextCaches, ForgetWhatWasUsedLongestAgo) {
    Cache cache;
    constexpr std::uint64_t budget = 6000;  // Room for five texts of 100 shingles.
    std::vector<std::uint64_t> reads;
    for (const std::uint64_t document : {1U, 2U, 3U, 4U, 5U, 1U, 6U, 1U, 2U})
        cache.text(place(document), budget, [&] {
            reads.push_back(document);
            return text_of(document);
        });
    EXPECT_EQ(reads, (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 2}));
}

TEST(TextCaches, GiveATextThatIsLargerThanTheirBudget) {
    Cache cache;
    constexpr std::uint64_t budget = 10;
    const auto text = cache.text(place(1), budget, [] { return text_of(1); });
    EXPECT_EQ(text->shingles.size(), 100U);
}

TEST(TextCaches, KeepTheLastFewWhateverTheirBudget) {
    Cache cache;
    int reads = 0;
    for (int turn = 0; turn < 10; ++turn)
        for (const std::uint64_t document : {1U, 2U})
            cache.text(place(document), 10, [&] {
                ++reads;
                return text_of(document);
            });
    EXPECT_EQ(reads, 2);
}

TEST(TextCaches, ServeManyThreads) {
    Cache cache;
    constexpr std::uint64_t budget = 20'000;
    std::vector<std::thread> threads;
    for (std::uint64_t thread = 0; thread < 4; ++thread)
        threads.emplace_back([&cache, thread] {
            for (std::uint64_t i = 0; i < 2000; ++i) {
                const std::uint64_t document = (i * 7 + thread) % 60;
                const auto text =
                    cache.text(place(document), budget, [&] { return text_of(document); });
                EXPECT_EQ(text->shingles.front(), document);
            }
        });
    for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace palimpsest::duplicates
