#pragma once

#include "domains/board/goal_status.h"
#include "domains/evidence/claim.h"

namespace wardmote::flows {

/// The word for the goal of being the safest place. Supported only if no other place could be lowest; what chance alone
/// could have made is no support.
constexpr board::StatusWord status_of_verdict(evidence::ClaimVerdict verdict) {
  switch (verdict) {
    case evidence::ClaimVerdict::lowest: return board::StatusWord::supported;
    case evidence::ClaimVerdict::lowest_not_certain:
    case evidence::ClaimVerdict::could_be_lowest: return board::StatusWord::cannot_tell;
    case evidence::ClaimVerdict::between:
    case evidence::ClaimVerdict::at_rank: return board::StatusWord::not_supported;
  }
  return board::StatusWord::not_measured;
}

}  // namespace wardmote::flows
