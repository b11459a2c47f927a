#include "domains/evidence/analyses/density_result.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "domains/evidence/analyses/result_node.h"

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

Json json_of(DensityEstimate const& estimate) { return Json::array({estimate.value, estimate.from, estimate.to}); }

Json json_of(DensityAccuracy const& accuracy) {
  return {{"area_share", accuracy.area_share},
          {"hits", accuracy.hits},
          {"hit_rate", json_of(accuracy.hit_rate)},
          {"pai", json_of(accuracy.pai)},
          {"pei", json_of(accuracy.pei)}};
}

Json json_of(DensityCell const& cell) {
  return {{"column", cell.column}, {"row", cell.row}, {"per_km2", cell.per_km2}, {"area", cell.area}};
}

DensityEstimate estimate_in(ResultNode const& json, char const* name) {
  auto const numbers = json.items(name);
  if (numbers.size() == 3) return {numbers[0].number(), numbers[1].number(), numbers[2].number()};
  json.spoil();
  return {};
}

DensityAccuracy accuracy_in(ResultNode const& json) {
  return {.area_share = json.member("area_share").number(),
          .hits = json.member("hits").number(),
          .hit_rate = estimate_in(json, "hit_rate"),
          .pai = estimate_in(json, "pai"),
          .pei = estimate_in(json, "pei")};
}

DensityCell cell_in(ResultNode const& json) {
  return {.column = json.member("column").whole(),
          .row = json.member("row").whole(),
          .per_km2 = json.member("per_km2").number(),
          .area = json.member("area").text()};
}

}  // namespace

std::string text_of(DensityResult const& result) {
  auto accuracy = Json::array(), shown = Json::array();
  for (auto const& one : result.accuracy) accuracy.push_back(json_of(one));
  for (auto const& cell : result.shown) shown.push_back(json_of(cell));
  Json const json{{"incidents", result.incidents},
                  {"outside", result.outside},
                  {"without_place", result.without_place},
                  {"bandwidth_m", result.bandwidth_m},
                  {"is_chosen", result.is_chosen},
                  {"at_bound", result.at_bound},
                  {"cell_m", result.cell_m},
                  {"latitude", result.latitude},
                  {"x_min", result.x_min},
                  {"y_min", result.y_min},
                  {"cells", result.cells},
                  {"densest_area_share", result.densest_area_share},
                  {"densest_incident_share", result.densest_incident_share},
                  {"held_out", result.held_out},
                  {"accuracy", accuracy},
                  {"shown", shown}};
  return json.dump();
}

std::optional<DensityResult> density_result_of(std::string_view text) {
  auto const json = ResultNode::of(text);
  DensityResult result{.incidents = json.member("incidents").whole(),
                       .outside = json.member("outside").whole(),
                       .without_place = json.member("without_place").whole(),
                       .bandwidth_m = json.member("bandwidth_m").number(),
                       .is_chosen = json.member("is_chosen").truth(),
                       .at_bound = json.member("at_bound").truth(),
                       .cell_m = json.member("cell_m").number(),
                       .latitude = json.member("latitude").number(),
                       .x_min = json.member("x_min").number(),
                       .y_min = json.member("y_min").number(),
                       .cells = json.member("cells").whole(),
                       .densest_area_share = json.member("densest_area_share").number(),
                       .densest_incident_share = json.member("densest_incident_share").number(),
                       .held_out = json.member("held_out").whole()};
  for (auto const& one : json.items("accuracy")) result.accuracy.push_back(accuracy_in(one));
  for (auto const& cell : json.items("shown")) result.shown.push_back(cell_in(cell));
  return json.is_sound() ? std::optional(std::move(result)) : std::nullopt;
}

DensityAccuracy const* accuracy_at_densest(DensityResult const& result) {
  auto const at = std::ranges::min_element(result.accuracy, {}, [&](DensityAccuracy const& one) {
    return std::abs(one.area_share - result.densest_area_share);
  });
  return at == result.accuracy.end() ? nullptr : &*at;
}

}  // namespace wardmote::evidence
