#include "domains/evidence/analyses/run_result.h"

#include <nlohmann/json.hpp>

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

Json json_of(std::vector<AreaOutcome> const& areas) {
  auto all = Json::array();
  for (auto const& area : areas)
    all.push_back({{"code", area.code}, {"observed", area.observed}, {"expected", area.expected}});
  return all;
}

Json json_of(std::optional<double> const& number) { return number ? Json(*number) : Json(nullptr); }

Json json_of(RunCluster const& cluster) {
  return {{"areas", json_of(cluster.areas)},
          {"from", base::to_text(cluster.from)},
          {"to", base::to_text(cluster.to)},
          {"observed", cluster.observed},
          {"expected", cluster.expected},
          {"relative_risk", cluster.relative_risk},
          {"radius_km", cluster.radius_km},
          {"statistic", cluster.statistic},
          {"worlds_as_strong", cluster.worlds_as_strong},
          {"p_value", cluster.p_value},
          {"recurrence_days", json_of(cluster.recurrence_days)},
          {"observed_by_step", cluster.observed_by_step},
          {"expected_by_step", cluster.expected_by_step}};
}

/// Reads the members of a text that may have been changed by anybody: what does not fit ends the reading.
class Reading {
 public:
  bool is_sound() const { return is_sound_; }
  Json const& member(Json const& object, char const* name) {
    static Json const nothing;
    if (object.is_object() && object.contains(name)) return object[name];
    is_sound_ = false;
    return nothing;
  }
  Json const& list(Json const& object, char const* name) {
    static auto const empty = Json::array();
    auto const& found = member(object, name);
    is_sound_ = is_sound_ && found.is_array();
    return found.is_array() ? found : empty;
  }
  std::int64_t whole(Json const& value) {
    is_sound_ = is_sound_ && value.is_number_integer();
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
  }
  double number(Json const& value) {
    is_sound_ = is_sound_ && value.is_number();
    return value.is_number() ? value.get<double>() : 0;
  }
  std::optional<double> number_or_none(Json const& value) {
    return value.is_null() ? std::nullopt : std::optional(number(value));
  }
  std::string text(Json const& value) {
    is_sound_ = is_sound_ && value.is_string();
    return value.is_string() ? value.get<std::string>() : "";
  }
  base::LocalDate date(Json const& value) {
    auto const found = base::date_of(text(value));
    is_sound_ = is_sound_ && found;
    return found.value_or(base::LocalDate{});
  }

  std::vector<AreaOutcome> areas(Json const& list) {
    std::vector<AreaOutcome> all;
    for (auto const& one : list)
      all.push_back({text(member(one, "code")), whole(member(one, "observed")), number(member(one, "expected"))});
    return all;
  }
  RunCluster cluster(Json const& json) {
    RunCluster made{.areas = areas(list(json, "areas")),
                    .from = date(member(json, "from")),
                    .to = date(member(json, "to")),
                    .observed = whole(member(json, "observed")),
                    .expected = number(member(json, "expected")),
                    .relative_risk = number(member(json, "relative_risk")),
                    .radius_km = number(member(json, "radius_km")),
                    .statistic = number(member(json, "statistic")),
                    .worlds_as_strong = whole(member(json, "worlds_as_strong")),
                    .p_value = number(member(json, "p_value")),
                    .recurrence_days = number_or_none(member(json, "recurrence_days"))};
    for (auto const& one : list(json, "observed_by_step")) made.observed_by_step.push_back(whole(one));
    for (auto const& one : list(json, "expected_by_step")) made.expected_by_step.push_back(number(one));
    return made;
  }
  Power power(Json const& json) {
    return {.area = text(member(json, "area")),
            .days = static_cast<int>(whole(member(json, "days"))),
            .expected = number(member(json, "expected")),
            .relative_risk = number_or_none(member(json, "relative_risk"))};
  }

 private:
  bool is_sound_ = true;
};

}  // namespace

bool has_cluster(RunResult const& result) {
  return !result.clusters.empty() && result.clusters.front().p_value <= chance_share_max;
}

std::string text_of(RunResult const& result) {
  auto clusters = Json::array(), starts = Json::array();
  for (auto const& cluster : result.clusters) clusters.push_back(json_of(cluster));
  for (auto const start : result.step_starts) starts.push_back(base::to_text(start));
  Json const json{{"incidents", result.incidents},
                  {"without_area", result.without_area},
                  {"in_areas_left_out", result.in_areas_left_out},
                  {"replicates", result.replicates},
                  {"step_starts", starts},
                  {"areas", json_of(result.areas)},
                  {"clusters", clusters},
                  {"power",
                   {{"area", result.power.area},
                    {"days", result.power.days},
                    {"expected", result.power.expected},
                    {"relative_risk", json_of(result.power.relative_risk)}}}};
  return json.dump();
}

std::optional<RunResult> run_result_of(std::string_view text) {
  auto const json = Json::parse(text, nullptr, false);
  Reading read;
  RunResult result{.incidents = read.whole(read.member(json, "incidents")),
                   .without_area = read.whole(read.member(json, "without_area")),
                   .in_areas_left_out = read.whole(read.member(json, "in_areas_left_out")),
                   .replicates = read.whole(read.member(json, "replicates")),
                   .areas = read.areas(read.list(json, "areas"))};
  for (auto const& start : read.list(json, "step_starts")) result.step_starts.push_back(read.date(start));
  for (auto const& cluster : read.list(json, "clusters")) result.clusters.push_back(read.cluster(cluster));
  result.power = read.power(read.member(json, "power"));
  return read.is_sound() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace wardmote::evidence
