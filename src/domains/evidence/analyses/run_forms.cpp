#include "domains/evidence/analyses/run_forms.h"

namespace wardmote::evidence {
namespace {

base::Answer<ScanRequest> made(ScanForm const& form, RunFacts const& facts) { return scan_request_for(form, facts); }
base::Answer<WatchRequest> made(WatchForm const& form, RunFacts const& facts) { return watch_request_for(form, facts); }
base::Answer<DensityRequest> made(DensityForm const& form, RunFacts const& facts) {
  return density_request_for(form, facts);
}

}  // namespace

base::Answer<RunRequest> request_for(RunForm const& form, RunFacts const& facts) {
  return std::visit(
      [&](auto const& filled) -> base::Answer<RunRequest> {
        auto request = made(filled, facts);
        if (!request) return std::unexpected(request.error());
        return *std::move(request);
      },
      form);
}

std::string const& dataset_of(RunForm const& form) {
  return std::visit([](auto const& filled) -> std::string const& { return filled.dataset; }, form);
}

}  // namespace wardmote::evidence
