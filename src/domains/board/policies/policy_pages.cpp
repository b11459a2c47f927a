#include "domains/board/policies/policy_pages.h"

#include "domains/board/obligations/obligation_store.h"
#include "domains/board/policies/policy_store.h"
#include "domains/board/policies/policy_view.h"

namespace wardmote::board {
namespace {

using web::Format;

base::Answer<PolicyView> show_policy(ObligationRoom const& room, std::string const& slug, web::Context const& context) {
  return on_snapshot(room, context.now,
                     [&](ObligationCatalogue const& catalogue, store::Reader& reader,
                         base::LocalDate today) -> base::Answer<PolicyView> {
                       auto const record = read_register(reader, room.room.board);
                       auto const* const policy = record.policy_called(slug);
                       if (policy == nullptr)
                         return base::refuse(base::RefusalCode::policy_unknown, {{"policy", slug}});
                       return policy_view(*policy, record,
                                          requirements_of(catalogue, list_confirmations(reader, room.room.board)),
                                          today, context);
                     });
}

base::Answer<PoliciesView> show_policies(ObligationRoom const& room, web::Context const& context) {
  return on_snapshot(
      room, context.now,
      [&](ObligationCatalogue const&, store::Reader& reader, base::LocalDate today) -> base::Answer<PoliciesView> {
        auto view = policies_view(read_register(reader, room.room.board), today, context.tongue);
        view.may_adopt = context.principal.may("adopt_policy");
        return view;
      });
}

base::Answer<CrosswalkView> show_crosswalk(ObligationRoom const& room, web::Context const& context) {
  return on_snapshot(
      room, context.now,
      [&](ObligationCatalogue const& catalogue, store::Reader& reader,
          base::LocalDate today) -> base::Answer<CrosswalkView> {
        auto const record = read_register(reader, room.room.board);
        auto view = crosswalk_view(
            crosswalk(requirements_of(catalogue, list_confirmations(reader, room.room.board)), record, today),
            context.tongue);
        view.catalogue_version = catalogue.adequacy_version;
        return view;
      });
}

}  // namespace

void add_policy_routes(web::Router& router, ObligationRoom const& room) {
  router.page<web::NoQuery, PoliciesView>(
      {.name = "policies",
       .path = "/policies",
       .policy = web::Policy::everyone(),
       .title = "Policies and by-laws",
       .summary = "What the board has laid down: each in its versions, with the motion that adopted it and the day of "
                  "its review.",
       .page = "board/policies",
       .formats = {Format::html, Format::json, Format::csv},
       .rows = "policies",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_policies(room, context); });
  router.page<PolicyQuery, PolicyView>(
      {.name = "policy",
       .path = "/policies/{policy}",
       .policy = web::Policy::everyone(),
       .title = "Policy",
       .summary =
           "One policy: its text, what of the law it answers, the procedures it asks for, its versions and reviews.",
       .page = "board/policy",
       .formats = {Format::html, Format::json, Format::csv},
       .rows = "versions",
       .caching = web::Caching::never},
      [room](PolicyQuery const& query, web::Context const& context) {
        return show_policy(room, query.policy, context);
      });
  router.page<web::NoQuery, CrosswalkView>(
      {.name = "crosswalk",
       .path = "/policies/crosswalk",
       .policy = web::Policy::everyone(),
       .title = "From law to policy to procedure",
       .summary = "For each section of the law the policy that answers it and the procedures that the policy asks for, "
                  "with the gaps.",
       .page = "board/crosswalk",
       .formats = {Format::html, Format::json, Format::csv},
       .rows = "sections",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_crosswalk(room, context); });
}

}  // namespace wardmote::board
