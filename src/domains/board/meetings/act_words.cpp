#include "domains/board/meetings/words.h"

namespace wardmote::board {

std::string_view label_of(MeetingAct act) {
  using enum MeetingAct;
  using web::message_id;
  switch (act) {
    case plan_meeting: return message_id("Plan the meeting");
    case name_committee: return message_id("Name the committee");
    case propose_item: return message_id("Add an item");
    case place_item: return message_id("Move an item");
    case drop_item: return message_id("Drop an item");
    case give_notice: return message_id("Give notice and publish the agenda");
    case add_late_item: return message_id("Add a late item");
    case cancel_meeting: return message_id("Cancel the meeting");
    case call_to_order: return message_id("Call to order");
    case seat_member: return message_id("Seat a member");
    case record_arrival: return message_id("Record as present");
    case record_departure: return message_id("Record as gone");
    case record_attendance: return message_id("Record who attends without a vote");
    case open_meeting: return message_id("Open the meeting");
    case declare_conflict: return message_id("Declare an interest");
    case recess_meeting: return message_id("Recess");
    case resume_meeting: return message_id("Resume");
    case close_session: return message_id("Go into closed session");
    case reopen_session: return message_id("Return to public session");
    case adjourn_meeting: return message_id("Adjourn");
    case take_up_item: return message_id("Take up an item");
    case pull_item: return message_id("Pull an item from consent");
    case receive_item: return message_id("Receive an item");
    case defer_item: return message_id("Defer an item");
    case refer_item: return message_id("Refer an item");
    case hear_delegation: return message_id("Hear a delegation");
    case ask_floor: return message_id("Note who asks for the floor");
    case give_floor: return message_id("Give the floor");
    case end_floor: return message_id("The floor is given back");
    case move_motion: return message_id("Move a motion");
    case move_consent: return message_id("Move the consent agenda");
    case move_amendment: return message_id("Move an amendment");
    case second_motion: return message_id("Second the motion");
    case state_motion: return message_id("State the motion");
    case call_question: return message_id("Call the question");
    case withdraw_motion: return message_id("Withdraw by leave");
    case rule_out_of_order: return message_id("Rule out of order");
    case defer_motion: return message_id("Defer the motion");
    case refer_motion: return message_id("Refer the motion");
    case open_vote: return message_id("Open the vote");
    case cast_ballot: return message_id("Record a vote");
    case object_to_consent: return message_id("Record an objection");
    case close_vote: return message_id("Close the vote");
    case declare_result: return message_id("Declare the result");
    case report_out: return message_id("Report out of closed session");
    case draft_minutes: return message_id("Draft the minutes");
    case edit_minutes: return message_id("Edit a line of the minutes");
    case adopt_minutes: return message_id("Record the adoption of the minutes");
    case seal_meeting: return message_id("Seal the meeting");
    case strike_entry: return message_id("Strike an entry");
  }
  return "";
}

}  // namespace wardmote::board
