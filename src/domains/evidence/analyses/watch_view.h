#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/analyses/run_frame.h"
#include "domains/evidence/map_outline.h"
#include "web/value.h"

namespace wardmote::evidence {

struct WatchSeriesView {
  std::int64_t rank = 0;  ///< 1: the most unusual
  std::string area{};     ///< code
  std::string area_name{};
  std::string offence{};
  base::LocalDate week{};
  std::int64_t observed = 0;
  double expected = 0;
  std::optional<std::int64_t> usual_from{};  ///< null for methods that add up weeks
  std::optional<std::int64_t> usual_to{};
  std::optional<double> upper_limit{};  ///< the method's own
  double p = 1;
  double q = 1;
  std::string p_words{};  ///< with as many digits as say something
  std::string q_words{};
  std::optional<std::int64_t> alarm_from{};  ///< the least count that would have been an alarm
  WatchDecision decision = WatchDecision::usual;
  std::string reading{};  ///< the decision in words
};
BOOST_DESCRIBE_STRUCT(WatchSeriesView, (),
                      (rank, area, area_name, offence, week, observed, expected, usual_from, usual_to, upper_limit, p,
                       q, p_words, q_words, alarm_from, decision, reading))

struct WatchWeekView {
  base::LocalDate first_day{};
  std::int64_t observed = 0;
  std::optional<double> expected{};  ///< null where what came before is too short
  std::optional<std::int64_t> usual_from{};
  std::optional<std::int64_t> usual_to{};
};
BOOST_DESCRIBE_STRUCT(WatchWeekView, (), (first_day, observed, expected, usual_from, usual_to))

struct WatchAreaView {
  std::string code{};
  std::string name{};
  std::int64_t incidents = 0;  ///< in the week, of all offences looked at
  std::int64_t alarms = 0;     ///< of its offences
  std::string sentence{};
  GeometryQuality geometry_quality = GeometryQuality::none;
  std::optional<web::RawJson> geometry{};
};
BOOST_DESCRIBE_STRUCT(WatchAreaView, (), (code, name, incidents, alarms, sentence, geometry_quality, geometry))

struct WatchView : RunFrame {
  std::string week{};
  std::int64_t alarms = 0;
  std::vector<WatchSeriesView> told{};    ///< the alarms, and the most unusual of the others: each has a timeline
  std::vector<WatchSeriesView> series{};  ///< all
  std::int64_t shown = 0;                 ///< rank of the one whose timeline is shown; 0: none
  std::string timeline_sentence{};
  std::vector<WatchWeekView> timeline{};
  bool has_outlines = false;
  std::string areas_sentence{};
  std::vector<WatchAreaView> areas{};
  double outline_tolerance_m = map_tolerance_m;
};
BOOST_DESCRIBE_STRUCT(WatchView, (RunFrame),
                      (week, alarms, told, series, shown, timeline_sentence, timeline, has_outlines, areas_sentence,
                       areas, outline_tolerance_m))

/// The page of an early warning, waiting, at work or done, with the timeline of the series of that rank, or of the first if
/// there is none of it. Requires the figures of one.
WatchView watch_view(RunFigures const& figures, std::int64_t rank, web::Principal const& principal, base::Instant now,
                     web::Tongue const& tongue);

}  // namespace wardmote::evidence
