#include "store/jobs/attempt.h"

#include <exception>

#include "store/canonical_json.h"

namespace wardmote::store {
namespace {

Outcome outcome_of(base::Refusal const& refusal, Progress const& progress) {
  if (refusal.code == base::RefusalCode::job_stopped && !progress.is_to_go_on()) return Stopped{};
  auto reason = refusal.values;
  reason["refusal"] = base::code_of(refusal.code);
  return JobFailure{.reason = canonical_json(reason), .is_final = true};
}

}  // namespace

Outcome attempt(Handler const& handler, Job const& job, Progress& progress) {
  try {
    auto answer = handler(job, progress);
    return answer ? Outcome(std::move(*answer)) : outcome_of(answer.error(), progress);
  } catch (std::exception const& error) {
    return JobFailure{.reason = canonical_json({{"error", error.what()}})};
  }
}

void settle(Database& database, JobLease const& lease, Outcome const& outcome, base::Instant now) {
  if (auto const* const result = std::get_if<std::string>(&outcome))
    finish_job(database, lease, *result, now);
  else if (auto const* const failure = std::get_if<JobFailure>(&outcome))
    fail_job(database, lease, *failure, now);
  else
    give_back_job(database, lease, now);
}

}  // namespace wardmote::store
