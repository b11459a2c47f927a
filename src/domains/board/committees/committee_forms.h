#pragma once

#include <span>
#include <vector>

#include "domains/board/committees/committee.h"
#include "domains/board/meetings/act_forms.h"

namespace wardmote::board {

/// The committees that stand today or later.
std::vector<web::FormOption> committees_to_choose(std::span<Committee const> committees, base::LocalDate today,
                                                  web::Tongue const& tongue);

/// The forms of the register as it stands today: a committee is always struck; the rest is offered where there is something to do
/// it to.
std::vector<ActForm> committee_forms(std::span<Committee const> committees, std::span<Member const> members,
                                     base::LocalDate today, web::Tongue const& tongue);

}  // namespace wardmote::board
