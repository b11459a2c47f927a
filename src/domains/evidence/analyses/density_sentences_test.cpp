#include "domains/evidence/analyses/density_sentences.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/evidence/analyses/density_samples.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::evidence {
namespace {

DensityResult result() {
  return {.incidents = 900,
          .without_place = 12,
          .bandwidth_m = 400,
          .is_chosen = true,
          .cell_m = 250,
          .cells = 2800,
          .densest_area_share = 0.05,
          .densest_incident_share = 0.38,
          .held_out = 300,
          .accuracy = {{.area_share = 0.05,
                        .hits = 111,
                        .hit_rate = {0.37, 0.3, 0.4},
                        .pai = {7.4, 6.5, 8.3},
                        .pei = {0.71, 0.6, 0.8}}},
          .shown = {{3, 4, 120, "E"}, {4, 4, 110, "E"}, {1, 1, 9, "W"}}};
}

RunStory story(DensityResult const& made) {
  RunNames const names{.publisher = "Millbrook Police", .areas = {{"E", "Elm"}}};
  return story_of(samples::density_request(), made, names, tests::PlainTongue());
}

TEST(DensitySentences, SayHowMuchLiesInTheDensestPartAndWhereThatIs) {
  EXPECT_EQ(
      story(result()).headline,
      "From 2018-01-01 to 2018-10-27, 38% of the 900 incidents (all offences) that Millbrook Police recorded with a "
      "public place lay in the densest 5% of the area. The densest cells lie in Elm, W.");
}

TEST(DensitySentences, SayWhatTheDensestPartHeldOfWhatCameAfter) {
  auto const told = story(result()).certainty;
  EXPECT_TRUE(told.contains("held 37% of the 300 incidents that came after: 7.4 times as many")) << told;
  EXPECT_TRUE(told.contains("(95 %: 6.5 to 8.3), and 71% of the most")) << told;
  auto none = result();
  none.accuracy.clear();
  EXPECT_TRUE(story(none).certainty.contains("it is not known whether dense places stay dense"));
}

TEST(DensitySentences, SayHowFineItIsAndWhatIsLeftOut) {
  auto const told = story(result());
  EXPECT_TRUE(told.power.contains("some 800 m to every side, in cells of 250 m")) << told.power;
  auto const says = [](RunStory const& one, std::string_view part) {
    return std::ranges::any_of(one.limits, [&](auto const& limit) { return limit.contains(part); });
  };
  EXPECT_TRUE(says(told, "12 incidents of this choice have no public place and are left out"));
  EXPECT_TRUE(says(told, "does not say why"));
  EXPECT_FALSE(says(told, "rectangle"));
  auto bare = result();
  for (auto& cell : bare.shown) cell.area.clear();
  EXPECT_TRUE(says(story(bare), "rectangle"));
  EXPECT_FALSE(story(bare).headline.contains("cells lie in"));
}

}  // namespace
}  // namespace wardmote::evidence
