#include "analysis/disclosure/suppression.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <map>

#include "analysis/disclosure/all_worlds.h"
#include "analysis/disclosure/attack.h"
#include "analysis/disclosure/large_grid.h"

namespace wardmote::analysis::disclosure::suppression_test {
namespace {

GridSpec all_with_totals(Counts const& counts) {
  GridSpec spec;
  for (std::uint32_t v = 0; v < counts.levels.size(); ++v) spec.axes.push_back(each_and_total(v, counts.levels[v]));
  return spec;
}

std::map<Code, int> codes_of(ReleasedGrid const& grid) {
  std::map<Code, int> codes;
  for (auto const& cell : grid.cells) ++codes[cell.code];
  return codes;
}

TEST(Suppression, leaves_a_grid_without_small_counts_as_it_is) {
  Counts const counts{{2, 3}, {5, 6, 0, 12, 8, 20}};
  auto const spec = all_with_totals(counts);
  auto const answer = suppress(counts, {&spec, 1}, {});
  EXPECT_EQ(answer.grids[0], exact_grid(counts, spec));
  EXPECT_EQ(answer.primary + answer.secondary, 0U);
}

TEST(Suppression, keeps_suppressed_zero_and_not_collected_apart) {
  Counts const counts{{3, 3}, {2, 9, 30, 8, 0, 40, 25, 33, not_collected}};
  auto const spec = all_with_totals(counts);
  auto const grid = suppress(counts, {&spec, 1}, {}).grids[0];
  EXPECT_EQ(grid.cells[0], (Cell{Code::suppressed, 0}));
  EXPECT_EQ(grid.cells[5], (Cell{Code::zero, 0}));
  EXPECT_EQ(grid.cells[10], (Cell{Code::not_collected, 0}));
  EXPECT_EQ(grid.cells[15], (Cell{Code::exact, 147}));
}

TEST(Suppression, hides_a_small_cell_with_three_others_of_its_rectangle) {
  Counts const counts{{3, 3}, {2, 9, 30, 8, 7, 40, 25, 33, 50}};
  auto const spec = all_with_totals(counts);
  auto const answer = suppress(counts, {&spec, 1}, {});
  EXPECT_EQ(answer.primary, 1U);
  EXPECT_EQ(answer.secondary, 3U);
  EXPECT_EQ(codes_of(answer.grids[0])[Code::suppressed], 4);
  EXPECT_TRUE(answer.exposed.empty());
}

TEST(Suppression, hides_zeros_where_the_rule_says_so) {
  Counts const counts{{3, 3}, {0, 9, 30, 8, 7, 40, 25, 33, 50}};
  auto const spec = all_with_totals(counts);
  auto const answer = suppress(counts, {&spec, 1}, {.min_cell = 5, .zeros = Zeros::withheld});
  EXPECT_EQ(answer.grids[0].cells[0].code, Code::suppressed);
  EXPECT_EQ(answer.primary, 1U);
  EXPECT_EQ(answer.secondary, 3U);
}

TEST(Suppression, withholds_the_same_figure_in_every_linked_grid) {
  Counts const counts{{2, 3}, {2, 9, 30, 48, 57, 40}};
  std::vector<GridSpec> const specs{
      all_with_totals(counts), {{each_and_total(1, 3)}}, {{{1, {{0}, {1, 2}}}, each_and_total(0, 2)}}};
  auto const answer = suppress(counts, specs, {});
  EXPECT_EQ(answer.grids[0].cells[0].code, Code::suppressed);
  EXPECT_EQ(answer.grids[2].cells[0].code, Code::suppressed);
  EXPECT_EQ(answer.grids[0].cells[8].code, answer.grids[1].cells[0].code);
  EXPECT_TRUE(attack(counts, answer.grids, {}).is_safe());
}

TEST(Suppression, withholds_one_of_two_figures_that_differ_by_few_persons) {
  Counts const counts{{3}, {9, 3, 40}};  // areas; the second release takes the second in as well
  GridSpec const may{{{0, {{0}}}}}, june{{{0, {{0, 1}}}}};
  auto const out = suppress(counts, {&may, 1}, {});
  EXPECT_EQ(out.grids[0].cells[0], (Cell{Code::exact, 9}));
  auto const answer = suppress(counts, {&june, 1}, {}, out.grids);
  EXPECT_EQ(answer.grids[0].cells[0].code, Code::suppressed);
  EXPECT_EQ(answer.secondary, 1U);
  EXPECT_TRUE(answer.exposed.empty());
}

TEST(Suppression, says_which_small_cells_earlier_releases_expose) {
  Counts const counts{{2, 2}, {2, 9, 30, 48}};
  auto const spec = all_with_totals(counts);
  std::vector<ReleasedGrid> const out{exact_grid(counts, spec)};
  auto const answer = suppress(counts, {&spec, 1}, {}, out);
  EXPECT_EQ(answer.exposed.front(), (CellAt{0, 0}));
  EXPECT_FALSE(attack(counts, answer.grids, {}, out).findings.empty());
}

Counts small_world(std::vector<std::uint32_t> const& levels, std::vector<std::int64_t> const& kinds) {
  Counts counts{.levels = levels, .persons = {}};
  std::size_t size = 1;
  for (auto const level : levels) size *= level;
  for (std::size_t atom = 0; atom < size; ++atom) counts.persons.push_back(*rc::gen::elementOf(kinds));
  return counts;
}

/// No reader who writes down all tables is left with fewer than min_cell counts for a small group. Those near the true one are enough to
/// prove it.
void expect_safe(Counts const& counts, std::span<ReleasedGrid const> grids, Rule rule) {
  for (auto const& group : seen_in_all_worlds(counts, grids, rule, rule.width())) {
    RC_ASSERT(group.low <= group.value && group.high >= group.value);
    RC_ASSERT(group.high - group.low >= rule.width());
  }
}

RC_GTEST_PROP(SuppressionOracle, no_small_cell_of_two_axes_is_left_with_few_counts_in_all_worlds, ()) {
  auto const counts = small_world({2, 3}, {0, 0, 1, 2, 3, 4, 5, 6, 8});
  auto const spec = all_with_totals(counts);
  Rule const rule{.min_cell = *rc::gen::inRange<std::int64_t>(2, 5),
                  .zeros = *rc::gen::element(Zeros::shown, Zeros::withheld)};
  auto const answer = suppress(counts, {&spec, 1}, rule);
  RC_ASSERT(answer.exposed.empty());
  expect_safe(counts, answer.grids, rule);
}

RC_GTEST_PROP(SuppressionOracle, nor_of_three_axes, ()) {
  auto const counts = small_world({2, 2, 2}, {0, 1, 2, 3, 5, 7});
  auto const spec = all_with_totals(counts);
  Rule const rule{.min_cell = *rc::gen::inRange<std::int64_t>(2, 5)};
  auto const answer = suppress(counts, {&spec, 1}, rule);
  RC_ASSERT(answer.exposed.empty());
  expect_safe(counts, answer.grids, rule);
}

RC_GTEST_PROP(SuppressionOracle, nor_of_linked_grids_with_other_groups_one_of_them_out_before, ()) {
  auto const counts = small_world({2, 4}, {not_collected, 0, 1, 2, 4, 6});
  GridSpec const first{{each_and_total(0, 2), {1, {{0, 1}, {2, 3}, {0, 1, 2, 3}}}}};
  std::vector<GridSpec> const second{{{{1, {{0}, {1}, {2, 3}}}}}, {{{1, {{0, 1, 2}, {3}}}, {0, {{0}, {1}}}}}};
  Rule const rule{.min_cell = 3};
  auto const before = suppress(counts, {&first, 1}, rule);
  RC_ASSERT(before.exposed.empty());
  auto const answer = suppress(counts, second, rule, before.grids);
  if (!answer.exposed.empty()) return;  // what is out already may leave no way
  auto grids = before.grids;
  grids.insert(grids.end(), answer.grids.begin(), answer.grids.end());
  expect_safe(counts, grids, rule);
  RC_ASSERT(attack(counts, answer.grids, rule, before.grids).is_safe());
}

TEST(Suppression, hides_fewer_cells_of_a_grid_of_13770_than_each_small_cell_on_its_own) {
  auto const counts = large_counts(1);
  auto const spec = all_with_totals(counts);
  EXPECT_EQ(cell_count(spec), 13'770U);
  auto const answer = suppress(counts, {&spec, 1}, {});
  auto const plain = suppress_each_alone(counts, {&spec, 1}, {});
  EXPECT_EQ(answer.primary, plain.primary);
  EXPECT_LT(answer.secondary, plain.secondary / 2);
  EXPECT_TRUE(answer.exposed.empty());
  auto const tried = attack(counts, answer.grids, {}, {}, {.worlds = answer.worlds});
  EXPECT_GE(tried.targets, answer.primary);
  EXPECT_TRUE(tried.is_safe());
}

TEST(Suppression, of_the_same_counts_is_always_the_same) {
  auto const counts = large_counts(2, {9, 7, 5});
  auto const spec = all_with_totals(counts);
  EXPECT_EQ(suppress(counts, {&spec, 1}, {}).grids[0], suppress(counts, {&spec, 1}, {}).grids[0]);
}

}  // namespace
}  // namespace wardmote::analysis::disclosure::suppression_test
