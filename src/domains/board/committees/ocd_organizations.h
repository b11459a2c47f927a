#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domains/board/committees/committee.h"

namespace wardmote::board {

/// The board, its committees and who is or was on each, in the terms of Open Civic Data (OCDEP 5, with the names that its
/// importer reads): a JSON list of organizations and memberships. `board` is the board's identifier.
std::string ocd_organizations_text(std::string_view board, std::string_view name, std::span<Member const> members,
                                   std::span<Committee const> committees);

}  // namespace wardmote::board
