#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "store/board_id.h"

namespace wardmote::store {

struct Job;
using JobId = base::Id<Job>;
struct JobLease;
using JobLeaseId = base::Id<JobLease>;

/// waiting → running → done | failed | cancelled; from running back to waiting when an attempt failed or was given back,
/// and from waiting straight to cancelled. The last three are the end.
enum class JobState { waiting, running, done, failed, cancelled };
BOOST_DESCRIBE_ENUM(JobState, waiting, running, done, failed, cancelled)

bool is_ended(JobState state);

/// The right of one worker to one attempt at a job. Each claim makes a new one, so that an old one opens nothing.
struct JobLease {
  JobId job;
  JobLeaseId id;
  std::string worker;     ///< who holds it, for people
  base::Instant until{};  ///< from then on, another worker may claim the job; until one does, the lease still holds
};

/// How far an attempt has come, in a unit of the handler's.
struct JobProgress {
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0: not known
  std::string words{};     ///< what it is doing: a message id of the catalogues; may be empty
  friend bool operator==(JobProgress const&, JobProgress const&) = default;
};

/// A piece of work that takes longer than a request may.
struct Job {
  JobId id;
  BoardId board;
  std::string kind;     ///< verb and noun: "import_dataset"
  std::string request;  ///< canonical JSON; no personal data
  JobState state = JobState::waiting;
  int attempts = 0;
  int attempts_max = 1;
  base::Instant run_after{};
  std::optional<JobLease> lease{};  ///< while it is running
  JobProgress progress{};
  std::string result{};   ///< JSON; empty unless done
  std::string failure{};  ///< canonical JSON, an object of texts: {"refusal": code, …its values} or {"error": words};
                          ///< of the latest attempt that failed, empty if none did
  std::string asked_by;   ///< as AuditEntry::actor
  base::Instant created_at{};
  std::optional<base::Instant> started_at{};  ///< when its latest attempt began
  std::optional<base::Instant> ended_at{};
  bool cancel_asked = false;
};

/// What is waited after the failure of attempt 1, 2, 3 …: ten seconds, then double each time, at most an hour.
std::chrono::seconds retry_delay(int attempts);

}  // namespace wardmote::store
