// What people do with a finding: state its bias and harm, publish it, withdraw it. Each on a page of its own.

#include "domains/evidence/analyses/finding_rules.h"
#include "domains/evidence/analyses/finding_view.h"
#include "domains/evidence/analyses/run_routes.h"

namespace wardmote::evidence {
namespace {

using base::RefusalCode;

struct StatementView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string finding_id{};
  std::string headline{};
  std::string data_en{};
  std::string data_fr{};
  std::string policing_en{};
  std::string policing_fr{};
  std::string misuse_en{};
  std::string misuse_fr{};
};
BOOST_DESCRIBE_STRUCT(StatementView, (),
                      (breadcrumbs, title, finding_id, headline, data_en, data_fr, policing_en, policing_fr, misuse_en,
                       misuse_fr))

struct StatementForm {
  std::string finding;
  std::string data_en;
  std::string data_fr;
  std::string policing_en;
  std::string policing_fr;
  std::string misuse_en;
  std::string misuse_fr;
};
BOOST_DESCRIBE_STRUCT(StatementForm, (), (finding, data_en, data_fr, policing_en, policing_fr, misuse_en, misuse_fr))

struct WithdrawalForm {
  std::string finding;
  std::string reason_en;
  std::string reason_fr;
};
BOOST_DESCRIBE_STRUCT(WithdrawalForm, (), (finding, reason_en, reason_fr))

struct FindingDoneView {
  std::string finding_id;
};
BOOST_DESCRIBE_STRUCT(FindingDoneView, (), (finding_id))

using Figures = RunReader::FindingFigures;

base::Answer<Figures> read(EvidenceRoom const& room, RunReader& runs, std::string const& id,
                           web::Context const& context) {
  return room.database.read([&](store::Reader& reader) { return runs.finding(reader, id, context.principal); });
}

std::unexpected<base::Refusal> in_wrong_state(std::string const& id) {
  return base::refuse(RefusalCode::finding_state_wrong, {{"finding", id}});
}

void add_crumb(std::vector<web::Crumb>& crumbs, std::string const& id, web::Tongue const& tongue) {
  crumbs.push_back({"/evidence/findings/" + id, tongue.text("Finding")});
}

base::Answer<StatementView> show_statement(EvidenceRoom const& room, RunReader& runs, std::string const& id,
                                           web::Context const& context) {
  auto const figures = read(room, runs, id, context);
  if (!figures) return std::unexpected(figures.error());
  auto shown = finding_view(*figures, context.principal, context.tongue);
  if (!shown.may_state) return in_wrong_state(id);
  auto const& [data, policing, misuse] = figures->finding.statement;
  StatementView view{.breadcrumbs = std::move(shown.breadcrumbs),
                     .title = context.tongue.text("Bias and harm of this finding"),
                     .finding_id = id,
                     .headline = std::move(shown.headline),
                     .data_en = data.en,
                     .data_fr = data.fr,
                     .policing_en = policing.en,
                     .policing_fr = policing.fr,
                     .misuse_en = misuse.en,
                     .misuse_fr = misuse.fr};
  add_crumb(view.breadcrumbs, id, context.tongue);
  return view;
}

/// The page before an act; nothing but a finding in the state for it gets there.
base::Answer<FindingView> show_confirmation(EvidenceRoom const& room, RunReader& runs, std::string const& id,
                                            web::Context const& context, bool FindingView::* may,
                                            std::string_view title) {
  auto const figures = read(room, runs, id, context);
  if (!figures) return std::unexpected(figures.error());
  if (state_of(figures->finding) == FindingState::drafted)
    return base::refuse(RefusalCode::statement_missing, {{"finding", id}});
  auto view = finding_view(*figures, context.principal, context.tongue);
  if (!(view.*may)) return in_wrong_state(id);
  view.title = context.tongue.text(title);
  add_crumb(view.breadcrumbs, id, context.tongue);
  return view;
}

/// Does an act on the finding that the address names, and leads to its page.
template <class Act>
base::Answer<FindingDoneView> done(EvidenceRoom const& room, std::string const& id, web::Context const& context,
                                   Act act) {
  auto const finding = FindingId::of(id);
  if (!finding) return base::refuse(RefusalCode::finding_unknown, {{"finding", id}});
  auto const answer = room.database.write([&](store::Writer& writer) { return act(writer, *finding); });
  if (!answer) return std::unexpected(answer.error());
  context.reply.see_other = "/evidence/findings/" + id;
  return FindingDoneView{id};
}

base::Answer<FindingDoneView> state(EvidenceRoom const& room, StatementForm const& form, web::Context const& context) {
  BiasStatement const statement{.data = {form.data_en, form.data_fr},
                                .policing = {form.policing_en, form.policing_fr},
                                .misuse = {form.misuse_en, form.misuse_fr}};
  return done(room, form.finding, context, [&](store::Writer& writer, FindingId id) {
    return state_bias(writer, room.board, id, statement, context.principal.person, context.now);
  });
}

base::Answer<FindingDoneView> publish(EvidenceRoom const& room, std::string const& id, web::Context const& context) {
  return done(room, id, context, [&](store::Writer& writer, FindingId finding) {
    return publish_finding(writer, room.board, finding, context.principal.person, context.now);
  });
}

base::Answer<FindingDoneView> withdraw(EvidenceRoom const& room, WithdrawalForm const& form,
                                       web::Context const& context) {
  return done(room, form.finding, context, [&](store::Writer& writer, FindingId id) {
    return withdraw_finding(writer, room.board, id, {form.reason_en, form.reason_fr}, context.principal.person,
                            context.now);
  });
}

web::RouteInfo info(std::string name, std::string step, std::string_view permission, std::string_view title,
                    std::string_view summary, std::string page, web::Method method) {
  return {.name = std::move(name),
          .path = "/evidence/findings/{finding}/" + step,
          .policy = web::Policy::permission(permission),
          .title = std::string(title),
          .summary = std::string(summary),
          .page = "evidence/" + page,
          .caching = web::Caching::never,
          .method = method,
          .needs_proof = permission == "publish_finding"};
}

using web::message_id;
using web::Method;

void add_statement_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader) {
  router.page<FindingQuery, StatementView>(
      info("bias_statement", "statement", "draft_finding", message_id("Bias and harm of this finding"),
           message_id("What data a finding rests on, who is over-policed or under-reported in them, and what it must "
                      "not be used for."),
           "bias_statement", Method::get),
      [room, reader](FindingQuery const& query, web::Context const& context) {
        return show_statement(room, *reader, query.finding, context);
      });
  router.page<StatementForm, FindingDoneView>(
      info("state_bias", "statement", "draft_finding", message_id("Bias and harm of this finding"),
           message_id("Records the statement without which a finding is not published."), "bias_statement",
           Method::post),
      [room](StatementForm const& form, web::Context const& context) { return state(room, form, context); });
}

}  // namespace

void add_finding_act_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader) {
  add_statement_routes(router, room, reader);
  router.page<FindingQuery, FindingView>(
      info("confirm_publication", "publish", "publish_finding", message_id("Publish this finding?"),
           message_id("What everybody will read, before it is public."), "finding_publication", Method::get),
      [room, reader](FindingQuery const& query, web::Context const& context) {
        return show_confirmation(room, *reader, query.finding, context, &FindingView::may_publish,
                                 message_id("Publish this finding?"));
      });
  router.page<FindingQuery, FindingDoneView>(
      info("publish_finding", "publish", "publish_finding", message_id("Publish this finding?"),
           message_id("Makes a finding and its analysis public."), "finding_publication", Method::post),
      [room](FindingQuery const& query, web::Context const& context) { return publish(room, query.finding, context); });
  router.page<FindingQuery, FindingView>(
      info("confirm_withdrawal", "withdraw", "publish_finding", message_id("Withdraw this finding?"),
           message_id("Why a finding no longer stands; it stays readable with the reason before it."),
           "finding_withdrawal", Method::get),
      [room, reader](FindingQuery const& query, web::Context const& context) {
        return show_confirmation(room, *reader, query.finding, context, &FindingView::may_withdraw,
                                 message_id("Withdraw this finding?"));
      });
  router.page<WithdrawalForm, FindingDoneView>(
      info("withdraw_finding", "withdraw", "publish_finding", message_id("Withdraw this finding?"),
           message_id("Says that a finding no longer stands, and why."), "finding_withdrawal", Method::post),
      [room](WithdrawalForm const& form, web::Context const& context) { return withdraw(room, form, context); });
}

}  // namespace wardmote::evidence
