#include "analysis/scan/prepared.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

std::uint64_t total_of(std::vector<Counted> const& counted) {
  std::uint64_t total = 0;
  for (auto const& one : counted) total += one.count;
  return total;
}

/// Sorted, without zeros, equal keys added up.
std::vector<Counted> sorted_by_place(std::vector<Counted> counted) {
  std::erase_if(counted, [](Counted const& one) { return one.count == 0; });
  std::ranges::sort(counted);
  std::size_t kept = 0;
  for (auto const& one : counted) {
    auto* const last = kept > 0 ? &counted[kept - 1] : nullptr;
    if (last && last->place == one.place && last->interval == one.interval && last->stratum == one.stratum)
      last->count += one.count;
    else
      counted[kept++] = one;
  }
  counted.resize(kept);
  return counted;
}

/// Place times interval within each stratum: row total x column total / stratum total.
Expected exchanged(std::vector<Counted> const& cases, std::size_t places, std::size_t intervals) {
  std::size_t strata = 0;
  for (auto const& one : cases) strata = std::max<std::size_t>(strata, one.stratum + 1);
  Expected expected{strata, std::vector<double>(places * strata), std::vector<double>(strata * intervals)};
  std::vector<double> totals(strata);
  for (auto const& one : cases) {
    expected.of_place[one.place * strata + one.stratum] += one.count;
    expected.of_interval[one.stratum * intervals + one.interval] += one.count;
    totals[one.stratum] += one.count;
  }
  for (std::size_t stratum = 0; stratum < strata; ++stratum)
    for (std::size_t t = 0; t < intervals; ++t)
      if (totals[stratum] > 0) expected.of_interval[stratum * intervals + t] /= totals[stratum];
  return expected;
}

std::vector<double> sums_by_place(Expected const& expected, std::size_t places, std::size_t intervals) {
  std::vector<double> of_factor(expected.factors), sums(places);
  for (std::size_t r = 0; r < expected.factors; ++r)
    for (std::size_t t = 0; t < intervals; ++t) of_factor[r] += expected.of_interval[r * intervals + t];
  for (std::size_t place = 0; place < places; ++place)
    for (std::size_t r = 0; r < expected.factors; ++r)
      sums[place] += expected.of_place[place * expected.factors + r] * of_factor[r];
  return sums;
}

Expected scaled(Expected expected, std::size_t places, std::size_t intervals, double cases) {
  auto const sums = sums_by_place(expected, places, intervals);
  auto const total = std::accumulate(sums.begin(), sums.end(), 0.0);
  ENSURE(total > 0);
  for (auto& one : expected.of_place) one *= cases / total;
  return expected;
}

Expected expected_of(Study const& study, std::vector<Counted> const& cases, double total) {
  switch (study.model) {
    case Model::poisson: return scaled(study.expected, study.places.size(), study.intervals, total);
    case Model::permutation: return exchanged(cases, study.places.size(), study.intervals);
    case Model::expectation:
    case Model::negative_binomial: return study.expected;
    case Model::bernoulli: break;
  }
  return {};
}

/// See Likelihood. No Poisson total is 14 standard deviations above its mean.
double cases_at_most(Study const& study, Expected const& expected, double cases) {
  if (study.model != Model::expectation) return cases;
  auto const sums = sums_by_place(expected, study.places.size(), study.intervals);
  auto const mean = std::accumulate(sums.begin(), sums.end(), 0.0);
  return std::ceil(mean + 14 * std::sqrt(mean) + 30);
}

bool has_expected(Study const& study) { return study.model == Model::poisson || expects_what_is_given(study.model); }

std::vector<Counted> trials_of(Study const& study) {
  if (study.model != Model::bernoulli) return {};
  auto trials = study.cases;
  trials.insert(trials.end(), study.controls.begin(), study.controls.end());
  for (auto& one : trials) one.stratum = 0;
  return sorted_by_place(std::move(trials));
}

Expected over_intervals(Expected const& expected, std::size_t places, std::size_t intervals) {
  return {1, sums_by_place(expected, places, intervals), {1.0}};
}

Expected over_places(Expected const& expected, std::size_t places) {
  auto merged = expected;
  merged.of_place.assign(expected.factors, 0);
  for (std::size_t place = 0; place < places; ++place)
    for (std::size_t r = 0; r < expected.factors; ++r)
      merged.of_place[r] += expected.of_place[place * expected.factors + r];
  return merged;
}

}  // namespace

EventsByPlace::EventsByPlace(std::span<Counted const> counted, std::size_t places) : starts_(places + 1) {
  std::uint32_t last_place = 0;
  for (auto const& one : counted) {
    ENSURE(one.place < places && one.place >= last_place);
    if (one.place == last_place && starts_[one.place + 1] > 0 && events_.back().interval == one.interval) {
      events_.back().count += one.count;
    } else {
      events_.push_back({one.interval, one.count});
      ++starts_[one.place + 1];
    }
    last_place = one.place;
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
}

Study study_for(Study study, Extent extent) {
  auto const places = study.places.size();
  if (extent == Extent::spatial && study.intervals > 1) {
    for (auto* counted : {&study.cases, &study.controls})
      for (auto& one : *counted) one.interval = 0;
    if (has_expected(study)) study.expected = over_intervals(study.expected, places, study.intervals);
    study.intervals = 1;
  }
  if (extent == Extent::temporal) {
    for (auto* counted : {&study.cases, &study.controls})
      for (auto& one : *counted) one.place = 0;
    if (has_expected(study)) study.expected = over_places(study.expected, places);
    study.places.assign(1, {});
    study.centers.clear();
    study.stated = {};
    study.area_points = {};
  }
  return study;
}

std::vector<Study> studies_of_types(Study study) {
  auto const further = std::exchange(study.further, {});
  std::vector<Study> studies(1 + further.size(), study);
  for (std::size_t i = 0; i < further.size(); ++i) {
    studies[i + 1].cases = further[i].cases;
    studies[i + 1].controls = further[i].controls;
    studies[i + 1].expected = further[i].expected;
  }
  return studies;
}

Prepared::Prepared(Study const& study)
    : study_(study),
      total_cases_(total_of(study.cases)),
      total_trials_(total_cases_ + total_of(study.controls)),
      cases_in_order_(sorted_by_place(study.cases)),
      cases_of_places_(study.places.size()),
      cases_(cases_in_order_, study.places.size()),
      trials_(trials_of(study), study.places.size()),
      expected_(expected_of(study, cases_in_order_, static_cast<double>(total_cases_))),
      likelihood_(study.model, cases_at_most(study, expected_, static_cast<double>(total_cases_)),
                  static_cast<double>(total_trials_)) {
  for (auto const& one : cases_in_order_) {
    ENSURE(one.interval < study.intervals);
    cases_of_places_[one.place] += one.count;
  }
  if (study.model != Model::bernoulli) {
    at_risk_ = sums_by_place(expected_, study.places.size(), study.intervals);
    return;
  }
  at_risk_.resize(study.places.size());
  for (std::uint32_t place = 0; place < at_risk_.size(); ++place)
    for (auto const& event : trials_.of(place)) at_risk_[place] += event.count;
}

}  // namespace wardmote::analysis::scan
