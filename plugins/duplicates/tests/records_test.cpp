#include <gtest/gtest.h>

#include "plugins/duplicates/src/label_record.hpp"

namespace palimpsest::duplicates {
namespace {

TEST(Records, KeepTheOrderOfNumbersInTheirBytes) {
    const Place places[] = {{0, 0, 1}, {0, 255, 256}, {0, 256, 300}, {1, 0, 5}, {256, 0, 1}};
    for (std::size_t i = 1; i < std::size(places); ++i) {
        ByteWriter before;
        before.put(places[i - 1]);
        ByteWriter after;
        after.put(places[i]);
        EXPECT_LT(before.view(), after.view()) << "place " << i;
    }
}

TEST(Records, ComeBackAsTheyWere) {
    const Unit unit{{3, 40, 500}, {6, 7}, 8};
    ByteWriter writer;
    writer.put(unit);
    EXPECT_EQ(ByteReader(writer.view()).read_unit(), unit);

    LabelRecord record;
    record.kind = UnitKind::section;
    record.place = {1, 2, 3};
    record.partner = {4, 5, 6};
    record.similarity = 0.875;
    record.exact = true;
    EXPECT_EQ(label_record(as_bytes(record).view()), record);
    record.cluster = 0;
    record.containment = 0.0;
    record.whole = {7, 9};
    record.documents = 12;
    EXPECT_EQ(label_record(as_bytes(record).view()), record);
}

TEST(ClusterNames, AreSixteenDigitsAndTellKindsApart) {
    const std::string name = cluster_name(UnitKind::section, 0);
    EXPECT_EQ(name.size(), 16U);
    EXPECT_EQ(name.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_NE(name, cluster_name(UnitKind::document, 0));
}

}  // namespace
}  // namespace palimpsest::duplicates
