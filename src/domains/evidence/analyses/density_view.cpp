#include "domains/evidence/analyses/density_view.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "domains/evidence/analyses/density_input.h"
#include "domains/evidence/analyses/density_rules.h"
#include "domains/evidence/analyses/density_sentences.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

constexpr std::size_t densest_listed = 15;

/// About a metre.
double rounded(double degrees) { return std::round(degrees * 1e5) / 1e5; }

/// A cell of the result, on the map.
class Grid {
 public:
  explicit Grid(DensityResult const& result) : result_(result) { region_.latitude = result.latitude; }

  DensityRegion::Degrees at(double column, double row) const {
    auto const [latitude, longitude] =
        region_.in_degrees({result_.x_min + column * result_.cell_m, result_.y_min + row * result_.cell_m});
    return {rounded(latitude), rounded(longitude)};
  }
  web::RawJson square(DensityCell const& cell) const {
    auto const column = static_cast<double>(cell.column), row = static_cast<double>(cell.row);
    auto const corner = [&](double east, double north) {
      auto const [latitude, longitude] = at(column + east, row + north);
      return "[" + base::to_text(longitude) + "," + base::to_text(latitude) + "]";
    };
    return {R"({"type":"Polygon","coordinates":[[)" + corner(0, 0) + "," + corner(1, 0) + "," + corner(1, 1) + "," +
            corner(0, 1) + "," + corner(0, 0) + "]]}"};
  }
  DensityRegion::Degrees middle(DensityCell const& cell) const {
    return at(static_cast<double>(cell.column) + 0.5, static_cast<double>(cell.row) + 0.5);
  }

 private:
  DensityResult const& result_;
  DensityRegion region_;
};

void show_cells(DensityView& view, DensityResult const& result, RunNames const& names, Tongue const& tongue) {
  Grid const grid(result);
  for (auto const& cell : result.shown) {
    auto const [latitude, longitude] = grid.middle(cell);
    view.cells.push_back(
        {.rank = static_cast<std::int64_t>(view.cells.size()) + 1,
         .per_km2 = cell.per_km2,
         .area = cell.area,
         .name = cell.area.empty() ? "" : names.of_area(cell.area),
         .latitude = latitude,
         .longitude = longitude,
         .sentence = tongue.text("{count} incidents a square kilometre", {{"count", whole(cell.per_km2, tongue)}}),
         .geometry = grid.square(cell)});
  }
  auto const listed = std::min(densest_listed, view.cells.size());
  view.densest.assign(view.cells.begin(), view.cells.begin() + static_cast<std::ptrdiff_t>(listed));
  view.cells_sentence = tongue.text(
      "{shown} of {cells} cells have enough incidents around them to be shown; in the densest there are {most} a "
      "square "
      "kilometre.",
      {{"shown", whole(result.shown.size(), tongue)},
       {"cells", whole(result.cells, tongue)},
       {"most", whole(result.shown.empty() ? 0 : result.shown.front().per_km2, tongue)}});
}

void show_accuracy(DensityView& view, DensityResult const& result) {
  for (auto const& at : result.accuracy)
    view.accuracy.push_back({.area_share = at.area_share,
                             .hits = at.hits,
                             .hit_rate = at.hit_rate.value,
                             .pai = at.pai.value,
                             .pai_from = at.pai.from,
                             .pai_to = at.pai.to,
                             .pei = at.pei.value,
                             .pei_from = at.pei.from,
                             .pei_to = at.pei.to});
}

std::string bandwidth_words(DensityRequest const& request, DensityResult const& result, Tongue const& tongue) {
  web::TextValues const values{{"width", whole(result.bandwidth_m, tongue)}};
  if (request.bandwidth_m > 0) return tongue.text("{width} m, as asked", values);
  if (!result.is_chosen)
    return tongue.text("{width} m, the least: there are too few different places to choose by", values);
  return result.at_bound ? tongue.text("{width} m by likelihood, the narrowest or the widest that was tried", values)
                         : tongue.text("{width} m by cross-validated likelihood", values);
}

void show_method(DensityView& view, DensityRequest const& request, DensityResult const* result, Tongue const& tongue) {
  auto const add = [&](std::string label, std::string value) {
    view.method.push_back({std::move(label), std::move(value)});
  };
  add(tongue.text("Offences"), offences_words(request.offences, tongue));
  add(tongue.text("Period"),
      tongue.text("{first} to {last}", {{"first", tongue.date(request.from)}, {"last", tongue.date(request.to)}}));
  add(tongue.text("Held out from"), tongue.date(request.held_out_from));
  add(tongue.text("Kernel"), tongue.text("Gaussian, corrected at the edge of the area"));
  add(tongue.text("Seed"), std::to_string(request.seed));
  if (result == nullptr) return;
  add(tongue.text("Bandwidth"), bandwidth_words(request, *result, tongue));
  add(tongue.text("Side of a cell"), tongue.text("{width} m", {{"width", whole(result->cell_m, tongue)}}));
  add(tongue.text("Incidents that went in"), whole(result->incidents, tongue));
  add(tongue.text("Left out: without a public place"), whole(result->without_place, tongue));
}

}  // namespace

DensityView density_view(RunFigures const& figures, web::Principal const& principal, base::Instant now,
                         Tongue const& tongue) {
  auto const& request = std::get<DensityRequest>(figures.run.request);
  auto const* const result = figures.result ? &std::get<DensityResult>(*figures.result) : nullptr;
  DensityView view{frame_of(figures, principal, now, tongue)};
  view.title = tongue.text("Density: {dataset}", {{"dataset", figures.dataset.title.in(tongue.language())}});
  view.held_out_from = tongue.date(request.held_out_from);
  show_method(view, request, result, tongue);
  if (result == nullptr) return view;
  view.cell_m = result->cell_m;
  view.bandwidth_m = result->bandwidth_m;
  show_cells(view, *result, names_of(figures.dataset, figures.areas, tongue.language()), tongue);
  show_accuracy(view, *result);
  return view;
}

}  // namespace wardmote::evidence
