#include "analysis/scan/window_search.h"

#include <algorithm>

namespace wardmote::analysis::scan {
namespace {

bool overlap(Candidate const& one, Candidate const& other) { return one.first < other.end && other.first < one.end; }

}  // namespace

WindowSearch::WindowSearch(Prepared const& prepared, ScanOptions const& options)
    : prepared_(prepared),
      options_(options),
      intervals_(prepared.intervals()),
      longest_(std::min(options.limits.intervals_max, prepared.intervals())),
      alive_(options.limits.alive),
      best_(alive_ ? intervals_ : std::size_t{intervals_} * longest_),
      profile_(prepared),
      counts_(intervals_) {}

void WindowSearch::clear() { std::ranges::fill(best_, Candidate{}); }

std::uint32_t WindowSearch::first_end(std::uint32_t first) const {
  return alive_ ? intervals_ : first + options_.limits.intervals_min;
}

std::uint32_t WindowSearch::last_end(std::uint32_t first) const {
  if (!alive_) return std::min(intervals_, first + longest_);
  auto const length = intervals_ - first;
  return length >= options_.limits.intervals_min && length <= longest_ ? intervals_ : 0;
}

Candidate& WindowSearch::best_of(std::uint32_t first, std::uint32_t end) {
  return best_[alive_ ? first : std::size_t{first} * longest_ + (end - first - 1)];
}

void WindowSearch::search(std::uint32_t direction, double factor, std::span<std::uint32_t const> places) {
  profile_.clear();
  std::ranges::fill(counts_, 0);
  auto const high_only = options_.rates == Rates::high;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    auto const events = prepared_.cases().of(places[i]);
    profile_.add(places[i]);
    for (auto const& event : events) counts_[event.interval] += event.count;
    if (high_only && events.empty()) continue;  // the same cases, more expected: less likely than before
    Here const here{direction, i + 1, factor, profile_.cumulative()};
    high_only ? try_windows_with(events, here) : try_every_window(here);
  }
}

void WindowSearch::try_every_window(Here const& here) {
  for (std::uint32_t first = 0; first < intervals_; ++first) {
    std::uint64_t count = 0;
    auto const shortest = first_end(first);
    for (auto end = first + 1; end <= last_end(first); ++end) {
      count += counts_[end - 1];
      if (end >= shortest) try_window(first, end, static_cast<double>(count), here);
    }
  }
}

/// Only windows that hold a new case can be better than the same window of a smaller zone: those whose first new case
/// is that of each event in turn.
void WindowSearch::try_windows_with(std::span<Event const> events, Here const& here) {
  std::uint32_t after_last = 0;
  for (auto const& event : events) {
    std::uint64_t up_to_event = 0;
    for (auto first = event.interval;; --first) {
      up_to_event += counts_[first];
      if (event.interval - first >= longest_) break;
      auto count = up_to_event;
      auto const shortest = first_end(first);
      for (auto end = event.interval + 1; end <= last_end(first); ++end) {
        if (end > event.interval + 1) count += counts_[end - 1];
        if (end >= shortest) try_window(first, end, static_cast<double>(count), here);
      }
      if (first == after_last) break;
    }
    after_last = event.interval + 1;
  }
}

void WindowSearch::try_window(std::uint32_t first, std::uint32_t end, double count, Here const& here) {
  auto const expected = here.expected[end] - here.expected[first];
  if (count > expected ? options_.rates == Rates::low || count < options_.high_cases_min
                       : options_.rates == Rates::high || count < options_.low_cases_min || count == expected)
    return;
  auto& best = best_of(first, end);
  if (prepared_.likelihood().is_at_most(count, expected, best.statistic / here.factor)) return;
  auto const ratio = prepared_.likelihood().ratio(count, expected);
  auto const statistic = ratio * here.factor;
  auto const lead = statistic - best.statistic;
  if (lead > tie_tolerance || (lead > -tie_tolerance && best.places > here.places))
    best = {here.direction, here.places, first, end, count, expected, ratio, statistic};
}

void WindowSearch::take_best(std::vector<Candidate>& chosen) {
  std::vector<Candidate> found;
  for (auto const& one : best_)
    if (one.statistic > 0) found.push_back(one);
  std::ranges::stable_sort(found, [](Candidate const& a, Candidate const& b) {
    return a.statistic != b.statistic ? a.statistic > b.statistic : a.places < b.places;
  });
  std::size_t const before = chosen.size();
  for (auto const& one : found) {
    auto const same_time = [&](Candidate const& other) { return overlap(one, other); };
    if (std::none_of(chosen.begin() + static_cast<std::ptrdiff_t>(before), chosen.end(), same_time))
      chosen.push_back(one);
  }
}

}  // namespace wardmote::analysis::scan
