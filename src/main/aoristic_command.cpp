#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "analysis/surface/aoristic.h"
#include "base/text.h"
#include "main/commands.h"
#include "main/csv_columns.h"
#include "main/event_date.h"
#include "main/terminal.h"

namespace wardmote {
namespace {

namespace surface = analysis::surface;
using std::string_view_literals::operator""sv;
using Json = nlohmann::ordered_json;

constexpr std::array from_columns{"from"sv, "start"sv, "earliest"sv};
constexpr std::array to_columns{"to"sv, "end"sv, "latest"sv};

/// Minutes since the midnight that began 1 January 1970: "2024-05-31 22:15", also with T and with seconds.
std::optional<std::int64_t> moment_of(std::string_view text) {
  auto const gap = text.find_first_of("T ");
  auto const day = event_day_of(text.substr(0, gap));
  if (!day || gap == text.npos) return std::nullopt;
  auto const clock = base::split(base::trimmed(text.substr(gap + 1)), ':');
  if (clock.size() < 2 || clock.size() > 3) return std::nullopt;
  auto const hour = base::whole_number(clock[0]), minute = base::whole_number(clock[1]);
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
  if (clock.size() == 3 && !base::decimal_number(clock[2])) return std::nullopt;
  return std::int64_t{*day} * 1440 + *hour * 60 + *minute;
}

std::string no_moment(std::string_view column, std::string_view text) {
  return "column " + std::string(column) + ": “" + std::string(text) + "” is no time such as 2024-05-31 22:15";
}

std::optional<std::string> take(CsvRow const& row, std::vector<surface::KnownBetween>& incidents) {
  auto const from_text = row.field(from_columns), to_text = row.field(to_columns);
  if (!from_text || !to_text) return "there are no columns from and to";
  auto const from = moment_of(*from_text);
  if (!from) return no_moment("from", *from_text);
  auto const to = to_text->empty() ? from : moment_of(*to_text);
  if (!to) return no_moment("to", *to_text);
  if (*to < *from) return "column to: “" + std::string(*to_text) + "” is before from “" + std::string(*from_text) + "”";
  incidents.push_back({*from, *to});
  return std::nullopt;
}

surface::ClockUnit unit_of(std::string const& by) {
  if (by == "day") return surface::ClockUnit::day;
  return by == "hour" ? surface::ClockUnit::hour : surface::ClockUnit::weekday_hour;
}

std::string name_of(surface::Aoristic const& found, surface::ClockUnit unit, std::size_t index) {
  constexpr std::array weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  if (unit == surface::ClockUnit::day) return date_text(found.first_day + static_cast<std::int64_t>(index));
  auto const hour = fmt::format("{:02}:00", index % 24);
  return unit == surface::ClockUnit::hour ? hour : std::string(weekdays[index / 24]) + " " + hour;
}

std::string_view name_of(surface::AoristicOutcome outcome) {
  constexpr std::string_view names[] = {"computed", "no_incidents", "span_too_long"};
  return names[static_cast<int>(outcome)];
}

std::string json_of(surface::Aoristic const& found, surface::ClockUnit unit) {
  Json units = Json::array();
  for (std::size_t u = 0; u < found.weights.size(); ++u)
    units.push_back({{"unit", name_of(found, unit, u)},
                     {"weight", found.weights[u]},
                     {"at_least", found.at_least[u]},
                     {"at_most", found.at_most[u]}});
  Json const report{{"outcome", name_of(found.outcome)},
                    {"incidents", found.incidents},
                    {"whole_cycle", found.whole_cycle},
                    {"units", units}};
  return report.dump(2) + "\n";
}

std::string csv_of(surface::Aoristic const& found, surface::ClockUnit unit) {
  std::string text = "unit,weight,at_least,at_most\r\n";
  for (std::size_t u = 0; u < found.weights.size(); ++u)
    text += name_of(found, unit, u) + "," + base::to_text(found.weights[u]) + "," + base::to_text(found.at_least[u]) +
            "," + base::to_text(found.at_most[u]) + "\r\n";
  return text;
}

std::string text_of(surface::Aoristic const& found, surface::ClockUnit unit) {
  auto text = fmt::format("{} incidents\n", found.incidents);
  if (found.outcome == surface::AoristicOutcome::span_too_long)
    return text + "They span more than 100,000 days: choose --by hour, or look for a wrong date.\n";
  if (found.whole_cycle > 0)
    text += fmt::format("{} of them are known no better than to a whole {}: they weigh on every hour alike.\n",
                        found.whole_cycle, unit == surface::ClockUnit::hour ? "day" : "week");
  text += fmt::format("{:<18} {:>10} {:>10} {:>10}\n", "", "weight", "at least", "at most");
  for (std::size_t u = 0; u < found.weights.size(); ++u)
    text += fmt::format("{:<18} {:>10.2f} {:>10g} {:>10g}\n", name_of(found, unit, u), found.weights[u],
                        found.at_least[u], found.at_most[u]);
  return text;
}

}  // namespace

int aoristic(Options const& options) {
  auto const& asked = options.aoristic;
  std::vector<surface::KnownBetween> incidents;
  auto const done = each_csv_row(asked.events, [&](CsvRow const& row) { return take(row, incidents); });
  if (!done) return Terminal(options.format).refuse(done.error());
  if (incidents.empty())
    return Terminal(options.format).refuse({base::RefusalCode::file_empty, {{"file", asked.events}}});
  auto const unit = unit_of(asked.by);
  auto const found = surface::aoristic(incidents, unit);
  auto const report = options.format == OutputFormat::json  ? json_of(found, unit)
                      : options.format == OutputFormat::csv ? csv_of(found, unit)
                                                            : text_of(found, unit);
  std::fputs(report.c_str(), stdout);
  return exit_ok;
}

}  // namespace wardmote
