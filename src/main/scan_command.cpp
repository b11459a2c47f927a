#include <cstdio>
#include <cstring>

#include "analysis/scan/scan.h"
#include "base/hash.h"
#include "main/commands.h"
#include "main/ranks.h"
#include "main/scan_job.h"
#include "main/scan_report.h"
#include "main/terminal.h"
#include "main/threads.h"

namespace wardmote {
namespace {

namespace scans = analysis::scan;

/// 32 bits of the hash of what is scanned.
std::uint32_t digest_of(ScanJob const& job) {
  base::Hasher hasher;
  auto const add = [&](auto const& entries) {
    hasher.add({reinterpret_cast<char const*>(entries.data()), entries.size() * sizeof entries[0]});
    hasher.add("\n");
  };
  auto const& study = job.named.study;
  add(study.places), add(study.centers), add(study.cases), add(study.controls);
  add(study.expected.of_place), add(study.expected.of_interval);
  for (auto const& type : study.further)
    add(type.cases), add(type.controls), add(type.expected.of_place), add(type.expected.of_interval);
  add(study.stated.places), add(study.stated.distances), add(study.area_points.points);
  std::uint32_t digest = 0;
  auto const hash = hasher.finish();
  std::memcpy(&digest, hash.data(), sizeof digest);
  return digest;
}

base::Refusal different_files() {
  return {base::RefusalCode::scan_data_invalid,
          {{"reason", "the processes of mpirun read different files under the same names, and need the same ones"}}};
}

base::Answer<ScanJob> job_of(Options::Scan const& asked) {
  auto job = asked.parameters.empty() ? scan_job_of_csv(asked) : scan_job_of_parameters(asked);
  if (!job || asked.before.empty()) return job;
  auto earlier = read_earlier(asked.before, {asked.follow_p, asked.follow_days}, *job);
  if (!earlier) return std::unexpected(earlier.error());
  job->earlier = std::move(*earlier);
  return job;
}

int refused(base::Refusal const& refusal, Options const& options, bool speaks = true) {
  if (speaks) Terminal(options.format).refuse(refusal);
  return refusal.code == base::RefusalCode::usage_invalid ? exit_usage : exit_refused;
}

}  // namespace

int scan(Options const& options) {
  auto const joined = Ranks::join(options.format);
  if (!joined) return refused(joined.error(), options);
  auto const& ranks = **joined;
  auto const job = job_of(options.scan);
  auto const refusing = ranks.first_with(!job);
  if (!job) return refused(job.error(), options, refusing == ranks.number());
  if (refusing) return exit_refused;
  if (ranks.count() > 1 && !ranks.agree_on(digest_of(*job)))
    return refused(different_files(), options, ranks.is_root());
  auto const answer = scans::scan(job->named.study, job->options,
                                  {.for_each = on_threads(options.scan.threads),
                                   .instructions = options.scan.instructions,
                                   .share = ranks.number(),
                                   .shares = ranks.count(),
                                   .combine = [&](std::span<double> values) { ranks.combine(values); }});
  if (ranks.is_root()) std::fputs(scan_report(*job, answer, options.format).c_str(), stdout);
  return exit_ok;
}

}  // namespace wardmote
