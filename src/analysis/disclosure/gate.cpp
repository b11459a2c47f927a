#include "analysis/disclosure/gate.h"

namespace wardmote::analysis::disclosure {

namespace {

Clearance attacked(Counts const& counts, std::span<ReleasedGrid const> proposed, Rule rule,
                   std::span<ReleasedGrid const> out, std::span<World const> worlds) {
  Clearance answer;
  answer.attack = attack(counts, proposed, rule, out, {.worlds = worlds});
  if (!answer.attack.do_counts_agree)
    answer.verdict = Verdict::counts_differ;
  else if (!answer.attack.is_safe())
    answer.verdict = Verdict::leaks;
  else
    answer.grids.assign(proposed.begin(), proposed.end());
  return answer;
}

}  // namespace

Clearance inspect(Counts const& counts, std::span<ReleasedGrid const> proposed, Rule rule,
                  std::span<ReleasedGrid const> out) {
  return attacked(counts, proposed, rule, out, {});
}

Clearance clear(Counts const& counts, std::span<GridSpec const> specs, Rule rule, std::span<ReleasedGrid const> out) {
  if (!do_agree(counts, out))
    return {.verdict = Verdict::counts_differ, .grids = {}, .attack = {.do_counts_agree = false, .findings = {}}};
  auto const suppression = suppress(counts, specs, rule, out);
  auto answer = attacked(counts, suppression.grids, rule, out, suppression.worlds);
  answer.primary = suppression.primary;
  answer.secondary = suppression.secondary;
  return answer;
}

}  // namespace wardmote::analysis::disclosure
