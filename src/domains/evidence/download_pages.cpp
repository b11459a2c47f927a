#include "domains/evidence/download_pages.h"

#include "domains/evidence/area_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/dataset_words.h"
#include "domains/evidence/incident_store.h"
#include "domains/evidence/map_outline.h"
#include "domains/evidence/published_value_store.h"

namespace wardmote::evidence {
namespace {

struct DownloadQuery {
  std::string dataset{};
};
BOOST_DESCRIBE_STRUCT(DownloadQuery, (), (dataset))

enum class OutlineDetail { whole, map };
BOOST_DESCRIBE_ENUM(OutlineDetail, whole, map)

struct AreasQuery {
  std::string dataset{};
  OutlineDetail outlines = OutlineDetail::whole;  ///< `map`: with fewer corners (map_outline.h)
};
BOOST_DESCRIBE_STRUCT(AreasQuery, (), (dataset, outlines))

struct ValueRow {
  std::string area{};
  AreaKind area_kind = AreaKind::police_service;
  int year = 0;
  std::string measure{};
  std::string offence{};
  std::optional<double> value{};
  Presence presence = Presence::given;
  std::string status{};
  bool is_revised = false;
  bool break_before = false;
  std::string release{};
  std::int64_t source_row = 0;
  std::int64_t since_version = 0;
  std::optional<std::int64_t> superseded_version{};
};
BOOST_DESCRIBE_STRUCT(ValueRow, (),
                      (area, area_kind, year, measure, offence, value, presence, status, is_revised, break_before,
                       release, source_row, since_version, superseded_version))

struct CountRow {
  std::string month{};
  std::string offence{};
  std::string area{};
  std::int64_t incidents = 0;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (month, offence, area, incidents))

struct AreaRow {
  AreaKind kind = AreaKind::municipality;
  std::string code{};
  std::string name{};
  std::string parent_code{};
  std::optional<std::int64_t> population{};
  std::optional<int> population_year{};
  GeometryQuality geometry_quality = GeometryQuality::none;
  std::string sentence{};  ///< for the map
  std::optional<web::RawJson> geometry{};
};
BOOST_DESCRIBE_STRUCT(AreaRow, (),
                      (kind, code, name, parent_code, population, population_year, geometry_quality, sentence,
                       geometry))

template <class Row>
struct Rows {
  std::string dataset{};
  std::vector<Row> rows{};
};
using ValuesView = Rows<ValueRow>;
using CountsView = Rows<CountRow>;
using AreasView = Rows<AreaRow>;
BOOST_DESCRIBE_STRUCT(ValuesView, (), (dataset, rows))
BOOST_DESCRIBE_STRUCT(CountsView, (), (dataset, rows))
BOOST_DESCRIBE_STRUCT(AreasView, (), (dataset, rows))

ValueRow row_of(PublishedValue const& value) {
  return {.area = value.area,
          .area_kind = value.area_kind,
          .year = value.year,
          .measure = value.measure,
          .offence = value.offence,
          .value = value.value,
          .presence = presence_of(value),
          .status = value.status,
          .is_revised = value.is_revised,
          .break_before = value.break_before,
          .release = value.release,
          .source_row = value.source_row,
          .since_version = value.since_version,
          .superseded_version = value.superseded_version};
}

CountRow row_of(IncidentCount const& count) { return {count.month, count.offence, count.area, count.incidents}; }

/// "183,314 residents in 2016; approximate outline"
std::string area_line_sentence(Area const& area, web::Tongue const& tongue) {
  auto const outline = tongue.text(label_of(area.geometry_quality));
  if (!area.population) return outline;
  return tongue.text("{population} residents in {year}; {outline}",
                     {{"population", tongue.number(static_cast<double>(*area.population), 0)},
                      {"year", area.population_year ? std::to_string(*area.population_year) : "?"},
                      {"outline", outline}});
}

AreaRow row_of(Area const& area, web::Tongue const& tongue) {
  AreaRow row{.kind = area.kind,
              .code = area.code,
              .name = area.name.in(tongue.language()),
              .parent_code = area.parent_code.value_or(""),
              .population = area.population,
              .population_year = area.population_year,
              .geometry_quality = area.geometry_quality,
              .sentence = area_line_sentence(area, tongue)};
  if (area.geometry) row.geometry = web::RawJson{*area.geometry};
  return row;
}

/// The rows that `read(reader, dataset)` gives of the dataset that was asked for, if it is of that kind.
template <class View, class Read>
base::Answer<View> rows_of(EvidenceRoom const& room, std::string const& slug, DatasetKind kind, Read read) {
  return room.database.read([&](store::Reader& reader) -> base::Answer<View> {
    auto const dataset = find_dataset(reader, room.board, slug);
    if (!dataset || dataset->kind != kind) return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", slug}});
    View view{.dataset = dataset->slug};
    read(reader, dataset->id, view.rows);
    return view;
  });
}

web::RouteInfo download(std::string noun, std::string summary) {
  return {.name = "download_" + noun,
          .path = "/data/{dataset}/" + noun,
          .policy = web::Policy::everyone(),
          .title = "Download",
          .summary = std::move(summary),
          .page = {},
          .formats = {web::Format::csv, web::Format::json},
          .rows = "rows",
          .is_costly = true};
}

}  // namespace

void add_download_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<DownloadQuery, ValuesView>(
      download("values",
               std::string(web::message_id("The published values of a dataset, with those that were replaced."))),
      [room](DownloadQuery const& query, web::Context const&) {
        return rows_of<ValuesView>(room, query.dataset, DatasetKind::published_values,
                                   [](store::Reader& reader, auto id, auto& rows) {
                                     for (auto const& value : values_and_revisions_of(reader, id, {}))
                                       rows.push_back(row_of(value));
                                   });
      });
  router.page<DownloadQuery, CountsView>(
      download("counts",
               std::string(web::message_id("The incidents of a dataset, counted by month, offence and area."))),
      [room](DownloadQuery const& query, web::Context const&) {
        return rows_of<CountsView>(room, query.dataset, DatasetKind::incidents,
                                   [](store::Reader& reader, auto id, auto& rows) {
                                     for (auto const& count : all_counts(reader, id)) rows.push_back(row_of(count));
                                   });
      });
  auto areas = download("areas", std::string(web::message_id("The areas of a dataset, with population and outline.")));
  areas.formats.push_back(web::Format::geojson);
  areas.features = "rows";
  router.page<AreasQuery, AreasView>(std::move(areas), [room](AreasQuery const& query, web::Context const& context) {
    return rows_of<AreasView>(room, query.dataset, DatasetKind::areas, [&](store::Reader& reader, auto id, auto& rows) {
      auto held = areas_of_dataset(reader, id, Outlines::with);
      if (query.outlines == OutlineDetail::map) simplify_outlines(held);
      for (auto const& area : held) rows.push_back(row_of(area, context.tongue));
    });
  });
}

}  // namespace wardmote::evidence
