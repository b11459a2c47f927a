#include "domains/evidence/analyses/run_reader.h"

#include <algorithm>

#include "access/jobs_seen.h"
#include "domains/evidence/analyses/finding_store.h"
#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/map_outline.h"

namespace wardmote::evidence {
namespace {

constexpr int runs_looked_through = 200;

void keep_what_is_seen(std::vector<Finding>& findings, web::Principal const& principal) {
  if (!sees_all_runs(principal)) std::erase_if(findings, [](Finding const& finding) { return !is_public(finding); });
}

}  // namespace

bool sees_all_runs(web::Principal const& principal) { return principal.may("analyses"); }

std::vector<Area> RunReader::areas_of(store::Reader& reader, Run const& run) {
  if (!run.areas_version) return {};
  return *outlines_.get(run.dataset, *run.areas_version, [&] {
    auto areas = areas_of_version(reader, *run.areas_version);
    simplify_outlines(areas);
    return areas;
  });
}

RunFigures RunReader::figures_of(store::Reader& reader, Run run, web::Principal const& principal) {
  RunFigures figures{.result = run.is_done() ? run_result_of(run.request, run.result) : std::nullopt,
                     .dataset = find_dataset(reader, room_.board, dataset_of(run.request)).value_or(Dataset{}),
                     .job = run.job ? access::job_seen(reader, room_.board, principal, *run.job) : std::nullopt,
                     .areas = areas_of(reader, run),
                     .findings = findings_of_run(reader, room_.board, run.id)};
  keep_what_is_seen(figures.findings, principal);
  figures.run = std::move(run);
  return figures;
}

base::Answer<RunFigures> RunReader::run(store::Reader& reader, std::string const& id, web::Principal const& principal) {
  auto const run_id = RunId::of(id);
  auto run = run_id ? find_run(reader, room_.board, *run_id) : std::nullopt;
  if (!run) return base::refuse(base::RefusalCode::run_unknown, {{"run", id}});
  auto figures = figures_of(reader, *std::move(run), principal);
  if (!sees_all_runs(principal) && figures.findings.empty())
    return base::refuse(base::RefusalCode::run_unknown, {{"run", id}});
  if (sees_all_runs(principal)) figures.repeated_by = run_after(reader, figures.run.id);
  return figures;
}

std::vector<RunFigures> RunReader::runs(store::Reader& reader, web::Principal const& principal) {
  std::vector<RunFigures> all;
  for (auto& run : list_runs(reader, room_.board, runs_looked_through)) {
    auto figures = figures_of(reader, std::move(run), principal);
    if (sees_all_runs(principal) || !figures.findings.empty()) all.push_back(std::move(figures));
  }
  return all;
}

base::Answer<RunReader::FindingFigures> RunReader::finding(store::Reader& reader, std::string const& id,
                                                           web::Principal const& principal) {
  auto const finding_id = FindingId::of(id);
  auto finding = finding_id ? find_finding(reader, room_.board, *finding_id) : std::nullopt;
  if (!finding || (!is_public(*finding) && !sees_all_runs(principal)))
    return base::refuse(base::RefusalCode::finding_unknown, {{"finding", id}});
  auto run = find_run(reader, room_.board, finding->run);
  if (!run) return base::refuse(base::RefusalCode::run_unknown, {{"run", finding->run.text()}});
  return FindingFigures{*finding, figures_of(reader, *std::move(run), principal)};
}

std::vector<RunReader::FindingFigures> RunReader::findings(store::Reader& reader, web::Principal const& principal) {
  auto findings = list_findings(reader, room_.board);
  keep_what_is_seen(findings, principal);
  std::vector<FindingFigures> all;
  for (auto const& finding : findings)
    if (auto run = find_run(reader, room_.board, finding.run))
      all.push_back({finding, figures_of(reader, *std::move(run), principal)});
  return all;
}

}  // namespace wardmote::evidence
