#include "analysis/scan/secondary.h"

#include <gtest/gtest.h>

#include "analysis/scan/scan_oracle.h"

namespace wardmote::analysis::scan {
namespace {

/// Windows around every centre, some of them as likely as each other.
std::vector<Candidate> windows_of(Zones const& zones, std::uint32_t intervals, base::RandomStream& random) {
  std::vector<Candidate> windows;
  Zones::Room room;
  for (std::uint32_t i = 0; i < 60; ++i) {
    Candidate one{.direction = i * static_cast<std::uint32_t>(zones.directions().size()) / 60};
    one.places =
        1 + random.below(static_cast<std::uint32_t>(zones.places(zones.directions()[one.direction], room).size()));
    one.first = random.below(intervals);
    one.end = one.first + 1 + random.below(intervals - one.first);
    one.statistic = random.below(12) + tie_tolerance / 2 * random.below(3);
    windows.push_back(one);
  }
  return windows;
}

bool are_same(Candidate const& one, Candidate const& other) {
  return one.direction == other.direction && one.places == other.places && one.first == other.first &&
         one.end == other.end && one.statistic == other.statistic;
}

TEST(SecondaryClusters, are_the_same_if_what_a_lower_least_statistic_leaves_untold_was_dropped_part_by_part) {
  std::size_t dropped = 0, told_beside_the_likeliest = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    base::RandomStream random(seed, 1);
    auto const study = small_study(Model::poisson, 12, 6, seed);
    Zones const zones(study, {}, std::vector<double>(12, 1));
    auto const all = windows_of(zones, 6, random);
    for (double const statistic_min : {0.0, 5.0, 11.0, 20.0})
      for (auto const overlap : {Overlap::no_place_shared, Overlap::no_center_in_other, Overlap::unrestricted}) {
        std::vector<Candidate> kept;
        for (std::size_t at = 0; at < all.size(); at += 20) {
          kept.insert(kept.end(), all.begin() + static_cast<std::ptrdiff_t>(at),
                      all.begin() + static_cast<std::ptrdiff_t>(at + 20));
          drop_untold(kept, statistic_min * static_cast<double>(at) / 40);
        }
        auto const told = told_clusters(all, zones, overlap, statistic_min);
        EXPECT_TRUE(std::ranges::equal(told, told_clusters(kept, zones, overlap, statistic_min), are_same))
            << "seed " << seed << " least " << statistic_min;
        dropped += all.size() - kept.size();
        told_beside_the_likeliest += told.size() - 1;
      }
  }
  EXPECT_GT(dropped, 5000u);
  EXPECT_GT(told_beside_the_likeliest, 500u);
}

TEST(SecondaryClusters, keep_the_likeliest_however_large_the_least_statistic_is) {
  std::vector<Candidate> candidates{{.statistic = 2}, {.statistic = 3}, {.statistic = 1}};
  drop_untold(candidates, 100);
  ASSERT_EQ(candidates.size(), 1u);
  EXPECT_EQ(candidates.front().statistic, 3);
}

}  // namespace
}  // namespace wardmote::analysis::scan
