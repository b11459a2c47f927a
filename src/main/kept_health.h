#pragma once

#include "access/health.h"
#include "main/house.h"

namespace wardmote {

/// When a copy of the data was made last, whether it was tried out, and how much of the chain no checkpoint is over.
std::optional<access::HealthFact> health_of_backups(access::AccessRoom const& room, web::Context const& context);
/// Likewise of a house behind a wall, if this server serves it.
std::optional<access::HealthFact> health_of_walled_backups(House const& house, Wall wall, web::Context const& context);
std::optional<access::HealthFact> health_of_drills(access::AccessRoom const& room, web::Context const& context);
std::optional<access::HealthFact> health_of_checkpoints(access::AccessRoom const& room, web::Context const& context);

}  // namespace wardmote
