#include "analysis/disclosure/rounding.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "analysis/disclosure/all_worlds.h"
#include "analysis/disclosure/large_grid.h"

namespace wardmote::analysis::disclosure::rounding_test {
namespace {

GridSpec with_totals(Counts const& counts) {
  GridSpec spec;
  for (std::uint32_t v = 0; v < counts.levels.size(); ++v) spec.axes.push_back(each_and_total(v, counts.levels[v]));
  return spec;
}

bool is_beside(std::int64_t rounded, std::int64_t count, std::int64_t base) {
  return rounded % base == 0 && std::abs(rounded - count) < base;
}

/// Each cell beside its count, each total the sum of the finest cells in it.
void expect_controlled(Counts const& counts, GridSpec const& spec, Rounding const& rounding, std::int64_t base) {
  ASSERT_EQ(rounding.outcome, Rounding::Outcome::rounded);
  auto const atoms = atoms_of_cells(counts, spec);
  std::vector<std::int64_t> finest(counts.persons.size(), 0);
  for (std::size_t c = 0; c < atoms.size(); ++c)
    if (atoms[c].size() == 1) finest[atoms[c][0]] = rounding.grid.cells[c].value;
  for (std::size_t c = 0; c < atoms.size(); ++c) {
    std::int64_t sum = 0, count = 0;
    for (auto const atom : atoms[c]) sum += finest[atom], count += counts.persons[atom];
    EXPECT_EQ(rounding.grid.cells[c].value, sum);
    EXPECT_TRUE(is_beside(rounding.grid.cells[c].value, count, base));
  }
}

std::int64_t distance(Counts const& counts, GridSpec const& spec, std::vector<std::int64_t> const& finest,
                      std::int64_t base) {
  std::int64_t sum = 0;
  for (auto const& atoms : atoms_of_cells(counts, spec)) {
    std::int64_t rounded = 0, count = 0;
    for (auto const atom : atoms) rounded += finest[atom], count += counts.persons[atom];
    if (!is_beside(rounded, count, base)) return unlimited;
    sum += std::abs(rounded - count);
  }
  return sum;
}

/// By trying every way to round every cell down or up.
std::int64_t least_distance(Counts const& counts, GridSpec const& spec, std::int64_t base) {
  std::int64_t least = unlimited;
  for (std::uint32_t ways = 0; ways < 1U << counts.persons.size(); ++ways) {
    auto finest = counts.persons;
    for (std::size_t atom = 0; atom < finest.size(); ++atom)
      finest[atom] = (finest[atom] + ((ways >> atom & 1U) != 0 ? base - 1 : 0)) / base * base;
    least = std::min(least, distance(counts, spec, finest, base));
  }
  return least;
}

RC_GTEST_PROP(RoundingOracle, of_two_axes_is_additive_and_no_other_is_nearer, ()) {
  Counts counts{{2, 3}, {}};
  for (int atom = 0; atom < 6; ++atom) counts.persons.push_back(*rc::gen::inRange<std::int64_t>(0, 14));
  auto const base = *rc::gen::inRange<std::int64_t>(2, 6);
  auto const spec = with_totals(counts);
  auto const rounding = round_controlled(counts, spec, base);
  expect_controlled(counts, spec, rounding, base);
  std::vector<std::int64_t> finest;
  for (auto const cell : {0, 1, 2, 4, 5, 6})
    finest.push_back(rounding.grid.cells[static_cast<std::size_t>(cell)].value);
  RC_ASSERT(distance(counts, spec, finest, base) == least_distance(counts, spec, base));
}

TEST(Rounding, of_two_axes_is_found_whatever_their_size) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto const counts = large_counts(seed, {20, 15}, 8);
    auto const spec = with_totals(counts);
    expect_controlled(counts, spec, round_controlled(counts, spec), 5);
  }
}

TEST(Rounding, of_three_axes_is_additive_where_it_is_found) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const counts = large_counts(seed, {4, 3, 3}, 8);
    auto const spec = with_totals(counts);
    auto const rounding = round_controlled(counts, spec);
    if (rounding.outcome != Rounding::Outcome::rounded) continue;
    ++found;
    expect_controlled(counts, spec, rounding, 5);
  }
  EXPECT_GE(found, 18);
}

TEST(Rounding, says_that_there_is_none_where_three_axes_allow_none) {
  // One person where the sum of the codes is even, base 2. Each plane holds two, so exactly one of its two is rounded up: then 011, 101 and
  // 110 all differ from 000, and so agree; but of 101 and 110, which share a plane, one is up and one is down.
  Counts const counts{{2, 2, 2}, {1, 0, 0, 1, 0, 1, 1, 0}};
  auto const rounding = round_controlled(counts, with_totals(counts), 2);
  EXPECT_EQ(rounding.outcome, Rounding::Outcome::none_found);
  EXPECT_TRUE(rounding.grid.cells.empty());
}

TEST(Rounding, leaves_multiples_and_what_was_not_collected) {
  Counts const counts{{2, 2}, {10, not_collected, 5, 20}};
  auto const grid = round_controlled(counts, with_totals(counts)).grid;
  EXPECT_EQ(grid.cells[0], (Cell{Code::rounded, 10}));
  EXPECT_EQ(grid.cells[1], (Cell{Code::not_collected, 0}));
  EXPECT_EQ(grid.cells[8], (Cell{Code::rounded, 35}));
}

TEST(Rounding, too_large_a_grid_is_said_to_be_so) {
  auto const counts = large_counts(1);
  EXPECT_EQ(round_controlled(counts, with_totals(counts)).outcome, Rounding::Outcome::too_large);
}

}  // namespace
}  // namespace wardmote::analysis::disclosure::rounding_test
