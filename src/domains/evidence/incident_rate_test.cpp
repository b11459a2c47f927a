#include "domains/evidence/incident_rate.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

TEST(IncidentRate, IsForEach100000Residents) {
  EXPECT_DOUBLE_EQ(rate_of(50, 10'000).rate, 500);
  EXPECT_EQ(rate_of(50, 10'000).outcome, RateOutcome::computed);
}

// Garwood's limits for a count of 10: 4.7954 and 18.3904 (Ulm 1990, American Journal of Epidemiology 131:373, table 1).
TEST(IncidentRate, HasTheExactPoissonLimits) {
  auto const rate = rate_of(10, 100'000);
  EXPECT_NEAR(rate.lower, 4.7954, 5e-5);
  EXPECT_NEAR(rate.upper, 18.3904, 5e-5);
}

TEST(IncidentRate, IsNotGivenForFewerThanFive) {
  EXPECT_EQ(rate_of(4, 10'000).outcome, RateOutcome::too_few);
  EXPECT_EQ(rate_of(5, 10'000).outcome, RateOutcome::computed);
}

TEST(IncidentRate, IsNotGivenWhereFewerThanAThousandLive) {
  EXPECT_EQ(rate_of(400, 64).outcome, RateOutcome::few_residents);
  EXPECT_EQ(rate_of(400, 1000).outcome, RateOutcome::computed);
}

TEST(IncidentRate, IsNotGivenWhereNobodyIsKnownToLive) {
  EXPECT_EQ(rate_of(500, std::nullopt).outcome, RateOutcome::population_unknown);
  EXPECT_EQ(rate_of(500, 0).outcome, RateOutcome::population_unknown);
}

}  // namespace
}  // namespace wardmote::evidence
