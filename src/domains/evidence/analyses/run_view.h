#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/analyses/finding.h"
#include "domains/evidence/analyses/run_result.h"
#include "domains/evidence/analyses/run_sentences.h"
#include "domains/evidence/area.h"
#include "domains/evidence/map_outline.h"
#include "store/jobs/job.h"
#include "web/context.h"
#include "web/value.h"

namespace wardmote::evidence {

/// What the store gives for the page of a run.
struct RunFigures {
  Run run{};
  std::optional<RunResult> result{};  ///< nothing until it is done
  Dataset dataset{};
  std::optional<store::Job> job{};  ///< as far as the reader may see it
  std::vector<Area> areas{};        ///< with outlines for a map
  std::vector<Finding> findings{};  ///< that rest on it and that the reader may see
};

struct Crumb {
  std::string path;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(Crumb, (), (path, label))

struct RunClusterView {
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
  bool is_told = false;  ///< chance alone seldom shows the like
  std::string sentence{};
};
BOOST_DESCRIBE_STRUCT(RunClusterView, (),
                      (rank, areas, first_day, last_day, observed, expected, relative_risk, radius_km, p_value,
                       worlds_as_strong, recurrence_days, is_told, sentence))

struct RunAreaView {
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
BOOST_DESCRIBE_STRUCT(RunAreaView, (),
                      (code, name, incidents, expected, in_cluster, cluster, sentence, geometry_quality, geometry))

/// What the areas of the likeliest cluster had in a step of time.
struct RunStepView {
  base::LocalDate first_day{};
  std::int64_t observed = 0;
  double expected = 0;
  bool in_cluster = false;
};
BOOST_DESCRIBE_STRUCT(RunStepView, (), (first_day, observed, expected, in_cluster))

struct MethodRow {
  std::string label{};
  std::string value{};
};
BOOST_DESCRIBE_STRUCT(MethodRow, (), (label, value))

struct RestingFinding {
  std::string finding_id{};
  FindingState state = FindingState::drafted;
};
BOOST_DESCRIBE_STRUCT(RestingFinding, (), (finding_id, state))

struct RunView {
  std::vector<Crumb> breadcrumbs{};
  std::string title{};
  std::string run_id{};
  store::JobState state = store::JobState::waiting;
  bool is_at_work = false;
  int percent = 0;
  std::string remaining{};  ///< how long it still takes, in words; empty: not known yet
  std::optional<std::int64_t> refresh_s{};
  std::string failure{};
  bool may_cancel = false;
  bool may_draft = false;
  std::string dataset{};
  std::string dataset_title{};
  std::string publisher{};
  std::string caution{};
  std::string headline{};
  std::string certainty{};
  std::string power{};
  std::vector<std::string> limits{};
  std::vector<RunClusterView> clusters{};
  std::string steps_sentence{};
  std::vector<RunStepView> steps{};
  bool has_outlines = false;
  std::string areas_sentence{};
  std::vector<RunAreaView> areas{};
  double outline_tolerance_m = map_tolerance_m;
  std::vector<MethodRow> method{};
  std::vector<RestingFinding> findings{};
  std::string version_hash{};
  std::string input_hash{};
  std::string result_hash{};
};
BOOST_DESCRIBE_STRUCT(RunView, (),
                      (breadcrumbs, title, run_id, state, is_at_work, percent, remaining, refresh_s, failure,
                       may_cancel, may_draft, dataset, dataset_title, publisher, caution, headline, certainty, power,
                       limits, clusters, steps_sentence, steps, has_outlines, areas_sentence, areas,
                       outline_tolerance_m, method, findings, version_hash, input_hash, result_hash))

/// The page of a run, waiting, at work or done.
RunView run_view(RunFigures const& figures, web::Principal const& principal, base::Instant now,
                 web::Tongue const& tongue);

/// How the run stands: what came out, if anything did, else what its job says.
store::JobState state_of(Run const& run, std::optional<store::Job> const& job);

RunNames names_of(Dataset const& dataset, std::vector<Area> const& areas, web::Language language);

}  // namespace wardmote::evidence
