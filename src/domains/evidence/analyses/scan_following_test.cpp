#include "domains/evidence/analyses/scan_following.h"

#include <gtest/gtest.h>

#include "domains/evidence/analyses/scan_samples.h"

namespace wardmote::evidence {
namespace {

using samples::day;

ScanCluster cluster(std::vector<std::string> const& areas, int from, int to, double p_value = 0.01) {
  ScanCluster made{.from = day(from), .to = day(to), .p_value = p_value};
  for (auto const& area : areas) made.areas.push_back({.code = area});
  return made;
}

ScanResult result_with(std::vector<ScanCluster> clusters) {
  ScanResult result;
  result.clusters = std::move(clusters);
  return result;
}

ScanRequest until(int to) {
  auto request = samples::request();
  request.to = day(to);
  return request;
}

TEST(ScanFollowing, TellsWhatIsNewWhatGoesOnSinceWhenAndWhatHasEndedOfWhatIsSeldomByChance) {
  auto const first_request = until(30), second_request = until(31), third_request = until(32);
  auto const first = result_with({cluster({"A", "B"}, 20, 30), cluster({"C"}, 25, 30), cluster({"D"}, 25, 30, 0.3)});
  auto const second = result_with({cluster({"B", "E"}, 28, 31), cluster({"D"}, 28, 31)});
  auto const third = result_with({cluster({"E"}, 31, 32)});
  auto const then = followed({first_request, first}, second_request, second);
  EXPECT_EQ(then.now, (std::vector<ScanFollowing::Followed>{{1, false, day(30)}, {2, true, day(31)}}));
  EXPECT_EQ(then.ended, (std::vector<ScanFollowing::Ended>{{{"C"}, day(25), day(30), day(30)}}));
  auto const now = followed({second_request, second, then}, third_request, third);
  EXPECT_EQ(now.now, (std::vector<ScanFollowing::Followed>{{1, false, day(30)}}));
  EXPECT_EQ(now.ended, (std::vector<ScanFollowing::Ended>{{{"D"}, day(28), day(31), day(31)}}));
}

TEST(ScanFollowing, ReadsBackWhatItWroteAndNothingElse) {
  ScanFollowing const following{.now = {{2, true, day(3)}}, .ended = {{{"A", "Ü"}, day(1), day(2), day(1)}}};
  EXPECT_EQ(scan_following_of(text_of(following)), following);
  EXPECT_EQ(scan_following_of(""), std::nullopt);
  EXPECT_EQ(scan_following_of(R"({"now":[{"rank":"first"}],"ended":[]})"), std::nullopt);
}

}  // namespace
}  // namespace wardmote::evidence
