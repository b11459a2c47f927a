#include <algorithm>

#include "domains/situation/demo/demo_script.h"

namespace wardmote::situation {
namespace {

constexpr double affected_share = 0.7;  // of families: others than the subject are named
constexpr char const* affected_groups[] = {"age_group.0-5", "age_group.6-11", "age_group.12-17", "age_group.30-39"};

std::vector<std::string> each_by_chance(std::vector<Weighted> const& list, base::RandomStream& random) {
  std::vector<std::string> codes;
  for (auto const& [code, probability] : list)
    if (random.uniform() < probability) codes.push_back(code);
  return codes;
}

/// The kind's own factors, and, seldom, those of other kinds.
std::vector<Weighted> with_background(DemoPlan const& plan, DemoKind const& kind) {
  auto risks = kind.risks;
  for (auto const& other : plan.kinds)
    for (auto const& [code, weight] : other.risks)
      if (std::ranges::find(risks, code, &Weighted::code) == risks.end()) risks.push_back({code, plan.background});
  return risks;
}

std::vector<std::string> affected_of(DemoCast const& cast, base::RandomStream& random) {
  if (cast.type != "discussion_type.family" || random.uniform() >= affected_share) return {};
  std::vector<std::string> lines;
  auto const from = random.below(std::size(affected_groups)), groups = 1 + random.below(2);
  for (std::uint32_t at = 0; at < groups; ++at)
    lines.push_back(std::string(affected_groups[(from + at) % std::size(affected_groups)]) + ' ' +
                    std::to_string(1 + random.below(3)));
  return lines;
}

}  // namespace

Factors demo_factors(DemoPlan const& plan, DemoCast const& cast, base::RandomStream& random) {
  auto const& kind = *cast.kind;
  Factors factors{.risks = each_by_chance(with_background(plan, kind), random),
                  .protections = each_by_chance(kind.protections, random),
                  .flags = each_by_chance(kind.flags, random),
                  .affected = affected_of(cast, random),
                  .account = kind.accounts[random.below(static_cast<std::uint32_t>(kind.accounts.size()))]};
  if (factors.risks.empty()) factors.risks.push_back(kind.risks.front().code);
  return factors;
}

}  // namespace wardmote::situation
