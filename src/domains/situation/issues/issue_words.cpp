#include "domains/situation/issues/issue_words.h"

#include "web/context.h"

namespace wardmote::situation {

using web::message_id;

std::string_view label_of(BarrierKind kind) {
  switch (kind) {
    case BarrierKind::wait_list: return message_id("A wait list");
    case BarrierKind::no_service: return message_id("There is no such service here");
    case BarrierKind::eligibility: return message_id("Rules of who may have the service");
    case BarrierKind::transport: return message_id("Getting there");
    case BarrierKind::language: return message_id("Language or culture");
    case BarrierKind::information_sharing: return message_id("Sharing of information");
    case BarrierKind::other: break;
  }
  return message_id("Another barrier");
}

std::string_view label_of(IssueStage stage) {
  switch (stage) {
    case IssueStage::raised: return message_id("Raised");
    case IssueStage::accepted: return message_id("Accepted by the table");
    case IssueStage::sent: return message_id("Sent to the leadership group");
    case IssueStage::answered: return message_id("Answered");
    case IssueStage::closed: break;
  }
  return message_id("Closed");
}

std::string_view label_of(IssueAct act) {
  switch (act) {
    case IssueAct::raise_issue: return message_id("Raise a systemic issue");
    case IssueAct::accept_issue: return message_id("The table accepts it");
    case IssueAct::send_issue: return message_id("Send it to the leadership group");
    case IssueAct::answer_issue: return message_id("Answer the table");
    case IssueAct::close_issue: break;
  }
  return message_id("Close the issue");
}

}  // namespace wardmote::situation
