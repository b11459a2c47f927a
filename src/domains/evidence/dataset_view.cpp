#include "domains/evidence/dataset_view.h"

#include <algorithm>
#include <numeric>

#include "base/choice.h"
#include "domains/evidence/dataset_words.h"
#include "domains/evidence/incident_words.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

VersionView version_view(DatasetVersion const& version) {
  return {.version = version.number,
          .state = version.state,
          .imported_at = base::to_text(version.imported_at),
          .file_name = version.file_name,
          .file_bytes = version.file_bytes,
          .file_hash = version.file_hash,
          .rows_taken = version.rows_taken,
          .rows_rejected = version.rows_rejected,
          .first_period = version.first_period,
          .last_period = version.last_period};
}

std::vector<CodebookLine> said(std::vector<ColumnMeaning> const& meanings, Tongue const& tongue) {
  std::vector<CodebookLine> lines;
  for (auto const& line : meanings) lines.push_back({std::string(line.name), tongue.text(line.meaning)});
  return lines;
}

AreaLine area_line(Area const& area, Tongue const& tongue) {
  return {.kind = area.kind,
          .code = area.code,
          .name = area.name.in(tongue.language()),
          .parent_code = area.parent_code.value_or(""),
          .population = area.population,
          .population_year = area.population_year,
          .outline = area.geometry_quality,
          .outline_label = tongue.text(label_of(area.geometry_quality))};
}

void add_measures(DatasetView& view, DatasetFigures const& figures, Tongue const& tongue) {
  for (auto const& measure : figures.measures)
    view.measures.push_back({.measure = measure.measure,
                             .meaning = tongue.text(meaning_of_measure(measure.measure)),
                             .values = measure.values,
                             .zeros = measure.zeros,
                             .not_published = measure.not_published,
                             .first_year = measure.first_year,
                             .last_year = measure.last_year,
                             .several_years = measure.first_year != measure.last_year,
                             .areas = measure.areas});
}

void add_incidents(DatasetView& view, DatasetFigures const& figures, Tongue const& tongue) {
  std::int64_t total = 0;
  for (auto const& count : figures.offences) total += count.incidents;
  for (auto const& count : figures.offences)
    view.offences.push_back({.offence = count.key,
                             .incidents = count.incidents,
                             .share = static_cast<double>(count.incidents) / static_cast<double>(total),
                             .page = page_of({.dataset = figures.dataset.slug, .offence = count.key})});
  std::ranges::stable_sort(view.offences, std::greater{}, &OffenceView::incidents);
  for (auto const& count : figures.precisions)
    view.precisions.push_back(
        {count.key, tongue.text(meaning_of(base::choice_of<PlacePrecision>(count.key))), count.incidents});
}

void add_areas(DatasetView& view, DatasetFigures const& figures, Tongue const& tongue) {
  view.areas_held = static_cast<std::int64_t>(figures.areas.size());
  for (auto const& area : figures.areas) {
    view.has_outlines |= area.geometry.has_value();
    view.has_approximate_outlines |= area.geometry_quality == GeometryQuality::approximate;
    if (view.areas.size() < areas_shown_max) view.areas.push_back(area_line(area, tongue));
  }
}

/// The last segment of the download of that kind.
std::string_view download_of(DatasetKind kind) {
  return kind == DatasetKind::areas ? "areas" : kind == DatasetKind::incidents ? "counts" : "values";
}

void add_downloads(DatasetView& view, Tongue const& tongue) {
  auto const page = "/data/" + view.slug + "/" + std::string(download_of(view.kind));
  view.downloads = {{page + ".csv", tongue.text("Spreadsheet (CSV)")},
                    {page + ".json", tongue.text("For programs (JSON)")}};
  if (view.has_outlines) view.downloads.push_back({page + ".geojson", tongue.text("Outlines (GeoJSON)")});
}

std::string citation_of(DatasetFigures const& figures, Tongue const& tongue) {
  auto const& dataset = figures.dataset;
  if (figures.versions.empty()) return {};
  auto const& version = figures.versions.front();
  return tongue.text(
      "{publisher}. “{title}.” {licence}. Version {version}, read by Wardmote on {date}; BLAKE2b-256 of the file "
      "{hash}.",
      {{"publisher", tongue.text(dataset.publisher)},
       {"title", dataset.title.in(tongue.language())},
       {"licence", tongue.text(dataset.licence)},
       {"version", std::to_string(version.number)},
       {"date", tongue.date(base::LocalDate(std::chrono::floor<std::chrono::days>(version.imported_at)))},
       {"hash", version.file_hash}});
}

void add_current(DatasetView& view, DatasetFigures const& figures) {
  for (auto const& version : figures.versions) view.versions.push_back(version_view(version));
  auto const current = std::ranges::find(figures.versions, VersionState::current, &DatasetVersion::state);
  if (current == figures.versions.end()) return;
  view.is_loaded = true;
  view.rows_taken = current->rows_taken;
  view.rows_rejected = current->rows_rejected;
}

}  // namespace

DatasetCard dataset_card(Dataset const& dataset, std::optional<DatasetVersion> const& version, Tongue const& tongue) {
  DatasetCard card{.slug = dataset.slug,
                   .title = dataset.title.in(tongue.language()),
                   .summary = dataset.summary.in(tongue.language()),
                   .kind = dataset.kind,
                   .kind_label = tongue.text(label_of(dataset.kind)),
                   .publisher = dataset.publisher,
                   .licence = dataset.licence};
  if (!version) return card;
  card.is_loaded = true;
  card.version = version->number;
  card.rows = version->rows_taken;
  card.first_period = version->first_period;
  card.last_period = version->last_period;
  card.is_one_period = card.first_period == card.last_period;
  card.imported_at = base::to_text(version->imported_at);
  return card;
}

DatasetView dataset_view(DatasetFigures const& figures, Tongue const& tongue) {
  auto const& dataset = figures.dataset;
  DatasetView view{.title = dataset.title.in(tongue.language()),
                   .slug = dataset.slug,
                   .kind = dataset.kind,
                   .kind_label = tongue.text(label_of(dataset.kind)),
                   .summary = dataset.summary.in(tongue.language()),
                   .caution = dataset.caution.in(tongue.language()),
                   .publisher = dataset.publisher,
                   .licence = dataset.licence,
                   .licence_is_checked = dataset.licence_is_checked,
                   .source = dataset.source,
                   .source_url = dataset.source_url,
                   .source_date = dataset.source_date};
  add_current(view, figures);
  add_measures(view, figures, tongue);
  add_incidents(view, figures, tongue);
  add_areas(view, figures, tongue);
  view.columns = said(columns_of(dataset.kind), tongue);
  if (dataset.kind == DatasetKind::published_values) view.absences = said(absences(), tongue);
  if (view.is_loaded) add_downloads(view, tongue);
  view.citation = citation_of(figures, tongue);
  return view;
}

}  // namespace wardmote::evidence
