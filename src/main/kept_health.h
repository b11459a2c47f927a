#pragma once

#include "access/health.h"
#include "store/database.h"

namespace wardmote {

/// When a copy of the data was made last, whether it was tried out, and how much of the chain no checkpoint is over.
std::optional<access::HealthFact> health_of_backups(access::AccessRoom const& room, web::Context const& context);
/// Likewise of the closed session's own house.
std::optional<access::HealthFact> health_of_closed_backups(store::Database& closed, web::Context const& context);
std::optional<access::HealthFact> health_of_drills(access::AccessRoom const& room, web::Context const& context);
std::optional<access::HealthFact> health_of_checkpoints(access::AccessRoom const& room, web::Context const& context);

}  // namespace wardmote
