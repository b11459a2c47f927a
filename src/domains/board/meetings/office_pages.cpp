// The office of meetings: planning one or a year of them, and who sits on the board.

#include "access/person_store.h"
#include "base/choice.h"
#include "domains/board/committees/committee_forms.h"
#include "domains/board/committees/committee_store.h"
#include "domains/board/meetings/date_rule.h"
#include "domains/board/meetings/meeting_pages.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/meetings/office_forms.h"
#include "domains/board/meetings/recording.h"
#include "domains/board/meetings/training_store.h"
#include "domains/board/meetings/words.h"
#include "domains/board/profile_store.h"
#include "web/crumb.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

struct OfficeMeeting {
  std::string meeting{};
  std::string title{};
  std::string state_word{};
  std::string console{};  ///< its console's address
};
BOOST_DESCRIBE_STRUCT(OfficeMeeting, (), (meeting, title, state_word, console))

struct OfficeMember {
  std::string member{};
  std::string name{};
  std::string office_word{};
  base::LocalDate first_day{};
  std::string last_day{};
  bool votes_by_account = false;
};
BOOST_DESCRIBE_STRUCT(OfficeMember, (), (member, name, office_word, first_day, last_day, votes_by_account))

struct OfficeView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<OfficeMeeting> meetings{};
  std::vector<OfficeMember> members{};
  ActForm plan_one{};
  ActForm plan_year{};
  ActForm add{};
  ActForm train{};
  bool has_trainings = false;
  ActForm withdraw{};
};
BOOST_DESCRIBE_STRUCT(OfficeView, (),
                      (breadcrumbs, meetings, members, plan_one, plan_year, add, train, has_trainings, withdraw))

void add_training_forms(OfficeView& view, std::vector<Member> const& members, std::vector<Training> const& trainings,
                        web::Tongue const& tongue) {
  std::vector<web::FormOption> people, recorded;
  for (auto const& member : members) {
    people.push_back({member.id.text(), member.name});
    for (auto const& training : trainings)
      if (training.member == member.id.text())
        recorded.push_back({training.id.text(), member.name + ", " + tongue.text(label_of(training.kind)) + ", " +
                                                    base::to_text(training.completed_on) + " (" + training.evidence +
                                                    ")"});
  }
  view.has_trainings = !recorded.empty();
  view.train = record_training_form(std::move(people), tongue);
  view.withdraw = withdraw_training_form(std::move(recorded), tongue);
}

OfficeView show_office(BoardRoom const& room, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const [meetings, committees, members, trainings, zone] = room.database.read([&](store::Reader& reader) {
    return std::tuple(list_meetings(reader, room.board), list_committees(reader, room.board),
                      list_members(reader, room.board), list_trainings(reader, room.board),
                      time_zone_of(reader, room.board));
  });
  OfficeView view{.breadcrumbs = {{"/admin", tongue.text("Administration")}}};
  for (auto const& head : meetings)
    view.meetings.push_back(
        {head.name, title_of(head, tongue), tongue.text(label_of(head.state)), "/meetings/" + head.name + "/console"});
  auto const today = web::local_date(context.now, zone);
  view.plan_one = plan_meeting_form(committees_to_choose(committees, today, tongue), tongue);
  view.plan_year = plan_year_form(tongue);
  view.add = add_member_form(tongue);
  add_training_forms(view, members, trainings, tongue);
  for (auto const& member : members)
    view.members.push_back({.member = member.id.text(),
                            .name = member.name,
                            .office_word = tongue.text(label_of(member.office)),
                            .first_day = member.first_day,
                            .last_day = member.last_day ? base::to_text(*member.last_day) : "",
                            .votes_by_account = !member.person.empty()});
  return view;
}

struct PlanForm {
  MeetingKind kind = MeetingKind::regular;
  std::string committee;
  base::LocalDate date{};
  std::string time;
  std::string place;
  std::string place_fr;
};
BOOST_DESCRIBE_STRUCT(PlanForm, (), (kind, committee, date, time, place, place_fr))

struct YearForm {
  WeekOfMonth week = WeekOfMonth::last;
  DayOfWeek day = DayOfWeek::thursday;
  base::LocalDate from{};
  std::string time;
  std::string place;
  std::string place_fr;
};
BOOST_DESCRIBE_STRUCT(YearForm, (), (week, day, from, time, place, place_fr))

struct PlannedView {
  std::vector<std::string> meetings{};
};
BOOST_DESCRIBE_STRUCT(PlannedView, (), (meetings))

bool is_time(std::string_view text) {
  auto const digit = [&](std::size_t at, char most) { return text[at] >= '0' && text[at] <= most; };
  return text.size() == 5 && text[2] == ':' && digit(0, '2') && digit(1, text[0] == '2' ? '3' : '9') && digit(3, '5') &&
         digit(4, '9');
}

/// What the forms have in common: when in the day, and where.
template <class Form>
base::Answer<LogEntry> order_of(Form const& form, MeetingKind kind, base::LocalDate date, web::Context const& context) {
  if (!is_time(form.time)) return base::refuse_field("time", message_id("Give the time as 09:00"));
  if (form.place.empty()) return base::refuse_field("place", message_id("Say where the meeting is held"));
  return LogEntry{.at = context.now,
                  .by = context.principal.person,
                  .choice = std::string(base::spelling_of(kind)),
                  .text = form.place,
                  .text_fr = form.place_fr,
                  .reference = base::to_text(date) + " " + form.time};
}

base::Answer<PlannedView> plan_one(BoardRoom const& room, PlanForm const& form, web::Context const& context) {
  auto const order = order_of(form, form.kind, form.date, context);
  if (!order) return std::unexpected(order.error());
  auto const name = make_meeting(room, *order, form.committee);
  if (!name) return std::unexpected(in_words(name.error(), context.tongue));
  context.reply.see_other = "/meetings/" + *name + "/console";
  return PlannedView{{*name}};
}

/// Months that have their meeting by the rule already are left as they are.
base::Answer<PlannedView> plan_year(BoardRoom const& room, YearForm const& form, web::Context const& context) {
  PlannedView view;
  for (auto const date : year_by_rule(form.week, form.day, form.from)) {
    auto const order = order_of(form, MeetingKind::regular, date, context);
    if (!order) return std::unexpected(order.error());
    auto const name = make_meeting(room, *order);
    if (name) view.meetings.push_back(*name);
    if (!name && name.error().code != RefusalCode::meeting_exists) return std::unexpected(name.error());
  }
  context.reply.see_other = "/admin/meetings";
  return view;
}

struct MemberForm {
  std::string name;
  AppointedBy appointed_by = AppointedBy::council;
  Office office = Office::member;
  base::LocalDate first_day{};
  std::string person;
};
BOOST_DESCRIBE_STRUCT(MemberForm, (), (name, appointed_by, office, first_day, person))

struct TermForm {
  std::string member;
  base::LocalDate last_day{};
};
BOOST_DESCRIBE_STRUCT(TermForm, (), (member, last_day))

struct MemberDoneView {
  std::string member{};
};
BOOST_DESCRIBE_STRUCT(MemberDoneView, (), (member))

/// The account of that sign-in name; empty for none asked for.
base::Answer<std::string> account_called(BoardRoom const& room, std::string const& name) {
  if (name.empty()) return name;
  auto const person =
      room.database.read([&](store::Reader& reader) { return access::find_person(reader, room.board, name); });
  if (!person) return base::refuse_field("person", message_id("Nobody signs in with this name"));
  return person->id.text();
}

base::Answer<MemberDoneView> add(BoardRoom const& room, MemberForm const& form, web::Context const& context) {
  auto const person = account_called(room, form.person);
  if (!person) return std::unexpected(person.error());
  Member const member{.id = base::Id<Member>::make(room.clock),
                      .name = form.name,
                      .appointed_by = form.appointed_by,
                      .office = form.office,
                      .first_day = form.first_day,
                      .person = *person};
  auto const added = room.database.write([&](store::Writer& writer) {
    return add_member(writer, room.board, member, context.principal.person, context.now);
  });
  if (!added) return std::unexpected(added.error());
  context.reply.see_other = "/admin/meetings";
  return MemberDoneView{member.id.text()};
}

base::Answer<MemberDoneView> end(BoardRoom const& room, TermForm const& form, web::Context const& context) {
  auto const ended = room.database.write([&](store::Writer& writer) {
    return end_term(writer, room.board, form.member, form.last_day, context.principal.person);
  });
  if (!ended) return std::unexpected(ended.error());
  context.reply.see_other = "/admin/meetings";
  return MemberDoneView{form.member};
}

struct TrainingForm {
  std::string member;
  TrainingKind kind = TrainingKind::roles;
  base::LocalDate completed_on{};
  std::string evidence;
};
BOOST_DESCRIBE_STRUCT(TrainingForm, (), (member, kind, completed_on, evidence))

struct TrainingWithdrawalForm {
  std::string training;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TrainingWithdrawalForm, (), (training, reason))

struct TrainingDoneView {
  std::string training{};
};
BOOST_DESCRIBE_STRUCT(TrainingDoneView, (), (training))

base::Answer<TrainingDoneView> train(BoardRoom const& room, TrainingForm const& form, web::Context const& context) {
  Training const training{.id = base::Id<Training>::make(room.clock),
                          .member = form.member,
                          .kind = form.kind,
                          .completed_on = form.completed_on,
                          .evidence = form.evidence};
  auto const recorded = room.database.write([&](store::Writer& writer) {
    auto const today = web::local_date(context.now, time_zone_of(writer, room.board));
    return record_training(writer, room.board, training, today, context.principal.person, context.now);
  });
  if (!recorded) return std::unexpected(recorded.error());
  context.reply.see_other = "/admin/meetings";
  return TrainingDoneView{training.id.text()};
}

base::Answer<TrainingDoneView> withdraw(BoardRoom const& room, TrainingWithdrawalForm const& form,
                                        web::Context const& context) {
  auto const withdrawn = room.database.write([&](store::Writer& writer) {
    return withdraw_training(writer, room.board, base::Id<Training>::make(room.clock), form.training, form.reason,
                             context.principal.person, context.now);
  });
  if (!withdrawn) return std::unexpected(withdrawn.error());
  context.reply.see_other = "/admin/meetings";
  return TrainingDoneView{form.training};
}

web::RouteInfo info(std::string_view name, std::string_view title) {
  return {.name = std::string(name),
          .path = "/admin/meetings/" + std::string(name),
          .policy = web::Policy::permission(name),
          .title = std::string(title),
          .summary = "Part of the board’s office.",
          .page = "board/meeting_office",
          .caching = web::Caching::never,
          .method = web::Method::post,
          .form_on = "meeting_office"};
}

}  // namespace

void add_meeting_office_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, OfficeView>(
      {.name = "meeting_office",
       .path = "/admin/meetings",
       .policy = web::Policy::permission("meeting_office"),
       .title = "Meetings and members",
       .summary = "Plan a meeting or a year of them, open a meeting’s console, and keep who sits on the board.",
       .page = "board/meeting_office",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<OfficeView> {
        return show_office(room, context);
      });
  router.page<PlanForm, PlannedView>(
      info("plan_meeting", message_id("Plan a meeting")),
      [room](PlanForm const& form, web::Context const& context) { return plan_one(room, form, context); });
  router.page<YearForm, PlannedView>(
      info("plan_year", message_id("Plan a year of meetings")),
      [room](YearForm const& form, web::Context const& context) { return plan_year(room, form, context); });
  router.page<MemberForm, MemberDoneView>(
      info("add_member", message_id("Add a member")),
      [room](MemberForm const& form, web::Context const& context) { return add(room, form, context); });
  router.page<TermForm, MemberDoneView>(
      info("end_term", message_id("End a term")),
      [room](TermForm const& form, web::Context const& context) { return end(room, form, context); });
  router.page<TrainingForm, TrainingDoneView>(
      info("record_training", message_id("Record a training")),
      [room](TrainingForm const& form, web::Context const& context) { return train(room, form, context); });
  router.page<TrainingWithdrawalForm, TrainingDoneView>(
      info("withdraw_training", message_id("Withdraw a training’s entry")),
      [room](TrainingWithdrawalForm const& form, web::Context const& context) {
        return withdraw(room, form, context);
      });
}

}  // namespace wardmote::board
