// The page of a discussion, and what its forms send: one route for each act.

#include "base/choice.h"
#include "base/text.h"
#include "domains/situation/discussion_view.h"
#include "domains/situation/pages.h"
#include "domains/situation/words.h"

namespace wardmote::situation {
namespace {

using enum DiscussionAct;

struct DiscussionQuery {
  std::string number;
};
BOOST_DESCRIBE_STRUCT(DiscussionQuery, (), (number))

base::Answer<DiscussionView> show_discussion(SituationRoom const& room, std::string const& number,
                                             web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const seen = read_discussion(room, context, *admitted, number);
  if (!seen) return std::unexpected(seen.error());
  return discussion_view(room, *admitted, *seen, context);
}

struct DoneView {
  std::string number{};
};
BOOST_DESCRIBE_STRUCT(DoneView, (), (number))

struct PlainForm {
  std::string number;
};
BOOST_DESCRIBE_STRUCT(PlainForm, (), (number))
struct FactorsForm {
  std::string number;
  std::vector<std::string> risks, protections, flags, affected;
  std::string account;
};
BOOST_DESCRIBE_STRUCT(FactorsForm, (), (number, risks, protections, flags, affected, account))
struct DecisionForm {
  std::string number;
  std::string interest, probability, severity, multi_agency, note, reason;
  std::vector<std::string> agencies;
};
BOOST_DESCRIBE_STRUCT(DecisionForm, (), (number, interest, probability, severity, multi_agency, note, reason, agencies))
struct AnswerForm {
  std::string number, agency, answer;
};
BOOST_DESCRIBE_STRUCT(AnswerForm, (), (number, agency, answer))
struct TeamForm {
  std::string number, lead;
  std::vector<std::string> assisting;
};
BOOST_DESCRIBE_STRUCT(TeamForm, (), (number, lead, assisting))
struct WidenForm {
  std::string number, agency;
  std::vector<std::string> agencies;
};
BOOST_DESCRIBE_STRUCT(WidenForm, (), (number, agency, agencies))
struct TaskForm {
  std::string number, agency, text, due;
};
BOOST_DESCRIBE_STRUCT(TaskForm, (), (number, agency, text, due))
struct TaskEndForm {
  std::string number, task, state;
};
BOOST_DESCRIBE_STRUCT(TaskEndForm, (), (number, task, state))
struct ContactForm {
  std::string number, met_on;
};
BOOST_DESCRIBE_STRUCT(ContactForm, (), (number, met_on))
struct ConsentForm {
  std::string number, consent, ground;
};
BOOST_DESCRIBE_STRUCT(ConsentForm, (), (number, consent, ground))
struct ServiceForm {
  std::string number, agency, service, mobilization;
};
BOOST_DESCRIBE_STRUCT(ServiceForm, (), (number, agency, service, mobilization))
struct ReasonForm {
  std::string number, reason;
};
BOOST_DESCRIBE_STRUCT(ReasonForm, (), (number, reason))

std::string one_line(std::string_view text) { return std::string(base::trimmed(text)); }

/// What was chosen; fields of one name send a blank where nothing was.
std::vector<std::string> chosen(std::vector<std::string> values) {
  std::erase(values, "");
  return values;
}

template <class Form>
Order order_of(DiscussionAct act, Form const& form) {
  Order order{.act = act};
  if constexpr (requires { form.risks; })
    order.factors = {chosen(form.risks), chosen(form.protections), chosen(form.flags), chosen(form.affected),
                     one_line(form.account)};
  if constexpr (requires { form.interest; })
    order.decision = {.interest = form.interest,
                      .probability = form.probability,
                      .severity = form.severity,
                      .multi_agency = form.multi_agency,
                      .note = one_line(form.note)};
  if constexpr (requires { form.agencies; }) order.decision.agencies = chosen(form.agencies);
  if constexpr (requires { form.agency; }) order.agency = form.agency;
  if constexpr (requires { form.answer; }) order.answer = form.answer;
  if constexpr (requires { form.lead; }) order.agency = form.lead;
  if constexpr (requires { form.assisting; }) order.assisting = chosen(form.assisting);
  if constexpr (requires { form.due; }) order.task = {.due = form.due, .text = one_line(form.text)};
  if constexpr (requires { form.task; })
    order.task = {.number = base::whole_number(form.task).value_or(0), .state = form.state};
  if constexpr (requires { form.met_on; }) order.contact.met_on = form.met_on;
  if constexpr (requires { form.consent; }) order.contact = {.consent = form.consent, .ground = form.ground};
  if constexpr (requires { form.service; }) order.service = form.service;
  if constexpr (requires { form.service; }) order.mobilization = form.mobilization;
  if constexpr (requires { form.reason; }) order.reason = form.reason;
  return order;
}

template <class Form>
void add_act(web::Router& router, SituationRoom const& room, DiscussionAct act) {
  auto const spelling = base::spelling_of(act);
  router.page<Form, DoneView>(act_route(spelling, "/situation/discussions/{number}", label_of(act),
                                        web::message_id("One step of a discussion of the Situation Table."),
                                        "situation/discussion", "situation_discussion"),
                              [room, act](Form const& form, web::Context const& context) -> base::Answer<DoneView> {
                                auto const number = record_act(room, context, form.number, order_of(act, form));
                                if (!number) return std::unexpected(number.error());
                                context.reply.see_other = path_of(*number);
                                return DoneView{*number};
                              });
}

}  // namespace

void add_discussion_routes(web::Router& router, SituationRoom const& room) {
  router.page<DiscussionQuery, DiscussionView>({.name = "situation_discussion",
                                                .path = "/situation/discussions/{number}",
                                                .policy = web::Policy::permission("situation_discussion"),
                                                .title = "Discussion",
                                                .summary = "A discussion of the Situation Table, as far as its stage "
                                                           "and your agency allow. Whoever opens it is recorded.",
                                                .page = "situation/discussion",
                                                .caching = web::Caching::never},
                                               [room](DiscussionQuery const& query, web::Context const& context) {
                                                 return show_discussion(room, query.number, context);
                                               });
  add_act<FactorsForm>(router, room, record_factors);
  add_act<DecisionForm>(router, room, ask_for_more);
  add_act<DecisionForm>(router, room, agree_risk);
  add_act<DecisionForm>(router, room, reject_discussion);
  add_act<AnswerForm>(router, room, answer_request);
  add_act<TeamForm>(router, room, form_team);
  add_act<WidenForm>(router, room, widen_team);
  add_act<PlainForm>(router, room, leave_team);
  add_act<TaskForm>(router, room, plan_task);
  add_act<TaskEndForm>(router, room, finish_task);
  add_act<ContactForm>(router, room, record_contact);
  add_act<ConsentForm>(router, room, record_consent);
  add_act<ServiceForm>(router, room, record_service);
  add_act<PlainForm>(router, room, begin_follow_up);
  add_act<ReasonForm>(router, room, conclude_discussion);
}

}  // namespace wardmote::situation
