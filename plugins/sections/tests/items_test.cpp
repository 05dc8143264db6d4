#include "../src/items.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "palimpsest/text/utf8.hpp"
#include "random_text.hpp"

namespace palimpsest::sections {
namespace {

std::vector<Item> items_of(std::string_view text) {
    const Structure structure = structure_of(text);
    std::vector<Item> items;
    find_items(text, structure, structure.headings,
               [&](const Item& item) { items.push_back(item); });
    std::sort(items.begin(), items.end(),
              [](const Item& a, const Item& b) { return a.begin < b.begin; });
    return items;
}

/// `marked`: the text with its items in [[ ]].
struct ItemRow {
    const char* name;
    std::string marked;
};

void PrintTo(const ItemRow& row, std::ostream* out) { *out << row.name; }

std::string without_marks(std::string marked) {
    for (const std::string_view mark : {"[[", "]]"})
        for (auto at = marked.find(mark); at != marked.npos; at = marked.find(mark))
            marked.erase(at, mark.size());
    return marked;
}

std::string with_marks(const std::string& text) {
    std::string result;
    std::uint64_t done = 0;
    for (const Item& item : items_of(text)) {
        result += text.substr(done, item.begin - done) + "[[" +
                  text.substr(item.begin, item.end - item.begin) + "]]";
        done = item.end;
    }
    return result + text.substr(done);
}

class ItemTest : public testing::TestWithParam<ItemRow> {};

TEST_P(ItemTest, IsFound) {
    EXPECT_EQ(with_marks(without_marks(GetParam().marked)), GetParam().marked);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ItemTest,
    testing::Values(
        ItemRow{"points", "主要做法：[[一是]]修路，[[二是]]架桥；[[三是]]通水。"},
        ItemRow{"demands", "会议提出，[[一要]]抓早，[[二要]]抓小。"},
        ItemRow{"points and demands",
                "[[一是]]修路，方便出行，[[二是]]架桥，[[三要]]通水，早日见效。"},
        ItemRow{"glued to a word", "做法[[一是]]修路；[[二是]]架桥。"},
        ItemRow{"glued in the middle",
                "[[一是]]修路，都说好，[[二是]]架桥连通两岸[[三是]]通水到户。"},
        ItemRow{"verbs", "回访时[[一看]]承诺，[[二看]]态度，[[三看]]成效。"},
        ItemRow{"enclosed", "重点有：[[①]]查隐患；[[②]]补短板；[[③]]建机制。"},
        ItemRow{"brackets", "办好实事：[[（1）]]修路；[[（2）]]架桥。"},
        ItemRow{"half brackets", "办好实事：[[1)]]修路；[[2)]]架桥。"},
        ItemRow{"commas", "办好实事：[[1、]]修路十里；[[2、]]架桥两座。"},
        ItemRow{"points of decimals", "办好实事。[[1.]]修路十里。[[2.]]架桥两座。"},
        ItemRow{"Chinese brackets", "要求如下：[[（一）]]按时到会；[[（二）]]带好笔记。"},
        ItemRow{"Chinese commas", "要求如下：[[一、]]按时到会；[[二、]]带好笔记。"},
        ItemRow{"dates", "[[1、]]3月5日，镇里开会布置，\n[[2、]]4月6日，村里动员部署，"},
        ItemRow{"masked date", "[[1、]]202_年3月5日，镇里开会布置，"},
        ItemRow{"sequence without its begin", "（上接第一版）[[二是]]架桥；[[三是]]通水。"},
        ItemRow{"number said twice",
                "[[一要]]修路，并且管好，[[二要]]架桥。[[二要]]通水。[[三要]]植树。"}));

INSTANTIATE_TEST_SUITE_P(
    Traps, ItemTest,
    testing::Values(ItemRow{"alone", "问题一是明摆着的。"},
                    ItemRow{"words", "这一是好事，二是难事的说法统一是不对的"},
                    ItemRow{"chance", "万一要断水，二要有备用。"},
                    ItemRow{"first duty", "发展是第一要务，第二要素"},
                    ItemRow{"summed up", "概括为“一要吃饭、二要建设”"},
                    ItemRow{"festival", "在七、一前夕走访，八、一前夕慰问"},
                    ItemRow{"reference", "见第一章、第二章"},
                    ItemRow{"buildings", "涉及1、2、3号楼，1、2单元"},
                    ItemRow{"phases", "抓好一、二期工程，三、四期接续"},
                    ItemRow{"decimals", "增长1.5%，下降2.5%"}, ItemRow{"dates", "于1月1、2日开会"},
                    ItemRow{"industries", "：一、二、三产业融合"},
                    ItemRow{"notes", "林长制①、河长制②、路长制③落地"},
                    ItemRow{"annexes", "附件（1）和附件（2）"},
                    ItemRow{"one hand", "一手抓生产，一手抓防疫"},
                    ItemRow{"quarters", "一季度开工，二季度竣工，三季度验收"},
                    ItemRow{"headings", "一、工作回顾\n修了路。\n二、工作打算\n架座桥。"}));

TEST(ItemTest, HasItsNumberValueAndSection) {
    const std::string text = "开头。\n一、做法\n主要（1）修路；（2）架桥。";
    const auto items = items_of(text);
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(text.substr(items[1].number_begin, items[1].number_end - items[1].number_begin), "2");
    EXPECT_EQ(items[1].value, 2U);
    ASSERT_TRUE(items[1].section);
    EXPECT_EQ(structure_of(text).sections[*items[1].section].heading, 0U);
}

TEST(ItemTest, HeadingsThatAreNotListedStayHeadings) {
    const std::string text = "一、做法\n（一）修路\n修了十里。\n（二）架桥\n架了两座。\n";
    Options options;
    options.max_level = 1;
    std::size_t count = 0;
    find_items(text, structure_of(text, options), structure_of(text).headings,
               [&](const Item&) { ++count; });
    EXPECT_EQ(count, 0U);
}

TEST(ItemProperties, HoldForRandomTexts) {
    constexpr unsigned items_seed = 20240603;
    std::mt19937 random(items_seed);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(random, static_cast<std::size_t>(round % 60));
        const Structure structure = structure_of(text);
        std::uint64_t taken = 0;
        for (const Item& item : items_of(text)) {
            SCOPED_TRACE("seed " + std::to_string(items_seed) + ", round " + std::to_string(round) +
                         ":\n" + text);
            ASSERT_LE(taken, item.begin);
            ASSERT_LE(item.begin, item.number_begin);
            ASSERT_LT(item.number_begin, item.number_end);
            ASSERT_LE(item.number_end, item.end);
            ASSERT_LE(item.end, text.size());
            ASSERT_TRUE(is_boundary(text, item.begin) && is_boundary(text, item.end));
            for (const Heading& heading : structure.headings)
                ASSERT_FALSE(item.begin < heading.end && heading.begin < item.end);
            if (item.section) {
                ASSERT_LE(structure.sections[*item.section].begin, item.begin);
                ASSERT_LT(item.begin, structure.sections[*item.section].end);
            }
            taken = item.end;
        }
    }
}

}  // namespace
}  // namespace palimpsest::sections
