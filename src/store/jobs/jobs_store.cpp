#include "store/jobs/jobs_store.h"

#include "store/jobs/job_row.h"

namespace wardmote::store {
namespace {

std::string select_jobs(std::string_view rest) {
  return "SELECT " + std::string(job_columns) + " FROM job WHERE board_id = :board " + std::string(rest);
}

}  // namespace

JobId add_job(Writer& writer, base::Clock const& clock, JobRequest const& request) {
  ENSURE(request.attempts_max >= 1 && !request.kind.empty());
  auto const id = JobId::make(clock);
  auto const now = clock.now();
  writer.run(
      "INSERT INTO job (id, board_id, kind, request, state, attempts, attempts_max, run_after, progress_done,"
      " progress_total, progress_words, result, failure, asked_by, created_at, cancel_asked)"
      " VALUES (:id, :board, :kind, :request, 'waiting', 0, :attempts_max, :run_after, 0, 0, '', '', '', :asked_by,"
      " :now, 0)",
      {{"id", id},
       {"board", request.board},
       {"kind", request.kind},
       {"request", request.request},
       {"attempts_max", request.attempts_max},
       {"run_after", request.run_after.value_or(now)},
       {"asked_by", request.asked_by},
       {"now", now}});
  return id;
}

Cancelling cancel_job(Writer& writer, BoardId board, JobId job, base::Instant now) {
  auto const was_waiting = writer.run(
      "UPDATE job SET state = 'cancelled', cancel_asked = 1, ended_at = :now"
      " WHERE board_id = :board AND id = :job AND state = 'waiting'",
      {{"now", now}, {"board", board}, {"job", job}});
  if (was_waiting) return Cancelling::done;
  auto const was_running =
      writer.run("UPDATE job SET cancel_asked = 1 WHERE board_id = :board AND id = :job AND state = 'running'",
                 {{"board", board}, {"job", job}});
  return was_running ? Cancelling::asked : Cancelling::too_late;
}

std::optional<Job> find_job(Reader& reader, BoardId board, JobId job) {
  return reader.first(select_jobs("AND id = :job"), {{"board", board}, {"job", job}}, job_of);
}

std::vector<Job> list_jobs(Reader& reader, BoardId board, int count, std::optional<JobId> before) {
  if (!before)
    return reader.list(select_jobs("ORDER BY id DESC LIMIT :count"), {{"board", board}, {"count", count}}, job_of);
  return reader.list(select_jobs("AND id < :before ORDER BY id DESC LIMIT :count"),
                     {{"board", board}, {"before", *before}, {"count", count}}, job_of);
}

std::int64_t delete_old_jobs(Writer& writer, base::Instant ended_before) {
  return writer.run("DELETE FROM job WHERE ended_at IS NOT NULL AND ended_at < :before", {{"before", ended_before}});
}

}  // namespace wardmote::store
