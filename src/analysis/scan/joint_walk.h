#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "analysis/scan/prepared.h"
#include "analysis/scan/zone_profile.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// Which windows of time there are. Intervals are numbered from the first that a window can hold.
struct WindowTimes {
  std::uint32_t skipped;    ///< so many are before that
  std::uint32_t intervals;  ///< the rest
  std::uint32_t first_end;  ///< windows end there or later
  std::uint32_t shortest, longest;

  /// `first_end`: of the study's intervals.
  WindowTimes(Prepared const& prepared, WindowLimits const& limits, std::uint32_t first_end_of_study)
      : longest(std::min(limits.intervals_max, prepared.intervals())) {
    skipped = first_end_of_study > longest ? first_end_of_study - longest : 0;
    intervals = prepared.intervals() - skipped;
    first_end = first_end_of_study - std::min(first_end_of_study, skipped);
    shortest = std::min(limits.intervals_min, longest);
  }
  /// Whether all end with the last interval.
  bool only_alive() const { return first_end == intervals; }
};

/// Walks over all windows around a centre, with the real cases of several types.
class JointWalk {
 public:
  JointWalk(std::span<Prepared const> types, ScanOptions const& options, WindowTimes const& times,
            kernel::Kernel const& kernel)
      : times_(times),
        data_(types),
        types_(types.size()),
        high_only_(options.rates == Rates::high),
        can_be_trimmed_(options.limits.intervals_min <= 1 && !options.limits.alive),
        counts_(times.intervals * types_),
        cases_before_((times.intervals + 1) * types_),
        expected_before_(cases_before_.size()),
        is_idle_(times.intervals) {
    for (auto const& type : types) profiles_.emplace_back(type, times.skipped, kernel);
  }

  /// Of the window of time [first, end) that is being taken, in its zone.
  std::uint32_t count(std::size_t type, std::uint32_t first, std::uint32_t end) const {
    return cases_before_[end * types_ + type] - cases_before_[first * types_ + type];
  }
  double expected(std::size_t type, std::uint32_t first, std::uint32_t end) const {
    return expected_before_[end * types_ + type] - expected_before_[first * types_ + type];
  }

  /// `take(places, first, end)` gets the windows; where high rates alone count, only those that can be better than with one place less,
  /// or without their first interval or their last (see WindowSearch), and only if `is_worth(first, shortest, longest)` says so, of windows
  /// from there that end with `shortest` to `longest`: no more cases than in the one, and no fewer expected than in the other.
  template <class IsWorth, class Take>
  void over(std::span<std::uint32_t const> places, IsWorth const& is_worth, Take const& take) {
    for (auto& profile : profiles_) profile.clear();
    std::ranges::fill(counts_, 0);
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      for (auto& profile : profiles_) profile.add(places[i]);
      add_cases(places[i]);
      if (high_only_ && touched_.empty()) continue;  // the same cases, more expected
      expect();
      auto const take_here = [&](std::uint32_t first, std::uint32_t end) { take(i + 1, first, end); };
      high_only_ ? windows_touched(is_worth, take_here) : every_window(take_here);
    }
  }

 private:
  void add_cases(std::uint32_t place) {
    touched_.clear();
    for (std::size_t type = 0; type < types_; ++type)
      for (auto const& event : data_[type].cases().of(place)) {
        if (event.interval < times_.skipped) continue;
        auto const interval = event.interval - times_.skipped;
        counts_[interval * types_ + type] += event.count;
        touched_.push_back(interval);
      }
  }
  void expect() {
    for (std::size_t type = 0; type < types_; ++type) {
      auto const cumulative = profiles_[type].cumulative();
      for (std::size_t t = 0; t < cumulative.size(); ++t) expected_before_[t * types_ + type] = cumulative[t];
    }
  }
  /// Counts before each interval from `begin` to `end`, less those before `begin`.
  void add_up(std::uint32_t begin, std::uint32_t end) {
    std::fill_n(&cases_before_[begin * types_], types_, 0u);
    for (auto at = begin * types_; at < end * types_; ++at)
      cases_before_[at + types_] = cases_before_[at] + counts_[at];
  }
  /// Where windows that begin there can end, from `end` on.
  std::pair<std::uint32_t, std::uint32_t> ends_from(std::uint32_t first, std::uint32_t end) const {
    return {std::max({end, times_.first_end, first + times_.shortest}),
            std::min(times_.intervals, first + times_.longest)};
  }

  /// Whether no type has a case then, and each expects some.
  bool is_idle(std::uint32_t interval) const {
    for (std::size_t type = 0; type < types_; ++type)
      if (count(type, interval, interval + 1) > 0 || expected(type, interval, interval + 1) <= 0) return false;
    return true;
  }

  template <class Take>
  void every_window(Take const& take) {
    add_up(0, times_.intervals);
    for (std::uint32_t first = 0; first < times_.intervals; ++first)
      for (auto [end, last] = ends_from(first, first + 1); end <= last; ++end) take(first, end);
  }

  /// Those that begin there and end with `end` or later; some at once, the longest up to twice as long as the shortest.
  template <class IsWorth, class Take>
  void windows_from(std::uint32_t first, std::uint32_t end, IsWorth const& is_worth, Take const& take) {
    auto [shortest, last] = ends_from(first, end);
    while (shortest <= last) {
      auto const longest = std::min(last, 2 * shortest - first - 1);
      if (is_worth(first, shortest, longest))
        for (auto to = shortest; to <= longest; ++to)
          if (!is_idle_[to - 1]) take(first, to);
      shortest = longest + 1;
    }
  }

  /// Those whose first new case is that of each interval in turn.
  template <class IsWorth, class Take>
  void windows_touched(IsWorth const& is_worth, Take const& take) {
    std::ranges::sort(touched_);
    touched_.erase(std::ranges::unique(touched_).begin(), touched_.end());
    auto const earliest = [&](std::uint32_t interval) { return interval + 1 - std::min(interval + 1, times_.longest); };
    auto const begin = earliest(touched_.front()), end = std::min(times_.intervals, touched_.back() + times_.longest);
    add_up(begin, end);
    for (auto t = begin; t < end; ++t) is_idle_[t] = can_be_trimmed_ && is_idle(t);
    std::uint32_t after_last = 0;
    for (auto const interval : touched_) {
      for (auto first = std::max(after_last, earliest(interval)); first <= interval; ++first)
        if (!is_idle_[first]) windows_from(first, interval + 1, is_worth, take);
      after_last = interval + 1;
    }
  }

  WindowTimes times_;
  std::span<Prepared const> data_;
  std::size_t types_;
  bool high_only_, can_be_trimmed_;
  std::vector<ZoneProfile> profiles_;
  std::vector<std::uint32_t> touched_;                ///< intervals with a new case
  std::vector<std::uint32_t> counts_, cases_before_;  ///< of the zone: interval, type
  std::vector<double> expected_before_;
  std::vector<char> is_idle_;  ///< by interval
};

}  // namespace wardmote::analysis::scan
