#pragma once

#include <optional>
#include <vector>

#include "store/jobs/job.h"
#include "store/session.h"
#include "web/context.h"

namespace wardmote::access {

/// The newest `count` jobs of the board, or those older than `before`; without those that the principal may not know of.
std::vector<store::Job> jobs_seen(store::Reader& reader, store::BoardId board, web::Principal const& principal,
                                  int count, std::optional<store::JobId> before = std::nullopt);

/// Nothing if there is no such job or the principal may not know of it.
std::optional<store::Job> job_seen(store::Reader& reader, store::BoardId board, web::Principal const& principal,
                                   store::JobId id);

}  // namespace wardmote::access
