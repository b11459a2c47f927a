// What the forms of the console send: one route for each act.

#include "base/choice.h"
#include "domains/board/meetings/meeting_pages.h"
#include "domains/board/meetings/phrases.h"
#include "domains/board/meetings/recording.h"
#include "domains/board/meetings/words.h"
#include "domains/board/papers/kept_minutes.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using enum MeetingAct;

struct ActDoneView {
  std::string meeting{};
  MeetingAct act = plan_meeting;
};
BOOST_DESCRIBE_STRUCT(ActDoneView, (), (meeting, act))

// What forms send: each asks for what its act speaks of.
struct MeetingActForm {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(MeetingActForm, (), (meeting))
struct NewItemForm {
  std::string meeting, choice, text, text_fr, ground, minutes_of;
};
BOOST_DESCRIBE_STRUCT(NewItemForm, (), (meeting, choice, text, text_fr, ground, minutes_of))
struct LateItemForm {
  std::string meeting;
  std::int64_t motion = 0;
  std::string choice, text, text_fr, ground, minutes_of;
};
BOOST_DESCRIBE_STRUCT(LateItemForm, (), (meeting, motion, choice, text, text_fr, ground, minutes_of))
struct ItemPlaceForm {
  std::string meeting;
  std::int64_t item = 0;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(ItemPlaceForm, (), (meeting, item, number))
struct ItemActForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string phrase, text;
};
BOOST_DESCRIBE_STRUCT(ItemActForm, (), (meeting, item, phrase, text))
struct NoticeForm {
  std::string meeting, text, reference;
};
BOOST_DESCRIBE_STRUCT(NoticeForm, (), (meeting, text, reference))
struct HearingForm {
  std::string meeting;
  std::int64_t item = 0;
  std::int64_t number = 0;
  std::int64_t motion = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(HearingForm, (), (meeting, item, number, motion, text))
struct FloorForm {
  std::string meeting, member, choice, reference;
};
BOOST_DESCRIBE_STRUCT(FloorForm, (), (meeting, member, choice, reference))
struct MemberActForm {
  std::string meeting, member;
};
BOOST_DESCRIBE_STRUCT(MemberActForm, (), (meeting, member))
struct MemberItemForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string member, phrase, text;
};
BOOST_DESCRIBE_STRUCT(MemberItemForm, (), (meeting, item, member, phrase, text))
struct ClosingForm {
  std::string meeting, choice;
  std::int64_t motion = 0;
};
BOOST_DESCRIBE_STRUCT(ClosingForm, (), (meeting, choice, motion))
struct MovingForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string member, seconder, phrase, text, choice, reference;
};
BOOST_DESCRIBE_STRUCT(MovingForm, (), (meeting, item, member, seconder, phrase, text, choice, reference))
struct WordingForm {
  std::string meeting, member, seconder, text;
};
BOOST_DESCRIBE_STRUCT(WordingForm, (), (meeting, member, seconder, text))
struct MotionActForm {
  std::string meeting;
  std::int64_t motion = 0;
};
BOOST_DESCRIBE_STRUCT(MotionActForm, (), (meeting, motion))
struct MotionMemberForm {
  std::string meeting;
  std::int64_t motion = 0;
  std::string member;
};
BOOST_DESCRIBE_STRUCT(MotionMemberForm, (), (meeting, motion, member))
struct VoteForm {
  std::string meeting;
  std::int64_t motion = 0;
  std::string choice, reference;
};
BOOST_DESCRIBE_STRUCT(VoteForm, (), (meeting, motion, choice, reference))
struct BallotForm {
  std::string meeting;
  std::int64_t motion = 0;
  std::string member, choice;
};
BOOST_DESCRIBE_STRUCT(BallotForm, (), (meeting, motion, member, choice))
struct ResultForm {
  std::string meeting;
  std::int64_t motion = 0;
  std::string choice;
};
BOOST_DESCRIBE_STRUCT(ResultForm, (), (meeting, motion, choice))
struct EntryForm {
  std::string meeting;
  std::int64_t number = 0;
  std::string phrase, text;
};
BOOST_DESCRIBE_STRUCT(EntryForm, (), (meeting, number, phrase, text))
struct MinutesAdoptionForm {
  std::string meeting, reference;
};
BOOST_DESCRIBE_STRUCT(MinutesAdoptionForm, (), (meeting, reference))

/// What a form asks to be written.
template <class Form>
LogEntry order_of(MeetingAct act, Form const& form, web::Context const& context) {
  LogEntry order{.at = context.now, .by = context.principal.person, .act = act};
  if constexpr (requires { form.item; }) order.item = form.item;
  if constexpr (requires { form.motion; }) order.motion = form.motion;
  if constexpr (requires { form.member; }) order.member = form.member;
  if constexpr (requires { form.seconder; }) order.seconder = form.seconder;
  if constexpr (requires { form.choice; }) order.choice = form.choice;
  if constexpr (requires { form.text; }) order.text = form.text;
  if constexpr (requires { form.text_fr; }) order.text_fr = form.text_fr;
  if constexpr (requires { form.reference; }) order.reference = form.reference;
  if constexpr (requires { form.number; }) order.number = form.number;
  if constexpr (requires { form.ground; }) order.reference = form.ground.empty() ? form.minutes_of : form.ground;
  return order;
}

web::RouteInfo info(MeetingAct act) {
  auto const spelling = std::string(base::spelling_of(act));
  return {.name = spelling,
          .path = "/meetings/{meeting}/" + spelling,
          .policy = web::Policy::permission(base::spelling_of(act)),
          .title = std::string(label_of(act)),
          .summary = "One line of the log of a meeting.",
          .page = "board/console",
          .caching = web::Caching::never,
          .method = web::Method::post,
          .form_on = "meeting_console"};
}

base::Answer<void> record(BoardRoom const& room, std::string const& meeting, LogEntry const& order,
                          web::Context const& context) {
  return order.act == seal_meeting ? seal_with_pdf(room, meeting, order, context) : record_act(room, meeting, order);
}

/// What the forms stand on: the board's room, and the phrases that they may name.
struct ActRoom {
  BoardRoom room;
  KeptPhrases phrases;
};

template <class Form>
void add_act(web::Router& router, ActRoom const& room, MeetingAct act) {
  router.page<Form, ActDoneView>(
      info(act), [room, act](Form const& form, web::Context const& context) -> base::Answer<ActDoneView> {
        auto order = order_of(act, form, context);
        if constexpr (requires { form.phrase; })
          if (auto const taken = take_phrase(room.phrases, form.phrase, order); !taken)
            return std::unexpected(taken.error());
        auto const recorded = record(room.room, form.meeting, order, context);
        if (!recorded) return std::unexpected(in_words(recorded.error(), context.tongue));
        context.reply.see_other = "/meetings/" + form.meeting + "/console";
        return ActDoneView{form.meeting, act};
      });
}

template <class Form>
void add_acts(web::Router& router, ActRoom const& room, std::initializer_list<MeetingAct> acts) {
  for (auto const act : acts) add_act<Form>(router, room, act);
}

}  // namespace

void add_act_routes(web::Router& router, BoardRoom const& board, KeptPhrases const& phrases) {
  ActRoom const room{board, phrases};
  add_acts<MeetingActForm>(router, room,
                           {cancel_meeting, call_to_order, open_meeting, recess_meeting, resume_meeting, reopen_session,
                            end_floor, adjourn_meeting, draft_minutes, seal_meeting});
  add_acts<MemberActForm>(router, room, {record_arrival, record_departure, record_attendance});
  add_acts<MotionActForm>(
      router, room,
      {state_motion, call_question, withdraw_motion, rule_out_of_order, defer_motion, refer_motion, close_vote});
  add_acts<MotionMemberForm>(router, room, {second_motion, object_to_consent});
  add_acts<ItemActForm>(router, room, {drop_item, take_up_item, receive_item, defer_item, refer_item});
  add_acts<MemberItemForm>(router, room, {declare_conflict, pull_item});
  add_acts<WordingForm>(router, room, {move_consent, move_amendment});
  add_acts<EntryForm>(router, room, {edit_minutes, strike_entry});
  add_act<HearingForm>(router, room, hear_delegation);
  add_acts<FloorForm>(router, room, {ask_floor, give_floor});
  add_act<NewItemForm>(router, room, propose_item);
  add_act<LateItemForm>(router, room, add_late_item);
  add_act<ItemPlaceForm>(router, room, place_item);
  add_act<NoticeForm>(router, room, give_notice);
  add_act<ClosingForm>(router, room, close_session);
  add_act<MovingForm>(router, room, move_motion);
  add_act<VoteForm>(router, room, open_vote);
  add_act<BallotForm>(router, room, cast_ballot);
  add_act<ResultForm>(router, room, declare_result);
  add_act<MinutesAdoptionForm>(router, room, adopt_minutes);
}

}  // namespace wardmote::board
