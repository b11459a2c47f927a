#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>

#include "analysis/interaction/near_repeat.h"
#include "analysis/scan/input/calendar.h"
#include "base/text.h"
#include "main/commands.h"
#include "main/event_date.h"
#include "main/near_repeat_report.h"
#include "main/place_files.h"
#include "main/terminal.h"
#include "main/threads.h"

namespace wardmote {
namespace {

namespace interaction = analysis::interaction;
using analysis::scan::Day;

std::string part_of_year(std::int32_t day, std::string_view part) {
  std::chrono::year_month_day const date{Day(std::chrono::days(day))};
  auto const month = static_cast<unsigned>(date.month()) - 1;
  return std::to_string(static_cast<int>(date.year())) + "/" + std::to_string(part == "month" ? month : month / 3);
}

/// The events of a file, row by row.
class EventReader {
 public:
  explicit EventReader(std::vector<std::string> strata) : strata_(std::move(strata)) {
    for (auto& name : strata_) name = base::lower_ascii(name);
  }

  std::optional<std::string> take(CsvRow const& row) {
    if (auto fault = points_.take(row)) return fault;
    auto const text = row.field(event_date_columns);
    if (!text) return "there is no column date";
    auto const day = event_day_of(*text);
    if (!day) return "column date: “" + std::string(*text) + "” is no date such as 2024-05-31";
    std::vector<std::string> stratum;
    for (auto const& name : strata_) {
      std::string_view const column = name;
      auto const field = row.field({&column, 1});
      bool const of_date = !field && (name == "month" || name == "quarter");
      if (!field && !of_date) return "there is no column " + name + ", which --strata names";
      stratum.push_back(of_date ? part_of_year(*day, name) : std::string(*field));
    }
    auto const number = static_cast<std::uint32_t>(names_.try_emplace(std::move(stratum), names_.size()).first->second);
    events_.push_back({.day = *day, .stratum = number});
    return std::nullopt;
  }

  std::vector<interaction::Event> finish() {
    // By their names, so that the order of rows decides nothing.
    std::vector<std::uint32_t> rank(names_.size());
    std::uint32_t next = 0;
    for (auto const& [name, number] : names_) rank[number] = next++;
    auto const points = points_.in_metres();
    for (auto& event : events_) event.stratum = rank[event.stratum];
    for (std::size_t i = 0; i < events_.size(); ++i) events_[i].x = points[i].x, events_[i].y = points[i].y;
    return std::move(events_);
  }

 private:
  std::vector<std::string> strata_;
  PointColumns points_;
  std::vector<interaction::Event> events_;
  std::map<std::vector<std::string>, std::size_t> names_;
};

std::optional<std::string> wrong_bands(Options::NearRepeat const& asked) {
  constexpr std::size_t bands_max = 15;
  if (asked.distances_m.empty() || asked.distances_m.size() > bands_max) return "--distances takes 1 to 15 numbers";
  if (asked.days.empty() || asked.days.size() > bands_max) return "--days takes 1 to 15 numbers";
  double before = asked.same_place_m;
  for (double const bound : asked.distances_m) {
    if (!(bound > before) || !std::isfinite(bound)) return "--distances must ascend, the first above --same-place";
    before = bound;
  }
  for (std::size_t t = 0; t < asked.days.size(); ++t)
    if (asked.days[t] < 0 || (t > 0 && asked.days[t] <= asked.days[t - 1])) return "--days must ascend, from 0 on";
  return std::nullopt;
}

base::Answer<std::vector<interaction::Event>> events_of(Options::NearRepeat const& asked) {
  if (auto fault = wrong_bands(asked)) return base::refuse(base::RefusalCode::usage_invalid, {{"reason", *fault}});
  EventReader reader(asked.strata);
  if (auto const done = each_csv_row(asked.events, [&](CsvRow const& row) { return reader.take(row); }); !done)
    return std::unexpected(done.error());
  auto events = reader.finish();
  if (events.empty()) return base::refuse(base::RefusalCode::file_empty, {{"file", asked.events}});
  return events;
}

}  // namespace

int near_repeat(Options const& options) {
  auto const& asked = options.near_repeat;
  auto const events = events_of(asked);
  if (!events) {
    Terminal(options.format).refuse(events.error());
    return events.error().code == base::RefusalCode::usage_invalid ? exit_usage : exit_refused;
  }
  auto const answer = interaction::near_repeat(
      *events,
      {.distances_m = asked.distances_m,
       .days = asked.days,
       .metric = asked.metric == "manhattan" ? interaction::Metric::manhattan : interaction::Metric::straight,
       .same_place_m = asked.same_place_m,
       .replicates = asked.replicates,
       .seed = asked.seed},
      on_threads(asked.threads));
  std::fputs(near_repeat_report(asked, events->size(), answer, options.format).c_str(), stdout);
  return exit_ok;
}

}  // namespace wardmote
