#include <cstdio>
#include <map>

#include "main/commands.h"
#include "main/report_rows.h"
#include "main/terminal.h"
#include "main/threads.h"
#include "main/watch_report.h"
#include "main/week_counts.h"

namespace wardmote {
namespace {

namespace surveillance = analysis::surveillance;

surveillance::WatchOptions options_of(Options::Watch const& asked) {
  using enum surveillance::Method;
  std::map<std::string, surveillance::Method> const methods{{"farrington-flexible", farrington_flexible},
                                                            {"farrington", farrington},
                                                            {"ears-c1", ears_c1},
                                                            {"ears-c2", ears_c2},
                                                            {"ears-c3", ears_c3},
                                                            {"cusum", cusum}};
  return {.method = methods.at(asked.method),
          .years = asked.years,
          .control = correction_called(asked.control),
          .level = asked.level.value_or(0.05),
          .budget = asked.budget,
          .mid_p = asked.mid_p,
          .draws = asked.draws,
          .seed = asked.seed};
}

base::Answer<WatchJob> job_of(Options::Watch const& asked) {
  if (asked.budget && asked.level)
    return base::refuse(base::RefusalCode::usage_invalid,
                        {{"reason", "--budget and --level both say what alarms: give one of them"}});
  auto counts = read_week_counts(asked);
  if (!counts) return std::unexpected(counts.error());
  return WatchJob{std::move(*counts), options_of(asked)};
}

}  // namespace

int watch(Options const& options) {
  auto const job = job_of(options.watch);
  if (!job) {
    Terminal(options.format).refuse(job.error());
    return job.error().code == base::RefusalCode::usage_invalid ? exit_usage : exit_refused;
  }
  std::vector<surveillance::WeeklyCounts> series;
  for (auto const& one : job->counts.series) series.emplace_back(one.counts);
  auto const answer = surveillance::watch(series, job->options, on_threads(options.watch.threads));
  std::fputs(watch_report(*job, answer, options.format).c_str(), stdout);
  return exit_ok;
}

}  // namespace wardmote
