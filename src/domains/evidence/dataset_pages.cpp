#include "domains/evidence/dataset_pages.h"

#include "domains/evidence/area_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/dataset_view.h"
#include "domains/evidence/download_pages.h"

namespace wardmote::evidence {
namespace {

struct DatasetQuery {
  std::string dataset{};
};
BOOST_DESCRIBE_STRUCT(DatasetQuery, (), (dataset))

base::Answer<DatasetsView> list_all(EvidenceRoom const& room, web::Context const& context) {
  return room.database.read([&](store::Reader& reader) {
    DatasetsView view;
    for (auto const& dataset : list_datasets(reader, room.board))
      view.datasets.push_back(dataset_card(dataset, current_version(reader, dataset.id), context.tongue));
    return view;
  });
}

DatasetFigures figures_of(store::Reader& reader, Dataset const& dataset) {
  DatasetFigures figures{.dataset = dataset, .versions = list_versions(reader, dataset.id)};
  switch (dataset.kind) {
    case DatasetKind::published_values: figures.measures = measures_of(reader, dataset.id); break;
    case DatasetKind::areas: figures.areas = areas_of_dataset(reader, dataset.id, Outlines::with); break;
    case DatasetKind::incidents:
      figures.offences = by_offence(counts_in_grid(reader, dataset.id, GridRows::month, {}));
      figures.precisions = counts_by_place_precision(reader, dataset.id);
      break;
  }
  return figures;
}

base::Answer<DatasetView> show_dataset(EvidenceRoom const& room, DatasetQuery const& query,
                                       web::Context const& context) {
  return room.database.read([&](store::Reader& reader) -> base::Answer<DatasetView> {
    auto const dataset = find_dataset(reader, room.board, query.dataset);
    if (!dataset) return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", query.dataset}});
    return dataset_view(figures_of(reader, *dataset), context.tongue);
  });
}

}  // namespace

void add_dataset_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<web::NoQuery, DatasetsView>(
      {.name = "list_datasets",
       .path = "/data",
       .policy = web::Policy::everyone(),
       .title = "Data",
       .summary = "Every file that the figures here come from: publisher, licence, date and hash.",
       .page = "evidence/data",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::atom},
       .rows = "datasets",
       .feed = {.entries = "datasets",
                .key = "{slug}/{version}",
                .headline = "{title}",
                .updated = "imported_at",
                .path = "/data/{slug}",
                .text = "{summary}"}},
      [room](web::NoQuery const&, web::Context const& context) { return list_all(room, context); });
  router.page<DatasetQuery, DatasetView>(
      {.name = "dataset",
       .path = "/data/{dataset}",
       .policy = web::Policy::everyone(),
       .title = "Dataset",
       .summary = "Where a dataset comes from, what is in it, what to be careful about, and its downloads.",
       .page = "evidence/data_dataset"},
      [room](DatasetQuery const& query, web::Context const& context) { return show_dataset(room, query, context); });
  add_download_routes(router, room);
}

}  // namespace wardmote::evidence
