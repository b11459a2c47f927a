#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/secrecy/sealed.h"

// A systemic issue: a barrier that the table met, raised on its own so that those who plan can remove it. It names no discussion and no day.
namespace wardmote::situation {

enum class BarrierKind { wait_list, no_service, eligibility, transport, language, information_sharing, other };
BOOST_DESCRIBE_ENUM(BarrierKind, wait_list, no_service, eligibility, transport, language, information_sharing, other)

enum class IssueStage {
  raised,    ///< by an agency; the table sees it
  accepted,  ///< the table takes it up
  sent,      ///< the leadership group of the community safety and well-being plan sees it too
  answered,  ///< by its planner
  closed
};
BOOST_DESCRIBE_ENUM(IssueStage, raised, accepted, sent, answered, closed)

enum class IssueAct { raise_issue, accept_issue, send_issue, answer_issue, close_issue };
BOOST_DESCRIBE_ENUM(IssueAct, raise_issue, accept_issue, send_issue, answer_issue, close_issue)

/// One arrow of the machine. raise_issue makes the issue: it has none.
struct IssueArrow {
  IssueAct act;
  IssueStage from;
  IssueStage to;
};

/// All that is possible. The table may close what it does not take up or send; what was sent is closed once it is answered.
std::span<IssueArrow const> issue_arrows();
std::optional<IssueStage> next(IssueAct act, IssueStage from);

struct IssueStep {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … within the issue
  IssueAct act = IssueAct::raise_issue;
  std::string month{};  ///< "2026-11"
  std::string by{};     ///< identifier of a person; empty for who raised it
};

/// An issue without its words.
struct Issue {
  std::int64_t number = 0;
  BarrierKind kind = BarrierKind::other;
  std::vector<std::string> sectors{};  ///< codes
  std::string language{};              ///< of the words: "en", "fr"
  IssueStage stage = IssueStage::raised;
  std::int64_t steps = 0;
  bool is_sent = false;
  std::string answer_language{};
};

/// The words of an issue, or its answer. They name nobody, and rest sealed all the same, should a name have slipped past the screen. They open for
/// those who come to the issues; which of them reads which, the room decides (issue_room.h).
class SealedIssueText : access::Sealed<access::Audience::everyone, Issue> {
 public:
  using Sealed::parameter;
  using Sealed::Sealed;
  /// Refuses not_permitted without the permission situation_issues, and what Sealed::open does.
  base::Answer<store::Secret> open(web::Principal const& principal, store::Vault* vault,
                                   store::SealedPlace const& place) const;
};

struct RestingIssue {
  Issue known;
  SealedIssueText words;
  std::optional<SealedIssueText> answer;
};

}  // namespace wardmote::situation
