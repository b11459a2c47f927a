#include "access/job_words.h"

#include <algorithm>

#include "store/canonical_json.h"

namespace wardmote::access {

std::string failure_of(store::Job const& job, web::Tongue const& tongue) {
  auto values = store::texts_of_json(job.failure);
  if (!values) return {};
  auto const spelling = (*values)["refusal"];
  for (auto const code : base::all_refusal_codes())
    if (base::code_of(code) == spelling) return web::sentence_in(tongue, {.code = code, .values = *values});
  return tongue.text("It was interrupted by a failure of the program or its database, which the log tells of.");
}

int percent_of(store::Job const& job) {
  if (job.state == store::JobState::done) return 100;
  if (job.progress.total <= 0) return 0;
  return static_cast<int>(100 * std::min(job.progress.done, job.progress.total) / job.progress.total);
}

}  // namespace wardmote::access
