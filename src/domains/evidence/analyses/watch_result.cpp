#include "domains/evidence/analyses/watch_result.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/choice.h"
#include "domains/evidence/analyses/result_node.h"

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

template <class Number>
Json json_of(std::optional<Number> const& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json json_of(std::optional<WatchRange> const& range) {
  return range ? Json::array({range->from, range->to}) : Json(nullptr);
}

Json json_of(WatchSeries const& series) {
  return {{"area", series.area},
          {"offence", series.offence},
          {"decision", base::spelling_of(series.decision)},
          {"observed", series.observed},
          {"expected", series.expected},
          {"usual", json_of(series.usual)},
          {"bound", json_of(series.bound)},
          {"p", series.p},
          {"q", series.q},
          {"alarm_from", json_of(series.alarm_from)}};
}

Json json_of(WatchWeek const& week) {
  return {{"week", base::to_text(week.week)},
          {"observed", week.observed},
          {"expected", json_of(week.expected)},
          {"usual", json_of(week.usual)}};
}

template <class Part>
Json list_of(std::vector<Part> const& parts) {
  auto list = Json::array();
  for (auto const& part : parts) list.push_back(json_of(part));
  return list;
}

std::optional<WatchRange> range_in(ResultNode const& json) {
  if (json.member("usual").is_null()) return std::nullopt;
  auto const bounds = json.items("usual");
  if (bounds.size() == 2) return WatchRange{bounds[0].whole(), bounds[1].whole()};
  json.spoil();
  return std::nullopt;
}

WatchSeries series_in(ResultNode const& json) {
  auto const decision = base::choice_called<WatchDecision>(json.member("decision").text());
  if (!decision) json.spoil();
  return {.area = json.member("area").text(),
          .offence = json.member("offence").text(),
          .decision = decision.value_or(WatchDecision::usual),
          .observed = json.member("observed").whole(),
          .expected = json.member("expected").number(),
          .usual = range_in(json),
          .bound = json.member("bound").number_or_none(),
          .p = json.member("p").number(),
          .q = json.member("q").number(),
          .alarm_from = json.member("alarm_from").whole_or_none()};
}

WatchWeek week_in(ResultNode const& json) {
  return {.week = json.member("week").date(),
          .observed = json.member("observed").whole(),
          .expected = json.member("expected").number_or_none(),
          .usual = range_in(json)};
}

}  // namespace

WatchSeries const* noticed_in(WatchResult const& result, bool most) {
  std::vector<WatchSeries const*> order;
  for (auto const& series : result.series)
    if (series.alarm_from) order.push_back(&series);
  if (order.empty()) return nullptr;
  std::ranges::stable_sort(order, {}, &WatchSeries::expected);
  return most ? order.back() : order[order.size() / 2];
}

std::int64_t alarms_in(WatchResult const& result) {
  return std::ranges::count(result.series, WatchDecision::alarm, &WatchSeries::decision);
}

std::string text_of(WatchResult const& result) {
  auto timelines = Json::array();
  for (auto const& weeks : result.timelines) timelines.push_back({{"weeks", list_of(weeks)}});
  Json const json{{"incidents", result.incidents},
                  {"without_area", result.without_area},
                  {"series", list_of(result.series)},
                  {"timelines", timelines},
                  {"cut", result.cut},
                  {"false_alarms_a_year", result.false_alarms_a_year}};
  return json.dump();
}

std::optional<WatchResult> watch_result_of(std::string_view text) {
  auto const json = ResultNode::of(text);
  WatchResult result{.incidents = json.member("incidents").whole(),
                     .without_area = json.member("without_area").whole(),
                     .cut = json.member("cut").number(),
                     .false_alarms_a_year = json.member("false_alarms_a_year").number()};
  for (auto const& series : json.items("series")) result.series.push_back(series_in(series));
  for (auto const& timeline : json.items("timelines")) {
    result.timelines.emplace_back();
    for (auto const& week : timeline.items("weeks")) result.timelines.back().push_back(week_in(week));
  }
  return json.is_sound() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace wardmote::evidence
