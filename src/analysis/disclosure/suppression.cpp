#include "analysis/disclosure/suppression.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "analysis/disclosure/targets.h"

namespace wardmote::analysis::disclosure {
namespace {

constexpr auto dearest = std::numeric_limits<std::int32_t>::max();

/// A cell costs 1,024 and a little for its size: few cells first, then small ones.
std::int32_t price_of(std::int64_t value) {
  return 1024 + static_cast<std::int32_t>(std::bit_width(static_cast<std::uint64_t>(value)));
}

/// A world that proves something: what moved, and which needs it meets.
struct Witness {
  std::vector<Board::Change> changes;
  World world;
  std::vector<std::size_t> meets;
};

class Withholding {
 public:
  Withholding(Universe const& universe, Rule rule, std::size_t grids_out, std::vector<Told> bounds);
  void meet_all();
  void take_back();
  std::vector<bool> const& withheld() const { return withheld_; }
  std::vector<FigureId> exposed() const;
  std::vector<World> worlds() const;

 private:
  struct Need {
    Target target;
    std::vector<std::int64_t> moves;  // persons; any of them will do
    std::size_t met_by = 0;           // witnesses
  };
  struct Trial {
    std::vector<Board::Change> changes;
    World world;
    std::int32_t price = dearest;
  };
  bool meet(std::size_t need, std::int32_t below);
  void reach(Aim aim, bool at_once, Trial& best);
  bool step(Aim& aim, std::int32_t below, std::vector<FigureId>& paid);
  void keep(Witness witness);
  std::int32_t drop(Witness const& witness);
  bool renew(Witness const& old);
  bool is_met(Need const& need, std::span<Board::Change const> changes) const;

  Board board_;
  std::vector<std::int32_t> full_prices_;
  std::vector<std::size_t> uses_;  // by figure: witnesses that change it
  std::vector<bool> withheld_;
  std::vector<Need> needs_;
  std::vector<std::vector<std::size_t>> needs_of_;  // by figure
  std::vector<Witness> witnesses_;
};

std::vector<std::int32_t> prices_of(Universe const& universe, Rule rule, std::size_t grids_out) {
  std::vector<std::int32_t> prices(universe.figures.size(), 0);
  for (auto g = grids_out; g < universe.grids.size(); ++g)
    for (auto const id : universe.grids[g])
      if (!rule.is_small(universe.figures[id].value)) prices[id] = price_of(universe.figures[id].value);
  return prices;
}

/// It can fall to the least and rise by the rest of the width, or else rise by all of it.
std::vector<std::vector<std::int64_t>> needed_moves(Target const& target, Rule rule) {
  std::vector<std::vector<std::int64_t>> needs;
  auto const fall = target.value - rule.least();
  if (fall < rule.width()) needs.push_back({rule.width() - fall});
  if (fall > 0) needs.push_back({-fall, rule.width()});
  return needs;
}

Withholding::Withholding(Universe const& universe, Rule rule, std::size_t grids_out, std::vector<Told> bounds)
    : board_(universe, std::move(bounds), prices_of(universe, rule, grids_out)),
      full_prices_(board_.prices),
      uses_(universe.figures.size(), 0),
      needs_of_(universe.figures.size()) {
  for (auto price : board_.prices) withheld_.push_back(price == 0);
  for (auto const& target : targets_of(universe, rule))
    for (auto& moves : needed_moves(target, rule)) {
      needs_of_[target.figure].push_back(needs_.size());
      if (target.less) needs_of_[*target.less].push_back(needs_.size());
      needs_.push_back({target, std::move(moves)});
    }
}

/// One box towards an aim, paid for; false if there is none.
bool Withholding::step(Aim& aim, std::int32_t below, std::vector<FigureId>& paid) {
  auto unit = aim;
  unit.persons = aim.persons > 0 ? 1 : -1;
  auto box = board_.cheapest(aim, 1);
  if (!box && aim.persons != unit.persons) box = board_.cheapest(unit, 1);
  if (!box) box = board_.cheapest(aim, below);
  if (!box && aim.persons != unit.persons) box = board_.cheapest(unit, below);
  if (!box) return false;
  board_.apply(*box);
  aim.persons -= box->persons;
  for (auto const& [figure, by] : board_.changes())
    if (board_.prices[figure] > 0) {
      board_.prices[figure] = 0;
      paid.push_back(figure);
    }
  return true;
}

/// Moves by boxes until an aim is reached; keeps the way if it is cheaper than the best. At once: by one box or not at all.
void Withholding::reach(Aim aim, bool at_once, Trial& best) {
  std::vector<FigureId> paid;
  if (at_once) {
    if (auto const box = board_.cheapest(aim, best.price)) {
      board_.apply(*box);
      aim.persons = 0;
    }
  }
  while (!at_once && aim.persons != 0 && step(aim, best.price, paid)) {
  }
  for (auto const figure : paid) board_.prices[figure] = full_prices_[figure];
  auto changes = board_.changes();
  std::int32_t price = 0;
  for (auto const& [figure, by] : changes) price += board_.prices[figure];
  if (aim.persons == 0 && price < best.price) best = {std::move(changes), board_.world(), price};
  board_.reset();
}

bool Withholding::is_met(Need const& need, std::span<Board::Change const> changes) const {
  std::int64_t moved = 0;
  for (auto const& [figure, by] : changes) {
    if (figure == need.target.figure) moved += by;
    if (figure == need.target.less) moved -= by;
  }
  return std::ranges::any_of(need.moves, [&](auto move) { return move > 0 ? moved >= move : moved <= move; });
}

bool Withholding::meet(std::size_t need, std::int32_t below) {
  Trial best{.changes = {}, .world = {}, .price = below};
  for (auto const persons : needs_[need].moves)
    for (auto const& aim : needs_[need].target.aims(persons)) {
      if (best.price > 0) reach(aim, false, best);
      if (best.price > 0) reach(aim, true, best);
    }
  if (best.changes.empty()) return false;
  keep({std::move(best.changes), std::move(best.world), {}});
  return true;
}

void Withholding::keep(Witness witness) {
  witness.meets.clear();
  for (auto const& [figure, by] : witness.changes) {
    ++uses_[figure];
    withheld_[figure] = true;
    board_.prices[figure] = 0;
    for (auto const need : needs_of_[figure])
      if (is_met(needs_[need], witness.changes) && std::ranges::find(witness.meets, need) == witness.meets.end())
        witness.meets.push_back(need);
  }
  for (auto const need : witness.meets) ++needs_[need].met_by;
  witnesses_.push_back(std::move(witness));
}

void Withholding::meet_all() {
  for (std::size_t need = 0; need < needs_.size(); ++need)
    if (needs_[need].met_by == 0) meet(need, dearest);
}

/// Forgets a witness; what only it needed is published again. Gives the price of that.
std::int32_t Withholding::drop(Witness const& witness) {
  std::int32_t freed = 0;
  for (auto const& [figure, by] : witness.changes)
    if (--uses_[figure] == 0 && full_prices_[figure] > 0) {
      withheld_[figure] = false;
      freed += board_.prices[figure] = full_prices_[figure];
    }
  for (auto const need : witness.meets) --needs_[need].met_by;
  return freed;
}

/// Without a witness: meets its needs anew, if that is not dearer.
bool Withholding::renew(Witness const& old) {
  auto const first = witnesses_.size();
  auto left = drop(old);
  bool is_better = left > 0;
  for (auto const need : old.meets) {
    if (!is_better || needs_[need].met_by > 0) continue;
    is_better = meet(need, left);
    if (!is_better) break;
    for (auto const& [figure, by] : witnesses_.back().changes)
      if (uses_[figure] == 1 && full_prices_[figure] > 0) left -= full_prices_[figure];
    is_better = left > 0;
  }
  if (is_better) return true;
  while (witnesses_.size() > first) {
    drop(witnesses_.back());
    witnesses_.pop_back();
  }
  keep(old);
  return false;
}

void Withholding::take_back() {
  auto const old = std::move(witnesses_);
  witnesses_.clear();
  for (auto const& witness : old) renew(witness);
}

std::vector<FigureId> Withholding::exposed() const {
  std::vector<FigureId> answer;
  for (auto const& need : needs_)
    if (need.met_by == 0 && (answer.empty() || answer.back() != need.target.figure))
      answer.push_back(need.target.figure);
  return answer;
}

std::vector<World> Withholding::worlds() const {
  std::vector<World> answer;
  for (auto const& witness : witnesses_) answer.push_back(witness.world);
  return answer;
}

/// What figures are told once they are withheld: at least the least. What is out stays as it is, and nobody unasks a zero.
std::vector<Told> bounds_of(Universe const& universe, std::span<ReleasedGrid const> out, Rule rule) {
  auto bounds = told_by(universe, out);
  for (auto g = out.size(); g < universe.grids.size(); ++g)
    for (auto const id : universe.grids[g]) {
      auto const& figure = universe.figures[id];
      if (figure.value < rule.least() || !figure.is_collected)
        bounds[id] = {0, 0};
      else
        bounds[id].low = std::max(bounds[id].low, rule.least());
    }
  return bounds;
}

ReleasedGrid released(Universe const& universe, std::size_t grid, GridSpec const& spec, Rule rule,
                      std::vector<bool> const& withheld) {
  ReleasedGrid answer{.spec = spec, .cells = {}, .zeros = rule.zeros};
  for (auto const id : universe.grids[grid]) {
    auto const& figure = universe.figures[id];
    if (!figure.is_collected)
      answer.cells.push_back({Code::not_collected, 0});
    else if (withheld[id])
      answer.cells.push_back({Code::suppressed, 0});
    else
      answer.cells.push_back({figure.value == 0 ? Code::zero : Code::exact, figure.value});
  }
  return answer;
}

std::vector<CellAt> first_cells(Universe const& universe, std::span<FigureId const> figures) {
  std::vector<CellAt> answer;
  for (auto const figure : figures)
    for (std::size_t g = 0; g < universe.grids.size(); ++g)
      for (std::size_t c = 0; c < universe.grids[g].size(); ++c)
        if (universe.grids[g][c] == figure && universe.layouts[g].is_first[c]) answer.push_back({g, c});
  return answer;
}

Suppression answer_of(Universe const& universe, std::span<GridSpec const> specs, std::size_t grids_out, Rule rule,
                      std::vector<bool> const& withheld) {
  Suppression answer;
  std::vector<bool> is_counted(universe.figures.size(), false);
  for (std::size_t g = 0; g < specs.size(); ++g) {
    answer.grids.push_back(released(universe, grids_out + g, specs[g], rule, withheld));
    for (auto const id : universe.grids[grids_out + g]) {
      if (is_counted[id] || !withheld[id] || !universe.figures[id].is_collected) continue;
      is_counted[id] = true;
      ++(rule.is_small(universe.figures[id].value) ? answer.primary : answer.secondary);
    }
  }
  return answer;
}

}  // namespace

Suppression suppress(Counts const& counts, std::span<GridSpec const> specs, Rule rule,
                     std::span<ReleasedGrid const> out) {
  Universe const universe(counts, specs_of(out, specs));
  Withholding withholding(universe, rule, out.size(), bounds_of(universe, out, rule));
  withholding.meet_all();
  withholding.take_back();
  auto answer = answer_of(universe, specs, out.size(), rule, withholding.withheld());
  answer.worlds = withholding.worlds();
  answer.exposed = first_cells(universe, withholding.exposed());
  return answer;
}

Suppression suppress_each_alone(Counts const& counts, std::span<GridSpec const> specs, Rule rule) {
  Universe const universe(counts, specs_of({}, specs));
  std::vector<std::int32_t> prices;
  std::vector<bool> withheld;
  for (auto const& figure : universe.figures) {
    prices.push_back(static_cast<std::int32_t>(std::min<std::int64_t>(figure.value, 1 << 20)));
    withheld.push_back(figure.is_collected && rule.is_small(figure.value));
  }
  Board board(universe, bounds_of(universe, {}, rule), prices);
  for (auto const& target : targets_of(universe, rule))
    for (auto const& moves : needed_moves(target, rule)) {
      std::optional<Box> best;
      for (auto const persons : moves)
        if (auto const box = board.cheapest(target.aims(persons)[0], best ? best->price : dearest)) best = box;
      if (!best) continue;
      board.apply(*best);
      for (auto const& [figure, by] : board.changes()) withheld[figure] = true;
      board.reset();
    }
  return answer_of(universe, specs, 0, rule, withheld);
}

}  // namespace wardmote::analysis::disclosure
