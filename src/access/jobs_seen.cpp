#include "access/jobs_seen.h"

#include "access/secrecy/audience.h"
#include "store/jobs/jobs_store.h"

namespace wardmote::access {
namespace {

/// The kinds of job that others than those who run the program may know of.
Audience audience_of(std::string_view kind) {
  if (kind == "import_dataset") return Audience::imports;
  return kind == "make_analysis" ? Audience::analyses : Audience::jobs;
}

bool is_known(store::Job const& job, web::Principal const& principal) {
  return may_see({"Job", job.kind, audience_of(job.kind)}, {principal});
}

}  // namespace

std::vector<store::Job> jobs_seen(store::Reader& reader, store::BoardId board, web::Principal const& principal,
                                  int count, std::optional<store::JobId> before) {
  auto jobs = store::list_jobs(reader, board, count, before);
  std::erase_if(jobs, [&](store::Job const& job) { return !is_known(job, principal); });
  return jobs;
}

std::optional<store::Job> job_seen(store::Reader& reader, store::BoardId board, web::Principal const& principal,
                                   store::JobId id) {
  auto job = store::find_job(reader, board, id);
  return job && is_known(*job, principal) ? job : std::nullopt;
}

}  // namespace wardmote::access
