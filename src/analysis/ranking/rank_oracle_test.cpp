// Rank sets against a direct Monte Carlo reading of the definition, on many worlds of two to four places.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "analysis/ranking/largest_lead.h"
#include "analysis/ranking/rank_set.h"

namespace wardmote::analysis::ranking {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;  // "the first is better" is what a rejection says

double lead(std::vector<Estimate> const& places, std::vector<double> const& values, Pair pair) {
  auto const [a, b] = pair;
  return (values[b] - values[a]) / std::hypot(places[a].standard_error, places[b].standard_error);
}

struct Oracle {
  std::vector<RankSet> sets;
  double nearest_call;  ///< how near some lead came to a critical value
};

class SlowStepDown {
 public:
  explicit SlowStepDown(std::vector<Estimate> const& places) : places_(places) {
    std::mt19937_64 random(11);
    std::normal_distribution<double> normal;
    for (int i = 0; i < 40'000; ++i) {
      draws_.emplace_back();
      for (auto const& place : places) draws_.back().push_back(place.standard_error * normal(random));
    }
  }

  Oracle run(std::set<Pair> open) const {
    std::vector<double> values;
    for (auto const& place : places_) values.push_back(place.value);
    Oracle oracle{std::vector<RankSet>(places_.size(), {1, 1, static_cast<int>(places_.size())}), 99};
    bool rejected = true;
    while (rejected) {
      rejected = false;
      double const critical = quantile(open);
      for (auto const& pair : std::set<Pair>(open)) {
        double const here = lead(places_, values, pair);
        oracle.nearest_call = std::min(oracle.nearest_call, std::abs(here - critical));
        if (here <= critical) continue;
        open.erase(pair);
        ++oracle.sets[pair.second].lower;
        --oracle.sets[pair.first].upper;
        rejected = true;
      }
    }
    return oracle;
  }

 private:
  double quantile(std::set<Pair> const& open) const {
    std::vector<double> largest;
    for (auto const& draw : draws_) {
      double best = -std::numeric_limits<double>::infinity();
      for (auto const& pair : open) best = std::max(best, lead(places_, draw, pair));
      largest.push_back(best);
    }
    auto const place = static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(largest.size()));
    std::ranges::nth_element(largest, largest.begin() + place);
    return largest[static_cast<std::size_t>(place)];
  }

  std::vector<Estimate> places_;
  std::vector<std::vector<double>> draws_;
};

std::set<Pair> pairs_with(std::size_t places, std::size_t only = 99) {
  std::set<Pair> pairs;
  for (std::size_t a = 0; a < places; ++a)
    for (std::size_t b = 0; b < places; ++b)
      if (a != b && (only == 99 || a == only || b == only)) pairs.insert({a, b});
  return pairs;
}

constexpr double too_near_to_call = 0.04;  // four standard errors of the oracle's quantile

TEST(RankOracle, simultaneous_and_marginal_sets_agree_with_it_on_every_world_that_is_not_a_close_call) {
  std::mt19937_64 random(4);
  int compared = 0;
  for (int world = 0; world < 30; ++world) {
    std::vector<Estimate> places;
    for (std::size_t i = 0; i < 2 + static_cast<std::size_t>(world) % 3; ++i)
      places.push_back({static_cast<double>(random() % 1000) / 100, 0.5 + static_cast<double>(random() % 250) / 100});
    SlowStepDown const slow(places);
    auto const all = slow.run(pairs_with(places.size()));
    if (all.nearest_call > too_near_to_call) {
      EXPECT_EQ(simultaneous_rank_sets(places).places.size(), all.sets.size());
      auto const fast = simultaneous_rank_sets(places).places;
      for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_EQ(fast[i].lower, all.sets[i].lower) << world;
        EXPECT_EQ(fast[i].upper, all.sets[i].upper) << world;
      }
      ++compared;
    }
    auto const one = slow.run(pairs_with(places.size(), 0));
    if (one.nearest_call > too_near_to_call) {
      auto const fast = marginal_rank_set(places, 0).places.front();
      EXPECT_EQ(fast.lower, one.sets[0].lower) << world;
      EXPECT_EQ(fast.upper, one.sets[0].upper) << world;
      ++compared;
    }
  }
  EXPECT_GT(compared, 45) << "too many close calls to mean anything";
}

TEST(LargestLead, is_what_looking_at_every_pair_finds_for_any_errors_and_open_pairs) {
  std::mt19937_64 random(8);
  for (std::size_t const places : {2U, 3U, 7U, 24U, 25U, 60U, 150U}) {
    for (double const spread : {0.0, 1.0, 4.0}) {
      std::vector<double> errors;
      for (std::size_t i = 0; i < places; ++i)
        errors.push_back(std::exp(spread * static_cast<double>(random() % 1000) / 1000));
      LargestLead const leads(errors, 77);
      OpenPairs open(places);
      for (std::uint64_t draw = 0; draw < 40; ++draw) {
        ASSERT_EQ(leads.of_draw(draw, open), leads.of_draw_by_all_pairs(draw, open)) << places << " " << draw;
        for (std::size_t i = 0; i < places; ++i) {
          auto const a = random() % places, b = random() % places;
          if (a < b) open.close(a, b);  // as a step-down does: never both directions
        }
      }
    }
  }
}

TEST(SimultaneousCriticalValue, is_the_studentised_range_over_root_two_where_all_errors_are_equal) {
  // Upper 5 % points of the studentised range, infinite degrees of freedom: 3.3145 (3), 3.6332 (4), 4.4741 (10), 5.0117
  // (20) (Harter 1960, Annals of Mathematical Statistics 31:1122-1147). Places equal, so that no round rejects.
  for (auto const& [places, range] : {std::pair{3, 3.3145}, {4, 3.6332}, {10, 4.4741}, {20, 5.0117}}) {
    std::vector<Estimate> const equal(static_cast<std::size_t>(places), {50, 2});
    auto const critical = simultaneous_rank_sets(equal, {.draws = 40'000}).critical_values.front();
    EXPECT_NEAR(critical, range / std::sqrt(2.0), 0.03) << places;
  }
}

}  // namespace
}  // namespace wardmote::analysis::ranking
