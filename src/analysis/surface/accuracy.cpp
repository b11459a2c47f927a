#include "analysis/surface/accuracy.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "analysis/robust.h"
#include "base/ensure.h"
#include "base/random.h"

namespace wardmote::analysis::surface {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// The cells of the region, densest first, in groups of equal density.
struct Ranked {
  std::vector<std::size_t> cells;
  std::vector<std::size_t> first;  ///< of each group, and one past the last
  std::size_t group_of(std::size_t rank) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(first, rank) - first.begin()) - 1;
  }
};

Ranked ranked_of(std::span<double const> density) {
  Ranked ranked;
  for (std::size_t cell = 0; cell < density.size(); ++cell)
    if (!std::isnan(density[cell])) ranked.cells.push_back(cell);
  std::ranges::stable_sort(ranked.cells, std::ranges::greater{}, [&](std::size_t cell) { return density[cell]; });
  for (std::size_t i = 0; i < ranked.cells.size(); ++i)
    if (i == 0 || density[ranked.cells[i]] != density[ranked.cells[i - 1]]) ranked.first.push_back(i);
  ranked.first.push_back(ranked.cells.size());
  return ranked;
}

/// What is chosen: all cells before rank `sure`, and `free` of the cells from `sure` to before `end`, which are tied.
struct Choice {
  std::size_t sure, free, end;
  std::size_t cells() const { return sure + free; }
  double part_of_tied() const { return free == 0 ? 0 : static_cast<double>(free) / static_cast<double>(end - sure); }
};

Choice choice_of(Ranked const& ranked, double share) {
  double const wanted = std::floor(share * static_cast<double>(ranked.cells.size()) + 0.5);
  auto const cells = std::clamp(static_cast<std::size_t>(wanted), std::size_t{1}, ranked.cells.size());
  auto const group = ranked.group_of(cells - 1);
  auto const begin = ranked.first[group], end = ranked.first[group + 1];
  if (end == cells) return {cells, 0, cells};
  return {begin, cells - begin, end};
}

/// The events by rank of their cell.
using Counts = std::vector<std::uint32_t>;

Counts by_rank(Ranked const& ranked, std::span<std::uint32_t const> counts) {
  Counts of_rank;
  for (auto const cell : ranked.cells) of_rank.push_back(counts[cell]);
  return of_rank;
}

double total(Counts const& counts, std::size_t begin, std::size_t end) {
  double sum = 0;
  for (auto i = begin; i < end; ++i) sum += counts[i];
  return sum;
}

double hits_of(Choice const& choice, Counts const& counts) {
  return total(counts, 0, choice.sure) + choice.part_of_tied() * total(counts, choice.sure, choice.end);
}

/// The sum of the `most` largest.
double best(Counts counts, std::size_t most) {
  std::ranges::sort(counts, std::greater{});
  return total(counts, 0, std::min(most, counts.size()));
}

void set_tied(AccuracyAt& at, Choice const& choice, Counts const& later) {
  Counts tied(later.begin() + static_cast<std::ptrdiff_t>(choice.sure),
              later.begin() + static_cast<std::ptrdiff_t>(choice.end));
  std::ranges::sort(tied);
  double const sure = total(later, 0, choice.sure);
  at.tied = tied.size();
  at.hits_least = sure + total(tied, 0, choice.free);
  at.hits_most = sure + total(tied, tied.size() - choice.free, tied.size());
}

/// The four figures of one share, from the events in its cells and the most that so many cells could hold.
struct Figures {
  double hit_rate, pai, pei, rri;
};

Figures figures_of(double hits, double best_hits, double events, double area_share, double earlier_rate) {
  double const rate = hits / events;
  return {rate, rate / area_share, best_hits > 0 ? hits / best_hits : nothing,
          earlier_rate > 0 ? rate / earlier_rate : nothing};
}

/// What does not change from replicate to replicate.
struct Study {
  std::vector<Choice> choices;
  Counts later;                              ///< by rank
  std::vector<std::uint32_t> rank_of_event;  ///< of the occupied cells, one an event
  std::vector<double> earlier_rates;         ///< one a choice
  double events() const { return static_cast<double>(rank_of_event.size()); }
  double area_share(std::size_t choice) const {
    return static_cast<double>(choices[choice].cells()) / static_cast<double>(later.size());
  }
  Figures figures(std::size_t choice, double hits, double best_hits) const {
    return figures_of(hits, best_hits, events(), area_share(choice), earlier_rates[choice]);
  }
};

Study study_of(Ranked const& ranked, std::span<std::uint32_t const> later, std::span<std::uint32_t const> earlier,
               AccuracyOptions const& options) {
  Study study;
  for (double const share : options.shares) study.choices.push_back(choice_of(ranked, share));
  study.later = by_rank(ranked, later);
  for (std::size_t rank = 0; rank < study.later.size(); ++rank)
    study.rank_of_event.insert(study.rank_of_event.end(), study.later[rank], static_cast<std::uint32_t>(rank));
  auto const before = earlier.empty() ? Counts(ranked.cells.size()) : by_rank(ranked, earlier);
  double const all_before = total(before, 0, before.size());
  for (auto const& choice : study.choices)
    study.earlier_rates.push_back(all_before > 0 ? hits_of(choice, before) / all_before : 0);
  return study;
}

/// One replicate: so many of the events drawn again, and the figures of each choice.
std::vector<Figures> replicate(Study const& study, std::uint64_t seed, std::size_t number) {
  base::RandomStream random(seed, number);
  auto const events = static_cast<std::uint32_t>(study.rank_of_event.size());
  Counts drawn(study.later.size());
  for (std::uint32_t i = 0; i < events; ++i) ++drawn[study.rank_of_event[random.below(events)]];
  Counts occupied;
  for (auto const count : drawn)
    if (count > 0) occupied.push_back(count);
  std::vector<Figures> figures;
  for (std::size_t c = 0; c < study.choices.size(); ++c)
    figures.push_back(study.figures(c, hits_of(study.choices[c], drawn), best(occupied, study.choices[c].cells())));
  return figures;
}

Interval interval_of(std::vector<std::vector<Figures>> const& drawn, std::size_t choice, double Figures::* figure,
                     double level) {
  std::vector<double> values;
  for (auto const& figures : drawn)
    if (!std::isnan(figures[choice].*figure)) values.push_back(figures[choice].*figure);
  if (values.empty()) return {nothing, nothing};
  return {sample_quantile(values, (1 - level) / 2), sample_quantile(values, (1 + level) / 2)};
}

/// The basic interval of the logarithm, from percentiles of the replicates; it reaches to the value.
Interval mirrored(double value, Interval const& percentiles) {
  if (!(value > 0) || std::isnan(percentiles.lower)) return percentiles;
  auto const least = value * value / percentiles.upper, most = value * value / percentiles.lower;
  return {std::min(value, least), std::max(value, std::min(1.0, most))};
}

AccuracyAt accuracy_at(Study const& study, std::size_t c, std::vector<std::vector<Figures>> const& drawn,
                       AccuracyOptions const& options) {
  auto const& choice = study.choices[c];
  AccuracyAt at;
  at.share_asked = options.shares[c];
  at.cells = choice.cells();
  at.area_share = study.area_share(c);
  at.hits = hits_of(choice, study.later);
  set_tied(at, choice, study.later);
  auto const figures = study.figures(c, at.hits, best(study.later, at.cells));
  at.hit_rate = {figures.hit_rate, interval_of(drawn, c, &Figures::hit_rate, options.level)};
  at.pai = {figures.pai, interval_of(drawn, c, &Figures::pai, options.level)};
  at.pei = {figures.pei, mirrored(figures.pei, interval_of(drawn, c, &Figures::pei, options.level))};
  at.rri = {figures.rri, interval_of(drawn, c, &Figures::rri, options.level)};
  return at;
}

/// Hit rate after each cell, from 0 cells on; straight through ties.
std::vector<double> cumulated(Ranked const& ranked, Counts const& later, double events) {
  std::vector<double> rates{0};
  double before = 0;
  for (std::size_t group = 0; group + 1 < ranked.first.size(); ++group) {
    auto const begin = ranked.first[group], end = ranked.first[group + 1];
    double const held = total(later, begin, end), size = static_cast<double>(end - begin);
    for (auto i = begin; i < end; ++i)
      rates.push_back((before + held * static_cast<double>(i + 1 - begin) / size) / events);
    before += held;
  }
  return rates;
}

void set_curve(Accuracy& answer, std::vector<double> const& rates) {
  auto const cells = static_cast<double>(rates.size() - 1);
  for (int percent = 0; percent <= 100; ++percent) {
    double const at = cells * percent / 100;
    auto const below = std::min(static_cast<std::size_t>(at), rates.size() - 2);
    answer.curve.push_back(rates[below] + (at - static_cast<double>(below)) * (rates[below + 1] - rates[below]));
  }
  answer.area_under_curve = 0;
  for (std::size_t i = 0; i + 1 < rates.size(); ++i) answer.area_under_curve += (rates[i] + rates[i + 1]) / (2 * cells);
}

void ensure_usable(std::span<double const> density, std::span<std::uint32_t const> later,
                   std::span<std::uint32_t const> earlier, AccuracyOptions const& options) {
  ENSURE(later.size() == density.size() && (earlier.empty() || earlier.size() == density.size()));
  ENSURE(options.level > 0 && options.level < 1);
  for (double const share : options.shares) ENSURE(share > 0 && share <= 1);
  for (double const value : density) ENSURE(!std::isinf(value));
}

}  // namespace

Accuracy accuracy(std::span<double const> density, std::span<std::uint32_t const> later,
                  std::span<std::uint32_t const> earlier, AccuracyOptions const& options, ForEach const& for_each) {
  ensure_usable(density, later, earlier, options);
  auto const ranked = ranked_of(density);
  ENSURE(!ranked.cells.empty());
  auto const study = study_of(ranked, later, earlier, options);
  Accuracy answer;
  answer.held_out = study.rank_of_event.size();
  if (answer.held_out == 0) {
    answer.outcome = AccuracyOutcome::no_later_events;
    return answer;
  }
  std::vector<std::vector<Figures>> drawn(options.replicates);
  for_each(drawn.size(), [&](std::size_t r) { drawn[r] = replicate(study, options.seed, r); });
  for (std::size_t c = 0; c < study.choices.size(); ++c) answer.shares.push_back(accuracy_at(study, c, drawn, options));
  set_curve(answer, cumulated(ranked, study.later, study.events()));
  return answer;
}

}  // namespace wardmote::analysis::surface
