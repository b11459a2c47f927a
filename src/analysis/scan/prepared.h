#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scan/likelihood.h"
#include "analysis/scan/options.h"
#include "analysis/scan/study.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// So many centres (or directions) are one task of a thread.
inline constexpr std::size_t centers_a_task = 64;

/// Counts of one interval of one place.
struct Event {
  std::uint32_t interval = 0;
  std::uint32_t count = 0;
};

/// Events by place, and within a place by interval, each interval once.
class EventsByPlace {
 public:
  EventsByPlace() = default;
  EventsByPlace(std::span<Counted const> counted, std::size_t places);
  std::span<Event const> of(std::uint32_t place) const {
    return std::span(events_).subspan(starts_[place], starts_[place + 1] - starts_[place]);
  }

 private:
  std::vector<std::size_t> starts_;
  std::vector<Event> events_;
};

/// The data as `extent` sees them: intervals merged into one, or places. Of one type.
Study study_for(Study study, Extent extent);

/// A study for each type, all of the same places.
std::vector<Study> studies_of_types(Study study);

/// A study put in order: what expected cases and populations at risk are, under the null hypothesis.
class Prepared {
 public:
  /// Requires at least one case; Poisson: an expected total > 0.
  explicit Prepared(Study const& study);

  Study const& study() const { return study_; }
  std::uint32_t intervals() const { return study_.intervals; }
  std::vector<Counted> const& cases_in_order() const { return cases_in_order_; }  ///< place, interval, stratum
  EventsByPlace const& cases() const { return cases_; }
  std::vector<std::uint32_t> const& cases_of_places() const { return cases_of_places_; }
  EventsByPlace const& trials() const { return trials_; }  ///< Bernoulli: cases and controls
  Expected const& expected() const { return expected_; }   ///< not Bernoulli; total = cases, unless given
  Likelihood const& likelihood() const { return likelihood_; }
  std::vector<double> const& at_risk() const { return at_risk_; }
  std::uint64_t total_cases() const { return total_cases_; }
  std::uint64_t total_trials() const { return total_trials_; }

 private:
  Study const& study_;
  std::uint64_t total_cases_, total_trials_;
  std::vector<Counted> cases_in_order_;
  std::vector<std::uint32_t> cases_of_places_;
  EventsByPlace cases_, trials_;
  Expected expected_;
  Likelihood likelihood_;
  std::vector<double> at_risk_;
};

}  // namespace wardmote::analysis::scan
