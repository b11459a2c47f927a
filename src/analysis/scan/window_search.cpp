#include "analysis/scan/window_search.h"

#include <algorithm>

namespace wardmote::analysis::scan {
namespace {

constexpr std::size_t zones_together = 16;
constexpr auto no_entry = static_cast<std::size_t>(-1);

std::uint32_t intervals_skipped(Prepared const& prepared, ScanOptions const& options) {
  auto const longest = std::min(options.limits.intervals_max, prepared.intervals());
  return options.limits.alive ? prepared.intervals() - longest : 0;
}

}  // namespace

WindowSearch::WindowSearch(Prepared const& prepared, ScanOptions const& options, kernel::Kernel const& kernel,
                           LeastTold const& least)
    : prepared_(prepared),
      options_(options),
      longest_(std::min(options.limits.intervals_max, prepared.intervals())),
      skipped_(intervals_skipped(prepared, options)),
      intervals_(prepared.intervals() - skipped_),
      least_(least),
      alive_(options.limits.alive),
      can_be_trimmed_(options.limits.intervals_min <= 1),
      statistics_(alive_ ? intervals_ : std::size_t{intervals_} * longest_),
      best_(statistics_.size()),
      profile_(prepared, skipped_, kernel),
      counts_(intervals_) {}

void WindowSearch::clear() {
  std::ranges::fill(statistics_, least_.statistic());
  std::ranges::fill(best_, Best{});
}

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
  auto const& cases = prepared_.cases_of_places();
  auto const is_at_most = [&](std::uint64_t count, std::size_t place) {
    return prepared_.likelihood().is_at_most(static_cast<double>(count), list.expected[place], statistics_.front(),
                                             list.factor);
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
        try_best(0, static_cast<double>(count), list.expected[at],
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
/// is that of each event in turn. Of these, one that begins or ends with an interval without a case need not be looked at: without that
/// interval it holds as many cases, fewer are expected, and whatever overlaps that overlaps it.
void WindowSearch::try_windows_with(std::span<Event const> events, Here const& here) {
  auto const is_idle = [&](std::uint32_t interval) {
    return can_be_trimmed_ && counts_[interval] == 0 && here.expected[interval + 1] > here.expected[interval];
  };
  std::uint32_t after_last = 0;
  for (auto const& event : events) {
    std::uint64_t up_to_event = 0;
    for (auto first = event.interval;; --first) {
      up_to_event += counts_[first];
      if (event.interval - first >= longest_) break;
      if (!is_idle(first)) {
        auto count = up_to_event;
        auto const shortest = first_end(first);
        for (auto end = event.interval + 1; end <= last_end(first); ++end) {
          if (end > event.interval + 1) count += counts_[end - 1];
          if (end >= shortest && (alive_ || !is_idle(end - 1))) try_window(first, end, count, here);
        }
      }
      if (first == after_last) break;
    }
    after_last = event.interval + 1;
  }
}

void WindowSearch::try_window(std::uint32_t first, std::uint32_t end, std::uint64_t count, Here const& here) {
  if (options_.rates == Rates::high && count < options_.high_cases_min) return;
  try_best(at(first, end), static_cast<double>(count), here.expected[end] - here.expected[first], here);
}

bool WindowSearch::counts(double count, double expected) const {
  if (count > expected) return options_.rates != Rates::low && count >= options_.high_cases_min;
  return count < expected && options_.rates != Rates::high && count >= options_.low_cases_min;
}

void WindowSearch::try_best(std::size_t entry, double count, double expected, Here const& here) {
  if (!counts(count, expected)) return;
  auto& held = statistics_[entry];
  if (prepared_.likelihood().is_at_most(count, expected, held - tie_tolerance, here.factor)) return;
  auto const statistic = prepared_.likelihood().ratio(count, expected) * here.factor;
  auto const lead = statistic - held;
  if (lead <= tie_tolerance && (lead <= -tie_tolerance || best_[entry].places <= here.places)) return;
  held = statistic;
  best_[entry] = {expected, here.direction, here.places, static_cast<std::uint32_t>(count)};
}

Candidate WindowSearch::candidate_of(std::size_t entry) const {
  auto const& best = best_[entry];
  auto const [first, end] = time_of(entry);
  return {.direction = best.direction,
          .places = best.places,
          .first = first + skipped_,
          .end = end + skipped_,
          .count = static_cast<double>(best.count),
          .expected = best.expected,
          .ratio = prepared_.likelihood().ratio(static_cast<double>(best.count), best.expected),
          .statistic = statistics_[entry]};
}

std::pair<std::uint32_t, std::uint32_t> WindowSearch::time_of(std::size_t entry) const {
  auto const first = static_cast<std::uint32_t>(alive_ ? entry : entry / longest_);
  return {first, alive_ ? intervals_ : static_cast<std::uint32_t>(first + entry % longest_ + 1)};
}

bool WindowSearch::is_better(std::size_t one, std::size_t other) const {
  if (statistics_[one] != statistics_[other]) return statistics_[one] > statistics_[other];
  if (best_[one].places != best_[other].places) return best_[one].places < best_[other].places;
  return one < other;
}

std::size_t WindowSearch::best_from(std::uint32_t first, std::uint32_t end) const {
  auto const begin = at(first, first + 1);
  auto const count = alive_ ? (end == intervals_ ? 1u : 0u) : std::min(longest_, end - first);
  auto best = no_entry;
  for (auto entry = begin; entry < begin + count; ++entry)
    if (best_[entry].places > 0 && (best == no_entry || is_better(entry, best))) best = entry;
  return best;
}

void WindowSearch::take_best_within(std::uint32_t begin, std::uint32_t end, std::vector<std::size_t>& taken) const {
  auto best = no_entry;
  for (auto first = begin; first < end; ++first) {
    auto const from = first + longest_ <= end ? best_from_[first] : best_from(first, end);
    if (from != no_entry && (best == no_entry || is_better(from, best))) best = from;
  }
  if (best == no_entry) return;
  taken.push_back(best);
  auto const [best_first, best_end] = time_of(best);
  take_best_within(begin, best_first, taken);
  take_best_within(best_end, end, taken);
}

void WindowSearch::take_best(std::vector<Candidate>& chosen) {
  best_from_.resize(intervals_);
  for (std::uint32_t first = 0; first < intervals_; ++first) best_from_[first] = best_from(first, intervals_);
  std::vector<std::size_t> taken;
  take_best_within(0, intervals_, taken);
  std::ranges::sort(taken, [&](std::size_t one, std::size_t other) { return is_better(one, other); });
  for (auto const entry : taken) chosen.push_back(candidate_of(entry));
  if (!taken.empty()) least_.found(statistics_[taken.front()]);
}

}  // namespace wardmote::analysis::scan
