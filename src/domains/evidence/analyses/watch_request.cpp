#include "domains/evidence/analyses/watch_request.h"

#include "base/choice.h"
#include "base/text.h"
#include "domains/evidence/analyses/request_text.h"
#include "store/canonical_json.h"

namespace wardmote::evidence {
namespace {

/// Counts up when the same request would give another result.
constexpr std::string_view method = "watch 1";

}  // namespace

std::string text_of(WatchRequest const& request) {
  return store::canonical_json({{"method", std::string(method)},
                                {"dataset", request.dataset},
                                {"offences", joined_lines(request.offences)},
                                {"from", base::to_text(request.from)},
                                {"week", base::to_text(request.week)},
                                {"expected_by", std::string(base::spelling_of(request.expected_by))},
                                {"years", std::to_string(request.years)},
                                {"control", std::string(base::spelling_of(request.control))},
                                {"level_pct", std::to_string(request.level_pct)},
                                {"budget_a_year", std::to_string(request.budget_a_year)},
                                {"seed", std::to_string(request.seed)}});
}

std::optional<WatchRequest> watch_request_of(std::string_view text) {
  auto texts = store::texts_of_json(text);
  if (!texts || (*texts)["method"] != method) return std::nullopt;
  auto const from = base::date_of((*texts)["from"]), week = base::date_of((*texts)["week"]);
  auto const expected_by = base::choice_called<WatchMethod>((*texts)["expected_by"]);
  auto const control = base::choice_called<WatchControl>((*texts)["control"]);
  auto const years = base::whole_number((*texts)["years"]), level = base::whole_number((*texts)["level_pct"]),
             budget = base::whole_number((*texts)["budget_a_year"]), seed = base::whole_number((*texts)["seed"]);
  if (!from || !week || !expected_by || !control || !years || !level || !budget || !seed) return std::nullopt;
  return WatchRequest{.dataset = (*texts)["dataset"],
                      .offences = lines_of((*texts)["offences"]),
                      .from = *from,
                      .week = *week,
                      .expected_by = *expected_by,
                      .years = static_cast<int>(*years),
                      .control = *control,
                      .level_pct = static_cast<int>(*level),
                      .budget_a_year = static_cast<int>(*budget),
                      .seed = *seed};
}

std::size_t weeks_of(WatchRequest const& request) {
  auto const days = (std::chrono::sys_days(request.week) - std::chrono::sys_days(request.from)).count();
  return days < 0 ? 0 : static_cast<std::size_t>(days / 7) + 1;
}

}  // namespace wardmote::evidence
