#pragma once

#include <string>

#include "domains/board/meetings/act.h"
#include "domains/board/meetings/date_rule.h"
#include "domains/board/meetings/meeting.h"
#include "domains/board/meetings/member.h"
#include "domains/board/meetings/record.h"
#include "web/context.h"

namespace wardmote::board {

// Each gives a message id: a word or a name for people.
std::string_view label_of(MeetingKind kind);
std::string_view label_of(MeetingState state);
std::string_view label_of(ItemKind kind);
std::string_view label_of(ItemState state);
std::string_view label_of(MotionState state);
std::string_view label_of(ClosedGround ground);
std::string_view label_of(VoteRule rule);
std::string_view label_of(VoteMethod method);
std::string_view label_of(Ballot ballot);
std::string_view label_of(VoteOption option);
std::string_view label_of(Side side);
std::string_view label_of(WeekOfMonth week);
std::string_view label_of(DayOfWeek day);
std::string_view label_of(AppointedBy by);
std::string_view label_of(Office office);
/// What a button says that asks for the act: "Second the motion".
std::string_view label_of(MeetingAct act);

/// The law's section that a ground stands in.
std::string_view citation_of(ClosedGround ground);

/// The result of a vote and why, in a sentence: "Carried: 4 for and 2 against; more than half of the votes cast was needed."
std::string result_sentence(Vote const& vote, web::Tongue const& tongue);

/// "Regular meeting, 17 December 2026"; of a committee's "Governance Committee, 17 December 2026".
std::string title_of(MeetingKind kind, NamedCommittee const& committee, std::string_view date,
                     web::Tongue const& tongue);
/// The same of a meeting in a list, or of its record.
template <class Meeting>
std::string title_of(Meeting const& meeting, web::Tongue const& tongue) {
  return title_of(meeting.kind, meeting.committee, meeting.date, tongue);
}

/// What the committee is called in a language; empty for the whole board.
std::string const& title_in(NamedCommittee const& committee, web::Tongue const& tongue);

/// The title of a meeting by how addresses name it, "2026-12-17-regular"; the name itself if it is none.
std::string title_of_meeting(std::string_view name, web::Tongue const& tongue);

/// Of a text in both languages the one to show: the English one where no French one was given.
std::string const& text_in(std::string const& english, std::string const& french, web::Tongue const& tongue);

/// Whether a page that is French has to show the English text, since no French one was given.
bool is_english_only(std::string const& french, web::Tongue const& tongue);

/// The title of an item in a language.
std::string title_in(AgendaItem const& item, web::Tongue const& tongue);

/// A refusal whose values are enumerators, with these in words.
base::Refusal in_words(base::Refusal refusal, web::Tongue const& tongue);

}  // namespace wardmote::board
