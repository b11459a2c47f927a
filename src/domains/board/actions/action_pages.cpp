#include "domains/board/actions/action_pages.h"

#include "base/choice.h"
#include "domains/board/actions/action_store.h"
#include "domains/board/actions/action_view.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/words.h"
#include "domains/board/profile_store.h"
#include "web/act_form.h"
#include "web/crumb.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

struct ActionsQuery {
  bool late = false;  ///< only those that are
};
BOOST_DESCRIBE_STRUCT(ActionsQuery, (), (late))

struct ActionsView {
  bool late = false;
  std::int64_t open_count = 0;
  std::int64_t late_count = 0;
  std::vector<ActionRow> actions{};
};
BOOST_DESCRIBE_STRUCT(ActionsView, (), (late, open_count, late_count, actions))

std::vector<ActionRow> rows(BoardRoom const& room, web::Context const& context) {
  auto const [actions, zone] = room.database.read([&](store::Reader& reader) {
    return std::pair(list_actions(reader, room.board), time_zone_of(reader, room.board));
  });
  auto const today = web::local_date(context.now, zone);
  std::vector<ActionRow> all;
  for (auto const& action : actions) all.push_back(row_of(action, today, context.tongue));
  return all;
}

ActionsView show_actions(BoardRoom const& room, ActionsQuery const& query, web::Context const& context) {
  ActionsView view{.late = query.late};
  for (auto const& row : rows(room, context)) {
    view.open_count += row.state == ActionState::accepted ? 0 : 1;
    view.late_count += row.days_late > 0 ? 1 : 0;
    if (!query.late || row.days_late > 0) view.actions.push_back(row);
  }
  return view;
}

struct ActionQuery {
  std::int64_t action = 0;
};
BOOST_DESCRIBE_STRUCT(ActionQuery, (), (action))

struct ActionView {
  std::vector<web::Crumb> breadcrumbs{};
  ActionRow action{};
  std::vector<ActionStep> steps{};
};
BOOST_DESCRIBE_STRUCT(ActionView, (), (breadcrumbs, action, steps))

base::Answer<ActionView> show_action(BoardRoom const& room, std::int64_t number, web::Context const& context) {
  auto const [log, zone] = room.database.read([&](store::Reader& reader) {
    return std::pair(read_action(reader, room.board, number), time_zone_of(reader, room.board));
  });
  if (log.empty()) return base::refuse(RefusalCode::action_unknown, {{"action", std::to_string(number)}});
  auto const action = action_of(number, log);
  return ActionView{.breadcrumbs = {{"/actions", context.tongue.text("Action log")}},
                    .action = row_of(action, web::local_date(context.now, zone), context.tongue),
                    .steps = steps_of(action, context.tongue)};
}

/// The form of what follows on one action; `key` tells which of the page.
struct ReportFormView {
  std::string path = "/admin/actions/report_action";
  web::FormKey key{};
  bool is_refused = false;
  web::FormField words{.name = "words"};
  web::FormField evidence{.name = "evidence"};
  web::FormField upload{.name = "upload"};
};
BOOST_DESCRIBE_STRUCT(ReportFormView, (), (path, key, is_refused, words, evidence, upload))
struct ReturnFormView {
  std::string path = "/admin/actions/return_report";
  web::FormKey key{};
  bool is_refused = false;
  web::FormField words{.name = "words"};
};
BOOST_DESCRIBE_STRUCT(ReturnFormView, (), (path, key, is_refused, words))

/// An action that is not done yet, and what can follow.
struct OpenAction {
  ActionRow action{};
  std::optional<ReportFormView> report{};
  std::optional<ReturnFormView> judge{};
};
BOOST_DESCRIBE_STRUCT(OpenAction, (), (action, report, judge))

struct ActionOfficeView {
  std::vector<web::Crumb> breadcrumbs{};
  bool has_motions = false;  ///< that were carried
  web::ActForm assign{};
  std::vector<OpenAction> actions{};
};
BOOST_DESCRIBE_STRUCT(ActionOfficeView, (), (breadcrumbs, has_motions, assign, actions))

constexpr std::int64_t motions_offered = 100;

OpenAction open_action(ActionRow const& row) {
  web::FormKey const key{"action", std::to_string(row.number_of_action)};
  OpenAction open{.action = row};
  if (row.state == ActionState::reported)
    open.judge = ReturnFormView{.key = key};
  else
    open.report = ReportFormView{.key = key};
  return open;
}

web::ActForm assign_form(std::vector<web::FormOption> motions, web::Tongue const& tongue) {
  using enum web::ActFieldKind;
  return web::FormMaker("/admin/actions", "assign_action", message_id("Assign the action"), tongue)
      .choice("motion", message_id("Motion that was carried"), std::move(motions))
      .field("words", paragraph, message_id("Its clause that directs somebody"))
      .field("responsible", line, message_id("Office that is to do it"),
             message_id("An office, never a private person: Chief of Police"))
      .field("due_on", day, message_id("Due on"))
      .take();
}

ActionOfficeView show_office(BoardRoom const& room, web::Context const& context) {
  ActionOfficeView view{.breadcrumbs = {{"/admin", context.tongue.text("Administration")}}};
  for (auto const& row : rows(room, context))
    if (row.state != ActionState::accepted) view.actions.push_back(open_action(row));
  auto const motions = room.database.read(
      [&](store::Reader& reader) { return list_motions(reader, room.board, {}, "", motions_offered); });
  std::vector<web::FormOption> carried;
  for (auto const& motion : motions)
    if (motion.state == MotionState::carried && !motion.is_amendment)
      carried.push_back({motion.name, motion.date + ": " + text_in(motion.text, motion.text_fr, context.tongue)});
  view.has_motions = !carried.empty();
  view.assign = assign_form(std::move(carried), context.tongue);
  return view;
}

struct AssignForm {
  std::string motion;
  std::string words;
  std::string responsible;
  std::string due_on;
};
BOOST_DESCRIBE_STRUCT(AssignForm, (), (motion, words, responsible, due_on))

struct ReportForm {
  std::int64_t action = 0;
  std::string words;
  std::string evidence;
  std::string upload;  ///< hash of the file that was sent
  std::string upload_name;
  std::string upload_kind;
};
BOOST_DESCRIBE_STRUCT(ReportForm, (), (action, words, evidence, upload, upload_name, upload_kind))

/// What takes no file has no member for one: a sender could name in it a file that somebody else sent.
struct JudgementForm {
  std::int64_t action = 0;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(JudgementForm, (), (action, words))

struct ActionDoneView {
  std::int64_t action = 0;
};
BOOST_DESCRIBE_STRUCT(ActionDoneView, (), (action))

base::Answer<ActionDoneView> assign(BoardRoom const& room, AssignForm const& form, web::Context const& context) {
  auto const number = room.database.write([&](store::Writer& writer) {
    return assign_action(writer, room.board,
                         {.at = context.now,
                          .by = context.principal.person,
                          .motion = form.motion,
                          .words = form.words,
                          .responsible = form.responsible,
                          .due_on = form.due_on});
  });
  if (!number) return std::unexpected(in_words(number.error(), context.tongue));
  context.reply.see_other = "/actions/" + std::to_string(*number);
  return ActionDoneView{*number};
}

base::Answer<ActionDoneView> follow(BoardRoom const& room, std::int64_t number, ActionEntry entry,
                                    web::Context const& context) {
  entry.at = context.now;
  entry.by = context.principal.person;
  auto const followed =
      room.database.write([&](store::Writer& writer) { return follow_action(writer, room.board, number, entry); });
  if (!followed) return std::unexpected(followed.error());
  context.reply.see_other = "/actions/" + std::to_string(number);
  return ActionDoneView{number};
}

web::RouteInfo act_info(ActionAct act, std::string_view title) {
  auto const spelling = std::string(base::spelling_of(act));
  return {.name = spelling,
          .path = "/admin/actions/" + spelling,
          .policy = web::Policy::permission(base::spelling_of(act)),
          .title = std::string(title),
          .summary = "One line of the log of an action.",
          .page = "board/action_office",
          .caching = web::Caching::never,
          .method = web::Method::post,
          .form_on = "action_office"};
}

void add_office_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, ActionOfficeView>(
      {.name = "action_office",
       .path = "/admin/actions",
       .policy = web::Policy::permission("action_office"),
       .title = "Actions",
       .summary = "Assign what a carried motion directs somebody to do, and record what became of it.",
       .page = "board/action_office",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<ActionOfficeView> {
        return show_office(room, context);
      });
  router.page<AssignForm, ActionDoneView>(
      act_info(ActionAct::assign_action, message_id("Assign an action")),
      [room](AssignForm const& form, web::Context const& context) { return assign(room, form, context); });
  auto report = act_info(ActionAct::report_action, message_id("Record a report"));
  report.upload_bytes_max = shown_file_bytes_max;
  report.file_field = "upload";
  router.page<ReportForm, ActionDoneView>(std::move(report),
                                          [room](ReportForm const& form, web::Context const& context) {
                                            return follow(room, form.action,
                                                          {.act = ActionAct::report_action,
                                                           .words = form.words,
                                                           .evidence = form.evidence,
                                                           .file = {form.upload, form.upload_name, form.upload_kind}},
                                                          context);
                                          });
  for (auto const& [act, title] : {std::pair(ActionAct::accept_report, message_id("Accept the report")),
                                   std::pair(ActionAct::return_report, message_id("Return the report"))})
    router.page<JudgementForm, ActionDoneView>(
        act_info(act, title), [room, act](JudgementForm const& form, web::Context const& context) {
          return follow(room, form.action, {.act = act, .words = form.words}, context);
        });
}

}  // namespace

void add_action_routes(web::Router& router, BoardRoom const& room) {
  router.page<ActionsQuery, ActionsView>(
      {.name = "actions",
       .path = "/actions",
       .policy = web::Policy::everyone(),
       .title = "Action log",
       .summary = "What the board has directed somebody to do: by whom, until when, and what became of it.",
       .page = "board/actions",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "actions",
       .caching = web::Caching::never},  // what is late changes at midnight
      [room](ActionsQuery const& query, web::Context const& context) -> base::Answer<ActionsView> {
        return show_actions(room, query, context);
      });
  router.page<ActionQuery, ActionView>(
      {.name = "action",
       .path = "/actions/{action}",
       .policy = web::Policy::everyone(),
       .title = "Action",
       .summary = "One thing that a carried motion directs somebody to do, with its timeline.",
       .page = "board/action",
       .caching = web::Caching::never},
      [room](ActionQuery const& query, web::Context const& context) {
        return show_action(room, query.action, context);
      });
  add_office_routes(router, room);
}

}  // namespace wardmote::board
