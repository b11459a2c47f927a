#pragma once

#include <span>

#include "base/refusal.h"
#include "domains/board/committees/committee.h"
#include "domains/board/meetings/decide.h"

namespace wardmote::board {

// What the register of committees takes. Each function is pure, and refuses form_invalid with the field but where it says so.

/// A committee with its slug, if it can be struck: it has names of its own and a purpose, and the motion that it names was
/// carried. `motion` is what is on record of `asked.struck_by`. Refuses committee_exists.
base::Answer<Committee> struck(std::span<Committee const> committees, Committee asked,
                               std::optional<MotionFacts> const& motion);

/// The committee that addresses name so, under its corrected names: its address stays, and no other committee is called like
/// that. Refuses committee_unknown and committee_exists.
base::Answer<Committee> renamed(std::span<Committee const> committees, std::string_view slug, std::string title_en,
                                std::string title_fr);

/// The committee as it is once its last day is known: so is that of each term that would go on.
base::Answer<Committee> disbanded(Committee committee, base::LocalDate last_day);

/// The term of a member of the board as it begins: they sit on the board and the committee stands on its first day, they are not
/// on it already, and it has no other chair (or vice-chair) at the same time. It ends with the committee where it names no end.
/// Refuses member_unknown.
base::Answer<CommitteeTerm> begun(Committee const& committee, std::span<Member const> members, CommitteeTerm term);

/// The term with that identifier, with its last day. Refuses member_unknown.
base::Answer<CommitteeTerm> ended(Committee const& committee, std::string_view term, base::LocalDate last_day);

/// Which committee a meeting of that kind and day is of: none for the whole board. Refuses committee_unknown.
base::Answer<NamedCommittee> committee_for(std::span<Committee const> committees, std::string_view slug,
                                           MeetingKind kind, base::LocalDate day);

}  // namespace wardmote::board
