#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/area.h"
#include "domains/evidence/dataset.h"
#include "domains/evidence/incident_counts.h"
#include "domains/evidence/incident_filter.h"
#include "domains/evidence/incident_rate.h"
#include "domains/evidence/map_outline.h"
#include "domains/evidence/option.h"
#include "web/context.h"
#include "web/value.h"

namespace wardmote::evidence {

/// What the store gives for the page: counts that the filter leaves, and what is needed to read them.
struct IncidentFigures {
  Dataset dataset;
  IncidentFilter filter;
  std::vector<Dataset> datasets{};        ///< all datasets of incidents
  std::vector<CountOf> months_covered{};  ///< of the whole dataset: a month without any incident was not collected
  std::vector<CountOf> by_month{};
  std::vector<CountOf> by_offence{};
  std::vector<CountOf> by_area{};
  std::vector<CellCount> by_area_and_offence{};
  std::vector<CountOf> offences_offered{};  ///< of the whole dataset
  std::vector<CountOf> by_precision{};
  std::vector<Area> areas{};  ///< that the dataset's areas were found among; may be empty.
};

struct Chip {
  std::string label{};
  std::string page{};  ///< the view without this part of the filter, without language
};
BOOST_DESCRIBE_STRUCT(Chip, (), (label, page))

struct MonthView {
  std::string month{};                      ///< "2018-03"
  std::optional<std::int64_t> incidents{};  ///< null: not collected
};
BOOST_DESCRIBE_STRUCT(MonthView, (), (month, incidents))

struct OffenceView {
  std::string offence{};
  std::int64_t incidents = 0;
  double share = 0;    ///< of the incidents shown, 0..1
  std::string page{};  ///< the view of this offence alone
};
BOOST_DESCRIBE_STRUCT(OffenceView, (), (offence, incidents, share, page))

struct AreaView {
  std::string code{};
  std::string name{};
  std::int64_t incidents = 0;
  std::optional<std::int64_t> population{};
  std::optional<int> population_year{};
  RateOutcome outcome = RateOutcome::population_unknown;
  std::optional<double>
      rate{};  ///< incidents of the period for each 100,000 residents; null unless the outcome is `computed`
  std::optional<double> lower{};
  std::optional<double> upper{};
  GeometryQuality geometry_quality = GeometryQuality::none;
  std::string sentence{};  ///< count and rate in words
  std::string page{};      ///< the view of this area alone
  std::optional<web::RawJson> geometry{};
};
BOOST_DESCRIBE_STRUCT(AreaView, (),
                      (code, name, incidents, population, population_year, outcome, rate, lower, upper,
                       geometry_quality, sentence, page, geometry))

struct PrecisionView {
  std::string precision{};
  std::string meaning{};
  std::int64_t incidents = 0;
};
BOOST_DESCRIBE_STRUCT(PrecisionView, (), (precision, meaning, incidents))

struct IncidentsView {
  std::string title{};
  std::string headline{};
  bool is_empty = true;  ///< nothing matches, or nothing is held
  std::string dataset{};
  std::string dataset_title{};
  std::string publisher{};
  std::string caution{};
  std::string neighbour_sentence{};
  std::vector<Option> datasets{};
  std::vector<Option> offence_options{};
  std::vector<Option> area_options{};
  std::string from{};
  std::string to{};
  std::string first_month{};  ///< of the dataset
  std::string last_month{};
  std::vector<Chip> chips{};
  std::string clear_page{};
  std::string json_page{};  ///< this view as data, without language
  std::string geojson_page{};
  std::string grid_page{};  ///< the same choice as a grid of areas and offences
  std::int64_t incidents = 0;
  std::vector<MonthView> months{};
  std::string months_sentence{};
  std::vector<OffenceView> offences{};
  std::vector<AreaView> areas{};
  std::string areas_sentence{};
  std::string population_sentence{};
  std::int64_t incidents_without_area = 0;
  bool has_outlines = false;
  double outline_tolerance_m = map_tolerance_m;  ///< how far an outline of the GeoJSON may lie from the true one
  std::vector<PrecisionView> precisions{};
};
BOOST_DESCRIBE_STRUCT(IncidentsView, (),
                      (title, headline, is_empty, dataset, dataset_title, publisher, caution, neighbour_sentence,
                       datasets, offence_options, area_options, from, to, first_month, last_month, chips, clear_page,
                       json_page, geojson_page, grid_page, incidents, months, months_sentence, offences, areas,
                       areas_sentence, population_sentence, incidents_without_area, has_outlines, outline_tolerance_m,
                       precisions))

/// The page for these figures. Months inside the period that the dataset does not cover are null; covered months and
/// areas without an incident are zero.
IncidentsView incidents_view(IncidentFigures const& figures, web::Tongue const& tongue);

/// The page when no dataset of incidents is held.
IncidentsView no_incidents_view(web::Tongue const& tongue);

/// Which of `candidates` (the areas of one dataset each) the codes of `by_area` speak of: the one that holds most of
/// the incidents, if it holds at least half; else nothing. Codes of different publishers may coincide by chance, a
/// majority of incidents does not.
std::optional<std::size_t> areas_spoken_of(std::vector<std::vector<Area>> const& candidates,
                                           std::vector<CountOf> const& by_area);

}  // namespace wardmote::evidence
