#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "palimpsest/text/numerals.hpp"

namespace palimpsest {
namespace {

using Reader = std::optional<Numeral> (*)(std::string_view, std::uint64_t) noexcept;

/// `read` is the part of `text` that belongs to the numeral; empty: there is none.
struct TextNumeralsRow {
    std::string text;
    std::string read;
    std::uint64_t value = 0;
};

void PrintTo(const TextNumeralsRow& row, std::ostream* out) { *out << row.text; }

void check(Reader reader, const TextNumeralsRow& row) {
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

class ChineseNumeral : public testing::TestWithParam<TextNumeralsRow> {};
INSTANTIATE_TEST_SUITE_P(
    Units, ChineseNumeral,
    testing::Values(TextNumeralsRow{"一、总则", "一", 1}, TextNumeralsRow{"九", "九", 9},
                    TextNumeralsRow{"两个", "两", 2}, TextNumeralsRow{"十", "十", 10},
                    TextNumeralsRow{"十一、", "十一", 11}, TextNumeralsRow{"二十", "二十", 20},
                    TextNumeralsRow{"二十一条", "二十一", 21},
                    TextNumeralsRow{"九十九", "九十九", 99}, TextNumeralsRow{"廿三", "廿三", 23},
                    TextNumeralsRow{"卅", "卅", 30}, TextNumeralsRow{"一百", "一百", 100},
                    TextNumeralsRow{"一百零五条", "一百零五", 105},
                    TextNumeralsRow{"一百〇五", "一百〇五", 105},
                    TextNumeralsRow{"一百一十", "一百一十", 110},
                    TextNumeralsRow{"一百十五", "一百十五", 115},
                    TextNumeralsRow{"一百二十三", "一百二十三", 123},
                    TextNumeralsRow{"三百零一十", "三百零一十", 310},
                    TextNumeralsRow{"九千九百九十九", "九千九百九十九", 9999},
                    TextNumeralsRow{"一千零一", "一千零一", 1001},
                    TextNumeralsRow{"一千零二十", "一千零二十", 1020},
                    TextNumeralsRow{"一千零十", "一千零十", 1010},
                    TextNumeralsRow{"贰佰叁拾", "贰佰叁拾", 230}));
INSTANTIATE_TEST_SUITE_P(LargeUnits, ChineseNumeral,
                         testing::Values(TextNumeralsRow{"一万", "一万", 10'000},
                                         TextNumeralsRow{"十万人", "十万", 100'000},
                                         TextNumeralsRow{"一万零三", "一万零三", 10'003},
                                         TextNumeralsRow{"十二万三千四百五十六",
                                                         "十二万三千四百五十六", 123'456},
                                         TextNumeralsRow{"三亿二千万", "三亿二千万", 320'000'000},
                                         TextNumeralsRow{"一亿零五", "一亿零五", 100'000'005},
                                         TextNumeralsRow{"二万亿元", "二万亿", 2'000'000'000'000}));
INSTANTIATE_TEST_SUITE_P(Shortened, ChineseNumeral,
                         testing::Values(TextNumeralsRow{"一百二", "一百二", 120},
                                         TextNumeralsRow{"三千五", "三千五", 3500},
                                         TextNumeralsRow{"一万二", "一万二", 12'000},
                                         TextNumeralsRow{"一亿二", "一亿二", 120'000'000}));
INSTANTIATE_TEST_SUITE_P(Positional, ChineseNumeral,
                         testing::Values(TextNumeralsRow{"二〇二四年", "二〇二四", 2024},
                                         TextNumeralsRow{"二○○八年", "二○○八", 2008},
                                         TextNumeralsRow{"一九九八", "一九九八", 1998},
                                         TextNumeralsRow{"二零二零", "二零二零", 2020},
                                         TextNumeralsRow{"零", "零", 0},
                                         TextNumeralsRow{"〇五", "〇五", 5},
                                         TextNumeralsRow{"一二三", "一二三", 123},
                                         TextNumeralsRow{"九九九九九九九九九九九九九九九九九九",
                                                         "九九九九九九九九九九九九九九九九九九",
                                                         999'999'999'999'999'999}));
INSTANTIATE_TEST_SUITE_P(EndsInTime, ChineseNumeral,
                         testing::Values(TextNumeralsRow{"十三五规划", "十三", 13},
                                         TextNumeralsRow{"一百零", "一百", 100},
                                         TextNumeralsRow{"二十〇", "二十", 20},
                                         TextNumeralsRow{"十十", "十", 10},
                                         TextNumeralsRow{"一百百", "一百", 100},
                                         TextNumeralsRow{"一百二千", "一百", 100},
                                         TextNumeralsRow{"一万零", "一万", 10'000}));
INSTANTIATE_TEST_SUITE_P(
    None, ChineseNumeral,
    testing::Values(TextNumeralsRow{"", ""}, TextNumeralsRow{"年", ""}, TextNumeralsRow{"百姓", ""},
                    TextNumeralsRow{"千", ""}, TextNumeralsRow{"万一", ""},
                    TextNumeralsRow{"亿", ""}, TextNumeralsRow{"3", ""},
                    TextNumeralsRow{"三四十", ""}, TextNumeralsRow{"七八百", ""},
                    TextNumeralsRow{"二三万", ""},
                    TextNumeralsRow{"一一一一一一一一一一一一一一一一一一一", ""}));

TEST_P(ChineseNumeral, IsRead) {
    check(read_chinese_numeral, GetParam());
    check(read_numeral, GetParam().text == "3" ? TextNumeralsRow{"3", "3", 3} : GetParam());
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

class Digits : public testing::TestWithParam<TextNumeralsRow> {};
INSTANTIATE_TEST_SUITE_P(Digits, Digits,
                         testing::Values(TextNumeralsRow{"2024年", "2024", 2024},
                                         TextNumeralsRow{"２０２４", "２０２４", 2024},
                                         TextNumeralsRow{"2０2４.", "2０2４", 2024},
                                         TextNumeralsRow{"007", "007", 7},
                                         TextNumeralsRow{"999999999999999999", "999999999999999999",
                                                         999'999'999'999'999'999},
                                         TextNumeralsRow{"1000000000000000000", ""},
                                         TextNumeralsRow{"年", ""}, TextNumeralsRow{"", ""},
                                         TextNumeralsRow{"①", ""}));

TEST_P(Digits, AreRead) { check(read_digits, GetParam()); }

class Enclosed : public testing::TestWithParam<TextNumeralsRow> {};
INSTANTIATE_TEST_SUITE_P(
    Enclosed, Enclosed,
    testing::Values(
        TextNumeralsRow{"①加强", "①", 1}, TextNumeralsRow{"⑳", "⑳", 20},
        TextNumeralsRow{"㉑", "㉑", 21}, TextNumeralsRow{"㉟", "㉟", 35},
        TextNumeralsRow{"㊱", "㊱", 36}, TextNumeralsRow{"㊿", "㊿", 50},
        TextNumeralsRow{"⓪", "⓪", 0}, TextNumeralsRow{"⑴", "⑴", 1}, TextNumeralsRow{"⒇", "⒇", 20},
        TextNumeralsRow{"⒈", "⒈", 1}, TextNumeralsRow{"⒛", "⒛", 20}, TextNumeralsRow{"㈠", "㈠", 1},
        TextNumeralsRow{"㈩", "㈩", 10}, TextNumeralsRow{"㊀", "㊀", 1},
        TextNumeralsRow{"㊉", "㊉", 10}, TextNumeralsRow{"❶", "❶", 1},
        TextNumeralsRow{"❿", "❿", 10}, TextNumeralsRow{"⓫", "⓫", 11}, TextNumeralsRow{"⓴", "⓴", 20},
        TextNumeralsRow{"➀", "➀", 1}, TextNumeralsRow{"➓", "➓", 10}, TextNumeralsRow{"⓵", "⓵", 1},
        TextNumeralsRow{"①②", "①", 1}, TextNumeralsRow{"Ⓐ", ""}, TextNumeralsRow{"㈪", ""},
        TextNumeralsRow{"㊊", ""}, TextNumeralsRow{"1", ""}, TextNumeralsRow{"", ""}));

TEST_P(Enclosed, IsRead) { check(read_enclosed_numeral, GetParam()); }

}  // namespace
}  // namespace palimpsest
