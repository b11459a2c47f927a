#include "domains/evidence/analyses/scan_request.h"

#include "base/choice.h"
#include "base/text.h"
#include "domains/evidence/analyses/request_text.h"
#include "store/canonical_json.h"

namespace wardmote::evidence {
namespace {

/// Counts up when the same request would give another result.
constexpr std::string_view method = "scan 1";

}  // namespace

std::string text_of(ScanRequest const& request) {
  return store::canonical_json({{"method", std::string(method)},
                                {"dataset", request.dataset},
                                {"offences", joined_lines(request.offences)},
                                {"from", base::to_text(request.from)},
                                {"to", base::to_text(request.to)},
                                {"model", std::string(base::spelling_of(request.model))},
                                {"baseline", std::string(base::spelling_of(request.baseline))},
                                {"step", std::string(base::spelling_of(request.step))},
                                {"share_pct", std::to_string(request.share_pct)},
                                {"days_max", std::to_string(request.days_max)},
                                {"replicates", std::to_string(request.replicates)},
                                {"seed", std::to_string(request.seed)}});
}

std::optional<ScanRequest> scan_request_of(std::string_view text) {
  auto texts = store::texts_of_json(text);
  if (!texts || (*texts)["method"] != method) return std::nullopt;
  auto const from = base::date_of((*texts)["from"]), to = base::date_of((*texts)["to"]);
  auto const model = base::choice_called<ScanModel>((*texts)["model"]);
  auto const baseline = base::choice_called<ScanBaseline>((*texts)["baseline"]);
  auto const step = base::choice_called<ScanStep>((*texts)["step"]);
  auto const share = base::whole_number((*texts)["share_pct"]), days = base::whole_number((*texts)["days_max"]),
             replicates = base::whole_number((*texts)["replicates"]), seed = base::whole_number((*texts)["seed"]);
  if (!from || !to || !model || !baseline || !step || !share || !days || !replicates || !seed) return std::nullopt;
  return ScanRequest{.dataset = (*texts)["dataset"],
                     .offences = lines_of((*texts)["offences"]),
                     .from = *from,
                     .to = *to,
                     .model = *model,
                     .baseline = *baseline,
                     .step = *step,
                     .share_pct = static_cast<int>(*share),
                     .days_max = static_cast<int>(*days),
                     .replicates = static_cast<int>(*replicates),
                     .seed = *seed};
}

}  // namespace wardmote::evidence
