#include "analysis/disclosure/universe.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/ensure.h"

namespace wardmote::analysis::disclosure {
namespace {

using GroupNumbers = std::vector<std::vector<std::uint16_t>>;  // of one grid, by axis

/// The groups of each variable that any grid names, the whole variable first; and their numbers, by grid and axis.
std::vector<GroupNumbers> number_groups(Counts const& counts, std::span<GridSpec const> specs,
                                        std::vector<std::vector<Group>>& groups) {
  std::vector<std::map<Group, std::uint16_t>> numbers(counts.levels.size());
  auto const number_of = [&](std::size_t variable, Group const& group) {
    ENSURE(!group.empty() && std::ranges::adjacent_find(group, std::greater_equal{}) == group.end());
    ENSURE(group.back() < counts.levels[variable]);
    auto const [at, is_new] = numbers[variable].try_emplace(group, static_cast<std::uint16_t>(groups[variable].size()));
    if (is_new) groups[variable].push_back(group);
    return at->second;
  };
  groups.resize(counts.levels.size());
  for (std::size_t v = 0; v < counts.levels.size(); ++v) {
    Group all(counts.levels[v]);
    std::iota(all.begin(), all.end(), 0U);
    number_of(v, all);
  }
  std::vector<GroupNumbers> answer;
  for (auto const& spec : specs) {
    answer.emplace_back();
    for (auto const& [variable, shown] : spec.axes) {
      ENSURE(variable < counts.levels.size() && !shown.empty());
      answer.back().emplace_back();
      for (auto const& group : shown) answer.back().back().push_back(number_of(variable, group));
    }
  }
  return answer;
}

/// For each code of a variable the number of its class: codes of one class lie in the same groups.
std::vector<std::uint32_t> classes_of(std::uint32_t levels, std::vector<Group> const& groups) {
  std::vector<std::vector<std::uint16_t>> holders(levels);
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (auto const code : groups[g]) holders[code].push_back(static_cast<std::uint16_t>(g));
  std::map<std::vector<std::uint16_t>, std::uint32_t> numbers;
  std::vector<std::uint32_t> answer;
  for (auto const& holder : holders)
    answer.push_back(numbers.try_emplace(holder, static_cast<std::uint32_t>(numbers.size())).first->second);
  return answer;
}

void count_up(std::vector<std::uint32_t>& digits, std::vector<std::uint32_t> const& levels) {
  for (auto v = digits.size(); v-- > 0;) {
    if (++digits[v] < levels[v]) return;
    digits[v] = 0;
  }
}

std::size_t product(std::vector<std::uint32_t> const& levels) {
  return std::accumulate(levels.begin(), levels.end(), std::size_t{1}, std::multiplies{});
}

}  // namespace

Universe::Universe(Counts const& counts, std::span<GridSpec const> specs) {
  ENSURE(!counts.levels.empty() && counts.levels.size() <= 16 && counts.persons.size() == product(counts.levels));
  auto const numbers = number_groups(counts, specs, groups);
  merge_codes(counts);
  figure_of_atom.assign(persons.size(), -1);
  for (std::size_t g = 0; g < specs.size(); ++g) add_grid(specs[g], numbers[g]);
}

void Universe::merge_codes(Counts const& counts) {
  std::vector<std::vector<std::uint32_t>> classes;
  for (std::size_t v = 0; v < counts.levels.size(); ++v) {
    classes.push_back(classes_of(counts.levels[v], groups[v]));
    levels.push_back(1 + *std::ranges::max_element(classes[v]));
    is_member_.emplace_back(groups[v].size() * levels[v]);
    for (std::size_t g = 0; g < groups[v].size(); ++g) {
      for (auto& code : groups[v][g]) is_member_[v][g * levels[v] + (code = classes[v][code])] = 1;
      std::ranges::sort(groups[v][g]);
      groups[v][g].erase(std::ranges::unique(groups[v][g]).begin(), groups[v][g].end());
    }
  }
  strides.assign(levels.size(), 1);
  for (auto v = levels.size() - 1; v-- > 0;) strides[v] = strides[v + 1] * levels[v + 1];
  persons.assign(product(levels), 0);
  is_collected.assign(persons.size(), false);
  std::vector<std::uint32_t> digits(levels.size(), 0);
  for (auto const count : counts.persons) {
    ENSURE(count >= 0 || count == not_collected);
    std::size_t atom = 0;
    for (std::size_t v = 0; v < levels.size(); ++v) atom += classes[v][digits[v]] * strides[v];
    if (count != not_collected) persons[atom] += count, is_collected[atom] = true;
    count_up(digits, counts.levels);
  }
}

void Universe::add_grid(GridSpec const& spec, std::vector<std::vector<std::uint16_t>> const& axis_groups) {
  std::vector<std::uint32_t> sizes, digits(spec.axes.size(), 0);
  for (auto const& axis : axis_groups) sizes.push_back(static_cast<std::uint32_t>(axis.size()));
  std::map<std::vector<std::uint16_t>, FigureId> known;
  for (FigureId id = 0; id < figures.size(); ++id) known.emplace(figures[id].groups, id);
  Layout layout{.offsets = std::vector<std::vector<std::vector<std::uint32_t>>>(levels.size()), .is_first = {}};
  for (std::size_t v = 0; v < levels.size(); ++v) layout.offsets[v].assign(levels[v], {0});
  std::uint32_t stride = 1;
  for (auto a = spec.axes.size(); a-- > 0; stride *= sizes[a])
    for (std::uint32_t code = 0; code < levels[spec.axes[a].variable]; ++code) {
      auto& offsets = layout.offsets[spec.axes[a].variable][code];
      offsets.clear();
      for (std::uint32_t g = 0; g < sizes[a]; ++g)
        if (is_in(code, spec.axes[a].variable, axis_groups[a][g])) offsets.push_back(g * stride);
    }
  std::vector<FigureId> cells;
  for (std::size_t c = 0; c < stride; ++c, count_up(digits, sizes)) {
    Figure figure{.groups = std::vector<std::uint16_t>(levels.size(), 0)};
    for (std::size_t a = 0; a < spec.axes.size(); ++a) figure.groups[spec.axes[a].variable] = axis_groups[a][digits[a]];
    auto const [at, is_new] = known.try_emplace(figure.groups, static_cast<FigureId>(figures.size()));
    cells.push_back(at->second);
    layout.is_first.push_back(is_new);
    if (is_new) figures.push_back(std::move(figure));
    if (!is_new) continue;
    auto const held = atoms_of(at->second);
    for (auto const atom : held) {
      figures.back().value += persons[atom];
      figures.back().is_collected = figures.back().is_collected || is_collected[atom];
    }
    if (held.size() == 1) figure_of_atom[held[0]] = at->second;
  }
  grids.push_back(std::move(cells));
  layouts.push_back(std::move(layout));
}

std::vector<std::uint32_t> Universe::atoms_of(FigureId figure) const {
  std::vector<std::uint32_t> answer{0}, next;
  for (std::size_t v = 0; v < levels.size(); ++v) {
    next.clear();
    for (auto const atom : answer)
      for (auto const code : groups[v][figures[figure].groups[v]]) next.push_back(atom + code * strides[v]);
    answer.swap(next);
  }
  return answer;
}

bool Universe::holds(FigureId whole, FigureId part) const {
  for (std::size_t v = 0; v < levels.size(); ++v) {
    auto const group = figures[whole].groups[v];
    if (!std::ranges::all_of(groups[v][figures[part].groups[v]], [&](auto code) { return is_in(code, v, group); }))
      return false;
  }
  return true;
}

}  // namespace wardmote::analysis::disclosure
