#include <gtest/gtest.h>

#include "palimpsest/plugin.hpp"

extern "C" int plm_has_reaches_the_last_field();

TEST(HeadersTest, TheyCompileAsC11AndCheckSizes) { EXPECT_EQ(plm_has_reaches_the_last_field(), 1); }

TEST(HeadersTest, TheSdkHasTheVersionOfTheProject) {
    EXPECT_EQ(palimpsest::sdk_version, PALIMPSEST_PROJECT_VERSION);
}
