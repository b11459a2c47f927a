#include "domains/evidence/analyses/detectable_risk.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "analysis/scan/likelihood.h"
#include "base/random.h"

namespace wardmote::evidence {
namespace {

using analysis::scan::Model;

TEST(StrengthNeeded, IsWhatSoManyWorldsMayReach) {
  std::vector<double> maxima;
  for (int at = 1; at <= 99; ++at) maxima.push_back(at);
  // p = (1 + worlds above) / 100 <= 0.05: four worlds may be as strong as the cluster, so it beats the fifth.
  EXPECT_EQ(strength_needed(maxima, 0.05), 95);
  EXPECT_FALSE(strength_needed(std::span(maxima).first(18), 0.05).has_value());
  EXPECT_TRUE(strength_needed(std::span(maxima).first(19), 0.05).has_value());
}

/// A Poisson draw by counting exponential gaps.
int poisson(base::RandomStream& stream, double mean) {
  int count = 0;
  for (double sum = -std::log(stream.uniform()); sum < mean; sum -= std::log(stream.uniform())) ++count;
  return count;
}

TEST(DetectableRisk, IsFoundFourTimesInFiveAndTheStepBelowItLessOften) {
  Window const window{.model = Model::poisson, .cases = 2000, .expected = 20};
  auto const risk = detectable_risk(window, 9, 5);
  ASSERT_TRUE(risk.has_value());
  auto const share_found = [&](double times) {
    base::RandomStream stream(11, 3);
    int found = 0;
    for (int world = 0; world < 20'000; ++world) {
      auto const count = poisson(stream, times * window.expected);
      auto const cases = window.cases + count - window.expected;
      auto const expected = window.expected * cases / window.cases;
      found += count > expected && analysis::scan::Likelihood(Model::poisson, cases).ratio(count, expected) > 9;
    }
    return found / 20'000.0;
  };
  EXPECT_GT(share_found(*risk), 0.79);
  EXPECT_LT(share_found(*risk - 0.05), 0.81);
}

TEST(DetectableRisk, GrowsWithTheStrengthNeededAndShrinksWithTheSizeOfThePlace) {
  Window const small{.model = Model::permutation, .cases = 5000, .expected = 8, .of_place = 100, .of_time = 400};
  Window const large{.model = Model::permutation, .cases = 5000, .expected = 80, .of_place = 1000, .of_time = 400};
  EXPECT_LT(*detectable_risk(small, 6, 5), *detectable_risk(small, 12, 5));
  EXPECT_LT(*detectable_risk(large, 9, 5), *detectable_risk(small, 9, 5));
}

TEST(DetectableRisk, IsNothingWhereEvenFiftyTimesAsManyStayUnseen) {
  EXPECT_FALSE(detectable_risk({.model = Model::poisson, .cases = 60, .expected = 0.05}, 9, 5).has_value());
  EXPECT_FALSE(detectable_risk({.model = Model::poisson, .cases = 60, .expected = 0}, 9, 5).has_value());
}

}  // namespace
}  // namespace wardmote::evidence
