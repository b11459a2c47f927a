#include "domains/evidence/analyses/run.h"

namespace wardmote::evidence {

std::string text_of(RunRequest const& request) {
  return std::visit([](auto const& asked) { return text_of(asked); }, request);
}

std::optional<RunRequest> run_request_of(std::string_view text) {
  if (auto scan = scan_request_of(text)) return *std::move(scan);
  if (auto watch = watch_request_of(text)) return *std::move(watch);
  if (auto density = density_request_of(text)) return *std::move(density);
  return std::nullopt;
}

std::string const& dataset_of(RunRequest const& request) {
  return std::visit([](auto const& asked) -> std::string const& { return asked.dataset; }, request);
}

}  // namespace wardmote::evidence
