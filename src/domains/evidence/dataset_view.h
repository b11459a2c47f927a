#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/area.h"
#include "domains/evidence/dataset.h"
#include "domains/evidence/incident_store.h"
#include "domains/evidence/incident_view.h"
#include "domains/evidence/published_value_store.h"
#include "web/context.h"

namespace wardmote::evidence {

/// A dataset in the list of all.
struct DatasetCard {
  std::string slug{};
  std::string title{};
  std::string summary{};
  DatasetKind kind = DatasetKind::published_values;
  std::string kind_label{};
  std::string publisher{};
  std::string licence{};
  bool is_loaded = false;  ///< a file of it was read
  std::int64_t version = 0;
  std::int64_t rows = 0;
  std::string first_period{};
  std::string last_period{};
  bool is_one_period = false;
  std::string imported_at{};  ///< when that version was read; empty: none was
};
BOOST_DESCRIBE_STRUCT(DatasetCard, (),
                      (slug, title, summary, kind, kind_label, publisher, licence, is_loaded, version, rows,
                       first_period, last_period, is_one_period, imported_at))

struct DatasetsView {
  std::vector<DatasetCard> datasets{};
};
BOOST_DESCRIBE_STRUCT(DatasetsView, (), (datasets))

/// One reading of a file.
struct VersionView {
  std::int64_t version = 0;
  VersionState state = VersionState::current;
  std::string imported_at{};  ///< UTC, RFC 3339
  std::string file_name{};
  std::int64_t file_bytes = 0;
  std::string file_hash{};  ///< BLAKE2b-256
  std::int64_t rows_taken = 0;
  std::int64_t rows_rejected = 0;
  std::string first_period{};
  std::string last_period{};
};
BOOST_DESCRIBE_STRUCT(VersionView, (),
                      (version, state, imported_at, file_name, file_bytes, file_hash, rows_taken, rows_rejected,
                       first_period, last_period))

/// A line of the codebook: what a measure, or a column of a download, means.
struct CodebookLine {
  std::string name{};
  std::string meaning{};
};
BOOST_DESCRIBE_STRUCT(CodebookLine, (), (name, meaning))

struct MeasureView {
  std::string measure{};
  std::string meaning{};
  std::int64_t values = 0;
  std::int64_t zeros = 0;
  std::int64_t not_published = 0;
  int first_year = 0;
  int last_year = 0;
  bool several_years = false;
  std::int64_t areas = 0;
};
BOOST_DESCRIBE_STRUCT(MeasureView, (),
                      (measure, meaning, values, zeros, not_published, first_year, last_year, several_years, areas))

struct AreaLine {
  AreaKind kind = AreaKind::municipality;
  std::string code{};
  std::string name{};
  std::string parent_code{};
  std::optional<std::int64_t> population{};
  std::optional<int> population_year{};
  GeometryQuality outline = GeometryQuality::none;
  std::string outline_label{};
};
BOOST_DESCRIBE_STRUCT(AreaLine, (),
                      (kind, code, name, parent_code, population, population_year, outline, outline_label))

struct Download {
  std::string page{};  ///< without language
  std::string label{};
};
BOOST_DESCRIBE_STRUCT(Download, (), (page, label))

struct DatasetView {
  std::string title{};
  std::string slug{};
  DatasetKind kind = DatasetKind::published_values;
  std::string kind_label{};
  std::string summary{};
  std::string caution{};
  std::string publisher{};
  std::string licence{};
  bool licence_is_checked = false;
  std::string source{};
  std::string source_url{};
  std::string source_date{};
  bool is_loaded = false;
  std::int64_t rows_taken = 0;
  std::int64_t rows_rejected = 0;
  std::vector<VersionView> versions{};
  std::vector<MeasureView> measures{};  ///< of published values
  std::vector<OffenceView> offences{};  ///< of incidents
  std::vector<PrecisionView> precisions{};
  std::vector<AreaLine> areas{};  ///< of areas; at most areas_shown_max
  std::int64_t areas_held = 0;
  bool has_outlines = false;
  bool has_approximate_outlines = false;
  std::vector<CodebookLine> columns{};   ///< of the download
  std::vector<CodebookLine> absences{};  ///< zero, suppressed and not collected
  std::vector<Download> downloads{};
  std::string citation{};
};
BOOST_DESCRIBE_STRUCT(DatasetView, (),
                      (title, slug, kind, kind_label, summary, caution, publisher, licence, licence_is_checked, source,
                       source_url, source_date, is_loaded, rows_taken, rows_rejected, versions, measures, offences,
                       precisions, areas, areas_held, has_outlines, has_approximate_outlines, columns, absences,
                       downloads, citation))

/// As many areas as the page lists; all are in the downloads.
inline constexpr std::size_t areas_shown_max = 200;

/// What the store gives for the page of one dataset; only the lists of its kind are filled.
struct DatasetFigures {
  Dataset dataset;
  std::vector<DatasetVersion> versions{};
  std::vector<MeasureSummary> measures{};
  std::vector<CountOf> offences{};
  std::vector<CountOf> precisions{};
  std::vector<Area> areas{};  ///< with outlines
};

DatasetCard dataset_card(Dataset const& dataset, std::optional<DatasetVersion> const& version,
                         web::Tongue const& tongue);
DatasetView dataset_view(DatasetFigures const& figures, web::Tongue const& tongue);

}  // namespace wardmote::evidence
