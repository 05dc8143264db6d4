#include "plugins/duplicates/src/shingles.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "plugins/duplicates/src/tokenized.hpp"

namespace palimpsest::duplicates {
namespace {

std::vector<std::uint64_t> shingles_in(std::string_view text, std::uint32_t length = 5) {
    return shingles_of(tokenized(text, {}).tokens, length);
}

TEST(Shingles, AreSortedAsSets) {
    std::mt19937_64 random(5);
    for (const std::size_t size : {0U, 1U, 255U, 256U, 5000U, 70'000U})
        for (const int shift : {0, 20, 60}) {
            std::vector<std::uint64_t> hashes(size);
            for (std::uint64_t& hash : hashes) hash = random() >> shift;
            const std::set<std::uint64_t> expected(hashes.begin(), hashes.end());
            EXPECT_EQ(shingle_set(hashes),
                      std::vector<std::uint64_t>(expected.begin(), expected.end()));
        }
}

TEST(Shingles, AreFewerThanTokensByTheirLength) {
    EXPECT_EQ(shingles_in("一二三四五六七").size(), 3U);
    EXPECT_EQ(shingles_in("一二三四").size(), 0U);
}

TEST(Shingles, DependOnTheirTokensAlone) {
    const auto first = shingles_in("甲一二三四五");
    const auto second = shingles_in("乙丙一二三四五");
    EXPECT_EQ(first.back(), second.back());
    EXPECT_NE(first.front(), second.front());
}

TEST(Shingles, ChangeWithTheOrderOfTokens) {
    EXPECT_NE(shingles_in("一二三四五"), shingles_in("一二三五四"));
}

TEST(Shingles, TakeNumbersAndMasksForTheSame) {
    EXPECT_EQ(shingles_in("在0年工作"), shingles_in("在X年工作"));
    EXPECT_EQ(shingles_in("在0X年工作"), shingles_in("在0年工作"));
}

/// The slow and obvious way: shingles as strings.
double naive_jaccard(const std::u32string& a, const std::u32string& b, std::size_t length) {
    const auto set_of = [&](const std::u32string& text) {
        std::set<std::u32string> set;
        for (std::size_t i = 0; i + length <= text.size(); ++i) set.insert(text.substr(i, length));
        return set;
    };
    const auto first = set_of(a);
    const auto second = set_of(b);
    std::size_t shared = 0;
    for (const auto& shingle : first) shared += second.count(shingle);
    const std::size_t united = first.size() + second.size() - shared;
    return united == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(united);
}

std::string utf8(const std::u32string& text) {
    std::string result;
    for (const char32_t value : text) {
        result.push_back(static_cast<char>(0xE0 | value >> 12));
        result.push_back(static_cast<char>(0x80 | (value >> 6 & 0x3F)));
        result.push_back(static_cast<char>(0x80 | (value & 0x3F)));
    }
    return result;
}

TEST(Jaccard, AgreesWithSetsOfStrings) {
    std::mt19937 random(20240731);
    for (int turn = 0; turn < 300; ++turn) {
        // Few different characters, so that shingles repeat.
        const char32_t variety = turn % 3 == 0 ? 2 : turn % 3 == 1 ? 6 : 500;
        std::u32string a;
        for (std::size_t i = random() % 200; i > 0; --i)
            a.push_back(static_cast<char32_t>(U'一' + random() % variety));
        std::u32string b = a;
        for (std::size_t i = random() % 10; i > 0 && !b.empty(); --i)
            b[random() % b.size()] = static_cast<char32_t>(U'一' + random() % variety);
        const auto length = static_cast<std::uint32_t>(1 + random() % 7);
        const Overlap found = overlap(shingle_set(shingles_in(utf8(a), length)),
                                      shingle_set(shingles_in(utf8(b), length)));
        EXPECT_DOUBLE_EQ(found.similarity(), naive_jaccard(a, b, length)) << "turn " << turn;
    }
}

TEST(Jaccard, OfNothingIsNothing) {
    EXPECT_EQ(overlap({}, {}), (Overlap{0, 0}));
    EXPECT_EQ(overlap({}, {}).similarity(), 0);
}

}  // namespace
}  // namespace palimpsest::duplicates
