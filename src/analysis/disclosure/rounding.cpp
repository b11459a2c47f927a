#include "analysis/disclosure/rounding.h"

#include <algorithm>

#include "analysis/disclosure/simplex.h"
#include "analysis/disclosure/universe.h"
#include "base/ensure.h"

namespace wardmote::analysis::disclosure {
namespace {

constexpr std::size_t rounding_cells_max = 2'000'000;

/// Down to the multiple below and up to the one above, from a count.
Told steps(std::int64_t count, std::int64_t base) {
  auto const rest = count % base;
  return rest == 0 ? Told{0, 0} : Told{-rest, base - rest};
}

/// Columns: by how much each atom that is no multiple changes, then each figure of several atoms.
struct Programme {
  std::vector<Told> bounds;
  std::vector<Form> equations;
  std::vector<std::int64_t> column_of_atom;  // -1: stays
  Form nearness;                             // greatest where the sum of distances is least
};

void add_column(Programme& programme, Told bounds) {
  // down costs -low, up costs high: so each person more costs (high + low) / (high - low).
  if (auto const gain = -(bounds.high + bounds.low); gain != 0)
    programme.nearness.push_back({static_cast<std::uint32_t>(programme.bounds.size()), gain});
  programme.bounds.push_back(bounds);
}

Programme programme_of(Universe const& universe, std::int64_t base) {
  Programme answer;
  for (auto const count : universe.persons) {
    answer.column_of_atom.push_back(count % base == 0 ? -1 : static_cast<std::int64_t>(answer.bounds.size()));
    if (count % base != 0) add_column(answer, steps(count, base));
  }
  for (FigureId f = 0; f < universe.figures.size(); ++f) {
    Form equation;
    for (auto const atom : universe.atoms_of(f))
      if (answer.column_of_atom[atom] >= 0)
        equation.push_back({static_cast<std::uint32_t>(answer.column_of_atom[atom]), 1});
    if (equation.size() < 2) continue;
    equation.push_back({static_cast<std::uint32_t>(answer.bounds.size()), -1});
    add_column(answer, steps(universe.figures[f].value, base));
    answer.equations.push_back(std::move(equation));
  }
  return answer;
}

bool is_at_end(Told bounds, std::optional<std::int64_t> where) {
  return where && (*where == bounds.low || *where == bounds.high);
}

/// Drives every column to an end of its bounds; false if one cannot reach either.
bool drive_to_ends(Simplex& simplex, std::vector<Told> const& bounds) {
  for (std::uint32_t column = 0; column < bounds.size(); ++column) {
    for (std::int64_t const direction : {1, -1}) {
      if (is_at_end(bounds[column], simplex.at(column))) break;
      simplex.maximise({{column, direction}});
    }
    if (!is_at_end(bounds[column], simplex.at(column))) return false;
    simplex.fix(column);
  }
  return true;
}

}  // namespace

Rounding round_controlled(Counts const& counts, GridSpec const& spec, std::int64_t base) {
  ENSURE(base >= 2);
  Universe const universe(counts, {&spec, 1});
  auto const programme = programme_of(universe, base);
  Rounding answer{.outcome = Rounding::Outcome::too_large, .grid = {.spec = spec, .cells = {}, .base = base}};
  if (programme.bounds.size() * programme.equations.size() > rounding_cells_max) return answer;
  Simplex simplex(programme.bounds, programme.equations);
  simplex.maximise(programme.nearness);
  simplex.settle();
  answer.outcome = Rounding::Outcome::none_found;
  if (!drive_to_ends(simplex, programme.bounds)) return answer;
  answer.outcome = Rounding::Outcome::rounded;
  for (auto const id : universe.grids[0]) {
    auto value = universe.figures[id].value;
    for (auto const atom : universe.atoms_of(id))
      if (auto const column = programme.column_of_atom[atom]; column >= 0)
        value += *simplex.at(static_cast<std::uint32_t>(column));
    answer.grid.cells.push_back(universe.figures[id].is_collected ? Cell{Code::rounded, value}
                                                                  : Cell{Code::not_collected, 0});
  }
  return answer;
}

}  // namespace wardmote::analysis::disclosure
