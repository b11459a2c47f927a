#include "domains/board/meetings/act_forms.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/machine.h"
#include "domains/board/meetings/words.h"

namespace wardmote::board {
namespace {

using web::message_id;
using enum MeetingAct;

/// Builds the fields of one form.
class Fields {
 public:
  explicit Fields(FormGrounds const& grounds) : grounds_(grounds) {}

  void hidden(std::string name, std::string value) {
    fields_.push_back({.name = std::move(name), .kind = ActFieldKind::hidden, .value = std::move(value)});
  }
  void line(std::string name, std::string_view label, std::string value = {}, std::string_view hint = {}) {
    add(std::move(name), ActFieldKind::line, label, hint, std::move(value));
  }
  void paragraph(std::string name, std::string_view label, std::string value = {}, std::string_view hint = {}) {
    add(std::move(name), ActFieldKind::paragraph, label, hint, std::move(value));
  }
  void choice(std::string name, std::string_view label, std::vector<web::FormOption> options) {
    add(std::move(name), ActFieldKind::choice, label, {}, {});
    fields_.back().options = std::move(options);
  }
  template <class Choice>
  void choice_of_all(std::string name, std::string_view label) {
    std::vector<web::FormOption> options;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto enumerator) {
      options.push_back({enumerator.name, grounds_.tongue.text(label_of(enumerator.value))});
    });
    choice(std::move(name), label, std::move(options));
  }
  /// A member of those present; one who is not needed may be left out.
  void member(std::string name, std::string_view label, bool needed = true) {
    auto options = needed ? std::vector<web::FormOption>{}
                          : std::vector<web::FormOption>{{"", grounds_.tongue.text(message_id("nobody yet"))}};
    for (auto const& seat : grounds_.record.eligible(0)) options.push_back({seat.member, seat.name});
    choice(std::move(name), label, std::move(options));
  }
  void seats(std::string name, std::string_view label, std::vector<Seat> const& seats) {
    std::vector<web::FormOption> options;
    for (auto const& seat : seats) options.push_back({seat.member, seat.name});
    choice(std::move(name), label, std::move(options));
  }
  /// Who may be given the floor: those who asked for it, in the fair order, and then the others who are present.
  void speaker() {
    std::vector<web::FormOption> options;
    for (auto const& claim : fair_order(grounds_.record))
      options.push_back({claim.member, grounds_.record.name_of(claim.member) + " " +
                                           grounds_.tongue.text(message_id("(asked for the floor)"))});
    for (auto const& seat : grounds_.record.eligible(grounds_.record.item_before))
      if (std::ranges::find(options, seat.member, &web::FormOption::value) == options.end())
        options.push_back({seat.member, seat.name});
    for (auto const& seat : grounds_.record.attending)
      if (grounds_.record.attends_without_vote(seat.member) &&
          std::ranges::find(options, seat.member, &web::FormOption::value) == options.end())
        options.push_back({seat.member, seat.name});
    choice("member", message_id("Member"), std::move(options));
  }
  /// An item in one of the states.
  void item(std::initializer_list<ItemState> states) {
    std::vector<web::FormOption> options;
    for (auto const* item : agenda_of(grounds_.record))
      if (std::ranges::find(states, item->state) != states.end())
        options.push_back({std::to_string(item->id),
                           (item->number.empty() ? "" : item->number + " ") + title_in(*item, grounds_.tongue)});
    choice("item", message_id("Item"), std::move(options));
  }
  void carried_motion(std::string_view label) {
    std::vector<web::FormOption> options;
    for (auto const& motion : grounds_.record.motions)
      if (motion.state == MotionState::carried)
        options.push_back({std::to_string(motion.id), text_in(motion.text, motion.text_fr, grounds_.tongue)});
    std::ranges::reverse(options);
    choice("motion", label, std::move(options));
  }
  /// A standard phrase for the text that the next field asks for.
  void phrase(MeetingAct act) {
    std::vector<web::FormOption> options;
    for (auto const& phrase : grounds_.phrases.phrases)
      if (phrase.serves(act)) options.push_back({phrase.id, phrase.text.in(grounds_.tongue.language())});
    if (options.empty()) return;
    options.insert(options.begin(), {"", grounds_.tongue.text(message_id("none: the text is written below"))});
    choice("phrase", message_id("Standard phrase (may be left out)"), std::move(options));
    fields_.back().hint = grounds_.tongue.text(message_id(
        "It is recorded in English and in French. What you write below takes the place of its “…”, or follows "
        "it; a phrase without “…” needs nothing more."));
  }
  std::vector<ActField> take() { return std::move(fields_); }

 private:
  void add(std::string name, ActFieldKind kind, std::string_view label, std::string_view hint, std::string value) {
    fields_.push_back({.name = std::move(name),
                       .kind = kind,
                       .label = grounds_.tongue.text(label),
                       .hint = hint.empty() ? "" : grounds_.tongue.text(hint),
                       .value = std::move(value)});
  }

  FormGrounds const& grounds_;
  std::vector<ActField> fields_;
};

void ask_item(Fields& fields, FormGrounds const& grounds) {
  fields.choice_of_all<ItemKind>("choice", message_id("Kind of item"));
  fields.line("text", message_id("Title in English, for everybody to read"));
  fields.line("text_fr", message_id("Title in French (may be left out)"));
  std::vector<web::FormOption> none{{"", grounds.tongue.text(message_id("not a closed item"))}};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<ClosedGround>>(
      [&](auto enumerator) { none.push_back({enumerator.name, grounds.tongue.text(label_of(enumerator.value))}); });
  fields.choice("ground", message_id("Ground, for a closed item"), std::move(none));
  std::vector<web::FormOption> earlier{{"", grounds.tongue.text(message_id("not an item on minutes"))}};
  for (auto const& meeting : grounds.meetings)
    if (meeting.date < grounds.record.date && meeting.state == MeetingState::minutes_drafted)
      earlier.push_back({meeting.name, title_of(meeting, grounds.tongue)});
  fields.choice("minutes_of", message_id("Meeting, for an item on minutes"), std::move(earlier));
}

void ask_motion(Fields& fields, MeetingAct act, FormGrounds const& grounds) {
  auto const& record = grounds.record;
  if (act == move_motion) fields.item({ItemState::taken_up, ItemState::moved});
  fields.member("member", message_id("Mover"));
  fields.member("seconder", message_id("Seconder"), false);
  auto const* const before = record.motion(record.motion_before);
  auto const draft = act == move_amendment && before ? before->text
                     : act == move_consent ? grounds.tongue.text(message_id("That the consent agenda be received."))
                                           : "";
  fields.phrase(act);
  fields.paragraph(
      "text", act == move_amendment ? message_id("The motion as it would then read") : message_id("Text of the motion"),
      draft);
  if (act != move_motion) return;
  fields.choice("choice", message_id("Does it come back to an earlier motion?"),
                {{"", grounds.tongue.text(message_id("no"))},
                 {"reconsiders", grounds.tongue.text(message_id("it reconsiders one"))},
                 {"rescinds", grounds.tongue.text(message_id("it rescinds one"))}});
  fields.line("reference", message_id("The earlier motion, as its address names it (may be left out)"));
}

void ask_of_items(Fields& fields, MeetingAct act, FormGrounds const& grounds) {
  using enum ItemState;
  switch (act) {
    case propose_item: return ask_item(fields, grounds);
    case add_late_item:
      fields.carried_motion(message_id("The motion that was carried to add it"));
      return ask_item(fields, grounds);
    case place_item: fields.item({proposed}); return fields.line("number", message_id("Place among all items, from 1"));
    case drop_item: return fields.item({proposed});
    case take_up_item: return fields.item({published});
    case pull_item: fields.item({published}); return fields.member("member", message_id("Who asks for it"));
    case receive_item: return fields.item({published, taken_up});
    case defer_item:
      fields.item({published, taken_up, moved});
      fields.phrase(act);
      return fields.line("text", message_id("To when (may be left out)"));
    case refer_item:
      fields.item({taken_up, moved});
      fields.phrase(act);
      return fields.line("text", message_id("To whom (may be left out)"));
    default: return;
  }
}

void ask_delegation(Fields& fields, FormGrounds const& grounds) {
  fields.hidden("item", std::to_string(grounds.record.item_before));
  auto options = grounds.delegations;
  options.push_back({"0", grounds.tongue.text(message_id("somebody whom the board admits by a motion"))});
  fields.choice("number", message_id("Delegation"), std::move(options));
  fields.line("text", message_id("Name, as the minutes are to print it (only for somebody admitted by a motion)"));
  fields.carried_motion(
      message_id("The motion that was carried to admit them (only for somebody admitted by a motion)"));
}

void ask_of_meeting(Fields& fields, MeetingAct act, FormGrounds const& grounds) {
  switch (act) {
    case give_notice:
      fields.paragraph("text", message_id("Why the meeting is extraordinary (only if notice is late)"));
      return fields.line("reference", message_id("Scheme of the codes of reports"), std::string(default_scheme),
                         message_id("In braces: yy or yyyy year, m or mm month, type a letter, n or nn number."));
    case declare_conflict:
      fields.member("member", message_id("Member"));
      fields.item({ItemState::published, ItemState::taken_up, ItemState::moved});
      fields.phrase(act);
      return fields.line("text", message_id("General nature of the interest"));
    case close_session:
      fields.choice_of_all<ClosedGround>("choice", message_id("Ground that the law names"));
      return fields.carried_motion(message_id("The motion that was carried to close the meeting"));
    case adopt_minutes:
      return fields.line("reference", message_id("The motion that adopted them, as its address names it"));
    case hear_delegation: return ask_delegation(fields, grounds);
    case record_attendance: return fields.seats("member", message_id("Member"), grounds.others);
    case ask_floor: fields.speaker(); return fields.choice_of_all<Side>("choice", message_id("Side of the question"));
    case give_floor:
      fields.speaker();
      return fields.line("reference", message_id("Minutes"), std::to_string(member_minutes));
    case edit_minutes:
      fields.line("number", message_id("Number of the entry"));
      return fields.paragraph("text", message_id("The line as it is to read"));
    case strike_entry:
      fields.line("number", message_id("Number of the entry"));
      fields.phrase(act);
      return fields.line("text", message_id("Why it is struck"));
    case record_arrival:
    case record_departure:
    case object_to_consent: return;
    default: return ask_of_items(fields, act, grounds);
  }
}

void ask_of_vote(Fields& fields, MeetingAct act, FormGrounds const& grounds) {
  if (act == open_vote) {
    fields.choice_of_all<VoteRule>("choice", message_id("Rule"));
    fields.choice_of_all<VoteMethod>("reference", message_id("How the vote is taken"));
  }
  if (act == second_motion || act == object_to_consent) fields.member("member", message_id("Member"));
  if (act == declare_result)
    fields.choice(
        "choice", message_id("What the chair declares"),
        {{"carried", grounds.tongue.text(message_id("carried"))}, {"lost", grounds.tongue.text(message_id("lost"))}});
}

/// Whether the act is done to the motion before the meeting.
bool is_of_motion(MeetingAct act) {
  auto const steps = motion_steps();
  return act != move_amendment && std::ranges::find(steps, act, &Step<MotionState>::act) != steps.end();
}

/// In the order of a meeting.
constexpr MeetingAct offered[]{
    propose_item,    place_item,        drop_item,     give_notice,       cancel_meeting, call_to_order,
    open_meeting,    record_attendance, take_up_item,  hear_delegation,   ask_floor,      give_floor,
    end_floor,       declare_conflict,  move_motion,   move_consent,      second_motion,  state_motion,
    move_amendment,  call_question,     open_vote,     object_to_consent, close_vote,     declare_result,
    withdraw_motion, rule_out_of_order, defer_motion,  refer_motion,      receive_item,   defer_item,
    refer_item,      pull_item,         add_late_item, close_session,     reopen_session, recess_meeting,
    resume_meeting,  adjourn_meeting,   draft_minutes, edit_minutes,      adopt_minutes,  seal_meeting,
    strike_entry};

}  // namespace

bool is_offered(MeetingAct act) { return std::ranges::find(offered, act) != std::end(offered); }

ActForm form_of(MeetingAct act, FormGrounds const& grounds) {
  Fields fields(grounds);
  if (is_of_motion(act)) {
    fields.hidden("motion", std::to_string(grounds.record.motion_before));
    ask_of_vote(fields, act, grounds);
  } else if (act == move_motion || act == move_consent || act == move_amendment) {
    ask_motion(fields, act, grounds);
  } else {
    ask_of_meeting(fields, act, grounds);
  }
  auto const spelling = std::string(base::spelling_of(act));
  ActForm form{.act = spelling,
               .label = grounds.tongue.text(label_of(act)),
               .path = "/meetings/" + grounds.meeting + "/" + spelling,
               .fields = fields.take()};
  form.asks =
      std::ranges::any_of(form.fields, [](ActField const& field) { return field.kind != ActFieldKind::hidden; });
  return form;
}

std::vector<MeetingAct> acts_open(MeetingRecord const& record) {
  auto const* const motion = record.motion(record.motion_before);
  auto const can_begin = !motion;
  auto const is_open = [&](MeetingAct act) {
    if (!next(meeting_steps(), act, record.state)) return false;
    if (act == move_motion || act == move_consent || act == take_up_item || act == adjourn_meeting) return can_begin;
    if (act == record_attendance) return record.is_of_committee();
    if (act == end_floor) return record.floor() != nullptr;
    auto const is_voting =
        motion && (motion->state == MotionState::vote_open || motion->state == MotionState::vote_closed);
    if (act == give_floor) return !is_voting;
    if (act == hear_delegation) {
      auto const* const item = record.item(record.item_before);
      return item && !is_voting && next(item_steps(), act, item->state).has_value();
    }
    if (act == object_to_consent)
      return motion && motion->vote && motion->vote->method == VoteMethod::unanimous_consent &&
             motion->state == MotionState::vote_open;
    if (act == move_amendment) return motion && motion->state == MotionState::stated;
    if (is_of_motion(act)) return motion && next(motion_steps(), act, motion->state).has_value();
    return true;
  };
  std::vector<MeetingAct> open;
  for (auto const act : offered)
    if (is_open(act)) open.push_back(act);
  return open;
}

}  // namespace wardmote::board
