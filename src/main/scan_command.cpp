#include <cstdio>

#include "analysis/scan/scan.h"
#include "main/commands.h"
#include "main/ranks.h"
#include "main/scan_job.h"
#include "main/scan_report.h"
#include "main/terminal.h"
#include "main/threads.h"

namespace wardmote {
namespace {

int refused(base::Refusal const& refusal, Options const& options, bool is_root) {
  auto const is_usage = refusal.code == base::RefusalCode::usage_invalid;
  if (is_root) Terminal(options.format).refuse(refusal);
  return is_usage ? exit_usage : exit_refused;
}

}  // namespace

int scan(Options const& options) {
  auto const joined = Ranks::join();
  if (!joined) return refused(joined.error(), options, true);
  auto const& ranks = **joined;
  auto const job =
      options.scan.parameters.empty() ? scan_job_of_csv(options.scan) : scan_job_of_parameters(options.scan);
  if (!job) return refused(job.error(), options, ranks.is_root());
  auto const answer = analysis::scan::scan(job->named.study, job->options,
                                           {.for_each = on_threads(options.scan.threads),
                                            .instructions = options.scan.instructions,
                                            .share = ranks.number(),
                                            .shares = ranks.count(),
                                            .combine = [&](std::span<double> values) { ranks.combine(values); }});
  if (ranks.is_root()) std::fputs(scan_report(*job, answer, options.format).c_str(), stdout);
  return exit_ok;
}

}  // namespace wardmote
