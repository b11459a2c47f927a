#include "analysis/scan/standardise.h"

#include <algorithm>

#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

/// Integral over [from, to) of the broken line that is 1 at knots[k], 0 at the others, and constant outside.
double hat_integral(std::span<double const> knots, std::size_t k, double from, double to) {
  double sum = 0;
  auto const piece = [&](double a, double b, double value_a, double value_b) {
    auto const low = std::max(a, from), high = std::min(b, to);
    if (high <= low) return;
    auto const at = [&](double x) { return b > a ? value_a + (value_b - value_a) * (x - a) / (b - a) : value_a; };
    sum += (high - low) * (at(low) + at(high)) / 2;
  };
  if (k == 0) piece(std::min(from, knots[0]), knots[0], 1, 1);
  if (k > 0) piece(knots[k - 1], knots[k], 0, 1);
  if (k + 1 < knots.size()) piece(knots[k], knots[k + 1], 1, 0);
  if (k + 1 == knots.size()) piece(knots[k], std::max(to, knots[k]), 1, 1);
  return sum;
}

/// A broken line given at its own dates, read at others.
double line_at(std::span<double const> days, std::span<double const> values, double day) {
  auto const after = std::ranges::upper_bound(days, day) - days.begin();
  if (after == 0) return values.front();
  auto const at = static_cast<std::size_t>(after);
  if (at == days.size()) return values.back();
  auto const share = (day - days[at - 1]) / (days[at] - days[at - 1]);
  return values[at - 1] + share * (values[at] - values[at - 1]);
}

std::vector<double> knots_of(std::span<Population const> populations) {
  std::vector<double> knots;
  for (auto const& one : populations) knots.push_back(one.day);
  std::ranges::sort(knots);
  knots.erase(std::unique(knots.begin(), knots.end()), knots.end());
  return knots;
}

using Rows = std::span<Population const>;

/// Calls use(place, stratum, values at all knots) for each stratum of each place.
template <class Use>
void each_line(Rows rows, std::span<double const> knots, Use const& use) {
  std::vector<double> days, values, at_knots(knots.size());
  while (!rows.empty()) {
    auto const place = rows.front().place;
    auto const of_place = rows.first(static_cast<std::size_t>(
        std::ranges::find_if(rows, [&](auto const& row) { return row.place != place; }) - rows.begin()));
    days = knots_of(of_place);
    for (auto rest = of_place; !rest.empty();) {
      auto const stratum = rest.front().stratum;
      values.assign(days.size(), 0);
      std::size_t taken = 0;
      for (; taken < rest.size() && rest[taken].stratum == stratum; ++taken)
        values[static_cast<std::size_t>(std::ranges::lower_bound(days, rest[taken].day) - days.begin())] +=
            rest[taken].persons;
      for (std::size_t k = 0; k < knots.size(); ++k) at_knots[k] = line_at(days, values, knots[k]);
      use(place, stratum, std::span<double const>(at_knots));
      rest = rest.subspan(taken);
    }
    rows = rows.subspan(of_place.size());
  }
}

std::vector<double> integrals(std::span<double const> knots, double from, double to) {
  std::vector<double> sums;
  for (std::size_t k = 0; k < knots.size(); ++k) sums.push_back(hat_integral(knots, k, from, to));
  return sums;
}

double dot(std::span<double const> a, std::span<double const> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// More knots than intervals: the sums over knots are made here, and the intervals become the factors.
Expected by_interval(Expected const& by_knot, std::size_t places, std::size_t intervals) {
  Expected expected{intervals, std::vector<double>(places * intervals), std::vector<double>(intervals * intervals)};
  for (std::size_t t = 0; t < intervals; ++t) {
    expected.of_interval[t * intervals + t] = 1;
    for (std::size_t place = 0; place < places; ++place)
      for (std::size_t k = 0; k < by_knot.factors; ++k)
        expected.of_place[place * intervals + t] +=
            by_knot.of_place[place * by_knot.factors + k] * by_knot.of_interval[k * intervals + t];
  }
  return expected;
}

}  // namespace

Standardised standardised(std::vector<Population> populations, std::span<double const> cases_by_stratum,
                          std::size_t places, std::span<double const> bounds) {
  ENSURE(bounds.size() >= 2 && bounds.front() < bounds.back());
  std::ranges::sort(populations);
  auto const knots = knots_of(populations);
  auto const whole = integrals(knots, bounds.front(), bounds.back());
  std::vector<double> exposure(cases_by_stratum.size()), rates(cases_by_stratum.size());
  Standardised made{.expected = {}, .mean_population = std::vector<double>(places), .strata_without_population = {}};
  each_line(populations, knots, [&](std::uint32_t place, std::uint32_t stratum, std::span<double const> values) {
    ENSURE(place < places && stratum < exposure.size());
    auto const here = dot(values, whole);
    exposure[stratum] += here;
    made.mean_population[place] += here / (bounds.back() - bounds.front());
  });
  for (std::uint32_t stratum = 0; stratum < rates.size(); ++stratum) {
    if (exposure[stratum] > 0)
      rates[stratum] = cases_by_stratum[stratum] / exposure[stratum];
    else if (cases_by_stratum[stratum] > 0)
      made.strata_without_population.push_back(stratum);
  }
  auto const intervals = bounds.size() - 1;
  Expected by_knot{knots.size(), std::vector<double>(places * knots.size()), {}};
  each_line(populations, knots, [&](std::uint32_t place, std::uint32_t stratum, std::span<double const> values) {
    for (std::size_t k = 0; k < knots.size(); ++k)
      by_knot.of_place[place * knots.size() + k] += rates[stratum] * values[k];
  });
  for (std::size_t k = 0; k < knots.size(); ++k)
    for (std::size_t t = 0; t < intervals; ++t)
      by_knot.of_interval.push_back(hat_integral(knots, k, bounds[t], bounds[t + 1]));
  made.expected = knots.size() > intervals ? by_interval(by_knot, places, intervals) : std::move(by_knot);
  return made;
}

}  // namespace wardmote::analysis::scan
