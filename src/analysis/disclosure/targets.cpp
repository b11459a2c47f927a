#include "analysis/disclosure/targets.h"

#include <algorithm>

#include "base/ensure.h"

namespace wardmote::analysis::disclosure {
namespace {

/// For each variable and group the offsets of a grid's groups that hold the whole group.
std::vector<std::vector<std::vector<std::uint32_t>>> holders(Universe const& universe, std::size_t grid) {
  auto const& layout = universe.layouts[grid];
  std::vector<std::vector<std::vector<std::uint32_t>>> answer(universe.variables());
  for (std::size_t v = 0; v < universe.variables(); ++v)
    for (auto const& group : universe.groups[v]) {
      auto common = layout.offsets[v][group[0]];
      for (auto const code : group)
        std::erase_if(common,
                      [&](auto offset) { return !std::ranges::binary_search(layout.offsets[v][code], offset); });
      answer[v].push_back(std::move(common));
    }
  return answer;
}

bool has_collected_rest(Universe const& universe, FigureId whole, FigureId part) {
  auto const within = universe.atoms_of(part);
  return std::ranges::any_of(universe.atoms_of(whole), [&](auto atom) {
    return universe.is_collected[atom] && !std::ranges::binary_search(within, atom);
  });
}

void add_small_rest(Universe const& universe, Rule rule, FigureId whole, FigureId part, std::vector<Target>& targets) {
  auto const rest = universe.figures[whole].value - universe.figures[part].value;
  if (whole == part || !rule.is_small(rest) || rule.is_small(universe.figures[whole].value)) return;
  if (rest > 0 || has_collected_rest(universe, whole, part)) targets.push_back({whole, part, rest});
}

}  // namespace

std::vector<Aim> Target::aims(std::int64_t persons) const {
  std::vector<Aim> answer{{.figure = figure, .fixed = less, .persons = persons}};
  if (less) answer.push_back({.figure = *less, .fixed = figure, .persons = -persons});
  return answer;
}

std::vector<Target> targets_of(Universe const& universe, Rule rule) {
  std::vector<Target> targets;
  for (FigureId id = 0; id < universe.figures.size(); ++id)
    if (auto const& figure = universe.figures[id]; figure.is_collected && rule.is_small(figure.value))
      targets.push_back({id, std::nullopt, figure.value});
  for (std::size_t grid = 0; grid < universe.grids.size(); ++grid) {
    auto const holding = holders(universe, grid);
    for (FigureId part = 0; part < universe.figures.size(); ++part) {
      auto const& figure = universe.figures[part];
      if (figure.value == 0 || rule.is_small(figure.value)) continue;
      auto const walk = [&](auto const& self, std::size_t v, std::uint32_t cell) -> void {
        if (v < universe.variables()) {
          for (auto const offset : holding[v][figure.groups[v]]) self(self, v + 1, cell + offset);
        } else if (universe.layouts[grid].is_first[cell]) {
          add_small_rest(universe, rule, universe.grids[grid][cell], part, targets);
        }
      };
      walk(walk, 0, 0);
    }
  }
  return targets;
}

std::vector<Told> told_by(Universe const& universe, std::span<ReleasedGrid const> out) {
  std::vector<Told> answer(universe.figures.size());
  for (std::size_t g = 0; g < out.size(); ++g) {
    ENSURE(out[g].cells.size() == universe.grids[g].size());
    for (std::size_t c = 0; c < out[g].cells.size(); ++c) {
      auto& [low, high] = answer[universe.grids[g][c]];
      auto const cell = told(out[g].cells[c], out[g]);
      low = std::max(low, cell.low);
      high = std::min(high, cell.high);
    }
  }
  return answer;
}

std::vector<GridSpec> specs_of(std::span<ReleasedGrid const> out, std::span<GridSpec const> others) {
  std::vector<GridSpec> answer;
  for (auto const& grid : out) answer.push_back(grid.spec);
  answer.insert(answer.end(), others.begin(), others.end());
  return answer;
}

}  // namespace wardmote::analysis::disclosure
