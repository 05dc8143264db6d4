#include <gmock/gmock.h>

#include "fake_host.hpp"

namespace palimpsest {
namespace {

using detail::Tables;

Description tables_description() {
    return {
        .id = "years",
        .summary = "Years",
        .doc = "More",
        .threading = Threading::per_worker,
        .options =
            {{.name = "units",
              .type = OptionType::choice,
              .list = true,
              .by_default = "[\"document\"]",
              .choices = {"document", "passage"},
              .doc = "What to compare"},
             {.name = "window", .minimum = "1", .maximum = "9", .unit = "lines", .since = "1.1.0"}},
        .needs = {{.name = "works", .schema = 2}},
        .uses = {{.name = "noise", .columns = {{.name = "kind", .type = Type::string}}}},
        .produces = {{.name = "years",
                      .columns = {{.name = "edtf",
                                   .type = Type::string,
                                   .nullable = true,
                                   .doc = "What the surface says"}},
                      .additive = true},
                     {.name = "year_evidence",
                      .columns = {{.name = "year", .type = Type::row, .target = "years"}},
                      .parent = "years",
                      .field = "evidence"},
                     {.name = "clusters", .table = true, .doc = "All"}},
        .projections = {{PLM_DROP_NOISE, PLM_FOLD_WIDTH | PLM_FOLD_CASE}, {}}};
}

class TablesTest : public ::testing::Test {
  protected:
    const Tables tables_{tables_description()};
    const plm_descriptor& descriptor_ = tables_.descriptor;
};

TEST_F(TablesTest, TheDescriptorIsComplete) {
    EXPECT_EQ(descriptor_.struct_size, sizeof(plm_descriptor));
    EXPECT_EQ(view(descriptor_.id), "years");
    EXPECT_EQ(view(descriptor_.summary), "Years");
    EXPECT_EQ(view(descriptor_.doc), "More");
    EXPECT_EQ(descriptor_.threading, PLM_PER_WORKER);
    EXPECT_EQ(descriptor_.option_count, 2u);
    EXPECT_EQ(descriptor_.layer_count, 5u);
    EXPECT_EQ(descriptor_.projection_count, 2u);
    EXPECT_EQ(descriptor_.check_options, nullptr);
}

TEST_F(TablesTest, OptionsAreMirrored) {
    const plm_option& units = *descriptor_.options[0];
    EXPECT_EQ(units.struct_size, sizeof(plm_option));
    EXPECT_EQ(view(units.name), "units");
    EXPECT_EQ(units.type, PLM_OPTION_CHOICE);
    EXPECT_EQ(units.is_list, 1u);
    EXPECT_EQ(view(units.default_value), "[\"document\"]");
    ASSERT_EQ(units.choice_count, 2u);
    EXPECT_EQ(view(units.choices[1]), "passage");
    EXPECT_EQ(view(units.doc), "What to compare");
    const plm_option& window = *descriptor_.options[1];
    EXPECT_EQ(window.type, PLM_OPTION_INT);
    EXPECT_EQ(window.is_list, 0u);
    EXPECT_EQ(view(window.default_value), "");
    EXPECT_EQ(view(window.minimum), "1");
    EXPECT_EQ(view(window.maximum), "9");
    EXPECT_EQ(view(window.unit), "lines");
    EXPECT_EQ(view(window.since), "1.1.0");
    EXPECT_EQ(window.choice_count, 0u);
}

TEST_F(TablesTest, LayersComeInTheOrderNeedsUsesProduces) {
    const std::pair<const char*, std::uint32_t> expected[] = {{"works", PLM_REQUIRES},
                                                              {"noise", PLM_USES},
                                                              {"years", PLM_PRODUCES},
                                                              {"year_evidence", PLM_PRODUCES},
                                                              {"clusters", PLM_PRODUCES}};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(descriptor_.layers[i]->struct_size, sizeof(plm_layer));
        EXPECT_EQ(view(descriptor_.layers[i]->name), expected[i].first);
        EXPECT_EQ(descriptor_.layers[i]->access, expected[i].second);
    }
}

TEST_F(TablesTest, LayersAreMirrored) {
    EXPECT_EQ(descriptor_.layers[0]->schema, 2u);
    EXPECT_EQ(descriptor_.layers[0]->column_count, 0u);
    EXPECT_EQ(descriptor_.layers[1]->schema, 1u);
    const plm_layer& years = *descriptor_.layers[2];
    EXPECT_EQ(years.flags, PLM_LAYER_ADDITIVE);
    ASSERT_EQ(years.column_count, 1u);
    EXPECT_EQ(years.columns[0]->struct_size, sizeof(plm_column_declaration));
    EXPECT_EQ(view(years.columns[0]->name), "edtf");
    EXPECT_EQ(years.columns[0]->type, PLM_STRING);
    EXPECT_EQ(years.columns[0]->nullable, 1u);
    EXPECT_EQ(view(years.columns[0]->doc), "What the surface says");
    const plm_layer& evidence = *descriptor_.layers[3];
    EXPECT_EQ(view(evidence.parent), "years");
    EXPECT_EQ(view(evidence.field), "evidence");
    EXPECT_EQ(view(evidence.columns[0]->target), "years");
    EXPECT_EQ(descriptor_.layers[4]->flags, PLM_LAYER_TABLE);
    EXPECT_EQ(view(descriptor_.layers[4]->doc), "All");
}

TEST_F(TablesTest, ProjectionsAreMirrored) {
    EXPECT_EQ(descriptor_.projections[0]->struct_size, sizeof(plm_projection));
    EXPECT_EQ(descriptor_.projections[0]->drop, PLM_DROP_NOISE);
    EXPECT_EQ(descriptor_.projections[0]->fold, PLM_FOLD_WIDTH | PLM_FOLD_CASE);
    EXPECT_EQ(descriptor_.projections[1]->drop, 0u);
}

}  // namespace
}  // namespace palimpsest
