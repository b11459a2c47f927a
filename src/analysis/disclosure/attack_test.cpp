#include "analysis/disclosure/attack.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "analysis/disclosure/all_worlds.h"
#include "analysis/disclosure/rounding.h"

namespace wardmote::analysis::disclosure::attack_test {
namespace {

/// An exact grid, but some of its cells suppressed.
ReleasedGrid without(Counts const& counts, GridSpec const& spec, std::vector<std::size_t> const& cells) {
  auto grid = exact_grid(counts, spec);
  for (auto const cell : cells) grid.cells[cell] = {Code::suppressed, 0};
  return grid;
}

std::optional<Finding> finding_of(Attack const& attack, CellAt cell, bool is_rest = false) {
  for (auto const& finding : attack.findings)
    if (finding.cell == cell && finding.less.has_value() == is_rest) return finding;
  return std::nullopt;
}

TEST(Attack, finds_a_cell_that_is_alone_in_its_line) {
  Counts const counts{{2, 3}, {2, 9, 30, 48, 57, 40}};
  GridSpec const spec{{each_and_total(0, 2), each_and_total(1, 3)}};
  auto const grid = without(counts, spec, {0, 1, 5});
  auto const answer = attack(counts, {&grid, 1}, {});
  auto const found = finding_of(answer, {0, 0});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, Kind::exact);
  EXPECT_EQ(equation(found->high), "-48 + 50 = 2");
  EXPECT_EQ(found->high.terms, (std::vector<Term>{{{0, 4}, -1, 48}, {{0, 8}, 1, 50}}));
}

TEST(Attack, finds_a_cell_that_two_linked_grids_tell_together) {
  // Rows are areas, columns sexes. Alone the first grid is safe; the second has broader areas and the same sexes.
  Counts const counts{{3, 2}, {3, 20, 30, 12, 40, 25}};
  GridSpec const fine{{each_and_total(0, 3), each_and_total(1, 2)}}, broad{{{0, {{0, 2}}}, {1, {{0}}}}};
  std::vector<ReleasedGrid> const grids{without(counts, fine, {0, 1, 3, 4}), exact_grid(counts, broad)};
  EXPECT_TRUE(attack(counts, {grids.data(), 1}, {}).is_safe());
  auto const answer = attack(counts, grids, {});
  auto const found = finding_of(answer, {0, 0});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, Kind::exact);
  EXPECT_EQ(equation(found->low), "-40 + 43 = 3");
  EXPECT_FALSE(found->is_out);
}

TEST(Attack, finds_a_small_group_between_two_releases) {
  Counts const counts{{3, 2}, {5, 4, 1, 2, 30, 31}};  // months by sex
  GridSpec const june{{{0, {{0}}}}}, july{{{0, {{0, 1}}}}};
  std::vector<ReleasedGrid> const out{exact_grid(counts, june)};
  EXPECT_TRUE(attack(counts, out, {}).is_safe());
  auto const next = exact_grid(counts, july);
  auto const answer = attack(counts, {&next, 1}, {}, out);
  ASSERT_EQ(answer.leaks, 1U);
  auto const& found = answer.findings[0];
  EXPECT_EQ(found.kind, Kind::difference);
  EXPECT_EQ(found.cell, (CellAt{1, 0}));
  EXPECT_EQ(found.less, (CellAt{0, 0}));
  EXPECT_EQ(equation(found.high), "12 - 9 = 3");
}

TEST(Attack, finds_a_small_group_that_no_single_figure_is_less_than_another) {
  Counts const counts{{4}, {20, 3, 15, 60}};
  std::vector<ReleasedGrid> const out{exact_grid(counts, {{{0, {{0, 1, 2}, {0}}}}})};
  auto const next = without(counts, {{{0, {{1}, {2}, {2, 3}, {3}}}}}, {0, 1});
  auto const answer = attack(counts, {&next, 1}, {}, out);
  auto const found = finding_of(answer, {1, 0});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, Kind::exact);
  EXPECT_EQ(found->high.count, 3);
}

TEST(Attack, finds_an_interval_that_is_too_narrow) {
  // 5 = somebody + somebody: each is 1 to 4. One more possible count, and it would do.
  for (std::int64_t const other : {3, 4}) {
    Counts const counts{{2, 3}, {2, other, 30, 38, 57, 40}};
    GridSpec const spec{{each_and_total(0, 2), each_and_total(1, 3)}};
    auto const grid = without(counts, spec, {0, 1, 4, 5});
    auto const found = finding_of(attack(counts, {&grid, 1}, {}), {0, 0});
    ASSERT_EQ(found.has_value(), other == 3);
    if (!found) continue;
    EXPECT_EQ(found->kind, Kind::interval);
    EXPECT_EQ(found->low.count, 1);
    EXPECT_EQ(found->high.count, 4);
    EXPECT_EQ(equation(found->high), "-30 + 35 - 1 = 4");
  }
}

TEST(Attack, knows_that_a_total_of_nobody_empties_its_parts) {
  // Zeros are withheld, so two cells of the first row look alike; but the second column's total is published as zero.
  Counts const counts{{2, 3}, {3, 0, 30, 38, 0, 40}};
  auto grid = without(counts, {{each_and_total(0, 2), each_and_total(1, 3)}}, {0, 1, 4, 5});
  grid.zeros = Zeros::withheld;
  auto const found = finding_of(attack(counts, {&grid, 1}, {.min_cell = 5, .zeros = Zeros::withheld}), {0, 0});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->high.count, 3);
  EXPECT_EQ(equation(found->high), "-30 + 33 = 3");
  EXPECT_EQ(found->high.terms.back(), (Term{{0, 9}, 0, 0}));  // the column's total
}

TEST(Attack, finds_counts_that_rounding_pins) {
  // 4 + 4 = 8: both were rounded to 5 or to 0, and the total stands elsewhere.
  Counts const counts{{2, 2}, {4, 4, 20, 25}};
  GridSpec const parts{{each_and_total(0, 2), {1, {{0}, {1}}}}}, row{{{0, {{0}}}}};
  auto rounded = exact_grid(counts, parts);
  for (auto& cell : rounded.cells) cell = {Code::rounded, cell.value / 5 * 5};
  EXPECT_TRUE(attack(counts, {&rounded, 1}, {}).is_safe());
  std::vector<ReleasedGrid> const grids{rounded, exact_grid(counts, row)};
  auto const found = finding_of(attack(counts, grids, {}), {0, 0});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, Kind::rounding);
  EXPECT_EQ(found->low.count, 4);
  EXPECT_EQ(found->high.count, 4);
  EXPECT_EQ(equation(found->low), "8 - 4 = 4");
}

TEST(Attack, tells_what_is_out_already_from_what_the_release_would_add) {
  Counts const counts{{2, 3}, {2, 9, 30, 48, 57, 40}};
  GridSpec const spec{{each_and_total(0, 2), each_and_total(1, 3)}}, other{{each_and_total(1, 3)}};
  std::vector<ReleasedGrid> const out{without(counts, spec, {0})};
  auto const harmless = exact_grid(counts, other);
  auto const answer = attack(counts, {&harmless, 1}, {}, out);
  EXPECT_TRUE(answer.is_safe());
  EXPECT_GE(answer.already_out, 1U);
}

TEST(Attack, does_not_begin_where_counts_were_revised) {
  Counts const before{{3}, {9, 20, 30}}, after{{3}, {9, 21, 30}};
  std::vector<ReleasedGrid> const out{exact_grid(before, {{each_and_total(0, 3)}})};
  EXPECT_FALSE(attack(after, {}, {}, out).do_counts_agree);
  EXPECT_FALSE(attack(after, {}, {}, out).is_safe());
  EXPECT_TRUE(do_agree(before, out));
}

/// The value of a proof, from its cells alone: what the terms add up to as sums of atoms, and as counts.
void expect_proved(Counts const& counts, std::span<ReleasedGrid const> grids, Finding const& finding,
                   Bound const& bound, int side) {
  std::vector<std::int64_t> rest(counts.persons.size(), 0);
  std::vector<bool> is_empty(counts.persons.size(), false);
  std::int64_t sum = 0;
  auto const add = [&](CellAt at, std::int64_t much) {
    auto const cells = atoms_of_cells(counts, grids[at.grid].spec);
    for (auto const atom : cells[at.cell]) {
      rest[atom] += much;
      if (much == 0) is_empty[atom] = true;
    }
  };
  for (auto const& [cell, coefficient, count] : bound.terms) {
    auto const [low, high] = told(grids[cell.grid].cells[cell.cell], grids[cell.grid]);
    RC_ASSERT(count == (coefficient * side > 0 ? high : low));
    sum += coefficient * count;
    add(cell, coefficient);
  }
  add(finding.cell, -bound.denominator);
  if (finding.less) add(*finding.less, bound.denominator);
  // What is left over is persons, whose number is never below 0: a bound from above may only hold too many, one from below too few.
  for (std::size_t atom = 0; atom < rest.size(); ++atom) RC_ASSERT(rest[atom] * side >= 0 || is_empty[atom]);
  RC_ASSERT(bound.count * bound.denominator * side <= sum * side);
  RC_ASSERT(std::abs(sum - bound.count * bound.denominator) < bound.denominator);
}

/// Grids of small worlds with cells suppressed or rounded at will: the attacker finds exactly what somebody finds who writes down
/// every table, and proves it.
void expect_as_all_worlds(Counts const& counts, std::span<ReleasedGrid const> grids, Rule rule) {
  auto const answer = attack(counts, grids, rule);
  auto const seen = seen_in_all_worlds(counts, grids, rule, 40);
  std::size_t narrow = 0;
  for (auto const& group : seen) narrow += group.high - group.low < rule.width();
  RC_ASSERT((narrow > 0) == (answer.leaks > 0));
  for (auto const& finding : answer.findings) {
    if (finding.kind == Kind::undecided) continue;
    expect_proved(counts, grids, finding, finding.high, 1);
    expect_proved(counts, grids, finding, finding.low, -1);
    auto atoms = atoms_of_cells(counts, grids[finding.cell.grid].spec)[finding.cell.cell];
    if (finding.less) {
      auto const cells = atoms_of_cells(counts, grids[finding.less->grid].spec);
      for (auto const atom : cells[finding.less->cell]) std::erase(atoms, atom);
    }
    auto const group = std::ranges::find(seen, atoms, &Seen::atoms);
    RC_ASSERT(group != seen.end());
    RC_ASSERT(finding.low.count <= group->low);
    RC_ASSERT(finding.high.count >= group->high);
  }
}

RC_GTEST_PROP(AttackOracle, finds_in_suppressed_grids_what_all_tables_show, ()) {
  Counts counts{{2, 3}, {}};
  for (int atom = 0; atom < 6; ++atom) counts.persons.push_back(*rc::gen::inRange<std::int64_t>(0, 9));
  auto grid = exact_grid(counts, {{each_and_total(0, 2), each_and_total(1, 3)}});
  for (std::size_t cell = 0; cell + 1 < grid.cells.size();
       ++cell)  // the last total stays, so that the tables are finitely many
    if (grid.cells[cell].value > 0 && (grid.cells[cell].value < 4 || *rc::gen::arbitrary<bool>()))
      grid.cells[cell] = {Code::suppressed, 0};
  expect_as_all_worlds(counts, {&grid, 1}, {.min_cell = 4});
}

RC_GTEST_PROP(AttackOracle, finds_in_rounded_grids_what_all_tables_show, ()) {
  Counts counts{{2, 3}, {}};
  for (int atom = 0; atom < 6; ++atom) counts.persons.push_back(*rc::gen::inRange<std::int64_t>(0, 7));
  auto grid = exact_grid(counts, {{each_and_total(0, 2), each_and_total(1, 3)}});
  grid.base = 3;
  for (auto& cell : grid.cells)
    if (*rc::gen::inRange(0, 4) > 0)
      cell = {Code::rounded, (cell.value + (*rc::gen::arbitrary<bool>() ? 0 : 2)) / 3 * 3};
  expect_as_all_worlds(counts, {&grid, 1}, {.min_cell = 3});
}

}  // namespace
}  // namespace wardmote::analysis::disclosure::attack_test
