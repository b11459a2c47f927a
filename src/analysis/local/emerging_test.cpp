#include "analysis/local/emerging.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/local/lattice.h"
#include "base/random.h"

namespace wardmote::analysis::local {
namespace {

Pattern pattern_of(std::vector<int> const& states, double z = 0) {
  return course_of(states, {.z = z, .p = z == 0 ? 1.0 : 0.01}, 0.05).pattern;
}

TEST(Emerging, every_pattern_has_its_course) {
  EXPECT_EQ(pattern_of({0, 0, 0, 0, 0, 0}), Pattern::none);
  EXPECT_EQ(pattern_of({0, 0, 0, 0, 0, 1}), Pattern::fresh);
  EXPECT_EQ(pattern_of({0, 0, 0, 1, 1, 1}), Pattern::consecutive);
  EXPECT_EQ(pattern_of({0, 1, 0, 0, 1, 1}), Pattern::sporadic);
  EXPECT_EQ(pattern_of({-1, 1, 0, 0, 1, 1}), Pattern::oscillating);
  EXPECT_EQ(pattern_of({0, 1, 0, 0, 1, 0}), Pattern::none);
  EXPECT_EQ(pattern_of({1, 1, 1, 1, 1, 1, 1, 1, 1, 0}), Pattern::historical);
  EXPECT_EQ(pattern_of({0, 1, 1, 1, 1, 1, 1, 1, 1, 1}), Pattern::persistent);
  EXPECT_EQ(pattern_of({1, 1, 1, 1, 1}, 3), Pattern::intensifying);
  EXPECT_EQ(pattern_of({1, 1, 1, 1, 1}, -3), Pattern::diminishing);
}

TEST(Emerging, cold_is_the_mirror_of_hot) {
  EXPECT_EQ(pattern_of({-1, -1, -1, -1, -1}, -3), Pattern::intensifying);
  EXPECT_EQ(pattern_of({0, 0, 0, 0, -1}), Pattern::fresh);
  EXPECT_FALSE(course_of(std::vector{0, 0, -1}, {}, 0.05).hot);
  EXPECT_TRUE(course_of(std::vector{0, 0, 1}, {}, 0.05).hot);
}

TEST(Emerging, a_heap_that_appears_late_is_consecutive_and_one_that_stays_is_persistent) {
  constexpr std::size_t steps = 12, places = 144;
  base::RandomStream random(2, 2);
  std::vector<double> cube;
  for (std::size_t step = 0; step < steps; ++step)
    for (std::size_t place = 0; place < places; ++place) {
      auto const row = place / 12, column = place % 12;
      bool const old = row < 3 && column < 3, young = row > 8 && column > 8 && step >= 8;
      cube.push_back(static_cast<double>(random.below(3)) + (old || young ? 9 : 0));
    }
  auto const answer = emerging_hot_spots(cube, steps, queen_lattice(12, 12));
  ASSERT_EQ(answer.outcome, Outcome::computed);
  EXPECT_EQ(answer.places[13].pattern, Pattern::persistent);
  EXPECT_EQ(answer.places[130].pattern, Pattern::consecutive);
  EXPECT_EQ(answer.places[70].pattern, Pattern::none);
  EXPECT_TRUE(answer.places[13].hot && answer.places[130].hot);
  EXPECT_EQ(answer.cells.front().law, Law::exact);
}

TEST(Emerging, neighbours_are_those_of_the_same_step_and_of_the_lags_before_it) {
  std::vector<double> cube(4 * 9);
  for (std::size_t i = 0; i < cube.size(); ++i) cube[i] = static_cast<double>(i % 5);
  auto const answer = emerging_hot_spots(cube, 4, queen_lattice(3, 3), {.lags = 2});
  EXPECT_EQ(answer.cells[4].neighbours, 8U);           // the middle, first step
  EXPECT_EQ(answer.cells[9 + 4].neighbours, 17U);      // and itself and its neighbours one step before
  EXPECT_EQ(answer.cells[3 * 9 + 4].neighbours, 26U);  // never more than two steps before
}

}  // namespace
}  // namespace wardmote::analysis::local
