#pragma once

#include <optional>
#include <string_view>

#include "domains/evidence/analyses/run_facts.h"
#include "domains/evidence/room.h"
#include "store/jobs/attempt.h"

namespace wardmote::evidence {

inline constexpr std::string_view run_job_kind = "make_analysis";

/// Adds a run and the job that makes it, with the audit entry. One that repeats another, `after`, is repeated in turn.
RunId ask_run(store::Writer& writer, EvidenceRoom const& room, RunRequest const& request, RunFacts const& facts,
              std::string_view asked_by, std::optional<RunId> after = std::nullopt);

/// Does these jobs. The result is kept once, in one transaction with the job's end.
store::Handler run_handler(EvidenceRoom room);

}  // namespace wardmote::evidence
