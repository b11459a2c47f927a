#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>

#include "base/clock.h"

namespace wardmote::board {

/// Whatever can be recorded of a meeting. An act is called as its route, its permission and its audit entry are.
enum class MeetingAct {
  plan_meeting,
  name_committee,
  propose_item,
  place_item,
  drop_item,
  give_notice,
  add_late_item,
  cancel_meeting,
  call_to_order,
  seat_member,
  record_arrival,
  record_departure,
  record_attendance,
  open_meeting,
  declare_conflict,
  recess_meeting,
  resume_meeting,
  close_session,
  reopen_session,
  adjourn_meeting,
  take_up_item,
  pull_item,
  receive_item,
  defer_item,
  refer_item,
  hear_delegation,
  ask_floor,
  give_floor,
  end_floor,
  move_motion,
  move_consent,
  move_amendment,
  second_motion,
  state_motion,
  call_question,
  withdraw_motion,
  rule_out_of_order,
  defer_motion,
  refer_motion,
  open_vote,
  cast_ballot,
  object_to_consent,
  close_vote,
  declare_result,
  report_out,
  draft_minutes,
  edit_minutes,
  adopt_minutes,
  seal_meeting,
  strike_entry
};
BOOST_DESCRIBE_ENUM(MeetingAct, plan_meeting, name_committee, propose_item, place_item, drop_item, give_notice,
                    add_late_item, cancel_meeting, call_to_order, seat_member, record_arrival, record_departure,
                    record_attendance, open_meeting, declare_conflict, recess_meeting, resume_meeting, close_session,
                    reopen_session, adjourn_meeting, take_up_item, pull_item, receive_item, defer_item, refer_item,
                    hear_delegation, ask_floor, give_floor, end_floor, move_motion, move_consent, move_amendment,
                    second_motion, state_motion, call_question, withdraw_motion, rule_out_of_order, defer_motion,
                    refer_motion, open_vote, cast_ballot, object_to_consent, close_vote, declare_result, report_out,
                    draft_minutes, edit_minutes, adopt_minutes, seal_meeting, strike_entry)

/// One line of a meeting's log, or what somebody asks to be written there. An act uses the members that it speaks of
/// and leaves the others empty. The log is only added to.
struct LogEntry {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … in the meeting; 0 until it is written
  base::Instant at{};         ///< when it was recorded
  std::string by{};           ///< the identifier of the person who recorded it
  MeetingAct act = MeetingAct::plan_meeting;
  std::int64_t item = 0;    ///< 1, 2, 3 … in the order of proposal; 0: none
  std::int64_t motion = 0;  ///< 1, 2, 3 … in the order of moving; 0: none
  std::string member{};     ///< identifier of a board member
  std::string seconder{};
  std::string choice{};     ///< an enumerator: item kind, rule, method, ballot, ground, result
  std::string text{};       ///< in English, or in the language that was spoken
  std::string text_fr{};    ///< in French, where both are asked for
  std::string reference{};  ///< another meeting or motion, as addresses name it; of name_committee the
      ///< committee, as they name it; of plan_meeting day and time, of give_notice the scheme of codes, of seal_meeting the hash, of report_out
      ///< what tells it from others, of give_floor and hear_delegation how many minutes
  std::int64_t number = 0;  ///< a position, the sequence of an entry that is struck, or a delegation's number
  friend bool operator==(LogEntry const&, LogEntry const&) = default;
};

}  // namespace wardmote::board
