#include "analysis/surveillance/alarm_cut.h"

#include <algorithm>
#include <cmath>

#include "analysis/robust.h"

namespace wardmote::analysis::surveillance {
namespace {

/// At this cut so much more may alarm.
struct Step {
  double cut;
  double more;
  friend auto operator<=>(Step const&, Step const&) = default;
};

bool counts_in(Judged const& series) { return series.watched.status != Status::too_short; }

double possible_at(double cut, WatchOptions const& options) {
  double const worlds = 1.0 + options.draws;
  return std::min(1.0, std::floor(cut * worlds * (1 + 1e-12)) / worlds);
}

/// The steps of a series above `from`, until it alone would be more than is wanted.
void add_steps(ChanceOfWeek const& chance, double from, double wanted, bool mid_p, std::vector<Step>& steps) {
  double above = chance.alarm_from(from, mid_p);
  double spent = chance.chance(above);
  steps.push_back({0, spent});
  while (above > chance.least && spent <= wanted) {
    double const here = chance.chance(above - 1);
    steps.push_back({chance.p(above - 1, mid_p), here - spent});
    spent = here;
    --above;
  }
}

/// Right for continuous p-values, cautious for others.
double even_cut(double wanted, std::span<Judged const> series) {
  auto const tested = static_cast<double>(std::ranges::count_if(series, counts_in));
  return tested == 0 ? 1 : std::min(1.0, wanted / tested);
}

}  // namespace

double false_alarms_at(double cut, std::span<Judged const> series, WatchOptions const& options) {
  std::vector<double> chances;
  for (auto const& one : series)
    if (counts_in(one))
      chances.push_back(one.chance ? one.chance->chance(one.chance->alarm_from(cut, options.mid_p))
                                   : possible_at(cut, options));
  return ordered_sum(std::move(chances));
}

double cut_that_spends(double wanted, std::span<Judged const> series, WatchOptions const& options) {
  double const even = even_cut(wanted, series);
  if (is_simulated(options.method) || even >= 1) return even;
  std::vector<Step> steps;
  for (auto const& one : series)
    if (one.chance) add_steps(*one.chance, even, wanted, options.mid_p, steps);
  std::ranges::sort(steps);
  double cut = even, spent = 0;
  for (auto step = steps.begin(); step != steps.end();) {
    auto const next = std::find_if(step, steps.end(), [&](Step const& other) { return other.cut > step->cut; });
    for (auto at = step; at != next; ++at) spent += at->more;
    if (spent > wanted * (1 + 1e-12)) break;
    cut = std::max(cut, step->cut);
    step = next;
  }
  return cut;
}

}  // namespace wardmote::analysis::surveillance
