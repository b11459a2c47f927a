#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/jobs/job.h"
#include "store/session.h"

namespace wardmote::store {

/// What those who ask for work do with jobs; what workers do is in lease_store.h.
///
/// Asking for work, and asking that it stop, is a person's doing: it happens in the caller's `Database::write`, and the
/// caller records its audit entry there ("import_dataset", the job's id as subject). What workers write (leases,
/// progress, outcomes) needs no entry and does not move `Database::revision`: the entry of what a job changed is made
/// by its handler, in the transaction that publishes the change. So an answer that shows jobs is not cached by revision.
struct JobRequest {
  BoardId board;
  std::string kind;     ///< verb and noun: "import_dataset"
  std::string request;  ///< canonical JSON; no personal data
  std::string asked_by;
  int attempts_max = 5;                      ///< at least 1
  std::optional<base::Instant> run_after{};  ///< at once, if not given
};

/// Adds a job that waits. Its work begins after the caller's transaction is committed, not before, and not at all if it
/// is undone. Afterwards `Worker::notify` saves the wait until the next poll.
JobId add_job(Writer& writer, base::Clock const& clock, JobRequest const& request);

enum class Cancelling {
  done,      ///< it was waiting, and is cancelled now
  asked,     ///< it is running: its handler is told at the next beat, and may still end first
  too_late,  ///< it had ended, or the board has no such job
};
Cancelling cancel_job(Writer& writer, BoardId board, JobId job, base::Instant now);

std::optional<Job> find_job(Reader& reader, BoardId board, JobId job);

/// The board's jobs, newest first, at most `count` of them: the newest, or those older than `before` (the last of the
/// page before). By the index job_of_board.
std::vector<Job> list_jobs(Reader& reader, BoardId board, int count, std::optional<JobId> before = std::nullopt);

/// Deletes jobs of all boards that ended before that moment; gives how many. By the index job_ended. What was asked for
/// stays in the audit chain, so it needs no entry of its own (Database::write_unpublished).
std::int64_t delete_old_jobs(Writer& writer, base::Instant ended_before);

}  // namespace wardmote::store
