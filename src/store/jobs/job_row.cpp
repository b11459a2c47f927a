#include "store/jobs/job_row.h"

#include "base/choice.h"

namespace wardmote::store {
namespace {

std::optional<base::Instant> instant_or_none(Row const& row, std::string_view column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

std::optional<JobLease> lease_of(Row const& row) {
  if (row.is_null("lease")) return std::nullopt;
  return JobLease{.job = row.id<Job>("id"),
                  .id = row.id<JobLease>("lease"),
                  .worker = row.text("worker"),
                  .until = row.instant("lease_until")};
}

JobProgress progress_of(Row const& row) {
  return {.done = row.integer("progress_done"),
          .total = row.integer("progress_total"),
          .words = row.text("progress_words")};
}

}  // namespace

std::string_view const job_columns =
    "id, board_id, kind, request, state, attempts, attempts_max, run_after, lease, worker, lease_until, progress_done,"
    " progress_total, progress_words, result, failure, asked_by, created_at, started_at, ended_at, cancel_asked";

Job job_of(Row const& row) {
  return {.id = row.id<Job>("id"),
          .board = row.id<Board>("board_id"),
          .kind = row.text("kind"),
          .request = row.text("request"),
          .state = base::choice_of<JobState>(row.text("state")),
          .attempts = static_cast<int>(row.integer("attempts")),
          .attempts_max = static_cast<int>(row.integer("attempts_max")),
          .run_after = row.instant("run_after"),
          .lease = lease_of(row),
          .progress = progress_of(row),
          .result = row.text("result"),
          .failure = row.text("failure"),
          .asked_by = row.text("asked_by"),
          .created_at = row.instant("created_at"),
          .started_at = instant_or_none(row, "started_at"),
          .ended_at = instant_or_none(row, "ended_at"),
          .cancel_asked = row.truth("cancel_asked")};
}

}  // namespace wardmote::store
