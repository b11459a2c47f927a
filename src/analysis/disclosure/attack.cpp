#include "analysis/disclosure/attack.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <tuple>
#include <utility>

#include "analysis/disclosure/reader.h"

namespace wardmote::analysis::disclosure {
namespace {

bool is_true_world_told(Universe const& universe, std::span<Told const> told) {
  for (std::size_t f = 0; f < told.size(); ++f)
    if (auto const value = universe.figures[f].value; value < told[f].low || value > told[f].high) return false;
  return true;
}

/// How far boxes that change nothing published move a target: a world of whole persons goes so far.
std::int64_t moved_by_boxes(Board& board, Aim aim) {
  auto const wanted = aim.persons;
  while (aim.persons != 0) {
    std::optional<Box> box;
    for (auto step = aim; !box && step.persons != 0; step.persons -= wanted < 0 ? -1 : 1) box = board.cheapest(step, 1);
    if (!box) break;
    board.apply(*box);
    aim.persons -= box->persons;
  }
  board.reset();
  return std::abs(wanted - aim.persons);
}

/// The most of several ways, since a first step may shut out a second.
std::int64_t most_by_boxes(Board& board, Target const& target, std::int64_t persons, std::uint32_t turns) {
  std::int64_t most = 0;
  for (std::uint32_t turn = 0; turn < turns; ++turn)
    for (auto aim : target.aims(persons)) {
      if (most == std::abs(persons)) return most;
      aim.turn = turn;
      most = std::max(most, moved_by_boxes(board, aim));
    }
  return most;
}

class Attacker {
 public:
  Attacker(Universe const& universe, Rule rule, std::span<ReleasedGrid const> grids, std::size_t grids_out,
           std::vector<Told> const& told)
      : universe_(universe),
        rule_(rule),
        grids_(grids),
        grids_out_(grids_out),
        told_(told),
        board_(universe, told, std::vector<std::int32_t>(told.size(), 0)),
        worlds_of_(told.size()),
        reader_(universe, grids, told) {}
  /// Takes note of a world that cannot be told from the true one.
  void note(World const& world);
  /// What is wrong with a target; none if it is safe.
  std::optional<Finding> finding(Target const& target, bool with_short_proof);

 private:
  bool is_told(FigureId figure) const { return told_[figure].low == told_[figure].high; }
  std::pair<std::int64_t, std::int64_t> noted_reach(Target const& target) const;
  std::vector<FigureId> wholes_of(Target const& target) const;
  std::optional<Finding> short_finding(Target const& target, std::int64_t fall, std::int64_t rise);
  std::optional<Finding> by_programme(Reader& reader, Target const& target, std::int64_t fall, std::int64_t rise);
  Finding found(Kind kind, Target const& target, Bound low, Bound high) const;
  std::int64_t needed_rise(std::int64_t fall) const { return std::max<std::int64_t>(0, rule_.width() - fall); }

  Universe const& universe_;
  Rule rule_;
  std::span<ReleasedGrid const> grids_;
  std::size_t grids_out_;
  std::vector<Told> const& told_;
  Board board_;
  std::vector<std::vector<Board::Change>> worlds_;
  std::vector<std::vector<std::size_t>> worlds_of_;  // by figure: those in which it changes
  Reader reader_;
};

Finding Attacker::found(Kind kind, Target const& target, Bound low, Bound high) const {
  Finding answer{.kind = kind,
                 .cell = reader_.cell_of(target.figure),
                 .less = std::nullopt,
                 .low = std::move(low),
                 .high = std::move(high)};
  if (target.less) answer.less = reader_.cell_of(*target.less);
  auto const is_out = [&](Term const& term) { return term.cell.grid < grids_out_; };
  auto const is_rounded = [&](Term const& term) { return reader_.is_rounded(term.cell); };
  answer.is_out = kind != Kind::undecided && std::ranges::all_of(answer.high.terms, is_out) &&
                  std::ranges::all_of(answer.low.terms, is_out);
  if (kind == Kind::exact && target.less) answer.kind = Kind::difference;
  if (kind == Kind::interval &&
      (std::ranges::any_of(answer.high.terms, is_rounded) || std::ranges::any_of(answer.low.terms, is_rounded)))
    answer.kind = Kind::rounding;
  return answer;
}

void Attacker::note(World const& world) {
  if (!board_.go_to(world)) return;
  auto changes = board_.changes();
  board_.reset();
  for (auto const& [figure, by] : changes) worlds_of_[figure].push_back(worlds_.size());
  worlds_.push_back(std::move(changes));
}

/// How far a target falls and rises in the worlds that were noted.
std::pair<std::int64_t, std::int64_t> Attacker::noted_reach(Target const& target) const {
  std::int64_t least = 0, most = 0;
  auto const look = [&](FigureId in_figure) {
    for (auto const world : worlds_of_[in_figure]) {
      std::int64_t by = 0;
      for (auto const& [figure, moved] : worlds_[world])
        by += figure == target.figure ? moved : figure == target.less ? -moved : 0;
      least = std::min(least, by);
      most = std::max(most, by);
    }
  };
  look(target.figure);
  if (target.less) look(*target.less);
  return {-least, most};
}

std::optional<Finding> Attacker::finding(Target const& target, bool with_short_proof) {
  bool const is_plain = is_told(target.figure) && (!target.less || is_told(*target.less));
  std::int64_t fall = 0, rise = 0;
  if (!is_plain) {
    std::tie(fall, rise) = noted_reach(target);
    if (rise >= needed_rise(fall)) return std::nullopt;
    for (std::uint32_t const turns : {1, 32}) {
      fall = most_by_boxes(board_, target, -target.value, turns);
      rise = most_by_boxes(board_, target, needed_rise(fall), turns);
      if (rise >= needed_rise(fall)) return std::nullopt;
    }
    fall = std::max(fall, reader_.reach_nearby(target, -1, target.value));
    rise = std::max(rise, reader_.reach_nearby(target, 1, needed_rise(fall)));
    if (rise >= needed_rise(fall)) return std::nullopt;
    if (auto found = with_short_proof ? short_finding(target, fall, rise) : std::nullopt) return found;
  }
  if (auto const sum = reader_.exactly(target)) return found(Kind::exact, target, *sum, *sum);
  return by_programme(reader_, target, fall, rise);
}

/// The figures that hold a target's, the smallest first.
std::vector<FigureId> Attacker::wholes_of(Target const& target) const {
  std::vector<FigureId> answer;
  for (FigureId f = 0; f < universe_.figures.size(); ++f)
    if (f != target.figure && universe_.holds(f, target.figure)) answer.push_back(f);
  if (target.less) answer.push_back(target.figure);
  std::ranges::stable_sort(answer, {}, [&](FigureId f) { return universe_.atoms_of(f).size(); });
  return answer;
}

/// By what lies within one figure alone: a reader who sees less can prove less, but more shortly. None: that does not settle it.
std::optional<Finding> Attacker::short_finding(Target const& target, std::int64_t fall, std::int64_t rise) {
  std::vector<std::unique_ptr<Reader>> readers;
  for (auto const whole : wholes_of(target)) {
    readers.push_back(std::make_unique<Reader>(universe_, grids_, told_, whole));
    if (auto const sum = readers.back()->exactly(target)) return found(Kind::exact, target, *sum, *sum);
  }
  if (auto const sum = reader_.exactly(target)) return found(Kind::exact, target, *sum, *sum);
  for (auto const& reader : readers)
    if (auto found = by_programme(*reader, target, fall, rise); found && found->kind != Kind::undecided) return found;
  return std::nullopt;
}

/// Between what boxes reach and what a linear programme cannot: safe if the first is enough, a leak if the second is too little.
std::optional<Finding> Attacker::by_programme(Reader& reader, Target const& target, std::int64_t fall,
                                              std::int64_t rise) {
  auto const unknown = found(Kind::undecided, target, {}, {.count = unlimited, .terms = {}});
  auto const down = reader.reach(target, -1, target.value);
  if (!down) return unknown;
  if (down->is_whole) fall = std::max(fall, down->persons);
  auto const up = reader.reach(target, 1, needed_rise(fall));
  if (!up) return unknown;
  if (up->is_whole) rise = std::max(rise, up->persons);
  if (rise >= needed_rise(fall)) return std::nullopt;
  if (up->is_enough) return unknown;
  auto const lowest = reader.reach(target, -1, unlimited);
  if (!lowest || !lowest->bound) return unknown;
  bool const is_leak = up->persons < needed_rise(lowest->persons);
  return is_leak ? found(Kind::interval, target, *lowest->bound, *up->bound) : unknown;
}

}  // namespace

Attack attack(Counts const& counts, std::span<ReleasedGrid const> proposed, Rule rule,
              std::span<ReleasedGrid const> out, AttackOptions options) {
  std::vector<ReleasedGrid> grids(out.begin(), out.end());
  grids.insert(grids.end(), proposed.begin(), proposed.end());
  Universe const universe(counts, specs_of(grids, {}));
  auto const told = told_by(universe, grids);
  Attack answer;
  answer.do_counts_agree = is_true_world_told(universe, told);
  if (!answer.do_counts_agree) return answer;
  Attacker attacker(universe, rule, grids, out.size(), told);
  for (auto const& world : options.worlds) attacker.note(world);
  for (auto const& target : targets_of(universe, rule)) {
    ++answer.targets;
    auto finding = attacker.finding(target, answer.findings.size() < options.findings_max);
    if (!finding) continue;
    ++(finding->is_out ? answer.already_out : answer.leaks);
    if (answer.findings.size() < options.findings_max) answer.findings.push_back(std::move(*finding));
  }
  return answer;
}

bool do_agree(Counts const& counts, std::span<ReleasedGrid const> grids) {
  Universe const universe(counts, specs_of(grids, {}));
  return is_true_world_told(universe, told_by(universe, grids));
}

std::string equation(Bound const& bound) {
  std::string sum;
  for (auto const& [cell, coefficient, count] : bound.terms) {
    if (coefficient == 0) continue;
    if (sum.empty())
      sum = coefficient < 0 ? "-" : "";
    else
      sum += coefficient < 0 ? " - " : " + ";
    if (std::abs(coefficient) != 1) sum += std::to_string(std::abs(coefficient)) + " x ";
    sum += std::to_string(count);
  }
  if (sum.empty()) sum = "0";
  if (bound.denominator != 1) sum = "(" + sum + ") / " + std::to_string(bound.denominator);
  return sum + " = " + std::to_string(bound.count);
}

}  // namespace wardmote::analysis::disclosure
