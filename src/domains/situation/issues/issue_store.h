#pragma once

#include <map>
#include <vector>

#include "domains/situation/issues/issue.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::situation {

/// The newest first.
std::vector<RestingIssue> list_issues(store::Reader& reader, store::BoardId board);
std::optional<RestingIssue> find_issue(store::Reader& reader, store::BoardId board, std::int64_t number);
std::int64_t next_issue_number(store::Reader& reader, store::BoardId board);

/// Of every issue, in their order.
std::map<std::int64_t, std::vector<IssueStep>> list_issue_steps(store::Reader& reader, store::BoardId board);

/// A new issue, without a step. False, and nothing is written, if there is one of that number.
bool insert_issue(store::Writer& writer, store::BoardId board, RestingIssue const& issue);
/// Writes a step with its audit entry, and what it made of the issue: `changed`. `actor` did it. False, and nothing is written, if another
/// came before it.
bool append_issue_step(store::Writer& writer, store::BoardId board, RestingIssue const& changed, IssueStep const& step,
                       std::string const& actor);

}  // namespace wardmote::situation
