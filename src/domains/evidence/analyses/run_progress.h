#pragma once

#include <cstdint>
#include <functional>

namespace wardmote::evidence {

/// Told how many parts of how many are done; says whether to go on.
using RunProgress = std::function<bool(std::int64_t done, std::int64_t total)>;

}  // namespace wardmote::evidence
