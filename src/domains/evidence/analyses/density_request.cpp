#include "domains/evidence/analyses/density_request.h"

#include "base/text.h"
#include "domains/evidence/analyses/request_text.h"
#include "store/canonical_json.h"

namespace wardmote::evidence {
namespace {

/// Counts up when the same request would give another result.
constexpr std::string_view method = "density 1";

}  // namespace

std::string text_of(DensityRequest const& request) {
  return store::canonical_json({{"method", std::string(method)},
                                {"dataset", request.dataset},
                                {"offences", joined_lines(request.offences)},
                                {"from", base::to_text(request.from)},
                                {"to", base::to_text(request.to)},
                                {"held_out_from", base::to_text(request.held_out_from)},
                                {"cell_m", std::to_string(request.cell_m)},
                                {"bandwidth_m", std::to_string(request.bandwidth_m)},
                                {"seed", std::to_string(request.seed)}});
}

std::optional<DensityRequest> density_request_of(std::string_view text) {
  auto texts = store::texts_of_json(text);
  if (!texts || (*texts)["method"] != method) return std::nullopt;
  auto const from = base::date_of((*texts)["from"]), to = base::date_of((*texts)["to"]),
             held_out_from = base::date_of((*texts)["held_out_from"]);
  auto const cell = base::whole_number((*texts)["cell_m"]), bandwidth = base::whole_number((*texts)["bandwidth_m"]),
             seed = base::whole_number((*texts)["seed"]);
  if (!from || !to || !held_out_from || !cell || !bandwidth || !seed) return std::nullopt;
  return DensityRequest{.dataset = (*texts)["dataset"],
                        .offences = lines_of((*texts)["offences"]),
                        .from = *from,
                        .to = *to,
                        .held_out_from = *held_out_from,
                        .cell_m = static_cast<int>(*cell),
                        .bandwidth_m = static_cast<int>(*bandwidth),
                        .seed = *seed};
}

}  // namespace wardmote::evidence
