#include "domains/evidence/analyses/scan_result.h"

#include <nlohmann/json.hpp>

#include "domains/evidence/analyses/result_node.h"

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

Json json_of(std::optional<double> const& number) { return number ? Json(*number) : Json(nullptr); }

Json json_of(std::vector<AreaOutcome> const& areas) {
  auto all = Json::array();
  for (auto const& area : areas)
    all.push_back({{"code", area.code}, {"observed", area.observed}, {"expected", area.expected}});
  return all;
}

Json json_of(ScanCluster const& cluster) {
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

std::vector<AreaOutcome> areas_in(ResultNode const& json) {
  std::vector<AreaOutcome> all;
  for (auto const& one : json.items("areas"))
    all.push_back({one.member("code").text(), one.member("observed").whole(), one.member("expected").number()});
  return all;
}

ScanCluster cluster_in(ResultNode const& json) {
  ScanCluster made{.areas = areas_in(json),
                   .from = json.member("from").date(),
                   .to = json.member("to").date(),
                   .observed = json.member("observed").whole(),
                   .expected = json.member("expected").number(),
                   .relative_risk = json.member("relative_risk").number(),
                   .radius_km = json.member("radius_km").number(),
                   .statistic = json.member("statistic").number(),
                   .worlds_as_strong = json.member("worlds_as_strong").whole(),
                   .p_value = json.member("p_value").number(),
                   .recurrence_days = json.member("recurrence_days").number_or_none()};
  for (auto const& one : json.items("observed_by_step")) made.observed_by_step.push_back(one.whole());
  for (auto const& one : json.items("expected_by_step")) made.expected_by_step.push_back(one.number());
  return made;
}

Power power_in(ResultNode const& json) {
  return {.area = json.member("area").text(),
          .days = static_cast<int>(json.member("days").whole()),
          .expected = json.member("expected").number(),
          .relative_risk = json.member("relative_risk").number_or_none()};
}

}  // namespace

bool has_cluster(ScanResult const& result) {
  return !result.clusters.empty() && result.clusters.front().p_value <= chance_share_max;
}

std::string text_of(ScanResult const& result) {
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

std::optional<ScanResult> scan_result_of(std::string_view text) {
  auto const json = ResultNode::of(text);
  ScanResult result{.incidents = json.member("incidents").whole(),
                    .without_area = json.member("without_area").whole(),
                    .in_areas_left_out = json.member("in_areas_left_out").whole(),
                    .replicates = json.member("replicates").whole(),
                    .areas = areas_in(json)};
  for (auto const& start : json.items("step_starts")) result.step_starts.push_back(start.date());
  for (auto const& cluster : json.items("clusters")) result.clusters.push_back(cluster_in(cluster));
  result.power = power_in(json.member("power"));
  return json.is_sound() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace wardmote::evidence
