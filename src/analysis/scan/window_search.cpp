#include "analysis/scan/window_search.h"

#include <algorithm>

namespace wardmote::analysis::scan {
namespace {

constexpr std::size_t zones_together = 16;

std::uint32_t intervals_skipped(Prepared const& prepared, ScanOptions const& options) {
  auto const longest = std::min(options.limits.intervals_max, prepared.intervals());
  return options.limits.alive ? prepared.intervals() - longest : 0;
}

}  // namespace

WindowSearch::WindowSearch(Prepared const& prepared, ScanOptions const& options, kernel::Kernel const& kernel)
    : prepared_(prepared),
      options_(options),
      longest_(std::min(options.limits.intervals_max, prepared.intervals())),
      skipped_(intervals_skipped(prepared, options)),
      intervals_(prepared.intervals() - skipped_),
      alive_(options.limits.alive),
      best_(alive_ ? intervals_ : std::size_t{intervals_} * longest_),
      profile_(prepared, skipped_, kernel),
      counts_(intervals_) {}

void WindowSearch::clear() { std::ranges::fill(best_, Best{}); }

std::uint32_t WindowSearch::first_end(std::uint32_t first) const {
  return alive_ ? intervals_ : first + options_.limits.intervals_min;
}

std::uint32_t WindowSearch::last_end(std::uint32_t first) const {
  if (!alive_) return std::min(intervals_, first + longest_);
  return intervals_ - first >= options_.limits.intervals_min ? intervals_ : 0;
}

std::size_t WindowSearch::at(std::uint32_t first, std::uint32_t end) const {
  return alive_ ? first : std::size_t{first} * longest_ + (end - first - 1);
}

void WindowSearch::search(ZoneList const& list) {
  if (prepared_.intervals() == 1) return search_zones(list);
  profile_.clear();
  std::ranges::fill(counts_, 0);
  auto const high_only = options_.rates == Rates::high;
  for (std::uint32_t i = 0; i < list.places.size(); ++i) {
    profile_.add(list.places[i]);
    events_.clear();
    for (auto const& event : prepared_.cases().of(list.places[i]))
      if (event.interval >= skipped_) events_.push_back({event.interval - skipped_, event.count});
    for (auto const& event : events_) counts_[event.interval] += event.count;
    if (high_only && events_.empty()) continue;  // the same cases, more expected: less likely than before
    Here const here{list.direction, i + 1, list.factor, profile_.cumulative()};
    high_only ? try_windows_with(events_, here) : try_every_window(here);
  }
}

/// Zones that end with `length` places from one on cannot be better than a window with all their cases and as few expected
/// as the first.
void WindowSearch::search_zones(ZoneList const& list) {
  auto& best = best_.front();
  auto const& cases = prepared_.cases_of_places();
  auto const is_at_most = [&](std::uint64_t count, std::size_t place) {
    return prepared_.likelihood().is_at_most(static_cast<double>(count), list.expected[place],
                                             best.statistic / list.factor);
  };
  std::uint64_t count = 0;
  for (std::size_t first = 0; first < list.places.size(); first += zones_together) {
    auto const zones = std::span(list.places).subspan(first, std::min(zones_together, list.places.size() - first));
    auto after = count;
    for (auto const place : zones) after += cases[place];
    auto const is_low = static_cast<double>(after) <= list.expected[first];
    if (options_.rates == Rates::high && (is_low || is_at_most(after, first))) {
      count = after;
      continue;
    }
    for (auto at = first; at < first + zones.size(); ++at) {
      count += cases[list.places[at]];
      if (!is_at_most(count, at))
        try_best(best, static_cast<double>(count), list.expected[at],
                 {list.direction, static_cast<std::uint32_t>(at + 1), list.factor, {}});
    }
  }
}

void WindowSearch::try_every_window(Here const& here) {
  for (std::uint32_t first = 0; first < intervals_; ++first) {
    std::uint64_t count = 0;
    auto const shortest = first_end(first);
    for (auto end = first + 1; end <= last_end(first); ++end) {
      count += counts_[end - 1];
      if (end >= shortest) try_window(first, end, count, here);
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
        if (end >= shortest) try_window(first, end, count, here);
      }
      if (first == after_last) break;
    }
    after_last = event.interval + 1;
  }
}

void WindowSearch::try_window(std::uint32_t first, std::uint32_t end, std::uint64_t count, Here const& here) {
  if (options_.rates == Rates::high && count < options_.high_cases_min) return;
  try_best(best_[at(first, end)], static_cast<double>(count), here.expected[end] - here.expected[first], here);
}

bool WindowSearch::counts(double count, double expected) const {
  if (count > expected) return options_.rates != Rates::low && count >= options_.high_cases_min;
  return count < expected && options_.rates != Rates::high && count >= options_.low_cases_min;
}

void WindowSearch::try_best(Best& best, double count, double expected, Here const& here) const {
  if (!counts(count, expected)) return;
  if (prepared_.likelihood().is_at_most(count, expected, (best.statistic - tie_tolerance) / here.factor)) return;
  auto const statistic = prepared_.likelihood().ratio(count, expected) * here.factor;
  auto const lead = statistic - best.statistic;
  if (lead > tie_tolerance || (lead > -tie_tolerance && best.places > here.places))
    best = {statistic, expected, here.direction, here.places, static_cast<std::uint32_t>(count)};
}

Candidate WindowSearch::candidate_of(std::uint32_t entry) const {
  auto const& best = best_[entry];
  auto const [first, end] = time_of(entry);
  return {.direction = best.direction,
          .places = best.places,
          .first = first + skipped_,
          .end = end + skipped_,
          .count = static_cast<double>(best.count),
          .expected = best.expected,
          .ratio = prepared_.likelihood().ratio(static_cast<double>(best.count), best.expected),
          .statistic = best.statistic};
}

std::pair<std::uint32_t, std::uint32_t> WindowSearch::time_of(std::uint32_t entry) const {
  auto const first = alive_ ? entry : entry / longest_;
  return {first, alive_ ? intervals_ : first + entry % longest_ + 1};
}

void WindowSearch::take_best(std::vector<Candidate>& chosen) {
  struct Ranked {
    double statistic;
    std::uint32_t places, entry;
  };
  std::vector<Ranked> found;
  for (std::uint32_t entry = 0; entry < best_.size(); ++entry)
    if (best_[entry].statistic > 0) found.push_back({best_[entry].statistic, best_[entry].places, entry});
  std::ranges::sort(found, [](Ranked const& a, Ranked const& b) {
    if (a.statistic != b.statistic) return a.statistic > b.statistic;
    return a.places != b.places ? a.places < b.places : a.entry < b.entry;
  });
  std::vector<char> is_taken(intervals_);
  for (auto const& one : found) {
    auto const [first, end] = time_of(one.entry);
    auto const time = std::span(is_taken).subspan(first, end - first);
    if (std::ranges::find(time, 1) != time.end()) continue;
    std::ranges::fill(time, 1);
    chosen.push_back(candidate_of(one.entry));
  }
}

}  // namespace wardmote::analysis::scan
