#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "analysis/disclosure/grid.h"

/// For tests: the slow, obvious reader, who writes down every table of whole persons that agrees with what is released.
namespace wardmote::analysis::disclosure {

/// A sum of atoms of the counts that must lie within bounds.
struct Sum {
  std::vector<std::size_t> atoms;
  Told told;
};

/// The atoms of each cell of a grid, by its definition.
inline std::vector<std::vector<std::size_t>> atoms_of_cells(Counts const& counts, GridSpec const& spec) {
  std::vector<std::vector<std::size_t>> cells(cell_count(spec));
  for (std::size_t atom = 0; atom < counts.persons.size(); ++atom) {
    std::vector<std::uint32_t> codes(counts.levels.size());
    auto rest = atom;
    for (auto v = codes.size(); v-- > 0; rest /= counts.levels[v])
      codes[v] = static_cast<std::uint32_t>(rest % counts.levels[v]);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      auto left = cell;
      bool is_in = true;
      for (auto a = spec.axes.size(); a-- > 0; left /= spec.axes[a].groups.size()) {
        auto const& group = spec.axes[a].groups[left % spec.axes[a].groups.size()];
        is_in = is_in && std::ranges::find(group, codes[spec.axes[a].variable]) != group.end();
      }
      if (is_in) cells[cell].push_back(atom);
    }
  }
  return cells;
}

inline std::vector<Sum> sums_of(Counts const& counts, std::span<ReleasedGrid const> grids) {
  std::vector<Sum> sums;
  for (auto const& grid : grids) {
    auto const cells = atoms_of_cells(counts, grid.spec);
    for (std::size_t c = 0; c < cells.size(); ++c) sums.push_back({cells[c], told(grid.cells[c], grid)});
  }
  return sums;
}

/// Visits every table whose atoms are at most `reach` persons from the true ones; gives how many there are.
inline std::size_t for_each_world(Counts const& counts, std::span<Sum const> sums, std::int64_t reach,
                                  std::function<void(std::vector<std::int64_t> const&)> const& visit) {
  std::vector<std::vector<std::size_t>> sums_of_atom(counts.persons.size());
  std::vector<std::int64_t> reached(sums.size(), 0);
  std::vector<std::size_t> left(sums.size());
  for (std::size_t s = 0; s < sums.size(); ++s) {
    left[s] = sums[s].atoms.size();
    for (auto const atom : sums[s].atoms) sums_of_atom[atom].push_back(s);
  }
  std::vector<std::int64_t> world(counts.persons.size(), 0);
  std::size_t worlds = 0;
  auto const put = [&](auto const& self, std::size_t atom) -> void {
    if (atom == world.size()) {
      ++worlds;
      visit(world);
      return;
    }
    auto const truth = std::max<std::int64_t>(0, counts.persons[atom]), away = counts.persons[atom] < 0 ? 0 : reach;
    for (auto persons = std::max<std::int64_t>(0, truth - away); persons <= truth + away; ++persons) {
      bool is_possible = true, is_too_much = false;
      world[atom] = persons;
      for (auto const s : sums_of_atom[atom]) {
        reached[s] += persons;
        --left[s];
        is_too_much = is_too_much || reached[s] > sums[s].told.high;
        is_possible = is_possible && (left[s] > 0 || reached[s] >= sums[s].told.low);
      }
      if (is_possible && !is_too_much) self(self, atom + 1);
      for (auto const s : sums_of_atom[atom]) {
        reached[s] -= persons;
        ++left[s];
      }
      if (is_too_much) break;
    }
    world[atom] = 0;
  };
  put(put, 0);
  return worlds;
}

/// What a small group can be: of a cell, or of a cell less one within it.
struct Seen {
  std::vector<std::size_t> atoms;
  std::int64_t value = 0;
  std::int64_t low = unlimited;
  std::int64_t high = -1;
};

/// All small cells of the grids and all small differences of cells that are not small themselves, each with the least and the most that it is in any world.
inline std::vector<Seen> seen_in_all_worlds(Counts const& counts, std::span<ReleasedGrid const> grids, Rule rule,
                                            std::int64_t reach) {
  auto const sums = sums_of(counts, grids);
  auto const count = [&](std::vector<std::size_t> const& atoms, std::vector<std::int64_t> const& persons) {
    std::int64_t sum = 0;
    for (auto const atom : atoms) sum += std::max<std::int64_t>(0, persons[atom]);
    return sum;
  };
  auto const is_known = [&](std::size_t atom) { return counts.persons[atom] != not_collected; };
  std::vector<Seen> seen;
  for (auto const& whole : sums) {
    auto const value = count(whole.atoms, counts.persons);
    if (rule.is_small(value) && std::ranges::any_of(whole.atoms, is_known))
      seen.push_back({.atoms = whole.atoms, .value = value});
    for (auto const& part : sums) {
      std::vector<std::size_t> rest;
      std::ranges::set_difference(whole.atoms, part.atoms, std::back_inserter(rest));
      auto const others = count(part.atoms, counts.persons), few = count(rest, counts.persons);
      if (rest.size() + part.atoms.size() != whole.atoms.size() || !rule.is_small(few) || rule.is_small(value))
        continue;
      if (others > 0 && !rule.is_small(others) && std::ranges::any_of(rest, is_known))
        seen.push_back({.atoms = rest, .value = few});
    }
  }
  for_each_world(counts, sums, reach, [&](std::vector<std::int64_t> const& world) {
    for (auto& group : seen) {
      auto const persons = count(group.atoms, world);
      group.low = std::min(group.low, persons);
      group.high = std::max(group.high, persons);
    }
  });
  return seen;
}

}  // namespace wardmote::analysis::disclosure
