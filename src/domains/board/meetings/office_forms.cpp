#include "domains/board/meetings/office_forms.h"

#include "domains/board/meetings/date_rule.h"
#include "domains/board/meetings/training.h"
#include "web/act_form.h"

namespace wardmote::board {
namespace {

using web::message_id;
using enum ActFieldKind;

constexpr std::string_view folder = "/admin/meetings";

/// What planning one meeting and planning a year have in common: when in the day, and where.
web::FormMaker& when_and_where(web::FormMaker& form) {
  return form.field("time", line, message_id("Time"), message_id("As 09:00"))
      .field("place", line, message_id("Place"))
      .field("place_fr", line, message_id("Place in French (may be left out)"));
}

}  // namespace

ActForm plan_meeting_form(std::vector<web::FormOption> committees, web::Tongue const& tongue) {
  web::FormMaker form(folder, "plan_meeting", message_id("Plan the meeting"), tongue);
  form.choice_of_all<MeetingKind>("kind", message_id("Kind"));
  if (!committees.empty()) {
    committees.insert(committees.begin(), {"", tongue.text(message_id("none: the whole board"))});
    form.choice("committee", message_id("Committee, for a committee meeting or a joint one"), std::move(committees));
  }
  form.field("date", day, message_id("Day"));
  return when_and_where(form).take();
}

ActForm plan_year_form(web::Tongue const& tongue) {
  web::FormMaker form(folder, "plan_year", message_id("Plan the year"), tongue);
  form.choice_of_all("week", message_id("Which in the month"), WeekOfMonth::last)
      .choice_of_all("day", message_id("Day of the week"), DayOfWeek::thursday)
      .field("from", day, message_id("From this day on, for twelve months"));
  return when_and_where(form).take();
}

ActForm add_member_form(web::Tongue const& tongue) {
  return web::FormMaker(folder, "add_member", message_id("Add the member"), tongue)
      .field("name", line, message_id("Name, as minutes show it"))
      .choice_of_all<AppointedBy>("appointed_by", message_id("How they became a member"))
      .choice_of_all<Office>("office", message_id("Office"))
      .field("first_day", day, message_id("First day of the term"))
      .field("person", line, message_id("Account that votes for the seat (may be left out)"),
             message_id("The name that the person signs in with. Without one the clerk enters the votes."))
      .take();
}

ActForm record_training_form(std::vector<web::FormOption> members, web::Tongue const& tongue) {
  return web::FormMaker(folder, "record_training", message_id("Record the training"), tongue)
      .choice("member", message_id("Member"), std::move(members))
      .choice_of_all<TrainingKind>("kind", message_id("Training"))
      .field("completed_on", day, message_id("Day on which it was completed"))
      .field("evidence", line, message_id("What shows it"),
             message_id("As a certificate’s number and where it is kept. Only this office sees it."))
      .take();
}

ActForm withdraw_training_form(std::vector<web::FormOption> trainings, web::Tongue const& tongue) {
  return web::FormMaker(folder, "withdraw_training", message_id("Withdraw the entry"), tongue)
      .choice("training", message_id("Recorded training"), std::move(trainings))
      .field("reason", line, message_id("Why the entry is withdrawn"))
      .take();
}

}  // namespace wardmote::board
