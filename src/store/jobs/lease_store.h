#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>

#include "store/database.h"
#include "store/jobs/job.h"

namespace wardmote::store {

/// What a worker does with jobs. Each of these that takes a Database is one transaction of its own, written without an audit entry and
/// without moving `Database::revision` (jobs_store.h says why); each throws StoreFailure. A lease opens one attempt:
/// as soon as the job was claimed again, cancelled, given back or ended, everything done with it changes nothing.

/// Job::kind of what tells somebody of a job that failed for good: added in the transaction in which it failed, with
/// {"job": its id} as its request. It is done by whoever handles this kind.
inline constexpr std::string_view telling_kind = "tell_of_failed_job";

/// What a worker can do, and on what terms it takes work.
struct Claim {
  std::set<std::string> kinds;         ///< at least one
  std::string worker;                  ///< for people: machine, process, thread
  std::chrono::microseconds duration;  ///< how long nothing need be heard of the worker
};

/// Takes the job of these kinds that is due and comes first by `run_after`, then by id: one that waits, or one whose
/// lease ran out, with one more attempt begun. Nothing if none is due; asking then takes no lock. No two claims get one
/// attempt. A job whose lease ran out is not given but ended if somebody asked to cancel it (cancelled) or if it has no
/// attempt left (failed). After the clock was set back, what it would keep waiting till then is due. By the indexes
/// job_open and job_leased.
std::optional<Job> claim_job(Database& database, base::Clock const& clock, Claim const& claim);

enum class GoOn {
  yes,
  cancelled,  ///< somebody asked to cancel it: stop, and `give_back_job`
  lost,       ///< the lease opens nothing any more: stop
};

/// Holds the lease until `until` and shows `progress` to readers.
GoOn keep_job(Database& database, JobLease const& lease, base::Instant until, JobProgress const& progress);

/// Whether the lease still opens the job. Asked in a transaction that writes, it keeps a worker that lost its lease from
/// writing: it sees so there, or is undone.
bool holds_lease(Reader& reader, JobLease const& lease);

/// Ends the job as done, even if it was to be cancelled: the work is done. Whether the lease held. With a Writer it is
/// done in the transaction that publishes what the handler did: both are there or neither, so that it is published once
/// however often the job was begun. If the lease did not hold, that transaction is to be undone.
bool finish_job(Writer& writer, JobLease const& lease, std::string const& result, base::Instant now);
bool finish_job(Database& database, JobLease const& lease, std::string const& result, base::Instant now);

struct JobFailure {
  std::string reason;     ///< as Job::failure
  bool is_final = false;  ///< whether another attempt would fail alike
};

/// Ends the attempt: the job waits for `retry_delay`, or is failed if that was final or the last attempt, or cancelled if
/// that was asked for. Whether the lease held.
bool fail_job(Database& database, JobLease const& lease, JobFailure const& failure, base::Instant now);

/// Ends the attempt as if it had not been: the job waits and is due, or is cancelled if that was asked for. Whether the
/// lease held.
bool give_back_job(Database& database, JobLease const& lease, base::Instant now);

}  // namespace wardmote::store
