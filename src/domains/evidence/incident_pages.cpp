#include "domains/evidence/incident_pages.h"

#include <algorithm>

#include "domains/evidence/area_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/incident_view.h"

namespace wardmote::evidence {
namespace {

std::vector<Dataset> datasets_of_kind(store::Reader& reader, store::BoardId board, DatasetKind kind) {
  auto datasets = list_datasets(reader, board);
  std::erase_if(datasets,
                [&](Dataset const& dataset) { return dataset.kind != kind || !current_version(reader, dataset.id); });
  return datasets;
}

/// The areas that the dataset's counts speak of; none if nobody described them.
std::vector<Area> areas_spoken_of_by(store::Reader& reader, store::BoardId board, Dataset const& dataset) {
  auto const described = datasets_of_kind(reader, board, DatasetKind::areas);
  std::vector<std::vector<Area>> candidates;
  for (auto const& areas : described) candidates.push_back(areas_of_dataset(reader, areas.id, Outlines::without));
  auto const index = areas_spoken_of(candidates, counts_by_area(reader, dataset.id, {}));
  return index ? areas_of_dataset(reader, described[*index].id, Outlines::with) : std::vector<Area>{};
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

base::Answer<IncidentFigures> read_figures(store::Reader& reader, EvidenceRoom const& room, IncidentFilter filter) {
  IncidentFigures figures;
  figures.datasets = datasets_of_kind(reader, room.board, DatasetKind::incidents);
  if (figures.datasets.empty()) return figures;
  auto dataset = chosen_dataset(figures.datasets, filter.dataset);
  if (!dataset) return std::unexpected(dataset.error());
  figures.dataset = std::move(*dataset);
  filter.dataset = figures.dataset.slug;
  auto const id = figures.dataset.id;
  auto const narrowed = count_filter(filter);
  figures.filter = std::move(filter);
  figures.months_covered = counts_by_month(reader, id, {});
  figures.offences_offered = counts_by_offence(reader, id, {});
  figures.by_month = counts_by_month(reader, id, narrowed);
  figures.by_offence = counts_by_offence(reader, id, narrowed);
  figures.by_area = counts_by_area(reader, id, narrowed);
  figures.by_precision = counts_by_place_precision(reader, id);
  figures.areas = areas_spoken_of_by(reader, room.board, figures.dataset);
  if (auto const known = check_known(figures); !known) return std::unexpected(known.error());
  return figures;
}

base::Answer<IncidentsView> show_incidents(EvidenceRoom const& room, IncidentQuery const& query,
                                           web::Context const& context) {
  auto filter = filter_of(query);
  if (!filter) return std::unexpected(filter.error());
  auto const figures =
      room.database.read([&](store::Reader& reader) { return read_figures(reader, room, std::move(*filter)); });
  if (!figures) return std::unexpected(figures.error());
  if (figures->datasets.empty()) return no_incidents_view(context.tongue);
  return incidents_view(*figures, context.tongue);
}

}  // namespace

void add_incident_routes(web::Router& router, EvidenceRoom const& room) {
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
      [room](IncidentQuery const& query, web::Context const& context) { return show_incidents(room, query, context); });
}

}  // namespace wardmote::evidence
