#pragma once

#include <optional>
#include <vector>

#include "domains/evidence/analyses/finding.h"
#include "store/session.h"

namespace wardmote::evidence {

std::optional<Finding> find_finding(store::Reader& reader, store::BoardId board, FindingId id);
/// The board's findings, newest first.
std::vector<Finding> list_findings(store::Reader& reader, store::BoardId board);
std::vector<Finding> findings_of_run(store::Reader& reader, store::BoardId board, RunId run);

void insert_finding(store::Writer& writer, store::BoardId board, Finding const& finding);
/// Each says whether the finding was in a state for it: the statement until it is published; publishing once it is
/// stated; withdrawing while it is published.
bool put_statement(store::Writer& writer, FindingId id, BiasStatement const& statement, base::Instant now);
bool put_published(store::Writer& writer, FindingId id, base::Instant now);
bool put_withdrawn(store::Writer& writer, FindingId id, Bilingual const& reason, base::Instant now);

}  // namespace wardmote::evidence
