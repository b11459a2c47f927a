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

struct ScanClusterView {
  std::int64_t rank = 0;  ///< 1: the likeliest
  std::string areas{};
  base::LocalDate first_day{};
  base::LocalDate last_day{};
  std::int64_t observed = 0;
  double expected = 0;
  double relative_risk = 0;
  double radius_km = 0;
  double p_value = 1;
  std::int64_t worlds_as_strong = 0;
  std::optional<double> recurrence_days{};
  bool is_told = false;                    ///< chance alone seldom shows the like
  bool is_new = false;                     ///< the analysis that is repeated did not show it
  std::optional<base::LocalDate> since{};  ///< last day of the analysis of the series that showed it first
  std::string sentence{};
};
BOOST_DESCRIBE_STRUCT(ScanClusterView, (),
                      (rank, areas, first_day, last_day, observed, expected, relative_risk, radius_km, p_value,
                       worlds_as_strong, recurrence_days, is_told, is_new, since, sentence))

/// A cluster of the analysis that is repeated, which is there no more.
struct EndedClusterView {
  std::string areas{};
  base::LocalDate first_day{};
  base::LocalDate last_day{};
  base::LocalDate since{};
};
BOOST_DESCRIBE_STRUCT(EndedClusterView, (), (areas, first_day, last_day, since))

struct ScanAreaView {
  std::string code{};
  std::string name{};
  std::int64_t incidents = 0;        ///< over the whole period
  std::optional<double> expected{};  ///< by residents; null where places are held against their own level
  bool in_cluster = false;           ///< that chance alone seldom shows
  std::int64_t cluster = 0;          ///< its rank; 0: none
  std::string sentence{};
  GeometryQuality geometry_quality = GeometryQuality::none;
  std::optional<web::RawJson> geometry{};
};
BOOST_DESCRIBE_STRUCT(ScanAreaView, (),
                      (code, name, incidents, expected, in_cluster, cluster, sentence, geometry_quality, geometry))

/// What the areas of the likeliest cluster had in a step of time.
struct ScanStepView {
  base::LocalDate first_day{};
  std::int64_t observed = 0;
  double expected = 0;
  bool in_cluster = false;
};
BOOST_DESCRIBE_STRUCT(ScanStepView, (), (first_day, observed, expected, in_cluster))

struct ScanView : RunFrame {
  std::vector<ScanClusterView> clusters{};
  bool is_followed = false;  ///< from an analysis of older data
  std::vector<EndedClusterView> ended{};
  std::string steps_sentence{};
  std::vector<ScanStepView> steps{};
  bool has_outlines = false;
  std::string areas_sentence{};
  std::vector<ScanAreaView> areas{};
  double outline_tolerance_m = map_tolerance_m;
};
BOOST_DESCRIBE_STRUCT(ScanView, (RunFrame),
                      (clusters, is_followed, ended, steps_sentence, steps, has_outlines, areas_sentence, areas,
                       outline_tolerance_m))

/// The page of a scan, waiting, at work or done. Requires the figures of one.
ScanView scan_view(RunFigures const& figures, web::Principal const& principal, base::Instant now,
                   web::Tongue const& tongue);

}  // namespace wardmote::evidence
