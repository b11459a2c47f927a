#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/analyses/finding.h"
#include "domains/evidence/analyses/run_kinds.h"
#include "domains/evidence/area.h"
#include "store/jobs/job.h"
#include "web/context.h"
#include "web/crumb.h"

namespace wardmote::evidence {

/// What the store gives for the page of a run.
struct RunFigures {
  Run run{};
  std::optional<RunResult> result{};  ///< nothing until it is done
  Dataset dataset{};
  std::optional<store::Job> job{};   ///< as far as the reader may see it
  std::vector<Area> areas{};         ///< with outlines for a map
  std::vector<Finding> findings{};   ///< that rest on it and that the reader may see
  std::optional<Run> repeated_by{};  ///< told of one run alone, to who sees all runs
};

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

/// What the page of every run shows, whatever its kind; the view of a kind adds what it found.
struct RunFrame {
  std::vector<web::Crumb> breadcrumbs{};
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
  bool may_repeat = false;          ///< it is not repeated yet
  bool may_end_repetition = false;  ///< it is
  bool is_repeated = false;         ///< newer data will be asked the same
  std::string
      repeats_page{};  ///< of the run of older data that it repeats, without language; empty: none that the reader may see
  std::string repeated_by_page{};  ///< of the one of newer data
  std::string dataset{};
  std::string dataset_title{};
  std::string publisher{};
  std::string caution{};
  std::string headline{};
  std::string certainty{};
  std::string power{};
  std::vector<std::string> limits{};
  std::vector<MethodRow> method{};
  std::vector<RestingFinding> findings{};
  std::string version_hash{};
  std::string input_hash{};
  std::string result_hash{};
};
BOOST_DESCRIBE_STRUCT(RunFrame, (),
                      (breadcrumbs, title, run_id, state, is_at_work, percent, remaining, refresh_s, failure,
                       may_cancel, may_draft, may_repeat, may_end_repetition, is_repeated, repeats_page,
                       repeated_by_page, dataset, dataset_title, publisher, caution, headline, certainty, power, limits,
                       method, findings, version_hash, input_hash, result_hash))

/// The frame of a run, waiting, at work or done; how it was made is of its kind and left empty.
RunFrame frame_of(RunFigures const& figures, web::Principal const& principal, base::Instant now,
                  web::Tongue const& tongue);

/// How the run stands: what came out, if anything did, else what its job says.
store::JobState state_of(Run const& run, std::optional<store::Job> const& job);

RunNames names_of(Dataset const& dataset, std::vector<Area> const& areas, web::Language language);

/// What lists, findings and frames say of a run; an empty one until it is done.
RunStory story_of(RunFigures const& figures, web::Tongue const& tongue);

/// The outline of an area, if there is one.
Area const* outlined(RunFigures const& figures, std::string const& code);

}  // namespace wardmote::evidence
