#include "main/week_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/clock.h"
#include "base/text.h"
#include "main/csv_columns.h"
#include "main/event_date.h"

namespace wardmote {
namespace {

using Day = std::chrono::sys_days;
using std::chrono::days;
using std::string_view_literals::operator""sv;

constexpr std::array date_columns{"date"sv, "week"sv, "day"sv};
constexpr std::array area_columns{"area"sv, "place"sv, "zone"sv, "division"sv};
constexpr std::array offence_columns{"offence"sv, "offense"sv, "category"sv, "type"sv};
constexpr std::array count_columns{"count"sv, "cases"sv, "n"sv, "incidents"sv};
constexpr days week_length{7};
constexpr long long count_max = 1'000'000'000;

std::string text_of(Day day) { return base::to_text(base::LocalDate(day)); }

std::string_view weekday_of(Day day) {
  constexpr std::array names{"Sunday"sv,   "Monday"sv, "Tuesday"sv, "Wednesday"sv,
                             "Thursday"sv, "Friday"sv, "Saturday"sv};
  return names[std::chrono::weekday(day).c_encoding()];
}

/// The first day of the week that holds a day, weeks beginning on the weekday of `begin`.
Day week_of(Day day, Day begin) { return day - (std::chrono::weekday(day) - std::chrono::weekday(begin)); }

struct Gap {
  std::string of;
  Day week;
  std::size_t more = 0;
};

class Reader {
 public:
  std::optional<std::string> take(CsvRow const& row) {
    auto const date = row.field(date_columns), area = row.field(area_columns), offence = row.field(offence_columns);
    auto const count = row.field(count_columns);
    if (!date) return "there is no column date";
    if (!area) return "there is no column area";
    if (!offence) return "there is no column offence";
    auto const day = event_date_of(*date);
    if (!day) return "column date: “" + std::string(*date) + "” is no date such as 2024-05-31";
    if (area->empty()) return "column area: it is empty";
    if (offence->empty()) return "column offence: it is empty";
    reach(*day);
    auto& weeks = series_[{std::string(*area), std::string(*offence)}];
    of_incidents_ = !count;
    if (count) return take_count(*day, *count, weeks);
    ++weeks[week_of(*day, monday)];
    return std::nullopt;
  }

  base::Answer<WeekCounts> finish(Options::Watch const& asked) const {
    if (series_.empty()) return base::refuse(base::RefusalCode::file_empty, {{"file", asked.counts}});
    auto const week = judged_week(asked);
    if (!week) return std::unexpected(week.error());
    WeekCounts answer{.week = *week, .of_incidents = of_incidents_, .series = {}};
    std::optional<Gap> gap;
    for (auto const& [name, weeks] : series_) {
      auto const begin = of_incidents_ || asked.missing_as_zero ? first_week() : weeks.begin()->first;
      answer.series.push_back({name.first, name.second, {}});
      fill(answer.series.back(), weeks, begin, *week, gap);
    }
    bool const may_miss = of_incidents_ || asked.missing_as_zero;
    if (gap && !may_miss) return std::unexpected(refusal_of(*gap, asked.counts));
    return answer;
  }

 private:
  using Weeks = std::map<Day, std::uint32_t>;
  static constexpr Day monday{std::chrono::year(2024) / 1 / 1};

  void reach(Day day) {
    first_ = std::min(first_.value_or(day), day);
    last_ = std::max(last_.value_or(day), day);
    begin_ = begin_.value_or(day);
  }

  std::optional<std::string> take_count(Day day, std::string_view text, Weeks& weeks) const {
    auto const number = base::whole_number(text);
    if (!number || *number < 0 || *number > count_max)
      return "column count: “" + std::string(text) + "” is no whole number from 0 on";
    if (week_of(day, *begin_) != day)
      return fmt::format(
          "column date: {} is a {}, and the first row's {} is a {}; a row stands for the week that begins on its date",
          text_of(day), weekday_of(day), text_of(*begin_), weekday_of(*begin_));
    if (!weeks.emplace(day, static_cast<std::uint32_t>(*number)).second)
      return "column date: the week of " + text_of(day) + " stands in the file twice for this area and offence";
    return std::nullopt;
  }

  /// The first that is whole.
  Day first_week() const {
    if (!of_incidents_) return *first_;
    auto const week = week_of(*first_, monday);
    return week == *first_ ? week : week + week_length;
  }

  Day last_week() const {
    if (!of_incidents_) return *last_;
    return week_of(*last_ + days(1), monday) - week_length;
  }

  base::Answer<Day> judged_week(Options::Watch const& asked) const {
    if (asked.week.empty()) return last_week();
    auto const day = event_date_of(asked.week);
    auto const wrong = [](std::string reason) {
      return base::refuse(base::RefusalCode::usage_invalid, {{"reason", std::move(reason)}});
    };
    if (!day) return wrong("--week “" + asked.week + "” is no date such as 2024-05-31");
    auto const week = week_of(*day, of_incidents_ ? monday : *begin_);
    if (week < first_week() || week > last_week())
      return wrong(fmt::format("--week {} is not in {}, whose whole weeks begin from {} to {}", asked.week,
                               asked.counts, text_of(first_week()), text_of(last_week())));
    return week;
  }

  static void fill(WeekSeries& series, Weeks const& weeks, Day begin, Day judged, std::optional<Gap>& gap) {
    for (auto week = begin; week <= judged; week += week_length) {
      auto const found = weeks.find(week);
      series.counts.push_back(found == weeks.end() ? 0 : found->second);
      if (found != weeks.end()) continue;
      if (gap)
        ++gap->more;
      else
        gap = Gap{"area “" + series.area + "”, offence “" + series.offence + "”", week, 0};
    }
  }

  static base::Refusal refusal_of(Gap const& gap, std::string const& file) {
    auto const more = gap.more > 0 ? fmt::format(", nor for {} more weeks of series", gap.more) : std::string();
    return {base::RefusalCode::scan_data_invalid,
            {{"reason",
              fmt::format("{} of {} has no row for the week of {}{}; state a count for each week, 0 where nothing "
                          "happened, or say that it is so with --missing-as-zero",
                          gap.of, file, text_of(gap.week), more)}}};
  }

  std::map<std::pair<std::string, std::string>, Weeks> series_;
  std::optional<Day> first_, last_, begin_;
  bool of_incidents_ = false;
};

}  // namespace

base::Answer<WeekCounts> read_week_counts(Options::Watch const& asked) {
  Reader reader;
  if (auto const done = each_csv_row(asked.counts, [&](CsvRow const& row) { return reader.take(row); }); !done)
    return std::unexpected(done.error());
  return reader.finish(asked);
}

}  // namespace wardmote
