#pragma once

#include <map>
#include <string>
#include <vector>

#include "domains/situation/discussion_room.h"
#include "domains/situation/issues/issue.h"

namespace wardmote::situation {

/// Who comes to the issues: somebody at the table, the planner of the leadership group, or both.
struct IssueReader {
  std::optional<Admitted> table{};  ///< nothing for the planner without a seat
  bool is_officer = false;
  bool is_planner = false;
};

/// Refuses what admit refuses; the planner needs no seat, and not_permitted while somebody looks as somebody else.
base::Answer<IssueReader> admit_to_issues(SituationRoom const& room, web::Context const& context);

/// Whether an act is for the reader: an agency raises, an officer accepts, sends and closes, the planner answers.
bool may_do(IssueAct act, IssueReader const& reader);

/// Whether an issue is for the reader: for the table at once, for the planner when it was sent.
bool may_read(Issue const& issue, IssueReader const& reader);

struct OpenIssue {
  Issue known{};
  std::string words{};
  std::string answer{};
  std::vector<IssueStep> steps{};
};

/// Those that are for the reader, the newest first. Refuses what the vault refuses.
base::Answer<std::vector<OpenIssue>> read_issues(SituationRoom const& room, web::Context const& context,
                                                 IssueReader const& reader);

/// What a form asks for. An act uses the members that it speaks of.
struct IssueOrder {
  IssueAct act = IssueAct::raise_issue;
  std::int64_t issue = 0;
  std::string kind{};  ///< of BarrierKind
  std::vector<std::string> sectors{};
  std::string text{};  ///< the words, or the answer, in the language of the page
};

/// Refuses what admit_to_issues and the vault refuse, not_permitted, form_invalid with the field (issue: there is none, or the act does not
/// follow from where it stands; text: empty, of several lines, or the screen speaks against it), and form_outdated if another was quicker.
base::Answer<void> record_issue_act(SituationRoom const& room, web::Context const& context, IssueOrder const& order);

}  // namespace wardmote::situation
