#include "main/density_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "main/event_date.h"

namespace wardmote {
namespace {

namespace surface = analysis::surface;
using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

analysis::local::Point centre_of(DensityFindings const& found, std::size_t cell) {
  auto const centre = found.raster.centre(cell);
  return found.plane.in_degrees({centre.x, centre.y});
}

std::string_view unit_of(DensityFindings const& found) { return found.last_day ? "per_km2_day" : "per_km2"; }

/// The cells of the region with a value, row by row.
template <class Take>
void each_cell(DensityFindings const& found, Take const& take) {
  for (std::size_t cell = 0; cell < found.density.per_km2.size(); ++cell)
    if (found.raster.is_inside(cell)) take(cell, found.density.per_km2[cell]);
}

Json json_of(surface::Estimate const& estimate) {
  return {{"value", number(estimate.value)},
          {"lower", number(estimate.interval.lower)},
          {"upper", number(estimate.interval.upper)}};
}

Json json_of(surface::AccuracyAt const& at) {
  return {{"share_asked", at.share_asked},
          {"cells", at.cells},
          {"area_share", at.area_share},
          {"tied_cells", at.tied},
          {"hits", at.hits},
          {"hits_least", at.hits_least},
          {"hits_most", at.hits_most},
          {"hit_rate", json_of(at.hit_rate)},
          {"pai", json_of(at.pai)},
          {"pei", json_of(at.pei)},
          {"rri", json_of(at.rri)}};
}

Json json_of(surface::Accuracy const& accuracy) {
  Json shares = Json::array();
  for (auto const& at : accuracy.shares) shares.push_back(json_of(at));
  bool const computed = accuracy.outcome == surface::AccuracyOutcome::computed;
  return {{"outcome", computed ? "computed" : "no_later_events"},
          {"held_out", accuracy.held_out},
          {"shares", shares},
          {"hit_rate_by_percent_of_area", accuracy.curve},
          {"area_under_curve", computed ? Json(accuracy.area_under_curve) : Json(nullptr)}};
}

Json settings_of(Options::Density const& asked, DensityFindings const& found) {
  bool const computed = found.density.outcome == surface::Outcome::computed;
  return {{"outcome", computed ? "computed" : "no_events"},
          {"events", found.density.events_inside},
          {"outside", found.density.events_outside},
          {"cell_m", found.raster.cell_m},
          {"cells", found.raster.cells_inside()},
          {"bandwidth_m", found.bandwidth_m},
          {"bandwidth_chosen", found.chosen.has_value()},
          {"bandwidth_at_bound", found.chosen && found.chosen->at_bound},
          {"bandwidth_oversmoothed_m", found.chosen ? number(found.chosen->oversmoothed_m) : Json(nullptr)},
          {"adaptive", asked.adaptive},
          {"edge", asked.edge},
          {"time_bandwidth_days", asked.time_bandwidth_days ? Json(*asked.time_bandwidth_days) : Json(nullptr)},
          {"day", found.last_day ? Json(date_text(*found.last_day)) : Json(nullptr)},
          {"seed", asked.seed},
          {"replicates", asked.replicates}};
}

std::string json_report(Options::Density const& asked, DensityFindings const& found) {
  auto report = settings_of(asked, found);
  report["accuracy"] = found.accuracy ? json_of(*found.accuracy) : Json(nullptr);
  auto& values = report["values"] = Json::array();
  each_cell(found, [&](std::size_t cell, double value) {
    auto const [x, y] = centre_of(found, cell);
    values.push_back({{found.plane.of_degrees ? "longitude" : "x", x},
                      {found.plane.of_degrees ? "latitude" : "y", y},
                      {unit_of(found), value}});
  });
  return report.dump(2) + "\n";
}

std::string csv_report(DensityFindings const& found) {
  std::string text = fmt::format("{},{}\r\n", found.plane.of_degrees ? "longitude,latitude" : "x,y", unit_of(found));
  each_cell(found, [&](std::size_t cell, double value) {
    auto const [x, y] = centre_of(found, cell);
    text += base::to_text(x) + "," + base::to_text(y) + "," + base::to_text(value) + "\r\n";
  });
  return text;
}

Json square_of(DensityFindings const& found, std::size_t cell) {
  auto const column = cell % found.raster.columns, row = cell / found.raster.columns;
  Json ring = Json::array();
  constexpr std::size_t across[] = {0, 1, 1, 0, 0}, up[] = {0, 0, 1, 1, 0};
  for (std::size_t i = 0; i < 5; ++i) {
    auto const corner = found.raster.corner(column + across[i], row + up[i]);
    auto const [longitude, latitude] = found.plane.in_degrees({corner.x, corner.y});
    ring.push_back({longitude, latitude});
  }
  return {{"type", "Polygon"}, {"coordinates", Json::array({ring})}};
}

std::string geojson_report(DensityFindings const& found) {
  Json features = Json::array();
  each_cell(found, [&](std::size_t cell, double value) {
    features.push_back(
        {{"type", "Feature"}, {"properties", {{unit_of(found), value}}}, {"geometry", square_of(found, cell)}});
  });
  return Json{{"type", "FeatureCollection"}, {"features", features}}.dump() + "\n";
}

std::string heading(Options::Density const& asked, DensityFindings const& found) {
  auto text = fmt::format("{} events in {} cells of {:g} m", found.density.events_inside, found.raster.cells_inside(),
                          found.raster.cell_m);
  if (found.density.events_outside > 0) text += fmt::format(", {} left out", found.density.events_outside);
  text +=
      fmt::format("\nBandwidth {:.4g} m{}{}, edge: {}\n", found.bandwidth_m,
                  found.chosen ? " by cross-validated likelihood" : "", asked.adaptive ? ", adaptive" : "", asked.edge);
  if (found.chosen && found.chosen->at_bound)
    text += "It is the narrowest or the widest that was tried: compare it with one that you state.\n";
  if (found.last_day)
    text += fmt::format("On {}, by {:g} days of bandwidth in time\n", date_text(*found.last_day),
                        *asked.time_bandwidth_days);
  return text;
}

/// The ten densest cells, but for those with too few events to be listed.
std::string densest(DensityFindings const& found) {
  constexpr std::size_t listed = 10;
  std::vector<std::size_t> cells;
  each_cell(found, [&](std::size_t cell, double) { cells.push_back(cell); });
  std::ranges::stable_sort(cells, std::ranges::greater{}, [&](auto cell) { return found.density.per_km2[cell]; });
  cells.resize(std::min(listed, cells.size()));
  auto const first = cells.size();
  std::erase_if(cells, [&](std::size_t cell) { return found.counts[cell] < density_listed_min; });
  auto text = fmt::format("\nOf the {} densest cells, {} hold {} events or more{}\n", first, cells.size(),
                          density_listed_min, cells.empty() ? "; none is listed" : ":");
  for (auto const cell : cells) {
    auto const [x, y] = centre_of(found, cell);
    text += found.plane.of_degrees ? fmt::format("  {:.4f}, {:.4f}", y, x) : fmt::format("  {:.0f}, {:.0f}", x, y);
    text += fmt::format("   {:.4g} {}\n", found.density.per_km2[cell],
                        found.last_day ? "a square kilometre and day" : "a square kilometre");
  }
  return text;
}

std::string words_of(surface::Estimate const& estimate) {
  if (std::isnan(estimate.value)) return "-";
  if (std::isnan(estimate.interval.lower)) return fmt::format("{:.3g}", estimate.value);
  return fmt::format("{:.3g} ({:.3g} to {:.3g})", estimate.value, estimate.interval.lower, estimate.interval.upper);
}

std::string accuracy_text(DensityFindings const& found) {
  if (!found.accuracy) return "";
  auto const& accuracy = *found.accuracy;
  if (accuracy.outcome != surface::AccuracyOutcome::computed)
    return "\nNo event that was held out lies in the region: nothing can be said of what the surface foretold.\n";
  auto text = fmt::format(
      "\n{} events held out. Of them, in the densest cells (95 % interval):\n{:<10} {:>24} {:>24} {:>24} {:>24}\n",
      accuracy.held_out, "area", "hit rate", "PAI", "PEI", "RRI");
  for (auto const& at : accuracy.shares) {
    text += fmt::format("{:<10} {:>24} {:>24} {:>24} {:>24}\n", fmt::format("{:.3g} %", 100 * at.area_share),
                        words_of(at.hit_rate), words_of(at.pai), words_of(at.pei), words_of(at.rri));
    if (at.tied > 0)
      text +=
          fmt::format("           {} cells are equally dense and not all fit: {:g} to {:g} hits, the mean is shown\n",
                      at.tied, at.hits_least, at.hits_most);
  }
  return text + fmt::format("Area under the curve of hit rate by area: {:.3f} (0.5: no better than chance)\n",
                            accuracy.area_under_curve);
}

std::string text_report(Options::Density const& asked, DensityFindings const& found) {
  auto const text = heading(asked, found);
  if (found.density.outcome != surface::Outcome::computed)
    return text + "No event lies in the region: there is no surface.\n";
  return text + densest(found) + accuracy_text(found);
}

}  // namespace

std::string density_report(Options::Density const& asked, DensityFindings const& found, OutputFormat format) {
  switch (format) {
    case OutputFormat::json: return json_report(asked, found);
    case OutputFormat::csv: return csv_report(found);
    case OutputFormat::geojson: return geojson_report(found);
    case OutputFormat::text: break;
  }
  return text_report(asked, found);
}

}  // namespace wardmote
