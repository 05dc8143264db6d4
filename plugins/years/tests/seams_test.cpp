#include "../src/seams.hpp"

#include <gtest/gtest.h>

#include "drawn.hpp"

namespace palimpsest::years {
namespace {

/// The expressions of `text`, in which what stands between < and > is noise.
std::vector<Year> read_with_noise(std::string_view text) {
    std::string kept;
    std::vector<std::uint64_t> places;
    bool is_noise = false;
    for (std::uint64_t i = 0; i < text.size(); ++i) {
        is_noise = is_noise || text[i] == '<';
        if (!is_noise) {
            kept += text[i];
            places.push_back(i);
        }
        is_noise = is_noise && text[i] != '>';
    }
    return years_across(text, kept, [&](std::uint64_t& begin, std::uint64_t& end) {
        begin = places[begin];
        end = places[end - 1] + 1;
    });
}

TEST(SeamsTest, ReadsThroughNoise) {
    const std::string text = "于20<3>24年5<4>月，今<5>年";
    const auto years = read_with_noise(text);
    EXPECT_EQ(said(years), "2024-05 explicit; - relative");
    EXPECT_EQ(drawn(text, years), "　^^^^^^^＾^^^^＾　～~~~～");
}

TEST(SeamsTest, KeepsTheYearsOfNoise) {
    EXPECT_EQ(said(read_with_noise("<2019年>今年<2018-01-01>")),
              "2019 explicit; - relative; 2018-01-01 explicit");
}

TEST(SeamsTest, ReplacesWhatNoiseCut) {
    EXPECT_EQ(said(read_with_noise("2021-<7>2022年，2020<8>年")), "2021/2022 span; 2020 explicit");
}

TEST(SeamsTest, ReadsTheTextWhereNothingIsNoise) {
    EXPECT_EQ(read_with_noise("2024年今年"), years_in("2024年今年"));
}

}  // namespace
}  // namespace palimpsest::years
