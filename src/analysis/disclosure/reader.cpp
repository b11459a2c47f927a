#include "analysis/disclosure/reader.h"

#include <algorithm>
#include <map>
#include <utility>

namespace wardmote::analysis::disclosure {
namespace {

constexpr std::size_t programme_cells_max = 40'000'000;

std::int64_t floor_of(std::int64_t numerator, std::int64_t denominator) {
  return numerator / denominator - static_cast<std::int64_t>(numerator % denominator < 0);
}

Told less(Told told, std::int64_t count) {
  return {told.low - count, told.high == unlimited ? unlimited : told.high - count};
}

void add(std::map<std::uint32_t, std::int64_t>& sum, std::uint32_t at, std::int64_t value) {
  if ((sum[at] += value) == 0) sum.erase(at);
}

Form form_of_map(std::map<std::uint32_t, std::int64_t> const& sum) {
  Form form;
  for (auto const& [at, value] : sum) form.push_back({at, value});
  return form;
}

}  // namespace

Reader::Reader(Universe const& universe, std::span<ReleasedGrid const> grids, std::vector<Told> told,
               std::optional<FigureId> within)
    : universe_(universe), grids_(grids), told_(std::move(told)), cells_(universe.figures.size()) {
  for (std::size_t g = 0; g < grids.size(); ++g)
    for (std::size_t c = 0; c < universe.grids[g].size(); ++c) cells_[universe.grids[g][c]].push_back({g, c});
  if (within)
    for (FigureId f = 0; f < told_.size(); ++f)
      if (!universe.holds(*within, f)) told_[f] = {};
  number_atoms(within);
}

void Reader::number_atoms(std::optional<FigureId> within) {
  number_of_.assign(universe_.atoms(), within ? -1 : 0);
  if (within)
    for (auto const atom : universe_.atoms_of(*within)) number_of_[atom] = 0;
  for (std::size_t atom = 0; atom < universe_.atoms(); ++atom)
    if (!universe_.is_collected[atom]) number_of_[atom] = -1;
  for (FigureId f = 0; f < told_.size(); ++f)
    if (told_[f].high == 0)
      for (auto const atom : universe_.atoms_of(f)) number_of_[atom] = -1;
  for (auto& number : number_of_)
    if (number == 0) number = alive_++;
}

/// The exact figures: first those that are known longest, then those of fewest atoms, so that proofs are short and old.
void Reader::make_rows() {
  std::vector<std::pair<std::size_t, Form>> sized;
  std::vector<FigureId> exact;
  std::vector<Form> forms(told_.size());
  for (FigureId f = 0; f < told_.size(); ++f) {
    if (!is_exact(f) || told_[f].high == 0) continue;
    for (auto const atom : universe_.atoms_of(f))
      if (number_of_[atom] >= 0) forms[f].push_back({static_cast<std::uint32_t>(number_of_[atom]), 1});
    exact.push_back(f);
  }
  std::ranges::stable_sort(exact, {}, [&](FigureId f) { return std::pair(cells_[f].front().grid, forms[f].size()); });
  std::vector<Form> rows;
  for (auto const f : exact) rows.push_back(std::move(forms[f]));
  row_figures_ = std::move(exact);
  rows_ = std::make_unique<RowSpace>(alive_, rows);
}

/// Columns: the atoms that may move and that no figure tells alone, then figures within bounds, each less its true count.
Reader::Programme Reader::programme(std::vector<bool> const& may_move) const {
  Programme answer;
  answer.column_of.assign(alive_, -1);
  for (std::uint32_t atom = 0; atom < universe_.atoms(); ++atom) {
    if (number_of_[atom] < 0 || !may_move[atom]) continue;
    auto const own = universe_.figure_of_atom[atom];
    auto const bounds = own < 0 ? Told{} : told_[static_cast<FigureId>(own)];
    if (bounds.low == bounds.high) continue;
    answer.column_of[static_cast<std::size_t>(number_of_[atom])] = static_cast<std::int64_t>(answer.bounds.size());
    answer.atom_of.push_back(atom);
    answer.bounds.push_back(less(bounds, universe_.persons[atom]));
  }
  for (FigureId f = 0; f < told_.size(); ++f) add_equation(answer, f);
  return answer;
}

void Reader::add_equation(Programme& programme, FigureId figure) const {
  auto const atoms = universe_.atoms_of(figure);
  Form equation;
  std::int64_t least = 0;
  for (auto const atom : atoms) {
    if (number_of_[atom] < 0) continue;
    auto const column = programme.column_of[static_cast<std::size_t>(number_of_[atom])];
    if (column >= 0) equation.push_back({static_cast<std::uint32_t>(column), 1});
    least += universe_.persons[atom] + (column >= 0 ? programme.bounds[static_cast<std::size_t>(column)].low : 0);
  }
  bool const says_nothing = told_[figure].high == unlimited && told_[figure].low <= least;
  if (equation.empty() || says_nothing || atoms.size() == 1) return;
  if (!is_exact(figure)) {
    equation.push_back({static_cast<std::uint32_t>(programme.bounds.size()), -1});
    programme.bounds.push_back(less(told_[figure], universe_.figures[figure].value));
    programme.slack_of.push_back(figure);
  }
  programme.equations.push_back(std::move(equation));
}

Form Reader::form_of(Target const& target, Programme const& programme, int direction) const {
  Form form;
  for (auto const& [atom, value] : form_of(target))
    if (programme.column_of[atom] >= 0)
      form.push_back({static_cast<std::uint32_t>(programme.column_of[atom]), direction * value});
  return form;
}

/// The atoms of a few codes of each variable: a target's own, and those whose atom beside it may move.
std::vector<bool> Reader::surroundings(Target const& target) const {
  constexpr std::size_t codes_max = 12;
  auto const& figure = universe_.figures[target.figure];
  auto const first = universe_.atoms_of(target.figure).front();
  std::vector<std::vector<bool>> is_near;
  for (std::size_t v = 0; v < universe_.variables(); ++v) {
    auto const base = first - first / universe_.strides[v] % universe_.levels[v] * universe_.strides[v];
    is_near.emplace_back(universe_.levels[v], false);
    std::size_t near = 0;
    for (std::uint32_t code = 0; code < universe_.levels[v]; ++code) {
      auto const own = universe_.figure_of_atom[base + code * universe_.strides[v]];
      bool const is_held = own >= 0 && is_exact(static_cast<FigureId>(own));
      is_near[v][code] = universe_.is_in(code, v, figure.groups[v]) || (!is_held && ++near <= codes_max);
    }
  }
  std::vector<bool> answer(universe_.atoms(), true);
  for (std::uint32_t atom = 0; atom < answer.size(); ++atom)
    for (std::size_t v = 0; v < universe_.variables(); ++v)
      answer[atom] = answer[atom] && is_near[v][atom / universe_.strides[v] % universe_.levels[v]];
  return answer;
}

std::int64_t Reader::reach_nearby(Target const& target, int direction, std::int64_t enough) const {
  auto const near = programme(surroundings(target));
  if (near.bounds.size() * near.equations.size() > programme_cells_max) return 0;
  Simplex simplex(near.bounds, near.equations);
  auto const extreme = simplex.maximise(form_of(target, near, direction), enough);
  if (extreme.outcome == Extreme::Outcome::undecided || !extreme.is_whole) return 0;
  return extreme.outcome == Extreme::Outcome::enough ? enough : floor_of(extreme.numerator, extreme.denominator);
}

Form Reader::form_of(Target const& target) const {
  std::map<std::uint32_t, std::int64_t> sum;
  auto const take = [&](FigureId figure, std::int64_t sign) {
    for (auto const atom : universe_.atoms_of(figure))
      if (number_of_[atom] >= 0) add(sum, static_cast<std::uint32_t>(number_of_[atom]), sign);
  };
  take(target.figure, 1);
  if (target.less) take(*target.less, -1);
  return form_of_map(sum);
}

/// A figure with the bound that holds it in a sum that is at most something: its greatest count if it is added, its least if it is taken away.
Term Reader::term(FigureId figure, std::int64_t coefficient) const {
  auto const count = coefficient > 0 ? told_[figure].high : told_[figure].low;
  for (auto const& cell : cells_[figure]) {
    auto const [low, high] = told(grids_[cell.grid].cells[cell.cell], grids_[cell.grid]);
    if ((coefficient > 0 ? high : low) == count) return {cell, coefficient, count};
  }
  return {cell_of(figure), coefficient, count};
}

/// The zeros that a proof rests on: they leave atoms out of the figures it adds. Large ones first.
std::vector<Term> Reader::zeros(Target const& target, Bound const& bound) const {
  std::vector<std::int64_t> is_left(universe_.atoms(), 0);
  auto const take = [&](FigureId figure, std::int64_t much) {
    for (auto const atom : universe_.atoms_of(figure)) is_left[atom] += universe_.is_collected[atom] ? much : 0;
  };
  for (auto const& [cell, coefficient, count] : bound.terms) take(universe_.grids[cell.grid][cell.cell], coefficient);
  take(target.figure, -bound.denominator);
  if (target.less) take(*target.less, bound.denominator);
  std::vector<FigureId> empty;
  for (FigureId f = 0; f < told_.size(); ++f)
    if (told_[f].high == 0 && universe_.figures[f].is_collected) empty.push_back(f);
  std::ranges::stable_sort(empty, std::greater{}, [&](FigureId f) { return universe_.atoms_of(f).size(); });
  std::vector<Term> answer;
  for (auto const f : empty) {
    bool is_needed = false;
    for (auto const atom : universe_.atoms_of(f)) is_needed = std::exchange(is_left[atom], 0) != 0 || is_needed;
    if (is_needed) answer.push_back({cell_of(f), 0, 0});
  }
  return answer;
}

std::optional<Bound> Reader::exactly(Target const& target) {
  Bound bound{.count = target.value, .terms = {}, .denominator = 1};
  if (is_exact(target.figure) && (!target.less || is_exact(*target.less))) {
    bound.terms.push_back(term(target.figure, 1));
    if (target.less) bound.terms.push_back(term(*target.less, -1));
    return bound;
  }
  if (!rows_) make_rows();
  auto const sum = rows_->combination(form_of(target));
  if (!sum) return std::nullopt;
  for (auto const& [row, coefficient] : sum->rows) bound.terms.push_back(term(row_figures_[row], coefficient));
  bound.denominator = sum->denominator;
  for (auto const& zero : zeros(target, bound)) bound.terms.push_back(zero);
  return bound;
}

/// From the weights of an extreme to figures: what remains of the target once the columns that hold it are taken away is a sum of exact figures.
std::optional<Bound> Reader::proof(Target const& target, int direction, Extreme const& extreme) {
  std::map<std::uint32_t, std::int64_t> rest;
  for (auto const& [at, value] : form_of(target)) add(rest, at, direction * extreme.denominator * value);
  std::vector<std::pair<FigureId, std::int64_t>> held;
  for (auto const& [column, weight] : extreme.weights) {
    bool const is_atom = column < programme_->atom_of.size();
    auto const figure = is_atom ? universe_.figure_of_atom[programme_->atom_of[column]]
                                : programme_->slack_of[column - programme_->atom_of.size()];
    if (figure >= 0) held.emplace_back(static_cast<FigureId>(figure), weight);
    if (is_atom)
      add(rest, static_cast<std::uint32_t>(number_of_[programme_->atom_of[column]]), -weight);
    else
      for (auto const atom : universe_.atoms_of(static_cast<FigureId>(figure)))
        if (number_of_[atom] >= 0) add(rest, static_cast<std::uint32_t>(number_of_[atom]), -weight);
  }
  if (!rows_) make_rows();
  auto const sum = rows_->combination(form_of_map(rest));
  if (!sum) return std::nullopt;
  Bound bound{.count = 0, .terms = {}, .denominator = extreme.denominator * sum->denominator};
  for (auto const& [row, coefficient] : sum->rows) bound.terms.push_back(term(row_figures_[row], coefficient));
  for (auto const& [figure, weight] : held) bound.terms.push_back(term(figure, weight * sum->denominator));
  std::int64_t most = 0;
  for (auto& [cell, coefficient, count] : bound.terms) {
    most += coefficient * count;
    coefficient *= direction;
  }
  bound.count = direction * floor_of(most, bound.denominator);
  for (auto const& zero : zeros(target, bound)) bound.terms.push_back(zero);
  return bound;
}

std::optional<Reader::Reach> Reader::reach(Target const& target, int direction, std::int64_t enough) {
  if (!programme_) {
    programme_ = programme(std::vector<bool>(universe_.atoms(), true));
    if (programme_->bounds.size() * programme_->equations.size() <= programme_cells_max)
      simplex_ = std::make_unique<Simplex>(programme_->bounds, programme_->equations);
  }
  if (!simplex_) return std::nullopt;
  auto const extreme = simplex_->maximise(form_of(target, *programme_, direction), enough);
  if (extreme.outcome == Extreme::Outcome::undecided) return std::nullopt;
  if (extreme.outcome == Extreme::Outcome::enough) return Reach{enough, true, extreme.is_whole, std::nullopt};
  auto bound = proof(target, direction, extreme);
  if (!bound) return std::nullopt;
  return Reach{floor_of(extreme.numerator, extreme.denominator), false, extreme.is_whole, std::move(bound)};
}

}  // namespace wardmote::analysis::disclosure
