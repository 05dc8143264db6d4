#include <gmock/gmock.h>

#include "fake_host.hpp"

namespace palimpsest {
namespace {

using tests::FakeHost;

const Description& settings_description() {
    static const Description description{
        .id = "settings",
        .summary = "",
        .options = {{.name = "on", .type = OptionType::boolean},
                    {.name = "budget", .type = OptionType::size},
                    {.name = "threshold", .type = OptionType::number},
                    {.name = "unit", .type = OptionType::choice},
                    {.name = "patterns", .type = OptionType::pattern, .list = true},
                    {.name = "levels", .type = OptionType::integer, .list = true},
                    {.name = "weights", .type = OptionType::number, .list = true}}};
    return description;
}

/// The values of all options: 1, 64, 0.5, "passage", ["a", "b"], [1, 2], [0.5].
class Values {
  public:
    Values() {
        items_[0].text = as_plm("a");
        items_[1].text = as_plm("b");
        items_[2].integer = 1;
        items_[3].integer = 2;
        items_[4].number = 0.5;
        for (int i = 0; i < 5; ++i) item_pointers_[i] = &items_[i];
        values_[0].integer = 1;
        values_[1].integer = 64;
        values_[2].number = 0.5;
        values_[3].text = as_plm("passage");
        values_[4].items = item_pointers_;
        values_[4].item_count = 2;
        values_[5].items = item_pointers_ + 2;
        values_[5].item_count = 2;
        values_[6].items = item_pointers_ + 4;
        values_[6].item_count = 1;
        for (int i = 0; i < 7; ++i) {
            values_[i].is_set = i != 3;
            pointers_[i] = &values_[i];
        }
    }
    plm_settings settings(std::uint64_t count = 7) const {
        return {sizeof(plm_settings), pointers_, count};
    }

  private:
    plm_value items_[5] = {};
    const plm_value* item_pointers_[5] = {};
    plm_value values_[7] = {};
    const plm_value* pointers_[7] = {};
};

class SettingsTest : public ::testing::Test {
  protected:
    FakeHost host_;
    detail::Tables tables_{settings_description()};
    Values values_;
    plm_settings table_ = values_.settings();
    Settings settings_{tables_, &host_.call, &table_};
};

TEST_F(SettingsTest, ValuesAreFoundByName) {
    EXPECT_TRUE(settings_.boolean("on"));
    EXPECT_EQ(settings_.integer("budget"), 64);
    EXPECT_EQ(settings_.number("threshold"), 0.5);
    EXPECT_EQ(settings_.text("unit"), "passage");
    EXPECT_THAT(settings_.texts("patterns"), ::testing::ElementsAre("a", "b"));
    EXPECT_THAT(settings_.integers("levels"), ::testing::ElementsAre(1, 2));
    EXPECT_THAT(settings_.numbers("weights"), ::testing::ElementsAre(0.5));
    EXPECT_TRUE(settings_.is_set("on"));
    EXPECT_FALSE(settings_.is_set("unit"));
}

TEST_F(SettingsTest, ATypeThatIsNotDeclaredIsRefused) {
    EXPECT_THROW(settings_.integer("on"), std::logic_error);
    EXPECT_THROW(settings_.number("budget"), std::logic_error);
    EXPECT_THROW(settings_.text("patterns"), std::logic_error) << "it is a list";
    EXPECT_THROW(settings_.texts("unit"), std::logic_error) << "it is no list";
    EXPECT_THROW(settings_.boolean("off"), std::logic_error);
}

TEST_F(SettingsTest, AnOptionThatTheHostLeavesOutIsNamed) {
    const plm_settings fewer = values_.settings(2);
    const Settings settings(tables_, &host_.call, &fewer);
    EXPECT_EQ(settings.integer("budget"), 64);
    try {
        settings.number("threshold");
        FAIL();
    } catch (const std::logic_error& error) {
        EXPECT_STREQ(error.what(), "the host gave no value for option 'threshold'");
    }
}

TEST_F(SettingsTest, AResourceIsAPathOrAFatalError) {
    EXPECT_EQ(settings_.resource("eras.tsv"), "/plugins/fake/eras.tsv");
    EXPECT_THROW(settings_.resource("absent"), FatalError);
}

TEST_F(SettingsTest, FindingsCarryIndexItemAndPosition) {
    std::vector<plm_option_error> found;
    plm_option_errors errors{
        sizeof errors, &found, [](const auto* sink, const auto* error) {
            static_cast<std::vector<plm_option_error>*>(sink->host)->push_back(*error);
        }};
    const OptionErrors report(tables_, &errors);
    report.report("patterns", "unbalanced", 3, 1);
    report.report("unit", "unknown");
    EXPECT_THROW(report.report("off", "absent"), std::logic_error);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].option, 4u);
    EXPECT_EQ(found[0].item, 1u);
    EXPECT_EQ(found[0].position, 3);
    EXPECT_EQ(found[1].option, 3u);
    EXPECT_EQ(found[1].position, -1);
}

}  // namespace
}  // namespace palimpsest
