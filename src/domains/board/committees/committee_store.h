#pragma once

#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "domains/board/committees/committee.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Every committee there was, by name, with its terms.
std::vector<Committee> list_committees(store::Reader& reader, store::BoardId board);

/// Who has a seat at a meeting: the committee's roll of its day, or the whole board.
std::vector<Seat> seats_at(store::Reader& reader, store::BoardId board, MeetingRecord const& record);

// Each with its audit entry, called as the function is; refuses as its rule does (committee_rules.h), and committee_unknown.

/// Strikes and ends give the committee, as addresses name it.
base::Answer<std::string> strike_committee(store::Writer& writer, store::BoardId board, Committee const& asked,
                                           std::string_view actor, base::Instant now);
/// The entry keeps what the committee was called before.
base::Answer<void> rename_committee(store::Writer& writer, store::BoardId board, std::string_view committee,
                                    std::string_view title_en, std::string_view title_fr, std::string_view actor);
base::Answer<void> disband_committee(store::Writer& writer, store::BoardId board, std::string_view committee,
                                     base::LocalDate last_day, std::string_view actor);
base::Answer<void> add_committee_member(store::Writer& writer, store::BoardId board, std::string_view committee,
                                        CommitteeTerm const& asked, std::string_view actor, base::Instant now);
base::Answer<std::string> end_committee_term(store::Writer& writer, store::BoardId board, std::string_view term,
                                             base::LocalDate last_day, std::string_view actor);

}  // namespace wardmote::board
