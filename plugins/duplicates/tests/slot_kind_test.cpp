#include "plugins/duplicates/src/slot_kind.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace palimpsest::duplicates {
namespace {

struct KindRow {
    const char* value;
    const char* after;
    SlotKind kind;
};
void PrintTo(const KindRow& row, std::ostream* out) { *out << row.value << '|' << row.after; }

class SlotKinds : public testing::TestWithParam<KindRow> {};

TEST_P(SlotKinds, ComeFromShapeAndContext) {
    const KindRow& row = GetParam();
    EXPECT_EQ(name_of(slot_kind(row.value, row.after)), name_of(row.kind));
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
};
INSTANTIATE_TEST_SUITE_P(Years, SlotKinds, testing::ValuesIn(year_rows));

const KindRow number_rows[] = {
    {"12", "个", SlotKind::number},    {"24", "年来", SlotKind::number},
    {"3", "年", SlotKind::number},     {"2024", "万元", SlotKind::number},
    {"12.5", "%", SlotKind::number},   {"三十五", "户", SlotKind::number},
    {"1,200", "亩", SlotKind::number}, {"3-5", "次", SlotKind::number},
    {"XX", "万元", SlotKind::number},  {"**", "户", SlotKind::number},
    {"100余", "人", SlotKind::number}, {"8", "月", SlotKind::number},
    {"第3", "次", SlotKind::number},
};
INSTANTIATE_TEST_SUITE_P(Numbers, SlotKinds, testing::ValuesIn(number_rows));

const KindRow place_rows[] = {
    {"松坪", "镇党委", SlotKind::place}, {"XX", "县委", SlotKind::place},
    {"松坪镇", "的", SlotKind::place},   {"云岭县松坪镇", "工作", SlotKind::place},
    {"某某", "村", SlotKind::place},     {"滨江新区", "管委会", SlotKind::place},
    {"松坪", " 镇", SlotKind::place},    {"**", "街道", SlotKind::place},
};
INSTANTIATE_TEST_SUITE_P(Places, SlotKinds, testing::ValuesIn(place_rows));

const KindRow organisation_rows[] = {
    {"水务", "局牵头", SlotKind::organisation},     {"农业农村", "局牵头", SlotKind::organisation},
    {"县水务局", "负责", SlotKind::organisation},   {"XX", "公司", SlotKind::organisation},
    {"XX", "办统筹", SlotKind::organisation},       {"松坪", "中学", SlotKind::organisation},
    {"党政办公室", "印发", SlotKind::organisation},
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
    {"抓春耕，促生产，保民生，稳增长，推动全", "镇", SlotKind::free},
};
INSTANTIATE_TEST_SUITE_P(Free, SlotKinds, testing::ValuesIn(free_rows));

}  // namespace
}  // namespace palimpsest::duplicates
