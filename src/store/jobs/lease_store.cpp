#include "store/jobs/lease_store.h"

#include "base/choice.h"

#include "store/canonical_json.h"
#include "store/jobs/job_row.h"
#include "store/jobs/jobs_store.h"

namespace wardmote::store {
namespace {

constexpr std::string_view held = " WHERE id = :job AND lease = :lease";
constexpr std::string_view lease_ends = "lease = NULL, worker = NULL, lease_until = NULL";

/// `:kind_0, :kind_1`, and what fills them.
std::string kinds_bound(std::set<std::string> const& kinds, Bindings& bindings) {
  ENSURE(!kinds.empty());
  std::string names;
  for (int number = 0; auto const& kind : kinds) {
    auto const name = "kind_" + std::to_string(number++);
    names += (names.empty() ? ":" : ", :") + name;
    bindings.push_back({name, kind});
  }
  return names;
}

std::string due(std::string const& kinds) {
  return " FROM job WHERE state IN ('waiting', 'running') AND kind IN (" + kinds +
         ") AND run_after <= :now AND (state = 'waiting' OR lease_until <= :now)";
}

bool is_any_due(Reader& reader, Claim const& claim, base::Instant now) {
  Bindings bindings{{"now", now}};
  auto const sql = "SELECT 1 AS due" + due(kinds_bound(claim.kinds, bindings)) + " LIMIT 1";
  return reader.first(sql, bindings, [](Row const&) { return true; }).has_value();
}

// What was written when the clock was ahead of now: a job that would wait, or a lease that would last, until it is there
// again. A living worker has set its lease anew by its next beat.
constexpr std::string_view kept_ahead =
    " WHERE (state = 'waiting' AND run_after > :now AND (started_at > :soon OR (created_at > :soon AND run_after ="
    " created_at))) OR (state = 'running' AND started_at > :soon AND lease_until > :far)";

/// Makes due what the clock, set back, would keep for hours or days. Whether there was any.
bool make_up_for_the_clock(Database& database, Claim const& claim, base::Instant now) {
  auto const soon = now + std::chrono::minutes{5};  // base::is_ahead
  Bindings const bindings{{"now", now}, {"soon", soon}, {"far", soon + claim.duration}};
  auto const is_any = database.read([&](Reader& reader) {
    return reader.first("SELECT 1 AS ahead FROM job" + std::string(kept_ahead) + " LIMIT 1", bindings,
                        [](Row const&) { return true; });
  });
  if (is_any)
    database.write_unpublished([&](Writer& writer) {
      writer.run("UPDATE job SET run_after = :now, lease_until = CASE WHEN state = 'running' THEN :now END" +
                     std::string(kept_ahead),
                 bindings);
    });
  return is_any.has_value();
}

/// A job that failed for good is told of, by another job in the same transaction; one that tells is not.
void have_told(Writer& writer, BoardId board, JobId failed, std::string_view kind, base::Instant now) {
  if (kind == telling_kind) return;
  base::ManualClock const clock(now);
  add_job(writer, clock,
          {.board = board,
           .kind = std::string(telling_kind),
           .request = canonical_json({{"job", failed.text()}}),
           .asked_by = "job queue"});
}

struct Abandoned {
  BoardId board;
  JobId id;
  std::string kind;
  bool is_failed;
};

/// Jobs whose worker went away and that nobody is to try again.
void end_abandoned(Writer& writer, Claim const& claim, base::Instant now) {
  Bindings bindings{
      {"now", now},
      {"reason", canonical_json({{"error", "Of the worker of the last attempt, nothing more was heard."}})}};
  auto const kinds = kinds_bound(claim.kinds, bindings);
  auto const ended = writer.list(
      "UPDATE job SET state = CASE WHEN cancel_asked = 1 THEN 'cancelled' ELSE 'failed' END,"
      " failure = CASE WHEN cancel_asked = 1 THEN failure ELSE :reason END, ended_at = :now, " +
          std::string(lease_ends) +
          " WHERE state = 'running' AND lease_until <= :now"
          " AND (cancel_asked = 1 OR attempts >= attempts_max) AND kind IN (" +
          kinds + ") RETURNING id, board_id, kind, state",
      bindings, [](Row const& row) {
        return Abandoned{row.id<Board>("board_id"), row.id<Job>("id"), row.text("kind"), row.text("state") == "failed"};
      });
  for (auto const& job : ended)
    if (job.is_failed) have_told(writer, job.board, job.id, job.kind, now);
}

std::optional<Job> take_first(Writer& writer, base::Clock const& clock, Claim const& claim, base::Instant now) {
  Bindings bindings{
      {"now", now}, {"lease", JobLeaseId::make(clock)}, {"worker", claim.worker}, {"until", now + claim.duration}};
  auto const kinds = kinds_bound(claim.kinds, bindings);
  return writer.first(
      "UPDATE job SET state = 'running', attempts = attempts + 1, lease = :lease, worker = :worker,"
      " lease_until = :until, started_at = :now, progress_done = 0, progress_total = 0,"
      " progress_words = '' WHERE id = (SELECT id" +
          due(kinds) + " ORDER BY run_after, id LIMIT 1 " + std::string(writer.skipping_locked()) + ") RETURNING " +
          std::string(job_columns),
      bindings, job_of);
}

std::optional<Job> find_held(Reader& reader, JobLease const& lease) {
  return reader.first("SELECT " + std::string(job_columns) + " FROM job" + std::string(held),
                      {{"job", lease.job}, {"lease", lease.id}}, job_of);
}

/// Ends the attempt that `job` is in.
void let_go(Writer& writer, Job const& job, base::Instant now) {
  writer.run(
      "UPDATE job SET state = :state, attempts = :attempts, run_after = :run_after, result = :result,"
      " failure = :failure, ended_at = :ended_at, " +
          std::string(lease_ends) + std::string(held),
      {{"state", std::string(base::spelling_of(job.state))},
       {"attempts", job.attempts},
       {"run_after", job.run_after},
       {"result", job.result},
       {"failure", job.failure},
       {"ended_at", is_ended(job.state) ? std::optional(now) : std::nullopt},
       {"job", job.id},
       {"lease", job.lease->id}});
}

/// Lets `change` say what becomes of the job, if the lease holds.
template <class Change>
bool end_attempt(Writer& writer, JobLease const& lease, base::Instant now, Change change) {
  auto job = find_held(writer, lease);
  if (!job) return false;
  change(*job);
  let_go(writer, *job, now);
  if (job->state == JobState::failed) have_told(writer, job->board, job->id, job->kind, now);
  return true;
}

template <class Change>
bool end_attempt(Database& database, JobLease const& lease, base::Instant now, Change change) {
  return database.write_unpublished([&](Writer& writer) { return end_attempt(writer, lease, now, change); });
}

JobState state_after_failure(Job const& job, bool is_final) {
  if (job.cancel_asked) return JobState::cancelled;
  return is_final || job.attempts >= job.attempts_max ? JobState::failed : JobState::waiting;
}

}  // namespace

std::optional<Job> claim_job(Database& database, base::Clock const& clock, Claim const& claim) {
  auto const now = clock.now();
  auto const is_due = [&] { return database.read([&](Reader& reader) { return is_any_due(reader, claim, now); }); };
  if (!is_due() && !(make_up_for_the_clock(database, claim, now) && is_due())) return std::nullopt;
  return database.write_by_statement([&](Writer& writer) {
    end_abandoned(writer, claim, now);
    return take_first(writer, clock, claim, now);
  });
}

GoOn keep_job(Database& database, JobLease const& lease, base::Instant until, JobProgress const& progress) {
  return database.write_by_statement([&](Writer& writer) {
    auto const cancel_asked = writer.first(
        "UPDATE job SET lease_until = :until, progress_done = :done, progress_total = :total,"
        " progress_words = :words" +
            std::string(held) + " RETURNING cancel_asked",
        {{"until", until},
         {"done", progress.done},
         {"total", progress.total},
         {"words", progress.words},
         {"job", lease.job},
         {"lease", lease.id}},
        [](Row const& row) { return row.truth("cancel_asked"); });
    if (!cancel_asked) return GoOn::lost;
    return *cancel_asked ? GoOn::cancelled : GoOn::yes;
  });
}

bool holds_lease(Reader& reader, JobLease const& lease) { return find_held(reader, lease).has_value(); }

bool finish_job(Writer& writer, JobLease const& lease, std::string const& result, base::Instant now) {
  return end_attempt(writer, lease, now, [&](Job& job) {
    job.state = JobState::done;
    job.result = result;
    job.failure.clear();
  });
}

bool finish_job(Database& database, JobLease const& lease, std::string const& result, base::Instant now) {
  return database.write_unpublished([&](Writer& writer) { return finish_job(writer, lease, result, now); });
}

bool fail_job(Database& database, JobLease const& lease, JobFailure const& failure, base::Instant now) {
  return end_attempt(database, lease, now, [&](Job& job) {
    job.state = state_after_failure(job, failure.is_final);
    job.failure = failure.reason;
    if (job.state == JobState::waiting) job.run_after = now + retry_delay(job.attempts);
  });
}

bool give_back_job(Database& database, JobLease const& lease, base::Instant now) {
  return end_attempt(database, lease, now, [&](Job& job) {
    job.state = job.cancel_asked ? JobState::cancelled : JobState::waiting;
    --job.attempts;
  });
}

}  // namespace wardmote::store
