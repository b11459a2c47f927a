#include "analysis/scan/input/calendar.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

using namespace std::chrono;

constexpr int units_back_max = 4'000'000;

/// The day so many months before; the last of its month where that month is shorter.
Day months_before(Day day, int count) {
  year_month_day const date(day);
  auto const month = year_month(date.year(), date.month()) - months(count);
  auto const same = month / date.day();
  return same.ok() ? Day(same) : Day(month / last);
}

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int number = 0;
  for (auto const digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  return number;
}

int full_year(std::string_view text, int number, Day near) {
  if (text.size() > 2) return number;
  auto const wanted = static_cast<int>(year_month_day(near).year());
  auto full = wanted / 100 * 100 + number;
  if (full - wanted > 50) full -= 100;
  if (wanted - full > 50) full += 100;
  return full;
}

struct Parts {
  std::size_t count = 0;
  std::array<std::string_view, 3> texts{};
  std::array<int, 3> numbers{};
};

std::optional<Parts> parts_of(std::string_view text) {
  Parts parts;
  for (auto const between = text.contains('/') ? '/' : '-';; ++parts.count) {
    auto const end = std::min(text.find(between), text.size());
    auto const number = parts.count < parts.texts.size() ? digits(text.substr(0, end)) : std::nullopt;
    if (!number) return std::nullopt;
    parts.texts[parts.count] = text.substr(0, end);
    parts.numbers[parts.count] = *number;
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  ++parts.count;
  return parts;
}

std::optional<Day> day_of(int year, int month, int day) {
  auto const date = std::chrono::year(year) / month / day;
  if (!date.ok() || year < 1) return std::nullopt;
  return Day(date);
}

}  // namespace

std::vector<Day> interval_bounds(Period const& period, TimeUnit unit, std::uint32_t length) {
  ENSURE(period.first <= period.last && length >= 1);
  auto const end = period.last + days(1);
  std::vector<Day> bounds{end};
  for (std::uint32_t piece = 1;; ++piece) {
    auto const back = static_cast<int>(piece * length);
    if (back > units_back_max) break;  // before any calendar
    auto const bound =
        unit == TimeUnit::day ? end - days(back) : months_before(end, unit == TimeUnit::year ? 12 * back : back);
    if (bound < period.first) break;
    bounds.push_back(bound);
  }
  if (bounds.size() == 1) bounds.push_back(period.first);
  std::ranges::reverse(bounds);
  bounds.front() = period.first;
  return bounds;
}

std::optional<std::uint32_t> interval_of(Day day, std::vector<Day> const& bounds) {
  if (day < bounds.front() || day >= bounds.back()) return std::nullopt;
  return static_cast<std::uint32_t>(std::ranges::upper_bound(bounds, day) - bounds.begin() - 1);
}

std::optional<Day> day_called(std::string_view text, Day near) {
  auto const parts = parts_of(text);
  if (!parts) return std::nullopt;
  auto const& [count, texts, numbers] = *parts;
  if (count == 3 && texts[2].size() == 4 && texts[0].size() <= 2) return day_of(numbers[2], numbers[0], numbers[1]);
  auto const year = full_year(texts[0], numbers[0], near);
  if (count == 1) return day_of(year, 7, 1);
  if (count == 2) return day_of(year, numbers[1], 15);
  return day_of(year, numbers[1], numbers[2]);
}

std::optional<Day> whole_day_called(std::string_view text, Day near) {
  auto const parts = parts_of(text);
  return parts && parts->count == 3 ? day_called(text, near) : std::nullopt;
}

}  // namespace wardmote::analysis::scan
