#pragma once

#include <vector>

#include "access/health.h"
#include "main/house.h"

namespace wardmote {

/// What the page of health tells of the machine and the program's files: one line for each. The house outlives them.
std::vector<access::HealthSource> health_sources_of(House& house);

}  // namespace wardmote
