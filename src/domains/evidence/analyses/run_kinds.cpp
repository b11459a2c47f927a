#include "domains/evidence/analyses/run_kinds.h"

#include "domains/evidence/analyses/density_sentences.h"
#include "domains/evidence/analyses/scan_sentences.h"
#include "domains/evidence/analyses/watch_sentences.h"

namespace wardmote::evidence {
namespace {

template <class Request>
using Kind = KindOf<std::remove_cvref_t<Request>>;

}  // namespace

RunQuestion question_of(RunRequest const& request) {
  return std::visit([]<class Request>(Request const&) { return Kind<Request>::question; }, request);
}

std::optional<RunResult> run_result_of(RunRequest const& request, std::string_view text) {
  return std::visit(
      [&]<class Request>(Request const&) -> std::optional<RunResult> { return Kind<Request>::result_of_text(text); },
      request);
}

RunStory story_of(RunRequest const& request, RunResult const& result, RunNames const& names,
                  web::Tongue const& tongue) {
  return std::visit(
      [&]<class Request>(Request const& asked) {
        return story_of(asked, std::get<typename Kind<Request>::Result>(result), names, tongue);
      },
      request);
}

RunSummary summary_of(RunRequest const& request, std::optional<RunResult> const& result, web::Tongue const& tongue) {
  return std::visit(
      [&]<class Request>(Request const& asked) {
        using Result = typename Kind<Request>::Result;
        return summary_of(asked, result ? std::get_if<Result>(&*result) : nullptr, tongue);
      },
      request);
}

std::string page_of(RunRequest const& request, RunId id) {
  return std::visit([&]<class Request>(Request const&) { return std::string(Kind<Request>::pages) + id.text(); },
                    request);
}

}  // namespace wardmote::evidence
