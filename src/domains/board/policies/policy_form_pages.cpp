// What the board's office enters of a policy: a new one, a further version, a review. Each on a page of its own.

#include "domains/board/obligations/obligation_store.h"
#include "domains/board/policies/policy_pages.h"
#include "domains/board/policies/policy_rules.h"
#include "domains/board/policies/policy_store.h"
#include "domains/board/policies/policy_view.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using web::message_id;
using web::Method;

/// What the page of a form says; for a further version with what the last one held.
struct PolicyFormView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string policy{};  ///< empty: a new one
  std::string policy_number{};
  std::string policy_title{};
  std::string body{};
  std::string address{};
  std::string review_months{};
  std::string sections{};
  std::string procedures{};
  std::vector<SectionRow> choices{};  ///< what may stand in `sections`
};
BOOST_DESCRIBE_STRUCT(PolicyFormView, (),
                      (breadcrumbs, policy, policy_number, policy_title, body, address, review_months, sections,
                       procedures, choices))

struct AdoptionForm {
  std::string policy;  ///< of a further version
  std::string number;  ///< of a new one
  std::string title;
  std::string body;
  std::string address;
  std::string in_force_from;
  std::string adopted_on;
  std::string motion;
  std::string motion_page;
  std::string review_months;
  std::string sections;
  std::string procedures;
};
BOOST_DESCRIBE_STRUCT(AdoptionForm, (),
                      (policy, number, title, body, address, in_force_from, adopted_on, motion, motion_page,
                       review_months, sections, procedures))

struct ReviewForm {
  std::string policy;
  std::string reviewed_on;
  std::string motion;
};
BOOST_DESCRIBE_STRUCT(ReviewForm, (), (policy, reviewed_on, motion))

struct RepealForm {
  std::string policy;
  std::string repealed_from;
  std::string motion;
};
BOOST_DESCRIBE_STRUCT(RepealForm, (), (policy, repealed_from, motion))

struct EnteredView {
  std::string policy{};
};
BOOST_DESCRIBE_STRUCT(EnteredView, (), (policy))

VersionInput input_of(AdoptionForm const& form) {
  return {.title = form.title,
          .body = form.body,
          .address = form.address,
          .in_force_from = form.in_force_from,
          .adopted_on = form.adopted_on,
          .motion = form.motion,
          .motion_page = form.motion_page,
          .review_months = form.review_months,
          .sections = form.sections,
          .procedures = form.procedures};
}

void fill(PolicyFormView& view, PolicyVersion const& last) {
  view.policy_title = last.title;
  view.body = last.body;
  view.address = last.address;
  view.review_months = std::to_string(last.review_months);
  for (auto const& section : last.sections) view.sections += section + "\n";
  for (auto const& procedure : last.procedures) view.procedures += procedure.number + "; " + procedure.title + "\n";
}

base::Answer<PolicyFormView> show_form(ObligationRoom const& room, std::string const& slug,
                                       web::Context const& context) {
  auto const& tongue = context.tongue;
  return on_snapshot(room, context.now,
                     [&](ObligationCatalogue const& catalogue, store::Reader& reader,
                         base::LocalDate) -> base::Answer<PolicyFormView> {
                       PolicyFormView view{.breadcrumbs = {{"/policies", tongue.text("Policies and by-laws")}},
                                           .policy = slug};
                       for (auto const& one : requirements_of(catalogue, list_confirmations(reader, room.room.board)))
                         view.choices.push_back({one.citation, one.label.in(tongue.language()), one.is_unverified});
                       if (slug.empty()) return view;
                       auto const record = read_register(reader, room.room.board);
                       auto const* const policy = record.policy_called(slug);
                       if (policy == nullptr)
                         return base::refuse(base::RefusalCode::policy_unknown, {{"policy", slug}});
                       view.policy_number = policy->number;
                       view.breadcrumbs.push_back({"/policies/" + slug, policy->number});
                       fill(view, policy->versions.back());
                       return view;
                     });
}

/// To the policy's page, or the refusal.
base::Answer<EnteredView> entered(base::Answer<void> const& answer, std::string const& slug,
                                  web::Context const& context) {
  if (!answer) return std::unexpected(answer.error());
  context.reply.see_other = "/policies/" + slug;
  return EnteredView{slug};
}

base::Answer<EnteredView> adopt(ObligationRoom const& room, AdoptionForm const& form, web::Context const& context) {
  auto const slug = in_transaction(
      room, context, [&](ObligationCatalogue const& catalogue, store::Writer& writer, Doing const& doing) {
        return adopt_policy(writer, room.room.board, form.number, input_of(form), catalogue, doing);
      });
  if (!slug) return std::unexpected(slug.error());
  return entered({}, *slug, context);
}

base::Answer<EnteredView> revise(ObligationRoom const& room, AdoptionForm const& form, web::Context const& context) {
  return entered(in_transaction(room, context,
                                [&](ObligationCatalogue const& catalogue, store::Writer& writer, Doing const& doing) {
                                  return revise_policy(writer, room.room.board, form.policy, input_of(form), catalogue,
                                                       doing);
                                }),
                 form.policy, context);
}

base::Answer<EnteredView> review(ObligationRoom const& room, ReviewForm const& form, web::Context const& context) {
  return entered(in_transaction(room, context,
                                [&](ObligationCatalogue const&, store::Writer& writer, Doing const& doing) {
                                  return review_policy(writer, room.room.board, form.policy, form.reviewed_on,
                                                       form.motion, doing);
                                }),
                 form.policy, context);
}

base::Answer<EnteredView> repeal(ObligationRoom const& room, RepealForm const& form, web::Context const& context) {
  return entered(in_transaction(room, context,
                                [&](ObligationCatalogue const&, store::Writer& writer, Doing const& doing) {
                                  return repeal_policy(writer, room.room.board, form.policy, form.repealed_from,
                                                       form.motion, doing);
                                }),
                 form.policy, context);
}

void add_page_of_form(web::Router& router, ObligationRoom const& room, web::RouteInfo page) {
  router.page<PolicyQuery, PolicyFormView>(
      std::move(page),
      [room](PolicyQuery const& query, web::Context const& context) { return show_form(room, query.policy, context); });
}

}  // namespace

void add_policy_form_routes(web::Router& router, ObligationRoom const& room) {
  constexpr auto adoption = message_id("Enter a policy or by-law"), revision = message_id("Enter a new version"),
                 reviewing = message_id("Enter a review"), repealing = message_id("Enter that it is repealed");
  add_page_of_form(router, room,
                   form_route("adoption_form", "/policies/adopt", "adopt_policy", adoption,
                              message_id("A policy or by-law that a motion adopted."), "policy_form", Method::get));
  router.page<AdoptionForm, EnteredView>(
      form_route("adopt_policy", "/policies/adopt", "adopt_policy", adoption,
                 message_id("Enters a policy or by-law that a motion adopted."), "policy_form", Method::post),
      [room](AdoptionForm const& form, web::Context const& context) { return adopt(room, form, context); });
  add_page_of_form(
      router, room,
      form_route("revision_form", "/policies/{policy}/revise", "adopt_policy", revision,
                 message_id("A further version of a policy; the older ones stay."), "policy_form", Method::get));
  router.page<AdoptionForm, EnteredView>(
      form_route("revise_policy", "/policies/{policy}/revise", "adopt_policy", revision,
                 message_id("Enters a further version of a policy."), "policy_form", Method::post),
      [room](AdoptionForm const& form, web::Context const& context) { return revise(room, form, context); });
  add_page_of_form(router, room,
                   form_route("review_form", "/policies/{policy}/review", "review_policy", reviewing,
                              message_id("That the board reviewed a policy and left it as it is."),
                              "policy_review_form", Method::get));
  router.page<ReviewForm, EnteredView>(
      form_route("review_policy", "/policies/{policy}/review", "review_policy", reviewing,
                 message_id("Enters that a policy was reviewed."), "policy_review_form", Method::post),
      [room](ReviewForm const& form, web::Context const& context) { return review(room, form, context); });
  add_page_of_form(router, room,
                   form_route("repeal_form", "/policies/{policy}/repeal", "repeal_policy", repealing,
                              message_id("That a policy is no longer in force; its text stays."), "policy_repeal_form",
                              Method::get));
  router.page<RepealForm, EnteredView>(
      form_route("repeal_policy", "/policies/{policy}/repeal", "repeal_policy", repealing,
                 message_id("Enters that a policy is no longer in force."), "policy_repeal_form", Method::post),
      [room](RepealForm const& form, web::Context const& context) { return repeal(room, form, context); });
}

}  // namespace wardmote::board
