#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/claim.h"
#include "domains/evidence/comparators.h"
#include "domains/evidence/dataset.h"
#include "domains/evidence/funnel.h"
#include "domains/evidence/option.h"
#include "domains/evidence/published_value.h"
#include "web/context.h"

namespace wardmote::evidence {

/// What the store and the decision give for the page.
struct StandingFigures {
  Claim claim;
  Funnel funnel;
  std::vector<PublishedValue> series;
  Comparators comparators;
  ComparatorList list;
  std::vector<int> years;              ///< for which there is a claim about this index in this list
  std::vector<SeverityIndex> indexes;  ///< of which there is one in this list
  std::vector<ComparatorList> lists;   ///< in which there is one about this index
  std::vector<Dataset> sources;
};

struct IntervalView {
  double lower = 0;
  double upper = 0;
  double level = 0;
};
BOOST_DESCRIBE_STRUCT(IntervalView, (), (lower, upper, level))

struct RankView {
  int estimate = 0;
  int lower = 0;
  int upper = 0;
  double level = 0;
};
BOOST_DESCRIBE_STRUCT(RankView, (), (estimate, lower, upper, level))

struct PlaceView {
  std::string name;
  double index = 0;
  double lower = 0;
  double upper = 0;
  std::optional<std::int64_t> population;  ///< null: not published with the value
  int rank_estimate = 0;
  int rank_lower = 0;
  int rank_upper = 0;
  double lowest_probability = 0;  ///< share of draws
  std::string lowest_words;       ///< the same, no surer than that number of draws allows
  bool own = false;
  std::int64_t source_row = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (),
                      (name, index, lower, upper, population, rank_estimate, rank_lower, rank_upper, lowest_probability,
                       lowest_words, own, source_row))

struct FunnelPointView {
  std::string name;
  std::int64_t population = 0;
  double index = 0;
  std::string side;
  bool own = false;
};
BOOST_DESCRIBE_STRUCT(FunnelPointView, (), (name, population, index, side, own))

struct FunnelLimitView {
  double population = 0;
  double lower95 = 0, upper95 = 0;
  double lower998 = 0, upper998 = 0;
};
BOOST_DESCRIBE_STRUCT(FunnelLimitView, (), (population, lower95, upper95, lower998, upper998))

struct FunnelView {
  double mean = 0;
  double between_sd = 0;
  std::string sentence;
  std::vector<FunnelPointView> points;
  std::vector<FunnelLimitView> limits;
};
BOOST_DESCRIBE_STRUCT(FunnelView, (), (mean, between_sd, sentence, points, limits))

struct SeriesPointView {
  int year = 0;
  double value = 0;
  std::optional<double> lower;  ///< null: no population was published with the value, so its uncertainty is not known
  std::optional<double> upper;
  bool break_before = false;  ///< not comparable with the point before: another release, or another definition
  std::string release;        ///< as the source states it
  std::string release_words;  ///< the same without its address: "Oakville Beaver, 2014-08-01, p.4"
  std::string release_page;   ///< its address; empty if none is stated
  bool superseded = false;
  std::int64_t source_row = 0;
};
BOOST_DESCRIBE_STRUCT(SeriesPointView, (),
                      (year, value, lower, upper, break_before, release, release_words, release_page, superseded,
                       source_row))

struct SourceView {
  std::string slug;
  std::string title;
  std::string licence;
  std::string source_date;
};
BOOST_DESCRIBE_STRUCT(SourceView, (), (slug, title, licence, source_date))

/// `/standing` and `wardmote standing`.
struct StandingView {
  int year = 0;
  std::string index;  ///< "csi_total"
  std::string index_name;
  std::string area;
  double value = 0;
  IntervalView interval;
  std::vector<std::string> comparators;  ///< the places compared with, by name
  std::string comparator_list;
  std::string comparator_list_name;
  std::string comparator_note;
  RankView rank;
  RankView cautious_rank;
  double lowest_probability = 0;
  ClaimVerdict verdict = ClaimVerdict::between;
  std::string sentence;            ///< what the numbers support
  std::string certainty_sentence;  ///< how far it holds
  std::string change_sentence;
  std::string ranks_sentence;
  std::vector<PlaceView> places;
  FunnelView funnel;
  std::string caution_source;
  std::string series_sentence;
  std::vector<SeriesPointView> series;
  double model_scale = 0;           ///< of analysis/severity/scale.h
  double model_overdispersion = 0;  ///< typical
  double model_cautious = 0;        ///< over-dispersion of the cautious reading
  bool model_assumes = false;       ///< some population is the list's floor
  double level = 0;
  std::vector<Option> index_options;
  std::vector<Option> year_options;
  std::vector<Option> comparator_options;
  std::vector<SourceView> sources;
};
BOOST_DESCRIBE_STRUCT(StandingView, (),
                      (year, index, index_name, area, value, interval, comparators, comparator_list,
                       comparator_list_name, comparator_note, rank, cautious_rank, lowest_probability, verdict,
                       sentence, certainty_sentence, change_sentence, ranks_sentence, places, funnel, caution_source,
                       series_sentence, series, model_scale, model_overdispersion, model_cautious, model_assumes, level,
                       index_options, year_options, comparator_options, sources))

/// The page of these figures.
StandingView standing_view(StandingFigures const& figures, web::Tongue const& tongue);

/// The name of an index in the middle of a sentence: "crime severity index".
std::string name_of(SeverityIndex index, web::Tongue const& tongue);

}  // namespace wardmote::evidence
