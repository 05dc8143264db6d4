#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "palimpsest/text/numerals.hpp"

namespace palimpsest {
namespace {

using Reader = std::optional<Numeral> (*)(std::string_view, std::uint64_t) noexcept;

/// `read` is the part of `text` that belongs to the numeral; empty: there is none.
struct Row {
    std::string text;
    std::string read;
    std::uint64_t value = 0;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }

void check(Reader reader, const Row& row) {
    const std::string before = "第";
    const auto numeral = reader(before + row.text, before.size());
    if (row.read.empty()) {
        EXPECT_FALSE(numeral.has_value());
        return;
    }
    ASSERT_TRUE(numeral.has_value());
    EXPECT_EQ(numeral->value, row.value);
    EXPECT_EQ(numeral->end - before.size(), row.read.size());
}

class ChineseNumeral : public testing::TestWithParam<Row> {};
INSTANTIATE_TEST_SUITE_P(
    Units, ChineseNumeral,
    testing::Values(Row{"一、总则", "一", 1}, Row{"九", "九", 9}, Row{"两个", "两", 2},
                    Row{"十", "十", 10}, Row{"十一、", "十一", 11}, Row{"二十", "二十", 20},
                    Row{"二十一条", "二十一", 21}, Row{"九十九", "九十九", 99},
                    Row{"廿三", "廿三", 23}, Row{"卅", "卅", 30}, Row{"一百", "一百", 100},
                    Row{"一百零五条", "一百零五", 105}, Row{"一百〇五", "一百〇五", 105},
                    Row{"一百一十", "一百一十", 110}, Row{"一百十五", "一百十五", 115},
                    Row{"一百二十三", "一百二十三", 123}, Row{"三百零一十", "三百零一十", 310},
                    Row{"九千九百九十九", "九千九百九十九", 9999},
                    Row{"一千零一", "一千零一", 1001}, Row{"一千零二十", "一千零二十", 1020},
                    Row{"一千零十", "一千零十", 1010}, Row{"贰佰叁拾", "贰佰叁拾", 230}));
INSTANTIATE_TEST_SUITE_P(
    LargeUnits, ChineseNumeral,
    testing::Values(Row{"一万", "一万", 10'000}, Row{"十万人", "十万", 100'000},
                    Row{"一万零三", "一万零三", 10'003},
                    Row{"十二万三千四百五十六", "十二万三千四百五十六", 123'456},
                    Row{"三亿二千万", "三亿二千万", 320'000'000},
                    Row{"一亿零五", "一亿零五", 100'000'005},
                    Row{"二万亿元", "二万亿", 2'000'000'000'000}));
INSTANTIATE_TEST_SUITE_P(Shortened, ChineseNumeral,
                         testing::Values(Row{"一百二", "一百二", 120},
                                         Row{"三千五", "三千五", 3500},
                                         Row{"一万二", "一万二", 12'000},
                                         Row{"一亿二", "一亿二", 120'000'000}));
INSTANTIATE_TEST_SUITE_P(
    Positional, ChineseNumeral,
    testing::Values(Row{"二〇二四年", "二〇二四", 2024}, Row{"二○○八年", "二○○八", 2008},
                    Row{"一九九八", "一九九八", 1998}, Row{"二零二零", "二零二零", 2020},
                    Row{"零", "零", 0}, Row{"〇五", "〇五", 5}, Row{"一二三", "一二三", 123},
                    Row{"九九九九九九九九九九九九九九九九九九",
                        "九九九九九九九九九九九九九九九九九九", 999'999'999'999'999'999}));
INSTANTIATE_TEST_SUITE_P(EndsInTime, ChineseNumeral,
                         testing::Values(Row{"十三五规划", "十三", 13}, Row{"一百零", "一百", 100},
                                         Row{"二十〇", "二十", 20}, Row{"十十", "十", 10},
                                         Row{"一百百", "一百", 100}, Row{"一百二千", "一百", 100},
                                         Row{"一万零", "一万", 10'000}));
INSTANTIATE_TEST_SUITE_P(None, ChineseNumeral,
                         testing::Values(Row{"", ""}, Row{"年", ""}, Row{"百姓", ""}, Row{"千", ""},
                                         Row{"万一", ""}, Row{"亿", ""}, Row{"3", ""},
                                         Row{"三四十", ""}, Row{"七八百", ""}, Row{"二三万", ""},
                                         Row{"一一一一一一一一一一一一一一一一一一一", ""}));

TEST_P(ChineseNumeral, IsRead) {
    check(read_chinese_numeral, GetParam());
    check(read_numeral, GetParam().text == "3" ? Row{"3", "3", 3} : GetParam());
}

/// The numeral of `value` the way a textbook writes it.
std::string written(std::uint64_t value) {
    static const char* const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const char* const units[] = {"千", "百", "十", ""};
    std::string text;
    bool zero = false;
    std::uint64_t place = 1000;
    for (const char* unit : units) {
        const std::uint64_t digit = value / place % 10;
        place /= 10;
        if (digit == 0) {
            zero = !text.empty();
            continue;
        }
        if (zero) text += digits[0];
        zero = false;
        text += std::string(digits[digit]) + unit;
    }
    return text;
}

TEST(ChineseNumeralReader, ReadsEveryNumberBelowTenThousand) {
    for (std::uint64_t value = 1; value < 10'000; ++value) {
        const std::string text = written(value);
        ASSERT_EQ(read_chinese_numeral(text + "项", 0), (Numeral{value, text.size()})) << text;
    }
}

class Digits : public testing::TestWithParam<Row> {};
INSTANTIATE_TEST_SUITE_P(
    Digits, Digits,
    testing::Values(Row{"2024年", "2024", 2024}, Row{"２０２４", "２０２４", 2024},
                    Row{"2０2４.", "2０2４", 2024}, Row{"007", "007", 7},
                    Row{"999999999999999999", "999999999999999999", 999'999'999'999'999'999},
                    Row{"1000000000000000000", ""}, Row{"年", ""}, Row{"", ""}, Row{"①", ""}));

TEST_P(Digits, AreRead) { check(read_digits, GetParam()); }

class Enclosed : public testing::TestWithParam<Row> {};
INSTANTIATE_TEST_SUITE_P(Enclosed, Enclosed,
                         testing::Values(Row{"①加强", "①", 1}, Row{"⑳", "⑳", 20},
                                         Row{"㉑", "㉑", 21}, Row{"㉟", "㉟", 35},
                                         Row{"㊱", "㊱", 36}, Row{"㊿", "㊿", 50}, Row{"⓪", "⓪", 0},
                                         Row{"⑴", "⑴", 1}, Row{"⒇", "⒇", 20}, Row{"⒈", "⒈", 1},
                                         Row{"⒛", "⒛", 20}, Row{"㈠", "㈠", 1}, Row{"㈩", "㈩", 10},
                                         Row{"㊀", "㊀", 1}, Row{"㊉", "㊉", 10}, Row{"❶", "❶", 1},
                                         Row{"❿", "❿", 10}, Row{"⓫", "⓫", 11}, Row{"⓴", "⓴", 20},
                                         Row{"➀", "➀", 1}, Row{"➓", "➓", 10}, Row{"⓵", "⓵", 1},
                                         Row{"①②", "①", 1}, Row{"Ⓐ", ""}, Row{"㈪", ""},
                                         Row{"㊊", ""}, Row{"1", ""}, Row{"", ""}));

TEST_P(Enclosed, IsRead) { check(read_enclosed_numeral, GetParam()); }

}  // namespace
}  // namespace palimpsest
