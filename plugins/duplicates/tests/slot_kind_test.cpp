#include "plugins/duplicates/src/slot_kind.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace palimpsest::duplicates {
namespace {

struct KindRow {
    std::string value;
    std::string after;
    SlotKind kind;
    std::string before = {};
};
void PrintTo(const KindRow& row, std::ostream* out) {
    *out << row.before << '|' << row.value << '|' << row.after;
}

class SlotKinds : public testing::TestWithParam<KindRow> {};

TEST_P(SlotKinds, ComeFromShapeAndContext) {
    const KindRow& row = GetParam();
    const Span span{row.before.size(), row.before.size() + row.value.size()};
    EXPECT_EQ(name_of(slot_kind(row.before + row.value + row.after, span)), name_of(row.kind));
}

const KindRow year_rows[] = {
    {"2024", "年以来", SlotKind::year},
    {"２０２４", "年", SlotKind::year},
    {"202_", "年工作", SlotKind::year},
    {"20XX", "年工作", SlotKind::year},
    {"XX", "年，全县", SlotKind::year},
    {"二〇二四", "年", SlotKind::year},
    {"2023", "-2024年", SlotKind::year},
    {"2023", "工作总结", SlotKind::year},
    {"2023年", "工作总结", SlotKind::year},
    {"XX年", "工作总结", SlotKind::year},
    {"24", "年3月", SlotKind::year},
    {"24", "年度", SlotKind::year},
    {"2023.5.1", "印发", SlotKind::year},
    {"2024年1月25日", "在", SlotKind::year},
    {"二〇二四年十二月", "，", SlotKind::year},
    {"今", "年，全县", SlotKind::year},
    {"去年", "，全县", SlotKind::year},
    {"十四五", "”时期", SlotKind::year, "“"},
    {"九五", "计划", SlotKind::year},
};
INSTANTIATE_TEST_SUITE_P(Years, SlotKinds, testing::ValuesIn(year_rows));

const KindRow number_rows[] = {
    {"12", "个", SlotKind::number},         {"24", "年来", SlotKind::number},
    {"3", "年", SlotKind::number},          {"2024", "万元", SlotKind::number},
    {"12.5", "%", SlotKind::number},        {"三十五", "户", SlotKind::number},
    {"1,200", "亩", SlotKind::number},      {"3-5", "次", SlotKind::number},
    {"XX", "万元", SlotKind::number},       {"**", "户", SlotKind::number},
    {"100余", "人", SlotKind::number},      {"8", "月", SlotKind::number},
    {"第3", "次", SlotKind::number},        {"十五", "户", SlotKind::number},
    {"五", "年", SlotKind::number, "过去"},
};
INSTANTIATE_TEST_SUITE_P(Numbers, SlotKinds, testing::ValuesIn(number_rows));

const KindRow place_rows[] = {
    {"松坪", "镇党委", SlotKind::place},
    {"XX", "县委", SlotKind::place},
    {"松坪镇", "的", SlotKind::place},
    {"云岭县松坪镇", "工作", SlotKind::place},
    {"某某", "村", SlotKind::place},
    {"滨江新区", "管委会", SlotKind::place},
    {"松坪", " 镇", SlotKind::place},
    {"**", "街道", SlotKind::place},
    {"中共松坪", "镇委", SlotKind::place},
    {"云岭自治县", "的", SlotKind::place},
    {"云", "部队", SlotKind::place, "支持驻"},
    {"松坪", "2024年工作总结", SlotKind::place},
    {"松坪", "20XX年工作总结", SlotKind::place, "汇编\n"},
    {"松坪", "发展的同志", SlotKind::place, "松坪县2024年总结\n感谢关心"},
    {"松坪", "发展的同志", SlotKind::place, "（2024年1月8日在松坪县会议上）\n感谢关心"},
};
INSTANTIATE_TEST_SUITE_P(Places, SlotKinds, testing::ValuesIn(place_rows));

const KindRow organisation_rows[] = {
    {"水务", "局牵头", SlotKind::organisation},     {"农业农村", "局牵头", SlotKind::organisation},
    {"县水务局", "负责", SlotKind::organisation},   {"XX", "公司", SlotKind::organisation},
    {"XX", "办统筹", SlotKind::organisation},       {"松坪", "中学", SlotKind::organisation},
    {"党政办公室", "印发", SlotKind::organisation}, {"县人民政府", "决定", SlotKind::organisation},
    {"本届政府", "的工作", SlotKind::organisation},
};
INSTANTIATE_TEST_SUITE_P(Organisations, SlotKinds, testing::ValuesIn(organisation_rows));

const KindRow free_rows[] = {
    {"", "镇", SlotKind::free},
    {"全", "镇", SlotKind::free},
    {"我", "县", SlotKind::free},
    {"农村", "工作", SlotKind::free},
    {"代", "省长", SlotKind::free},
    {"各位", "省政协委员", SlotKind::free},
    {"张金山", "说", SlotKind::free},
    {"政府", "工作报告", SlotKind::free},
    {"报告", "政府工作", SlotKind::free},
    {"抓好", "防汛", SlotKind::free},
    {"放开", "市场准入", SlotKind::free},
    {"干部", "作风", SlotKind::free},
    {"XX", "同志", SlotKind::free},
    {"回顾", "2024年的工作", SlotKind::free, "\n"},
    {"感谢松坪", "2024年的支持", SlotKind::free, "我们"},
    {"落实", "各项工作", SlotKind::free, "全镇认真落实县委要求，"},
    {"村", "工作队", SlotKind::free, "选派驻"},
    {"年全县", "经济", SlotKind::free},
    {"和开发区", "集中", SlotKind::free},
    {"城乡", "居民", SlotKind::free},
    {"示范", "区建设", SlotKind::free},
    {"水产养殖示范区", "建设", SlotKind::free},
    {"作政府", "工作报告", SlotKind::free},
    {"服务型政府", "建设", SlotKind::free},
    {"统筹国内国际两个大局", "，", SlotKind::free},
    {"以防汛抗旱为中心", "，", SlotKind::free},
    {"支持", "工会工作", SlotKind::free},
    {"团结", "局面", SlotKind::free},
    {"抓春耕，促生产，保民生，稳增长，推动全", "镇", SlotKind::free},
};
INSTANTIATE_TEST_SUITE_P(Free, SlotKinds, testing::ValuesIn(free_rows));

}  // namespace
}  // namespace palimpsest::duplicates
