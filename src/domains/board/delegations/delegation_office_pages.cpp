// Requests to speak, as the board's office answers them.

#include <algorithm>

#include "access/views.h"
#include "base/choice.h"
#include "domains/board/delegations/asking.h"
#include "domains/board/delegations/delegation_store.h"
#include "domains/board/delegations/delegation_words.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/words.h"
#include "web/crumb.h"
#include "web/form_fields.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

struct DelegationMeeting {
  std::string path{};
  std::string title{};
  std::string state_word{};
  std::int64_t requests = 0;
  std::int64_t waiting = 0;  ///< for an answer
};
BOOST_DESCRIBE_STRUCT(DelegationMeeting, (), (path, title, state_word, requests, waiting))

/// The meetings that requests are for, and the rule.
struct DelegationsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<DelegationMeeting> meetings{};
  std::int64_t business_days = 0;
  std::string time{};
  std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(DelegationsView, (), (breadcrumbs, meetings, business_days, time, minutes))

std::int64_t waiting_among(std::vector<Delegation> const& delegations) {
  return std::ranges::count_if(
      delegations, [](Delegation const& delegation) { return state_of(delegation, false) == DelegationState::asked; });
}

DelegationsView show_delegations(DelegationRoom const& room, web::Context const& context) {
  auto const& tongue = context.tongue;
  DelegationsView view{.breadcrumbs = {{"/admin", tongue.text("Administration")}}};
  room.room.database.read([&](store::Reader& reader) {
    for (auto const& head : list_meetings(reader, room.room.board)) {
      auto const delegations = list_delegations(reader, room.room.board, head.name);
      if (delegations.empty() && head.state != MeetingState::noticed) continue;
      view.meetings.push_back({"/admin/delegations/" + head.name, title_of(head, tongue),
                               tongue.text(label_of(head.state)), std::ssize(delegations), waiting_among(delegations)});
    }
    auto const rule = held_delegation_rule(reader, room.room.board);
    view.business_days = rule.business_days;
    view.time = rule.time;
    view.minutes = rule.minutes;
  });
  return view;
}

struct DelegationOfficeQuery {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(DelegationOfficeQuery, (), (meeting))

/// The forms that answer one request: of the several of a page, `key` tells which.
struct AcceptFormView {
  std::string path{};
  web::FormKey key{};
  bool is_refused = false;
  std::string error{};
  web::FormField motion{};
  web::FormField minutes{};
  web::FormField words{};
};
BOOST_DESCRIBE_STRUCT(AcceptFormView, (), (path, key, is_refused, error, motion, minutes, words))
struct DeclineFormView {
  std::string path{};
  web::FormKey key{};
  bool is_refused = false;
  std::string error{};
  web::FormField reason{};
  web::FormField words{};
};
BOOST_DESCRIBE_STRUCT(DeclineFormView, (), (path, key, is_refused, error, reason, words))

struct DelegationRow {
  std::int64_t delegation = 0;  ///< its number at this meeting
  std::string item_label{};
  std::string name{};  ///< empty: what the person told of themselves was forgotten
  std::string organisation{};
  std::string municipality{};
  std::string about{};
  std::string needs{};
  std::string way_word{};
  std::string speaks_word{};
  bool prints_name = false;
  bool is_late = false;
  bool in_writing = false;
  bool has_address = false;
  DelegationState state = DelegationState::asked;
  std::string state_word{};
  bool can_accept = false;
  bool can_decline = false;
  bool can_be_absent = false;
  std::string asked_at{};
  std::string reason{};
  std::string words{};
  AcceptFormView accept{};
  DeclineFormView decline{};
};
BOOST_DESCRIBE_STRUCT(DelegationRow, (),
                      (delegation, item_label, name, organisation, municipality, about, needs, way_word, speaks_word,
                       prints_name, is_late, in_writing, has_address, state, state_word, can_accept, can_decline,
                       can_be_absent, asked_at, reason, words, accept, decline))

struct DelegationOfficeView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string meeting{};
  std::int64_t minutes = 0;  ///< by the rule
  std::vector<DelegationRow> delegations{};
};
BOOST_DESCRIBE_STRUCT(DelegationOfficeView, (), (breadcrumbs, title, meeting, minutes, delegations))

DelegationRow row_of(Delegation const& delegation, MeetingRecord const& record, web::Tongue const& tongue) {
  auto const& request = delegation.request;
  auto const state = state_of(delegation, record.has_heard(request.number));
  auto const* const item = record.item(request.item);
  auto const* const answer = answer_of(delegation);
  DelegationRow row{.delegation = request.number,
                    .item_label = item ? item->number + " " + title_in(*item, tongue) : "",
                    .name = request.name,
                    .organisation = request.organisation,
                    .municipality = request.municipality,
                    .about = request.about,
                    .needs = request.needs,
                    .way_word = tongue.text(label_of(request.way)),
                    .speaks_word = tongue.text(label_of(request.speaks)),
                    .prints_name = request.prints_name,
                    .is_late = request.is_late,
                    .in_writing = !delegation.speaks(),
                    .has_address = request.contact.has_value(),
                    .state = state,
                    .state_word = tongue.text(label_of(state)),
                    .can_accept = state == DelegationState::asked || state == DelegationState::declined,
                    .can_decline = state == DelegationState::asked || state == DelegationState::accepted,
                    .can_be_absent = state == DelegationState::accepted && delegation.speaks(),
                    .asked_at = base::to_text(request.asked_at)};
  if (answer && answer->reason && state == DelegationState::declined)
    row.reason = tongue.text(label_of(*answer->reason));
  if (answer) row.words = answer->words;
  return row;
}

void add_forms(DelegationRow& row, std::string const& meeting, std::int64_t minutes, web::Tongue const& tongue) {
  auto const below = "/admin/delegations/" + meeting;
  web::FormKey const key{"delegation", std::to_string(row.delegation)};
  row.accept = {.path = below + "/accept_delegation",
                .key = key,
                .motion = {.name = "motion"},
                .minutes = {.name = "minutes", .value = std::to_string(minutes)},
                .words = {.name = "words"}};
  row.decline = {
      .path = below + "/decline_delegation", .key = key, .reason = {.name = "reason"}, .words = {.name = "words"}};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<DeclineReason>>([&](auto enumerator) {
    row.decline.reason.options.push_back({enumerator.name, tongue.text(label_of(enumerator.value))});
  });
}

base::Answer<DelegationOfficeView> show_office(DelegationRoom const& room, std::string const& meeting,
                                               web::Context const& context) {
  auto const [log, delegations, rule] = room.room.database.read([&](store::Reader& reader) {
    return std::tuple(read_log(reader, room.room.board, meeting), list_delegations(reader, room.room.board, meeting),
                      held_delegation_rule(reader, room.room.board));
  });
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
  auto const& tongue = context.tongue;
  auto const record = record_of(log);
  DelegationOfficeView view{.breadcrumbs = {{"/admin", tongue.text("Administration")},
                                            {"/admin/delegations", tongue.text("Requests to speak")}},
                            .title = title_of(record, tongue),
                            .meeting = meeting,
                            .minutes = rule.minutes};
  for (auto const& delegation : delegations) {
    view.delegations.push_back(row_of(delegation, record, tongue));
    add_forms(view.delegations.back(), meeting, rule.minutes, tongue);
  }
  return view;
}

struct DelegationActForm {
  std::string meeting;
  std::int64_t delegation = 0;
  std::optional<DeclineReason> reason;
  std::string words;
  std::string motion;
  std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(DelegationActForm, (), (meeting, delegation, reason, words, motion, minutes))

struct DelegationActView {
  std::string meeting{};
  std::int64_t delegation = 0;
};
BOOST_DESCRIBE_STRUCT(DelegationActView, (), (meeting, delegation))

void add_delegation_act(web::Router& router, DelegationRoom const& room, DelegationAct act, std::string_view title) {
  auto const spelling = std::string(base::spelling_of(act));
  router.page<DelegationActForm, DelegationActView>(
      {.name = spelling,
       .path = "/admin/delegations/{meeting}/" + spelling,
       .policy = web::Policy::permission(base::spelling_of(act)),
       .title = std::string(title),
       .summary = "One line of the log of a request to speak.",
       .page = "board/delegation_office",
       .caching = web::Caching::never,
       .method = web::Method::post,
       .form_on = "delegation_office"},
      [room, act](DelegationActForm const& form, web::Context const& context) -> base::Answer<DelegationActView> {
        auto const done = follow_delegation(room, form.meeting, form.delegation,
                                            {.by = context.principal.person,
                                             .act = act,
                                             .reason = form.reason,
                                             .words = form.words,
                                             .motion = form.motion,
                                             .minutes = form.minutes});
        if (!done) return std::unexpected(done.error());
        context.reply.see_other = "/admin/delegations/" + form.meeting;
        return DelegationActView{form.meeting, form.delegation};
      });
}

struct DelegationRuleForm {
  int business_days = 0;
  std::string time;
  int minutes = 0;
};
BOOST_DESCRIBE_STRUCT(DelegationRuleForm, (), (business_days, time, minutes))

struct DelegationRuleView {
  std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(DelegationRuleView, (), (minutes))

base::Answer<DelegationRuleView> set_rule(DelegationRoom const& room, DelegationRuleForm const& form,
                                          web::Context const& context) {
  DelegationRule const rule{form.business_days, form.time, form.minutes};
  if (auto const sound = is_sound(rule); !sound) return std::unexpected(sound.error());
  room.room.database.write([&](store::Writer& writer) {
    insert_delegation_rule(writer, room.room.board, rule, room.room.clock.now());
    writer.record({.board = room.room.board,
                   .actor = context.principal.person,
                   .action = "set_delegation_rule",
                   .subject = "delegations",
                   .details = {{"business_days", std::to_string(rule.business_days)},
                               {"time", rule.time},
                               {"minutes", std::to_string(rule.minutes)}}});
  });
  context.reply.see_other = "/admin/delegations";
  return DelegationRuleView{rule.minutes};
}

void add_rule_route(web::Router& router, DelegationRoom const& room) {
  router.page<DelegationRuleForm, DelegationRuleView>(
      {.name = "set_delegation_rule",
       .path = "/admin/delegations/set_delegation_rule",
       .policy = web::Policy::permission("set_delegation_rule"),
       .title = "Until when one can ask to speak",
       .summary = "Sets until when one can ask to speak, and for how long.",
       .page = "board/delegations",
       .caching = web::Caching::never,
       .method = web::Method::post,
       .form_on = "delegations"},
      [room](DelegationRuleForm const& form, web::Context const& context) { return set_rule(room, form, context); });
}

}  // namespace

void add_delegation_office_routes(web::Router& router, DelegationRoom const& room) {
  router.page<web::NoQuery, DelegationsView>(
      {.name = "delegations",
       .path = "/admin/delegations",
       .policy = web::Policy::permission("delegations"),
       .title = "Requests to speak",
       .summary = "Who asks to speak at which meeting, and until when one can ask.",
       .page = "board/delegations",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DelegationsView> {
        return show_delegations(room, context);
      });
  router.page<DelegationOfficeQuery, DelegationOfficeView>(
      {.name = "delegation_office",
       .path = "/admin/delegations/{meeting}",
       .policy = web::Policy::permission("delegation_office"),
       .title = "Requests to speak at a meeting",
       .summary = "The requests for one meeting in the order of asking, to be accepted or declined.",
       .page = "board/delegation_office",
       .caching = web::Caching::never},
      [room](DelegationOfficeQuery const& query, web::Context const& context) {
        return show_office(room, query.meeting, context);
      });
  add_delegation_act(router, room, DelegationAct::accept_delegation, message_id("Accept the request"));
  add_delegation_act(router, room, DelegationAct::decline_delegation, message_id("Decline the request"));
  add_delegation_act(router, room, DelegationAct::note_absent, message_id("Was not there when called"));
  add_rule_route(router, room);
}

}  // namespace wardmote::board
