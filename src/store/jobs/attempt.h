#pragma once

#include <functional>
#include <string>
#include <variant>

#include "base/refusal.h"
#include "store/jobs/lease_store.h"
#include "store/jobs/progress.h"

namespace wardmote::store {

/// Does the jobs of one kind. Gives the result (JSON), or a refusal.
///
/// - A value: the job is done, even if it was to stop.
/// - `Progress::stopped()`, once it was told to stop: the job is cancelled, or waits for another worker at once.
/// - Another refusal: the job is failed for good, since another attempt would be refused alike.
/// - An exception: the attempt failed; another follows after `retry_delay`, while there are any left.
///
/// A job is done at least once, not exactly once: a worker that is not heard of in time is given up, its job begun
/// again. So a handler can be repeated. What it publishes, it publishes once if it calls `finish_job(writer, …)` in that
/// transaction and undoes it if the lease did not hold; what it gives or throws afterwards changes nothing.
/// Its transactions are much shorter than the lease: while one of them is open, the lease may have to wait to be kept.
using Handler = std::function<base::Answer<std::string>(Job const&, Progress&)>;

/// How an attempt came out: the result, why it failed, or that it stopped when it was told to.
struct Stopped {};
using Outcome = std::variant<std::string, JobFailure, Stopped>;

/// Lets the handler do the job. The one boundary at which what a handler throws is caught.
Outcome attempt(Handler const& handler, Job const& job, Progress& progress);

/// Puts the outcome into the database. Nothing changes if the lease was lost. Throws StoreFailure.
void settle(Database& database, JobLease const& lease, Outcome const& outcome, base::Instant now);

}  // namespace wardmote::store
