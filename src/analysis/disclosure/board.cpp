#include "analysis/disclosure/board.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/ensure.h"

namespace wardmote::analysis::disclosure {
namespace {

struct Step {
  std::uint32_t offset = 0;
  int sign = 1;
};

/// The groups that hold exactly one of two codes: + for `from`, - for `to`. Offsets ascend.
void parted(std::vector<std::uint32_t> const& from, std::vector<std::uint32_t> const& to, std::vector<Step>& steps) {
  std::size_t i = 0, j = 0;
  while (i < from.size() || j < to.size()) {
    if (j == to.size() || (i < from.size() && from[i] < to[j]))
      steps.push_back({from[i++], 1});
    else if (i == from.size() || to[j] < from[i])
      steps.push_back({to[j++], -1});
    else
      ++i, ++j;
  }
}

/// The subsets of some variables, the largest first.
std::vector<std::uint32_t> subsets(std::uint32_t variables) {
  std::vector<std::uint32_t> answer;
  for (auto subset = variables;; subset = (subset - 1) & variables) {
    answer.push_back(subset);
    if (subset == 0) break;
  }
  std::ranges::stable_sort(answer, std::greater{}, [](std::uint32_t subset) { return std::popcount(subset); });
  return answer;
}

}  // namespace

Board::Board(Universe const& universe, std::vector<Told> bounds, std::vector<std::int32_t> figure_prices)
    : prices(std::move(figure_prices)), universe_(&universe), bounds_(std::move(bounds)), persons_(universe.persons) {
  for (auto const& figure : universe.figures) value_.push_back(figure.value);
}

struct Board::Search {
  Aim aim;
  std::vector<std::size_t> varying;  // variables with two codes
  std::vector<Corner> corners;
  Box box;
  std::optional<Box> best;
  std::int32_t below = 0;
  std::size_t looks = 0;
  std::size_t looks_max = 0;
  bool is_over() const { return below == 0 || looks > (best ? looks_max : 10 * looks_max); }
};

/// Visits every figure that a box changes, with by how much, until the visit gives false.
template <class Visit>
bool Board::for_each_change(Box const& box, Visit visit) const {
  std::array<std::vector<Step>, 16> steps;
  for (std::size_t g = 0; g < universe_->grids.size(); ++g) {
    auto const& layout = universe_->layouts[g];
    bool is_touched = true;
    for (std::size_t v = 0; v < universe_->variables() && is_touched; ++v) {
      steps[v].clear();
      auto const& held = layout.offsets[v][box.from[v]];
      if ((box.variables >> v & 1U) != 0)
        parted(held, layout.offsets[v][box.to[v]], steps[v]);
      else
        for (auto const offset : held) steps[v].push_back({offset, 1});
      is_touched = !steps[v].empty();
    }
    if (!is_touched) continue;
    auto const walk = [&](auto const& self, std::size_t v, std::uint32_t cell, std::int64_t by) -> bool {
      if (v == universe_->variables()) return !layout.is_first[cell] || visit(universe_->grids[g][cell], by);
      for (auto const& [offset, sign] : steps[v])
        if (!self(self, v + 1, cell + offset, by * sign)) return false;
      return true;
    };
    if (!walk(walk, 0, 0, box.persons)) return false;
  }
  return true;
}

std::optional<std::int32_t> Board::price_of(Corner corner) const {
  if (!universe_->is_collected[corner.atom] || persons_[corner.atom] + corner.by < 0) return std::nullopt;
  auto const figure = universe_->figure_of_atom[corner.atom];
  if (figure < 0) return 0;
  auto const id = static_cast<FigureId>(figure);
  return may_change(id, corner.by) ? std::optional(prices[id]) : std::nullopt;
}

std::optional<std::int32_t> Board::price_of(Box const& box, std::int32_t below) const {
  std::int32_t price = 0;
  bool const is_possible = for_each_change(box, [&](FigureId figure, std::int64_t by) {
    price += prices[figure];
    return price < below && may_change(figure, by);
  });
  return is_possible ? std::optional(price) : std::nullopt;
}

/// Chooses the second code of one variable after the other. Each choice adds as many corners as there are, each with a figure of
/// its own that it must pay: what is too dear already is left.
void Board::extend(Search& search, std::size_t depth, std::int32_t price) const {
  if (depth == search.varying.size()) {
    if (search.aim.fixed &&
        !for_each_change(search.box, [&](FigureId f, std::int64_t) { return f != *search.aim.fixed; }))
      return;
    if (auto const whole = price_of(search.box, search.below)) {
      search.best = search.box;
      search.best->price = search.below = *whole;
    }
    return;
  }
  auto const v = search.varying[depth];
  auto const corners = search.corners.size();
  for (std::uint32_t i = 0; i < universe_->levels[v] && !search.is_over(); ++i) {
    auto const code = (i + search.aim.turn) % universe_->levels[v];
    if (universe_->is_in(code, v, universe_->figures[search.aim.figure].groups[v])) continue;
    auto sum = price;
    bool is_possible = true;
    for (std::size_t c = 0; c < corners && is_possible; ++c) {
      auto const shift = (code - search.box.from[v]) * universe_->strides[v];  // modulo 2^32, as the sum is
      Corner const corner{search.corners[c].atom + shift, -search.corners[c].by};
      auto const own = price_of(corner);
      ++search.looks;
      is_possible = own && (sum += *own) < search.below;
      search.corners.push_back(corner);
    }
    search.box.to[v] = code;
    if (is_possible) extend(search, depth + 1, sum);
    search.corners.resize(corners);
  }
}

std::optional<Box> Board::cheapest(Aim const& aim, std::int32_t below, std::size_t looks_max) {
  auto const& groups = universe_->figures[aim.figure].groups;
  std::uint32_t narrowed = 0;
  for (std::size_t v = 0; v < groups.size(); ++v)
    if (groups[v] != 0) narrowed |= 1U << v;
  auto const atoms = universe_->atoms_of(aim.figure);
  Search search{.aim = aim,
                .varying = {},
                .corners = {},
                .box = {},
                .best = {},
                .below = below,
                .looks = 0,
                .looks_max = looks_max};
  search.box.from.resize(groups.size());
  search.box.to.resize(groups.size());
  search.box.persons = aim.persons;
  for (auto const subset : subsets(narrowed)) {
    search.box.variables = subset;
    search.varying.clear();
    for (std::size_t v = 0; v < groups.size(); ++v)
      if ((subset >> v & 1U) != 0) search.varying.push_back(v);
    for (auto const atom : atoms) {
      if (search.is_over()) return search.best;
      ++search.looks;
      auto const own = price_of(Corner{atom, aim.persons});
      if (!own || *own >= search.below) continue;
      for (std::size_t v = 0; v < groups.size(); ++v)
        search.box.from[v] = atom / universe_->strides[v] % universe_->levels[v];
      search.corners.assign(1, {atom, aim.persons});
      extend(search, 0, *own);
    }
  }
  return search.best;
}

void Board::apply(Box const& box) {
  std::vector<Corner> corners{{0, box.persons}};
  for (std::size_t v = 0; v < universe_->variables(); ++v) {
    auto const count = corners.size();
    for (std::size_t c = 0; c < count; ++c) {
      if ((box.variables >> v & 1U) != 0)
        corners.push_back({corners[c].atom + box.to[v] * universe_->strides[v], -corners[c].by});
      corners[c].atom += box.from[v] * universe_->strides[v];
    }
  }
  for (auto const& [atom, by] : corners) {
    persons_[atom] += by;
    moved_atoms_.push_back(atom);
  }
  for_each_change(box, [&](FigureId figure, std::int64_t by) {
    value_[figure] += by;
    moved_figures_.push_back(figure);
    return true;
  });
}

std::vector<Board::Change> Board::changes() const {
  auto moved = moved_figures_;
  std::ranges::sort(moved);
  moved.erase(std::ranges::unique(moved).begin(), moved.end());
  std::vector<Change> answer;
  for (auto const figure : moved)
    if (auto const by = value_[figure] - universe_->figures[figure].value; by != 0) answer.push_back({figure, by});
  return answer;
}

World Board::world() const {
  auto moved = moved_atoms_;
  std::ranges::sort(moved);
  moved.erase(std::ranges::unique(moved).begin(), moved.end());
  World answer;
  for (auto const atom : moved)
    if (auto const by = persons_[atom] - universe_->persons[atom]; by != 0) answer.moves.push_back({atom, by});
  return answer;
}

/// Puts persons into one atom, whatever that makes of the bounds.
void Board::shift(std::uint32_t atom, std::int64_t by) {
  Box box{.variables = 0, .from = {}, .to = {}, .persons = by};
  for (std::size_t v = 0; v < universe_->variables(); ++v)
    box.from.push_back(atom / universe_->strides[v] % universe_->levels[v]);
  box.to = box.from;
  apply(box);
}

bool Board::go_to(World const& world) {
  bool is_allowed = true;
  for (auto const& [atom, by] : world.moves) {
    is_allowed = is_allowed && atom < universe_->atoms() && universe_->is_collected[atom];
    if (!is_allowed) break;
    shift(atom, by);
    is_allowed = persons_[atom] >= 0;
  }
  for (auto const& [figure, by] : changes())
    is_allowed = is_allowed && prices[figure] == 0 && value_[figure] >= bounds_[figure].low &&
                 value_[figure] <= bounds_[figure].high;
  if (!is_allowed) reset();
  return is_allowed;
}

void Board::reset() {
  for (auto const atom : moved_atoms_) persons_[atom] = universe_->persons[atom];
  for (auto const figure : moved_figures_) value_[figure] = universe_->figures[figure].value;
  moved_atoms_.clear();
  moved_figures_.clear();
}

}  // namespace wardmote::analysis::disclosure
