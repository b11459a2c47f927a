#pragma once

#include <vector>

#include "base/refusal.h"
#include "domains/board/meetings/member.h"
#include "domains/board/meetings/record.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Every member there was, by name.
std::vector<Member> list_members(store::Reader& reader, store::BoardId board);

/// Who sits on the board on a day, chair and vice-chair first, then by name.
std::vector<Seat> seats_on(store::Reader& reader, store::BoardId board, base::LocalDate day);

/// With its audit entry add_member. Refuses form_invalid (name, last_day).
base::Answer<void> add_member(store::Writer& writer, store::BoardId board, Member const& member, std::string_view actor,
                              base::Instant now);

/// Gives a term its last day, with its audit entry end_term. Refuses member_unknown, and form_invalid (last_day) for a day
/// before the first.
base::Answer<void> end_term(store::Writer& writer, store::BoardId board, std::string_view member,
                            base::LocalDate last_day, std::string_view actor);

}  // namespace wardmote::board
