#include "main/watch_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "main/report_rows.h"

namespace wardmote {
namespace {

namespace surveillance = analysis::surveillance;
using Json = nlohmann::ordered_json;
using surveillance::Status;

std::string_view name_of(surveillance::Method method) {
  constexpr std::string_view names[] = {"farrington-flexible", "farrington", "ears-c1", "ears-c2", "ears-c3", "cusum"};
  return names[static_cast<int>(method)];
}
std::string_view name_of(Status status) {
  constexpr std::string_view names[] = {"judged", "quiet", "too_short"};
  return names[static_cast<int>(status)];
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string week_of(WatchJob const& job) { return base::to_text(base::LocalDate(job.counts.week)); }

bool is_simulated(WatchJob const& job) {
  return job.options.method == surveillance::Method::ears_c3 || job.options.method == surveillance::Method::cusum;
}
bool looks_at_years(WatchJob const& job) { return job.options.method <= surveillance::Method::farrington; }

Json json_of(WeekSeries const& series, surveillance::Watched const& one) {
  return {{"area", series.area},
          {"offence", series.offence},
          {"status", name_of(one.status)},
          {"weeks", series.counts.size()},
          {"observed", series.counts.empty() ? Json(nullptr) : Json(one.observed)},
          {"expected", number(one.expected)},
          {"upper_bound", number(one.bound)},
          {"beyond_bound", one.beyond_bound},
          {"p", number(one.p)},
          {"q", number(one.q)},
          {"alarm_from", number(one.alarm_from)},
          {"alarm", one.alarm}};
}

Json json_of(WatchJob const& job, surveillance::Watch const& answer) {
  Json series = Json::array();
  for (std::size_t i = 0; i < answer.series.size(); ++i)
    series.push_back(json_of(job.counts.series[i], answer.series[i]));
  auto const& options = job.options;
  return {{"series", series},
          {"week", week_of(job)},
          {"method", name_of(options.method)},
          {"years", looks_at_years(job) ? Json(options.years) : Json(nullptr)},
          {"weeks_needed", surveillance::weeks_needed(options)},
          {"of_incidents", job.counts.of_incidents},
          {"control", correction_name(options.control)},
          {"level", options.budget ? Json(nullptr) : Json(options.level)},
          {"budget", options.budget ? Json(*options.budget) : Json(nullptr)},
          {"ties", options.mid_p ? "mid_p" : "exact"},
          {"draws", is_simulated(job) ? Json(options.draws) : Json(nullptr)},
          {"seed", is_simulated(job) ? Json(options.seed) : Json(nullptr)},
          {"cut", answer.cut},
          {"false_alarms_a_week", answer.false_alarms_a_week},
          {"false_alarms_a_year", answer.false_alarms_a_year},
          {"alarms", answer.alarms},
          {"judged", answer.judged},
          {"quiet", answer.quiet},
          {"too_short", answer.too_short}};
}

std::string csv_of(Json const& report) {
  return csv_of_rows("area,offence,status,weeks,observed,expected,upper_bound,beyond_bound,p,q,alarm_from,alarm",
                     report["series"]);
}

std::string sentence_of(WatchJob const& job, surveillance::Watch const& answer) {
  auto const& options = job.options;
  if (answer.alarms == 0) return "No alarm: no count is higher than chance would show at this level.\n";
  auto const many = answer.alarms == 1 ? std::string("1 alarm") : fmt::format("{} alarms", answer.alarms);
  if (options.budget)
    return fmt::format("{}: p {:.3g} or less, which spends the {:g} false alarms a year that are accepted.\n", many,
                       answer.cut, *options.budget);
  if (options.control == analysis::Correction::none)
    return fmt::format("{}: p {:g} or less; of so many series some do by chance alone.\n", many, options.level);
  return fmt::format("{}; of such alarms a share of {:g} at most is expected to be false.\n", many, options.level);
}

std::string alarms_of(WatchJob const& job, surveillance::Watch const& answer) {
  std::vector<std::size_t> alarms;
  for (std::size_t i = 0; i < answer.series.size(); ++i)
    if (answer.series[i].alarm) alarms.push_back(i);
  if (alarms.empty()) return "";
  std::ranges::stable_sort(alarms, {}, [&](std::size_t i) { return answer.series[i].p; });
  auto text =
      fmt::format("\n{:>8} {:>9} {:>9} {:>10} {:>10}  area, offence\n", "observed", "expected", "upper", "p", "q");
  for (auto const i : alarms) {
    auto const& one = answer.series[i];
    text += fmt::format("{:>8} {:>9.2f} {:>9.2f} {:>10.3g} {:>10.3g}  {}, {}\n", one.observed, one.expected, one.bound,
                        one.p, one.q, job.counts.series[i].area, job.counts.series[i].offence);
  }
  return text;
}

std::string names_of(WatchJob const& job, surveillance::Watch const& answer, Status status) {
  constexpr std::size_t shown = 30;
  std::string text;
  std::size_t named = 0, more = 0;
  for (std::size_t i = 0; i < answer.series.size(); ++i) {
    if (answer.series[i].status != status) continue;
    auto const& series = job.counts.series[i];
    if (named++ >= shown)
      ++more;
    else if (status == Status::too_short)
      text += fmt::format("  {}, {}: {} weeks\n", series.area, series.offence, series.counts.size());
    else
      text += fmt::format("  {}, {}\n", series.area, series.offence);
  }
  return more > 0 ? text + fmt::format("  and {} more; --format csv names all\n", more) : text;
}

std::string unjudged_of(WatchJob const& job, surveillance::Watch const& answer) {
  std::string text;
  if (answer.quiet > 0)
    text += fmt::format("\nToo sparse to judge, fewer than 5 in the last four weeks ({} series):\n", answer.quiet) +
            names_of(job, answer, Status::quiet);
  if (answer.too_short > 0)
    text += fmt::format("\nToo short to judge, {} weeks are needed{} ({} series):\n",
                        surveillance::weeks_needed(job.options),
                        looks_at_years(job) ? fmt::format(" for --years {}", job.options.years) : std::string(),
                        answer.too_short) +
            names_of(job, answer, Status::too_short);
  return text;
}

std::string chance_of(WatchJob const& job, surveillance::Watch const& answer) {
  auto text = fmt::format("\nChance alone makes {:.2g} alarms a week, {:.3g} a year, at the p of this week ({:.3g}).\n",
                          answer.false_alarms_a_week, answer.false_alarms_a_year, answer.cut);
  double const least = 1 / (1.0 + job.options.draws);
  if (is_simulated(job) && answer.cut < least)
    text += fmt::format("With --draws {} no p is below {:.3g}: nothing can alarm. Give --draws {:.0f} or more.\n",
                        job.options.draws, least, std::ceil(1 / answer.cut));
  return text;
}

std::string text_of(WatchJob const& job, surveillance::Watch const& answer) {
  auto text = fmt::format("Week of {}: {} series of area and offence, {}{}; judged {}, too sparse {}, too short {}\n",
                          week_of(job), answer.series.size(), name_of(job.options.method),
                          looks_at_years(job) ? fmt::format(", {} years", job.options.years) : std::string(),
                          answer.judged, answer.quiet, answer.too_short);
  return text + sentence_of(job, answer) + alarms_of(job, answer) + chance_of(job, answer) + unjudged_of(job, answer);
}

}  // namespace

std::string watch_report(WatchJob const& job, surveillance::Watch const& answer, OutputFormat format) {
  if (format == OutputFormat::text) return text_of(job, answer);
  auto const report = json_of(job, answer);
  return format == OutputFormat::csv ? csv_of(report) : report.dump(2) + "\n";
}

}  // namespace wardmote
