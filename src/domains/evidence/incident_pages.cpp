#include "domains/evidence/incident_pages.h"

#include <algorithm>
#include <memory>

#include "domains/evidence/area_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/incident_grid.h"
#include "domains/evidence/incident_store.h"
#include "domains/evidence/incident_view.h"
#include "domains/evidence/kept_by_version.h"
#include "domains/evidence/map_outline.h"

namespace wardmote::evidence {
namespace {

std::vector<Dataset> datasets_of_kind(store::Reader& reader, store::BoardId board, DatasetKind kind) {
  auto datasets = list_datasets(reader, board);
  std::erase_if(datasets,
                [&](Dataset const& dataset) { return dataset.kind != kind || !current_version(reader, dataset.id); });
  return datasets;
}

/// What of a dataset does not depend on what was chosen.
struct Totals {
  std::vector<CellCount> by_area_and_offence{};
  std::vector<CountOf> by_month{};
  std::vector<CountOf> by_precision{};
  std::vector<std::string> offences_with_withheld_places{};
};

struct Kept {
  KeptByVersion<Totals> totals;
  KeptByVersion<std::vector<Area>> areas_with_map_outlines;
};

std::shared_ptr<Totals const> totals_of(store::Reader& reader, base::Id<Dataset> id, Kept& kept) {
  return kept.totals.get(id, current_version(reader, id)->id, [&] {
    return Totals{.by_area_and_offence = counts_in_grid(reader, id, GridRows::area, {}),
                  .by_month = counts_by_month(reader, id, {}),
                  .by_precision = counts_by_place_precision(reader, id),
                  .offences_with_withheld_places = offences_with_withheld_places(reader, id)};
  });
}

/// The areas that the dataset's counts speak of, with outlines for a map; none if nobody described them.
std::vector<Area> areas_spoken_of_by(store::Reader& reader, store::BoardId board, std::vector<CountOf> const& by_area,
                                     Kept& kept) {
  std::vector<std::vector<Area>> candidates;
  auto const described = datasets_of_kind(reader, board, DatasetKind::areas);
  for (auto const& areas : described) candidates.push_back(areas_of_dataset(reader, areas.id, Outlines::without));
  auto const index = areas_spoken_of(candidates, by_area);
  if (!index) return {};
  auto const id = described[*index].id;
  return *kept.areas_with_map_outlines.get(id, current_version(reader, id)->id, [&] {
    auto areas = areas_of_dataset(reader, id, Outlines::with);
    simplify_outlines(areas);
    return areas;
  });
}

base::Answer<Dataset> chosen_dataset(std::vector<Dataset> const& datasets, std::string const& slug) {
  if (slug.empty()) return datasets.front();
  auto const found = std::ranges::find(datasets, slug, &Dataset::slug);
  if (found == datasets.end()) return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", slug}});
  return *found;
}

base::Answer<void> check_known(IncidentFigures const& figures) {
  auto const& filter = figures.filter;
  if (!filter.offence.empty() &&
      std::ranges::find(figures.offences_offered, filter.offence, &CountOf::key) == figures.offences_offered.end())
    return base::refuse(base::RefusalCode::offence_unknown,
                        {{"dataset", figures.dataset.slug}, {"offence", filter.offence}});
  if (!filter.area.empty() && std::ranges::find(figures.areas, filter.area, &Area::code) == figures.areas.end() &&
      figures.by_area.empty())
    return base::refuse(base::RefusalCode::area_unknown, {{"area", filter.area}});
  return {};
}

CountFilter count_filter(IncidentFilter const& filter) {
  return {.from = filter.from ? to_text(*filter.from) : "",
          .to = filter.to ? to_text(*filter.to) : "",
          .offence = filter.offence,
          .area = filter.area};
}

base::Answer<IncidentFigures> read_figures(store::Reader& reader, EvidenceRoom const& room, IncidentFilter filter,
                                           Kept& kept) {
  IncidentFigures figures;
  figures.datasets = datasets_of_kind(reader, room.board, DatasetKind::incidents);
  if (figures.datasets.empty()) return figures;
  auto dataset = chosen_dataset(figures.datasets, filter.dataset);
  if (!dataset) return std::unexpected(dataset.error());
  figures.dataset = std::move(*dataset);
  filter.dataset = figures.dataset.slug;
  auto const id = figures.dataset.id;
  auto const totals = totals_of(reader, id, kept);
  bool const is_whole = parts_of(filter).empty();
  auto const chosen = count_filter(filter);
  figures.months_covered = totals->by_month;
  figures.offences_offered = by_offence(totals->by_area_and_offence);
  figures.by_area_and_offence =
      is_whole ? totals->by_area_and_offence : counts_in_grid(reader, id, GridRows::area, chosen);
  figures.by_month = is_whole ? totals->by_month : counts_by_month(reader, id, chosen);
  figures.by_offence = by_offence(figures.by_area_and_offence);
  figures.by_area = by_row(figures.by_area_and_offence);
  figures.by_precision = totals->by_precision;
  figures.areas = areas_spoken_of_by(reader, room.board, by_row(totals->by_area_and_offence), kept);
  figures.filter = std::move(filter);
  if (auto const known = check_known(figures); !known) return std::unexpected(known.error());
  return figures;
}

base::Answer<IncidentGridFigures> read_grid(store::Reader& reader, EvidenceRoom const& room, IncidentFilter filter,
                                            GridRows by, Kept& kept) {
  auto incidents = read_figures(reader, room, std::move(filter), kept);
  if (!incidents) return std::unexpected(incidents.error());
  IncidentGridFigures figures{.incidents = std::move(*incidents), .by = by};
  auto const& read = figures.incidents;
  if (read.datasets.empty()) return figures;
  figures.offences_with_withheld_places = totals_of(reader, read.dataset.id, kept)->offences_with_withheld_places;
  figures.cells = by == GridRows::area
                      ? read.by_area_and_offence
                      : counts_in_grid(reader, read.dataset.id, GridRows::month, count_filter(read.filter));
  return figures;
}

base::Answer<IncidentsView> show_incidents(EvidenceRoom const& room, IncidentQuery const& query,
                                           web::Context const& context, Kept& kept) {
  auto filter = filter_of(query);
  if (!filter) return std::unexpected(filter.error());
  auto const figures =
      room.database.read([&](store::Reader& reader) { return read_figures(reader, room, std::move(*filter), kept); });
  if (!figures) return std::unexpected(figures.error());
  if (figures->datasets.empty()) return no_incidents_view(context.tongue);
  return incidents_view(*figures, context.tongue);
}

base::Answer<IncidentGridView> show_grid(EvidenceRoom const& room, IncidentGridQuery const& query,
                                         web::Context const& context, Kept& kept) {
  auto filter = filter_of(query);
  if (!filter) return std::unexpected(filter.error());
  auto const figures = room.database.read(
      [&](store::Reader& reader) { return read_grid(reader, room, std::move(*filter), query.by, kept); });
  if (!figures) return std::unexpected(figures.error());
  if (!figures->incidents.datasets.empty()) return incident_grid_view(*figures, context.tongue);
  auto const none = no_incidents_view(context.tongue);
  return IncidentGridView{.title = none.title, .headline = none.headline, .incidents_page = "/incidents"};
}

}  // namespace

void add_incident_routes(web::Router& router, EvidenceRoom const& room) {
  auto const kept = std::make_shared<Kept>();
  router.page<IncidentQuery, IncidentsView>(
      {.name = "incidents",
       .path = "/incidents",
       .policy = web::Policy::everyone(),
       .title = "Recorded incidents",
       .summary = "Counts of incidents by month, offence and area, with rates and how sure they are.",
       .page = "evidence/incidents",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::geojson},
       .rows = "areas",
       .features = "areas",
       .is_costly = true},
      [room, kept](IncidentQuery const& query, web::Context const& context) {
        return show_incidents(room, query, context, *kept);
      });
  router.page<IncidentGridQuery, IncidentGridView>(
      {.name = "incident_grid",
       .path = "/incidents/grid",
       .policy = web::Policy::everyone(),
       .title = "Incidents by area and offence",
       .summary = "Counts of incidents by area or month and by offence: zero, suppressed and not collected apart.",
       .page = "evidence/incident_grid",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "rows.cells",
       .is_costly = true},
      [room, kept](IncidentGridQuery const& query, web::Context const& context) {
        return show_grid(room, query, context, *kept);
      });
}

}  // namespace wardmote::evidence
