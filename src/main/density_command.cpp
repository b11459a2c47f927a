#include <algorithm>
#include <cstdio>

#include "analysis/surface/space_time.h"
#include "base/text.h"
#include "main/commands.h"
#include "main/density_report.h"
#include "main/event_date.h"
#include "main/terminal.h"
#include "main/threads.h"

namespace wardmote {
namespace {

namespace surface = analysis::surface;

constexpr double cells_max = 4e6;

std::unexpected<base::Refusal> wrong(std::string reason) {
  return base::refuse(base::RefusalCode::usage_invalid, {{"reason", std::move(reason)}});
}

/// Where, and if asked for when; those from `held_out` on stand apart.
struct EventFile {
  Plane plane;
  std::vector<surface::Point> points;
  std::vector<std::int32_t> days;  ///< empty if no date is needed
};

class EventReader {
 public:
  explicit EventReader(bool with_dates) : with_dates_(with_dates) {}

  std::optional<std::string> take(CsvRow const& row) {
    if (auto fault = points_.take(row)) return fault;
    if (!with_dates_) return std::nullopt;
    auto const text = row.field(event_date_columns);
    if (!text) return "there is no column date, which --held-out and --time-bandwidth need";
    auto const day = event_day_of(*text);
    if (!day) return "column date: “" + std::string(*text) + "” is no date such as 2024-05-31";
    file_.days.push_back(*day);
    return std::nullopt;
  }

  EventFile finish() {
    file_.plane = points_.plane();
    for (auto const& point : points_.in_metres()) file_.points.push_back({point.x, point.y});
    return std::move(file_);
  }

 private:
  bool with_dates_;
  PointColumns points_;
  EventFile file_;
};

base::Answer<EventFile> events_of(Options::Density const& asked) {
  EventReader reader(asked.time_bandwidth_days || !asked.held_out.empty());
  if (auto const done = each_csv_row(asked.events, [&](CsvRow const& row) { return reader.take(row); }); !done)
    return std::unexpected(done.error());
  auto file = reader.finish();
  if (file.points.empty()) return base::refuse(base::RefusalCode::file_empty, {{"file", asked.events}});
  return file;
}

base::Answer<std::vector<surface::Rings>> outlines_of(Options::Density const& asked, Plane const& plane) {
  std::vector<surface::Rings> outlines;
  if (asked.boundary.empty()) return outlines;
  auto const places = read_places(asked.boundary, PlaceNeed::outlines);
  if (!places) return std::unexpected(places.error());
  for (auto const& rings : places->outlines) {
    auto& outline = outlines.emplace_back();
    for (auto const& ring : rings) {
      outline.emplace_back();
      for (auto const& corner : ring) {
        auto const [x, y] = plane.in_metres(corner);
        outline.back().push_back({x, y});
      }
    }
  }
  return outlines;
}

base::Answer<surface::Raster> raster_of(Options::Density const& asked, EventFile const& file) {
  auto const outlines = outlines_of(asked, file.plane);
  if (!outlines) return std::unexpected(outlines.error());
  std::vector<surface::Point> corners;
  for (auto const& rings : *outlines)
    for (auto const& ring : rings) corners.insert(corners.end(), ring.begin(), ring.end());
  auto const& around = corners.empty() ? file.points : corners;
  if (!(surface::cells_around(around, asked.cell_m) <= cells_max))
    return wrong("the region has more than 4,000,000 cells of --cell " + base::to_text(asked.cell_m) +
                 " m: choose larger ones, or look for an event far away");
  auto raster = surface::raster_around(around, asked.cell_m);
  if (corners.empty()) return raster;
  raster = surface::cut_out(std::move(raster), *outlines);
  if (raster.cells_inside() == 0) return wrong("no cell of --cell has its centre in --boundary: choose smaller cells");
  return raster;
}

/// What the surface is made of, and what is held out.
struct Parts {
  std::vector<surface::Point> earlier, later;
  std::vector<std::int32_t> days;  ///< of the earlier
  std::optional<std::int32_t> from;
};

base::Answer<Parts> parts_of(Options::Density const& asked, EventFile const& file) {
  Parts parts;
  if (!asked.held_out.empty()) {
    parts.from = event_day_of(asked.held_out);
    if (!parts.from) return wrong("--held-out “" + asked.held_out + "” is no date such as 2024-05-31");
  }
  for (std::size_t i = 0; i < file.points.size(); ++i) {
    bool const is_later = parts.from && file.days[i] >= *parts.from;
    (is_later ? parts.later : parts.earlier).push_back(file.points[i]);
    if (!is_later && !file.days.empty()) parts.days.push_back(file.days[i]);
  }
  if (parts.earlier.empty())
    return wrong("no event lies before --held-out " + asked.held_out + ": choose a later date");
  return parts;
}

surface::Edge edge_of(Options::Density const& asked) {
  if (asked.edge == "none") return surface::Edge::none;
  return asked.edge == "uniform" ? surface::Edge::uniform : surface::Edge::diggle;
}

/// No bandwidth is narrower than a cell: it would show where in the cell a lone event lies.
base::Answer<void> set_bandwidth(Options::Density const& asked, Parts const& parts, analysis::ForEach const& threads,
                                 DensityFindings& found) {
  if (asked.bandwidth != "auto") {
    auto const stated = base::decimal_number(asked.bandwidth);
    if (!stated || *stated < asked.cell_m)
      return wrong("--bandwidth takes auto, or metres, at least those of --cell " + base::to_text(asked.cell_m));
    found.bandwidth_m = *stated;
    return {};
  }
  found.chosen = surface::likelihood_bandwidth(parts.earlier, found.raster,
                                               {.edge = edge_of(asked), .bandwidth_min_m = asked.cell_m}, threads);
  if (found.chosen->outcome != surface::BandwidthOutcome::computed)
    return wrong(
        "fewer than three different points lie in the region, too few to choose a bandwidth: state --bandwidth");
  found.bandwidth_m = found.chosen->bandwidth_m;
  return {};
}

std::vector<std::uint32_t> counts_of(std::vector<surface::Point> const& events, surface::Raster const& raster) {
  std::vector<std::uint32_t> counts(raster.cells());
  for (auto const& event : events)
    if (auto const cell = raster.cell_of(event)) ++counts[*cell];
  return counts;
}

void set_surface(Options::Density const& asked, Parts const& parts, analysis::ForEach const& threads,
                 DensityFindings& found) {
  std::vector<double> weights;
  if (asked.time_bandwidth_days) {
    auto const [first, last] = std::ranges::minmax(parts.days);
    found.last_day = parts.from ? *parts.from - 1 : last;
    weights = surface::weights_on(*found.last_day, parts.days, {first, *found.last_day}, *asked.time_bandwidth_days,
                                  edge_of(asked));
  }
  found.density = surface::density(
      parts.earlier, found.raster,
      {.bandwidth_m = found.bandwidth_m, .edge = edge_of(asked), .adaptive = asked.adaptive}, weights, threads);
  found.counts = counts_of(parts.earlier, found.raster);
}

void set_accuracy(Options::Density const& asked, Parts const& parts, analysis::ForEach const& threads,
                  DensityFindings& found) {
  if (!parts.from || found.density.outcome != surface::Outcome::computed) return;
  surface::AccuracyOptions options{.shares = {}, .replicates = asked.replicates, .seed = asked.seed};
  for (double const percent : asked.shares_percent) options.shares.push_back(percent / 100);
  found.accuracy =
      surface::accuracy(found.density.per_km2, counts_of(parts.later, found.raster), found.counts, options, threads);
}

base::Answer<DensityFindings> findings_of(Options::Density const& asked, OutputFormat format) {
  auto const file = events_of(asked);
  if (!file) return std::unexpected(file.error());
  if (format == OutputFormat::geojson && !file->plane.of_degrees)
    return wrong("geojson states degrees, and the events have metres: give latitude and longitude, or take csv");
  auto const parts = parts_of(asked, *file);
  if (!parts) return std::unexpected(parts.error());
  auto raster = raster_of(asked, *file);
  if (!raster) return std::unexpected(raster.error());
  DensityFindings found;
  found.raster = std::move(*raster);
  found.plane = file->plane;
  auto const threads = on_threads(asked.threads);
  if (auto const set = set_bandwidth(asked, *parts, threads, found); !set) return std::unexpected(set.error());
  set_surface(asked, *parts, threads, found);
  set_accuracy(asked, *parts, threads, found);
  return found;
}

}  // namespace

int density(Options const& options) {
  auto const found = findings_of(options.density, options.format);
  if (!found) {
    Terminal(options.format).refuse(found.error());
    return found.error().code == base::RefusalCode::usage_invalid ? exit_usage : exit_refused;
  }
  std::fputs(density_report(options.density, *found, options.format).c_str(), stdout);
  return exit_ok;
}

}  // namespace wardmote
