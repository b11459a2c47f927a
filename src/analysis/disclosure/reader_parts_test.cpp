// What the attacker works with: elimination, and linear programming in whole numbers.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "analysis/disclosure/gate.h"
#include "analysis/disclosure/row_space.h"
#include "analysis/disclosure/simplex.h"

namespace wardmote::analysis::disclosure::reader_parts_test {
namespace {

TEST(RowSpace, gives_the_combination_with_its_fractions) {
  std::vector<Form> const rows{{{0, 1}, {1, 1}}, {{1, 1}, {2, 1}}, {{0, 1}, {2, 1}}};
  auto const sum = RowSpace(3, rows).combination({{0, 1}});
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->denominator, 2);
  EXPECT_EQ(sum->rows, (Form{{0, 1}, {1, -1}, {2, 1}}));
}

TEST(RowSpace, has_none_for_what_lies_outside) {
  std::vector<Form> const rows{{{0, 1}, {1, 1}}, {{1, 1}, {2, 1}}, {{0, 1}, {1, 2}, {2, 1}}};
  RowSpace const space(3, rows);
  EXPECT_EQ(space.rank(), 2U);
  EXPECT_FALSE(space.combination({{0, 1}}));
  EXPECT_TRUE(space.combination({{0, 1}, {2, -1}}));
}

TEST(RowSpace, takes_rows_that_come_first) {
  std::vector<Form> const rows{{{0, 1}, {1, 1}}, {{1, 1}}, {{0, 1}}};
  EXPECT_EQ(RowSpace(2, rows).combination({{0, 1}})->rows, (Form{{0, 1}, {1, -1}}));
}

/// Over all whole points: a form's greatest value under equations with coefficients -1, 0, 1 and bounds 0 +- 2.
std::int64_t greatest_whole(std::vector<Told> const& bounds, std::span<Form const> equations, Form const& form) {
  std::int64_t best = 0;
  std::vector<std::int64_t> point(bounds.size());
  auto const value = [&](Form const& of) {
    std::int64_t sum = 0;
    for (auto const& [at, much] : of) sum += much * point[at];
    return sum;
  };
  auto const put = [&](auto const& self, std::size_t column) -> void {
    if (column < point.size()) {
      for (point[column] = bounds[column].low; point[column] <= bounds[column].high; ++point[column])
        self(self, column + 1);
    } else if (std::ranges::all_of(equations, [&](Form const& equation) { return value(equation) == 0; })) {
      best = std::max(best, value(form));
    }
  };
  put(put, 0);
  return best;
}

Form drawn_form(std::size_t columns) {
  Form form;
  for (std::uint32_t c = 0; c < columns; ++c)
    if (auto const value = *rc::gen::inRange<std::int64_t>(-1, 2); value != 0) form.push_back({c, value});
  return form;
}

RC_GTEST_PROP(SimplexOracle, is_never_below_a_whole_point_and_at_one_where_it_says_so, ()) {
  std::vector<Told> bounds;
  for (int c = 0; c < 6; ++c)
    bounds.push_back({*rc::gen::inRange<std::int64_t>(-2, 1), *rc::gen::inRange<std::int64_t>(0, 3)});
  std::vector<Form> const equations{drawn_form(6), drawn_form(6), drawn_form(6)};
  Simplex simplex(bounds, equations);
  for (int again = 0; again < 3; ++again) {  // it goes on from where it stands
    auto const form = drawn_form(6);
    auto const extreme = simplex.maximise(form);
    auto const whole = greatest_whole(bounds, equations, form);
    RC_ASSERT(extreme.outcome == Extreme::Outcome::greatest);
    RC_ASSERT(extreme.numerator >= whole * extreme.denominator);
    if (extreme.is_whole) RC_ASSERT(extreme.numerator == whole * extreme.denominator);
    std::int64_t held = 0;  // the proof: no column can do better in the sum of weights
    for (auto const& [column, weight] : extreme.weights)
      held += weight * (weight > 0 ? bounds[column].high : bounds[column].low);
    RC_ASSERT(held == extreme.numerator);
  }
}

TEST(Simplex, knows_what_has_no_end) {
  std::vector<Form> const equations{{{0, 1}, {1, -1}}};
  Simplex simplex({{0, unlimited}, {0, unlimited}, {0, 3}}, equations);
  EXPECT_EQ(simplex.maximise({{0, 1}}).outcome, Extreme::Outcome::enough);
  EXPECT_EQ(simplex.maximise({{2, 1}}).numerator, 3);
}

TEST(Gate, lets_a_grid_leave_with_what_must_be_withheld) {
  Counts const counts{{3, 3}, {2, 9, 30, 8, 7, 40, 25, 33, 50}};
  GridSpec const spec{{each_and_total(0, 3), each_and_total(1, 3)}};
  auto const clearance = clear(counts, {&spec, 1}, {});
  EXPECT_EQ(clearance.verdict, Verdict::may_leave);
  EXPECT_EQ(clearance.grids.size(), 1U);
  EXPECT_EQ(clearance.primary + clearance.secondary, 4U);
}

TEST(Gate, stops_a_grid_that_somebody_made_by_hand_and_says_why) {
  Counts const counts{{3, 3}, {2, 9, 30, 8, 7, 40, 25, 33, 50}};
  auto grid = exact_grid(counts, {{each_and_total(0, 3), each_and_total(1, 3)}});
  grid.cells[0] = {Code::suppressed, 0};
  auto const clearance = inspect(counts, {&grid, 1}, {});
  EXPECT_EQ(clearance.verdict, Verdict::leaks);
  EXPECT_TRUE(clearance.grids.empty());
  EXPECT_EQ(equation(clearance.attack.findings.at(0).high), "-9 - 30 + 41 = 2");
}

TEST(Gate, stops_where_counts_were_revised_since) {
  Counts const before{{3}, {9, 20, 30}}, after{{3}, {9, 21, 30}};
  GridSpec const spec{{each_and_total(0, 3)}};
  std::vector<ReleasedGrid> const out{exact_grid(before, spec)};
  EXPECT_EQ(clear(after, {&spec, 1}, {}, out).verdict, Verdict::counts_differ);
}

}  // namespace
}  // namespace wardmote::analysis::disclosure::reader_parts_test
