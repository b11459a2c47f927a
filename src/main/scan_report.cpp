#include "main/scan_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <span>

#include "base/clock.h"
#include "domains/evidence/csv_reader.h"

namespace wardmote {
namespace {

namespace scans = analysis::scan;
using Json = nlohmann::ordered_json;

std::string_view name_of(scans::Model model) {
  constexpr std::string_view names[] = {"poisson", "bernoulli", "space-time-permutation", "expectation",
                                        "negative-binomial"};
  return names[static_cast<int>(model)];
}

std::string_view name_of(scans::Extent extent) {
  constexpr std::string_view names[] = {"spatial", "temporal", "space-time"};
  return names[static_cast<int>(extent)];
}

std::string_view name_of(scans::Outcome outcome) {
  constexpr std::string_view names[] = {"computed", "no_cluster", "too_few_cases", "nobody_at_risk"};
  return names[static_cast<int>(outcome)];
}

/// How far places are from a centre.
std::string_view distances_of(ScanJob const& job) {
  return job.plan.distances_are_stated ? "stated" : job.outlines.empty() ? "straight" : "to areas";
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string date(scans::Day day) { return base::to_text(base::LocalDate(day)); }

/// The days of some intervals, both included.
std::pair<std::string, std::string> days_of(ScanJob const& job, std::uint32_t first, std::uint32_t end) {
  auto const& bounds = job.named.bounds;
  return {date(bounds[first]), date(bounds[end] - std::chrono::days(1))};
}

std::string center_of(ScanJob const& job, scans::Cluster const& cluster) {
  if (!cluster.center) return "All";
  if (job.named.study.centers.empty()) return job.named.places[*cluster.center];
  auto const& name = job.named.centers[*cluster.center];
  return name.empty() ? std::to_string(*cluster.center + 1) : name;
}

std::vector<std::string> places_of(ScanJob const& job, scans::Cluster const& cluster) {
  if (!cluster.center) return {"All"};
  std::vector<std::string> names;
  for (auto const place : cluster.places) names.push_back(job.named.places[place]);
  return names;
}

std::string_view name_of_statistic(scans::Model model) {
  return model == scans::Model::negative_binomial ? "score" : "log-likelihood ratio";
}

bool has_population(ScanJob const& job) {
  return job.plan.model == scans::Model::bernoulli || !job.named.mean_population.empty();
}

double population_of(ScanJob const& job, scans::Cluster const& cluster) {
  if (job.plan.model != scans::Model::poisson) return cluster.population;
  double persons = 0;
  for (auto const place : cluster.places) persons += job.named.mean_population[place];
  return persons;
}

scans::Position position_of(ScanJob const& job, scans::Cluster const& cluster) {
  auto const& study = job.named.study;
  return (study.centers.empty() ? study.places : study.centers)[*cluster.center];
}

/// Days from one false alarm to the next, in whole days, as the field states them.
Json recurrence_days(ScanJob const& job, scans::Cluster const& cluster) {
  if (!cluster.recurrence_intervals) return nullptr;
  constexpr double unit_days[] = {1, 365.25 / 12, 365.25};
  return std::max(1.0, std::round(*cluster.recurrence_intervals * unit_days[static_cast<int>(job.plan.unit)] *
                                  job.plan.unit_length));
}

void add_shape(Json& json, ScanJob const& job, scans::Cluster const& cluster) {
  if (!cluster.center) return;
  auto const position = position_of(job, cluster);
  auto const sphere = job.plan.coordinates == scans::Coordinates::sphere;
  json[sphere ? "latitude" : "x"] = position.x;
  json[sphere ? "longitude" : "y"] = position.y;
  if (job.options.ellipses.shapes.empty()) return;
  json["shape"] = cluster.shape;
  json["angle"] = cluster.angle_deg;
  json["test_statistic"] = cluster.statistic;
}

Json types_of(ScanJob const& job, scans::Cluster const& cluster) {
  Json types = Json::array();
  for (auto const& type : cluster.types)
    types.push_back({{"type", job.named.types[types.size()]},
                     {"observed", static_cast<std::int64_t>(type.observed)},
                     {"expected", type.expected},
                     {"observed_over_expected", number(type.observed / type.expected)},
                     {"relative_risk", number(type.relative_risk)},
                     {"statistic", type.ratio},
                     {"contributes", type.contributes}});
  return types;
}

Json json_of(ScanJob const& job, scans::Cluster const& cluster, std::size_t rank, bool weighed) {
  auto const [start, end] = days_of(job, cluster.first, cluster.end);
  Json json{{"rank", rank},
            {"center", center_of(job, cluster)},
            {"places", places_of(job, cluster)},
            {"radius", cluster.radius},
            {"start", start},
            {"end", end},
            {"observed", static_cast<std::int64_t>(cluster.observed)},
            {"expected", cluster.expected},
            {"observed_over_expected", number(cluster.observed / cluster.expected)},
            {"relative_risk", number(cluster.relative_risk)},
            {"statistic", cluster.ratio},
            {"p_value", weighed ? Json(cluster.p_value) : Json(nullptr)},
            {"gumbel_p_value", cluster.gumbel_p ? number(*cluster.gumbel_p) : Json(nullptr)},
            {"recurrence_days", recurrence_days(job, cluster)},
            {"rate", cluster.is_high ? "high" : "low"}};
  if (!cluster.types.empty()) json["types"] = types_of(job, cluster);
  if (has_population(job)) json["population"] = population_of(job, cluster);
  add_shape(json, job, cluster);
  return json;
}

Json population_of(ScanJob const& job, scans::ScanAnswer const& answer) {
  if (!has_population(job)) return nullptr;
  if (job.plan.model == scans::Model::bernoulli) return answer.trials;
  double persons = 0;
  for (auto const one : job.named.mean_population) persons += one;
  return persons;
}

Json json_of(scans::GiniChoice const& gini, double p_below) {
  Json sizes = Json::array();
  for (auto const& size : gini.sizes)
    sizes.push_back(
        {{"max_population_percent", size.share * 100}, {"clusters", size.clusters}, {"coefficient", size.coefficient}});
  return {{"chosen_percent", gini.share ? Json(*gini.share * 100) : Json(nullptr)},
          {"p_below", p_below},
          {"likeliest_p_value", gini.likeliest_p},
          {"sizes", sizes}};
}

Json json_of(ScanJob const& job, scans::ScanAnswer const& answer) {
  auto const [start, end] = days_of(job, 0, static_cast<std::uint32_t>(job.named.bounds.size() - 1));
  Json clusters = Json::array();
  for (auto const& cluster : answer.clusters)
    clusters.push_back(json_of(job, cluster, clusters.size() + 1, answer.replicates > 0));
  Json report{{"clusters", clusters},
              {"outcome", name_of(answer.outcome)},
              {"cases", answer.cases},
              {"population", population_of(job, answer)},
              {"replicates", answer.replicates},
              {"seed", job.options.seed},
              {"model", name_of(job.plan.model)},
              {"dispersion", job.plan.dispersion > 0 ? Json(job.plan.dispersion) : Json(nullptr)},
              {"window", name_of(job.plan.extent)},
              {"prospective", job.options.limits.alive},
              {"gini", answer.gini ? json_of(*answer.gini, job.options.gini->p_below) : Json(nullptr)},
              {"coordinates", job.plan.coordinates == scans::Coordinates::sphere ? "sphere" : "plane"},
              {"distances", distances_of(job)},
              {"study_start", start},
              {"study_end", end},
              {"left_out", job.named.left_out}};
  if (!job.named.types.empty()) report["types"] = job.named.types;
  return job.earlier ? Json::parse(with_what_became(report.dump(), *job.earlier)) : report;
}

std::string cell(Json const& value) {
  if (value.is_null()) return "";
  if (!value.is_array()) return evidence::csv_field(value.is_string() ? value.get<std::string>() : value.dump());
  std::string joined;
  for (auto const& one : value) joined += (joined.empty() ? "" : "; ") + one.get<std::string>();
  return evidence::csv_field(joined);
}

std::string csv_of(Json const& report) {
  static constexpr char const* columns[] = {"rank",
                                            "center",
                                            "places",
                                            "radius",
                                            "start",
                                            "end",
                                            "observed",
                                            "expected",
                                            "relative_risk",
                                            "statistic",
                                            "p_value",
                                            "gumbel_p_value",
                                            "recurrence_days",
                                            "rate",
                                            "latitude",
                                            "longitude",
                                            "x",
                                            "y",
                                            "shape",
                                            "angle",
                                            "status",
                                            "since"};
  static constexpr char const* columns_of_type[] = {"observed", "expected", "contributes"};
  auto const has_ended = report.contains("ended");
  auto rows = report["clusters"];
  if (has_ended) rows.insert(rows.end(), report["ended"].begin(), report["ended"].end());
  auto const shown = std::span(columns).first(std::size(columns) - (has_ended ? 0 : 2));
  std::string text;
  for (auto const* column : shown) text += (text.empty() ? "" : ",") + std::string(column);
  for (auto const& type : report.value("types", Json::array()))
    for (auto const* column : columns_of_type) text += "," + cell(column + (": " + type.get<std::string>()));
  text += "\r\n";
  for (auto const& cluster : rows) {
    std::string line;
    for (auto const* column : shown) line += (column == columns[0] ? "" : ",") + cell(cluster.value(column, Json()));
    for (auto const& type : cluster.value("types", Json::array()))
      for (auto const* column : columns_of_type) line += "," + cell(type[column]);
    text += line + "\r\n";
  }
  return text;
}

/// The outlines of areas, put together.
Json areas_of(ScanJob const& job, scans::Cluster const& cluster) {
  Json polygons = Json::array();
  for (auto const place : cluster.places) {
    auto const geometry = Json::parse(job.outlines[place]);
    auto const& coordinates = geometry["coordinates"];
    if (geometry["type"] == "Polygon")
      polygons.push_back(coordinates);
    else
      for (auto const& polygon : coordinates) polygons.push_back(polygon);
  }
  return {{"type", "MultiPolygon"}, {"coordinates", polygons}};
}

/// The places of a cluster that no circle outlines.
Json points_of(ScanJob const& job, scans::Cluster const& cluster) {
  Json points = Json::array();
  for (auto const place : cluster.places) {
    auto const& at = job.named.study.places[place];
    points.push_back(job.plan.coordinates == scans::Coordinates::sphere ? Json{at.y, at.x} : Json{at.x, at.y});
  }
  return {{"type", "MultiPoint"}, {"coordinates", points}};
}

/// The outline of a cluster: its areas, or the places where distances are stated; else a ring around its centre, longitude
/// before latitude; a point if it has no extent.
Json geometry_of(ScanJob const& job, scans::Cluster const& cluster) {
  if (!cluster.center) return nullptr;
  if (!job.outlines.empty()) return areas_of(job, cluster);
  if (job.plan.distances_are_stated) return points_of(job, cluster);
  constexpr int corners = 64;
  constexpr double km_a_degree = 6367 * std::numbers::pi / 180;
  auto const center = position_of(job, cluster);
  auto const sphere = job.plan.coordinates == scans::Coordinates::sphere;
  auto const stretch = sphere ? std::max(1e-6, std::cos(center.x * std::numbers::pi / 180)) : 1.0;
  auto const turn = cluster.angle_deg * std::numbers::pi / 180;
  Json ring = Json::array();
  for (int corner = 0; corner <= corners; ++corner) {
    auto const angle = 2 * std::numbers::pi * (corner % corners) / corners;
    auto const along = cluster.radius * cluster.shape * std::cos(angle), across = cluster.radius * std::sin(angle);
    auto const x = along * std::cos(turn) - across * std::sin(turn),
               y = along * std::sin(turn) + across * std::cos(turn);
    ring.push_back(sphere ? Json{center.y + x / (km_a_degree * stretch), center.x + y / km_a_degree}
                          : Json{center.x + x, center.y + y});
  }
  if (cluster.radius > 0) return {{"type", "Polygon"}, {"coordinates", Json::array({ring})}};
  return {{"type", "Point"}, {"coordinates", sphere ? Json{center.y, center.x} : Json{center.x, center.y}}};
}

/// Where an earlier scan had the centre of a cluster.
Json center_point(Json const& ended) {
  auto const x = ended.value("longitude", ended.value("x", Json())),
             y = ended.value("latitude", ended.value("y", Json()));
  return x.is_null() || y.is_null() ? Json() : Json{{"type", "Point"}, {"coordinates", {x, y}}};
}

Json geojson_of(ScanJob const& job, scans::ScanAnswer const& answer, Json report) {
  Json features = Json::array();
  for (std::size_t i = 0; i < answer.clusters.size(); ++i)
    features.push_back({{"type", "Feature"},
                        {"geometry", geometry_of(job, answer.clusters[i])},
                        {"properties", report["clusters"][i]}});
  for (auto const& ended : report.value("ended", Json::array()))
    features.push_back({{"type", "Feature"}, {"geometry", center_point(ended)}, {"properties", ended}});
  report.erase("clusters"), report.erase("ended");
  return {{"type", "FeatureCollection"}, {"features", features}, {"scan", report}};
}

std::string sentence_of(ScanJob const& job, scans::ScanAnswer const& answer) {
  switch (answer.outcome) {
    case scans::Outcome::too_few_cases: return "There are fewer than two cases: nothing can be said of clusters.\n";
    case scans::Outcome::nobody_at_risk: return "Nobody is at risk anywhere: nothing can be compared.\n";
    case scans::Outcome::no_cluster: return "No window holds more cases than chance would put there.\n";
    case scans::Outcome::computed: break;
  }
  if (answer.replicates == 0)
    return "Nothing was simulated, so that nothing says which clusters are more than chance.\n";
  auto const p = answer.gini ? answer.gini->likeliest_p : answer.clusters.front().p_value;
  return fmt::format("{} (p {:.4g}, {} replicates, seed {}).\n",
                     p <= 0.05 ? "The likeliest cluster is more than chance would show"
                               : "The likeliest cluster is no more than chance would show",
                     p, answer.replicates, job.options.seed);
}

std::string text_of_types(ScanJob const& job, scans::Cluster const& cluster) {
  std::string text;
  for (std::size_t i = 0; i < cluster.types.size(); ++i) {
    auto const& type = cluster.types[i];
    text += fmt::format("   {}: {:.0f} cases, {:.2f} expected, {:.2f} times{}\n", job.named.types[i], type.observed,
                        type.expected, type.observed / type.expected,
                        type.contributes ? fmt::format("; adds {:.6f}", type.ratio) : "; adds nothing");
  }
  return text;
}

/// What became of a cluster; empty if that is not followed.
std::string status_of(Json const& cluster) {
  auto const status = cluster.value("status", Json());
  if (status.is_null()) return "";
  auto const word = status.get<std::string>();
  return word == "new" ? "   new\n" : "   " + word + ", first seen " + cluster["since"].get<std::string>() + "\n";
}

std::string text_of_ended(Json const& report) {
  std::string text;
  for (auto const& one : report.value("ended", Json::array())) {
    text +=
        "\nEnded, first seen " + one["since"].get<std::string>() + ": around " + one.value("center", "?") + ", places:";
    for (auto const& place : one["places"]) text += " " + place.get<std::string>();
    text += "\n";
  }
  return text;
}

std::string sentence_of(scans::GiniChoice const& gini, double p_below) {
  if (!gini.share)
    return fmt::format("No cluster of any size has a p-value below {:.4g}: none is reported.\n", p_below);
  auto const* const chosen = &*std::ranges::find(gini.sizes, *gini.share, &scans::GiniSize::share);
  return fmt::format("Of {} largest sizes {:.4g} % of those at risk has the largest Gini coefficient, {:.4f}.\n",
                     gini.sizes.size(), chosen->share * 100, chosen->coefficient);
}

std::string text_of(ScanJob const& job, scans::ScanAnswer const& answer) {
  auto const& types = job.named.types;
  auto text = fmt::format("{} cases{}, {} model, {} windows{}{}\n", answer.cases,
                          types.empty() ? "" : fmt::format(" of {} types", types.size()), name_of(job.plan.model),
                          name_of(job.plan.extent), job.plan.distances_are_stated ? ", stated distances" : "",
                          job.outlines.empty() ? "" : ", places are areas");
  text += sentence_of(job, answer);
  if (answer.gini) text += sentence_of(*answer.gini, job.options.gini->p_below);
  auto const report = json_of(job, answer);
  std::size_t rank = 0;
  for (auto const& cluster : answer.clusters) {
    auto const [start, end] = days_of(job, cluster.first, cluster.end);
    text += fmt::format("\n{}. around {}, radius {:.4g}, {} to {}\n", ++rank, center_of(job, cluster), cluster.radius,
                        start, end);
    text += fmt::format("   {:.0f} cases, {:.2f} expected, {:.2f} times; {} {:.6f}", cluster.observed, cluster.expected,
                        cluster.observed / cluster.expected, name_of_statistic(job.plan.model), cluster.ratio);
    if (answer.replicates > 0) text += fmt::format(", p {:.4g}", cluster.p_value);
    if (auto const days = recurrence_days(job, cluster); !days.is_null())
      text += fmt::format(", by chance once in {:.0f} days", days.get<double>());
    text += "\n   places:";
    for (auto const& place : places_of(job, cluster)) text += " " + place;
    text += "\n" + text_of_types(job, cluster) + status_of(report["clusters"][rank - 1]);
  }
  text += text_of_ended(report);
  if (job.named.left_out > 0)
    text += fmt::format("\n{} cases outside the study period were left out.\n", job.named.left_out);
  return text;
}

std::string with_line_end(std::string text) { return text + "\n"; }

}  // namespace

std::string scan_report(ScanJob const& job, scans::ScanAnswer const& answer, OutputFormat format) {
  if (format == OutputFormat::text) return text_of(job, answer);
  auto const report = json_of(job, answer);
  if (format == OutputFormat::csv) return csv_of(report);
  return with_line_end((format == OutputFormat::json ? report : geojson_of(job, answer, report)).dump(2));
}

}  // namespace wardmote
