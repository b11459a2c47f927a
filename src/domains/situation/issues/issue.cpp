#include "domains/situation/issues/issue.h"

#include <algorithm>
#include <array>

namespace wardmote::situation {

std::span<IssueArrow const> issue_arrows() {
  using enum IssueAct;
  using enum IssueStage;
  static constexpr std::array arrows{
      IssueArrow{accept_issue, raised, accepted}, IssueArrow{send_issue, accepted, sent},
      IssueArrow{answer_issue, sent, answered},   IssueArrow{close_issue, raised, closed},
      IssueArrow{close_issue, accepted, closed},  IssueArrow{close_issue, answered, closed},
  };
  return arrows;
}

std::optional<IssueStage> next(IssueAct act, IssueStage from) {
  auto const arrows = issue_arrows();
  auto const arrow =
      std::ranges::find_if(arrows, [&](IssueArrow const& each) { return each.act == act && each.from == from; });
  return arrow == arrows.end() ? std::nullopt : std::optional(arrow->to);
}

base::Answer<store::Secret> SealedIssueText::open(web::Principal const& principal, store::Vault* vault,
                                                  store::SealedPlace const& place) const {
  if (!principal.may("situation_issues")) return base::refuse(base::RefusalCode::not_permitted);
  return Sealed::open(access::Opening::signed_in(principal), vault, place, "");
}

}  // namespace wardmote::situation
