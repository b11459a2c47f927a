// Systemic issues: for the table, which raises them and sends them on, and for the planner who answers.

#include "base/choice.h"
#include "base/text.h"
#include "domains/situation/issues/issue_room.h"
#include "domains/situation/issues/issue_words.h"
#include "domains/situation/pages.h"
#include "domains/situation/words.h"
#include "web/act_form.h"
#include "web/crumb.h"

namespace wardmote::situation {
namespace {

using enum IssueAct;
using web::ActFieldKind;
using web::message_id;

struct IssueStepView {
  std::string month{};  ///< "2026-11"
  std::string act{};
  std::string by_name{};
};
BOOST_DESCRIBE_STRUCT(IssueStepView, (), (month, act, by_name))

struct IssueView {
  std::int64_t issue = 0;
  std::string title{};
  std::string sectors{};  ///< with commas between
  std::string stage{};
  std::string words{};
  std::string language{};  ///< of the words
  std::string answer{};
  std::string answer_language{};
  std::vector<IssueStepView> steps{};
};
BOOST_DESCRIBE_STRUCT(IssueView, (), (issue, title, sectors, stage, words, language, answer, answer_language, steps))

struct IssuesView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<IssueView> issues{};
  std::vector<web::ActForm> forms{};
};
BOOST_DESCRIBE_STRUCT(IssuesView, (), (breadcrumbs, issues, forms))

constexpr std::string_view text_hint =
    message_id("One line about services and rules, and about nobody: no name, date of birth or address.");

web::FormMaker maker_of(IssueAct act, web::Tongue const& tongue) {
  return {"/situation/issues", base::spelling_of(act), label_of(act), tongue};
}

std::string title_of(Issue const& issue, web::Tongue const& tongue) {
  return tongue.text("Issue {issue}: {kind}",
                     {{"issue", std::to_string(issue.number)}, {"kind", tongue.text(label_of(issue.kind))}});
}

web::ActForm raising_form(SituationRoom const& room, web::Tongue const& tongue) {
  std::vector<web::FormOption> sectors;
  for (auto const& entry : room.catalogue().list(CodeKind::sector).entries)
    sectors.push_back({entry.code, entry.label.in(tongue.language())});
  return maker_of(raise_issue, tongue)
      .choice_of_all<BarrierKind>("kind", message_id("What stands in the way"))
      .options(ActFieldKind::boxes, "sectors", message_id("Sectors concerned"), std::move(sectors))
      .field("text", ActFieldKind::line, message_id("The barrier, in a sentence"), text_hint)
      .take();
}

/// Of the acts that the reader may do, those that follow from where some issue stands.
std::vector<web::ActForm> issue_forms(SituationRoom const& room, IssueReader const& reader,
                                      std::vector<OpenIssue> const& issues, web::Tongue const& tongue) {
  std::vector<web::ActForm> forms;
  if (may_do(raise_issue, reader)) forms.push_back(raising_form(room, tongue));
  for (auto const act : {accept_issue, send_issue, answer_issue, close_issue}) {
    std::vector<web::FormOption> options;
    for (auto const& issue : issues)
      if (may_do(act, reader) && next(act, issue.known.stage))
        options.push_back({std::to_string(issue.known.number), title_of(issue.known, tongue)});
    if (options.empty()) continue;
    auto maker = maker_of(act, tongue);
    maker.choice("issue", message_id("Issue"), std::move(options));
    if (act == answer_issue) maker.field("text", ActFieldKind::line, message_id("Answer"), text_hint);
    forms.push_back(maker.take());
  }
  return forms;
}

IssueView view_of(SituationRoom const& room, IssueReader const& reader, OpenIssue const& open,
                  web::Tongue const& tongue) {
  auto const& issue = open.known;
  IssueView view{.issue = issue.number,
                 .title = title_of(issue, tongue),
                 .stage = tongue.text(label_of(issue.stage)),
                 .words = open.words,
                 .language = issue.language,
                 .answer = open.answer,
                 .answer_language = issue.answer_language};
  for (auto const& sector : issue.sectors)
    (view.sectors += view.sectors.empty() ? "" : ", ") += code_label(room, sector, tongue);
  auto const people = reader.table ? room.people() : std::vector<TablePerson>{};
  for (auto const& step : open.steps)
    view.steps.push_back({step.month, tongue.text(label_of(step.act)), person_name(people, step.by)});
  return view;
}

base::Answer<IssuesView> show_issues(SituationRoom const& room, web::Context const& context) {
  auto const reader = admit_to_issues(room, context);
  if (!reader) return std::unexpected(reader.error());
  auto const open = read_issues(room, context, *reader);
  if (!open) return std::unexpected(open.error());
  auto const& tongue = context.tongue;
  IssuesView view{};
  if (reader->table) view.breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}};
  for (auto const& issue : *open) view.issues.push_back(view_of(room, *reader, issue, tongue));
  view.forms = issue_forms(room, *reader, *open, tongue);
  return view;
}

struct RaiseForm {
  std::string kind, text;
  std::vector<std::string> sectors;
};
BOOST_DESCRIBE_STRUCT(RaiseForm, (), (kind, text, sectors))
struct MoveForm {
  std::int64_t issue = 0;
};
BOOST_DESCRIBE_STRUCT(MoveForm, (), (issue))
struct ReplyForm {
  std::int64_t issue = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ReplyForm, (), (issue, text))

struct IssueDoneView {
  std::string path{};
};
BOOST_DESCRIBE_STRUCT(IssueDoneView, (), (path))

template <class Form>
IssueOrder order_of_issue(IssueAct act, Form const& form) {
  IssueOrder order{.act = act};
  if constexpr (requires { form.issue; }) order.issue = form.issue;
  if constexpr (requires { form.text; }) order.text = base::trimmed(form.text);
  if constexpr (requires { form.kind; }) order.kind = form.kind;
  if constexpr (requires { form.sectors; }) order.sectors = form.sectors;
  std::erase(order.sectors, "");
  return order;
}

template <class Form>
void add_issue_act(web::Router& router, SituationRoom const& room, IssueAct act) {
  auto const spelling = base::spelling_of(act);
  router.page<Form, IssueDoneView>(
      act_route(spelling, "/situation/issues", label_of(act), web::message_id("One step of a systemic issue."),
                "situation/issues", "situation_issues"),
      [room, act](Form const& form, web::Context const& context) -> base::Answer<IssueDoneView> {
        if (auto const done = record_issue_act(room, context, order_of_issue(act, form)); !done)
          return std::unexpected(done.error());
        context.reply.see_other = "/situation/issues";
        return IssueDoneView{"/situation/issues"};
      });
}

}  // namespace

void add_issue_routes(web::Router& router, SituationRoom const& room) {
  router.page<web::NoQuery, IssuesView>(
      {.name = "situation_issues",
       .path = "/situation/issues",
       .policy = web::Policy::permission("situation_issues"),
       .title = "Systemic issues",
       .summary =
           "Barriers that the Situation Table met, for those who can remove them. They name no discussion and no "
           "day.",
       .page = "situation/issues",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_issues(room, context); });
  add_issue_act<RaiseForm>(router, room, raise_issue);
  add_issue_act<MoveForm>(router, room, accept_issue);
  add_issue_act<MoveForm>(router, room, send_issue);
  add_issue_act<ReplyForm>(router, room, answer_issue);
  add_issue_act<MoveForm>(router, room, close_issue);
}

}  // namespace wardmote::situation
