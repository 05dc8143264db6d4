#include "../src/likelihood.hpp"

#include <gtest/gtest.h>

namespace palimpsest::years {
namespace {

Evidence bounds(int first, int last, double step) {
    Evidence evidence;
    evidence.first = first;
    evidence.last = last;
    evidence.before = evidence.after = {step, 1, step + 5};
    return evidence;
}

TEST(LikelihoodTest, BoundsMeet) {
    Likelihood likelihood;
    likelihood.add(bounds(2012, last_year, 6));
    likelihood.add(bounds(first_year, 2013, 6));
    const Likely likely = likelihood.likely(0.9);
    EXPECT_EQ(likely.first, 2012);
    EXPECT_EQ(likely.last, 2013);
    EXPECT_GT(likely.confidence, 0.9);
    EXPECT_LE(likely.confidence, 1.0);
}

TEST(LikelihoodTest, WithoutEvidenceEveryYearIsAsLikely) {
    const Likely likely = Likelihood().likely(0.5);
    EXPECT_GE(likely.last - likely.first, (last_year - first_year) / 2 - 1);
    EXPECT_NEAR(Likelihood().share(first_year, last_year), 1, 1e-9);
}

TEST(LikelihoodTest, StrongEvidenceOutweighsWeak) {
    Likelihood likelihood;
    likelihood.add(bounds(2020, 2029, 1));
    likelihood.add(bounds(2017, 2017, 6));
    EXPECT_EQ(likelihood.best(), 2017);
}

TEST(EvidenceTest, PeriodsCostLessThanTheYearsBetween) {
    Evidence session = bounds(2014, 2014, 3);
    session.period = 5;
    EXPECT_EQ(session.cost(2014), 0);
    EXPECT_LT(session.cost(2009), session.cost(2010));
    EXPECT_LT(session.cost(2019), session.cost(2018));
}

TEST(EvidenceTest, SaysOnlyBoundsThatCost) {
    EXPECT_EQ(bounds(2012, 2013, 3).not_before(), 2012);
    EXPECT_EQ(bounds(2012, 2013, 3).not_after(), 2013);
    EXPECT_EQ(bounds(2012, 2013, 0.1).not_before(), std::nullopt);
    EXPECT_EQ(bounds(first_year, 2013, 3).not_before(), std::nullopt);
}

}  // namespace
}  // namespace palimpsest::years
