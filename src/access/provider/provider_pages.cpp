// Where people go to the OpenID provider from, and where they come back to.

#include "access/pages.h"
#include "access/provider/provider.h"
#include "access/provider/provider_people.h"
#include "access/provider/provider_sign_in.h"
#include "access/views.h"
#include "web/percent.h"

namespace wardmote::access {
namespace {

/// A page from which a browser goes on by itself.
struct OnwardView {
  std::string title{};
  std::string url{};    ///< a whole URL, or a path with its language
  std::string label{};  ///< of the provider, if it leads there
};
BOOST_DESCRIBE_STRUCT(OnwardView, (), (title, url, label))

struct ReturnQuery {
  std::string code;
  std::string state;
  std::string iss;
  std::string error;
};
BOOST_DESCRIBE_STRUCT(ReturnQuery, (), (code, state, iss, error))

struct LogoutForm {
  std::string logout_token;
};
BOOST_DESCRIBE_STRUCT(LogoutForm, (), (logout_token))

struct SignedOutView {
  std::string label{};
  std::string url{};  ///< where one can sign out at the provider too; empty if it has no such page
};
BOOST_DESCRIBE_STRUCT(SignedOutView, (), (label, url))

web::RouteInfo departure_route(std::string name, std::string path, web::Policy policy, std::string form_on) {
  return {.name = std::move(name),
          .path = std::move(path),
          .policy = policy,
          .title = "To the sign-in service",
          .summary = "Leads to the sign-in service, which leads back.",
          .page = "access/onward",
          .method = web::Method::post,
          .form_on = std::move(form_on)};
}

base::Answer<OnwardView> depart(AccessRoom const& room, VisitPurpose purpose, NextQuery const& query,
                                web::Context const& context) {
  auto const departure = visit_provider(room, purpose, safe_next(query.next), context);
  if (!departure) return std::unexpected(departure.error());
  context.reply.visit_token = departure->browser_secret;
  context.reply.go_on_to = departure->url;
  return OnwardView{.url = departure->url, .label = room.provider->label(context.language())};
}

base::Answer<OnwardView> come_back(AccessRoom const& room, ReturnQuery const& query, web::Context const& context) {
  auto const arrival = return_from_provider(room, {query.code, query.state, query.iss, query.error}, context);
  if (!arrival) return std::unexpected(arrival.error());
  auto next = arrival->next;
  if (arrival->entrance) {
    context.reply.session_token = arrival->entrance->token;
    if (arrival->entrance->needs_code) next = "/sign-in/code?next=" + web::percent_encoded(next);
  }
  context.reply.visit_token = "";
  context.reply.go_on_to = "/" + std::string(web::code_of(context.language())) + next;
  return OnwardView{.title = context.tongue.text("You are back"), .url = *context.reply.go_on_to};
}

void add_departures(web::Router& router, AccessRoom const& room) {
  router.page<NextQuery, OnwardView>(
      departure_route("visit_provider", "/sign-in/provider", web::Policy::everyone(), "sign_in_page"),
      [room](NextQuery const& query, web::Context const& context) {
        return depart(room, VisitPurpose::enter_by_provider, query, context);
      });
  router.page<NextQuery, OnwardView>(
      departure_route("prove_by_provider", "/prove/provider", web::Policy::signed_in(), "prove_page"),
      [room](NextQuery const& query, web::Context const& context) {
        return depart(room, VisitPurpose::prove_by_provider, query, context);
      });
  auto link = departure_route("link_identity", "/account/link_identity", web::Policy::signed_in(), "account");
  link.needs_proof = true;
  router.page<web::NoQuery, OnwardView>(std::move(link), [room](web::NoQuery const&, web::Context const& context) {
    return depart(room, VisitPurpose::link_identity, {"/account"}, context);
  });
}

}  // namespace

void add_provider_routes(web::Router& router, AccessRoom const& room) {
  add_departures(router, room);
  router.page<ReturnQuery, OnwardView>(
      {.name = "return_from_provider",
       .path = "/sign-in/provider/return",
       .policy = web::Policy::everyone(),
       .title = "Sign in",
       .summary = "Where the sign-in service leads back to.",
       .page = "access/onward",
       .caching = web::Caching::never},
      [room](ReturnQuery const& query, web::Context const& context) { return come_back(room, query, context); });
  router.page<web::NoQuery, DoneView>(
      {.name = "unlink_identity",
       .path = "/account/unlink_identity",
       .policy = web::Policy::signed_in(),
       .title = "Your account",
       .summary = "Takes away that the sign-in service lets its person in here.",
       .page = "access/account",
       .method = web::Method::post,
       .form_on = "account",
       .needs_proof = true},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DoneView> {
        unlink_identity(room, context.principal);
        context.reply.see_other = "/account";
        return DoneView{};
      });
  router.page<LogoutForm, DoneView>(
      {.name = "end_by_provider",
       .path = "/sign-in/provider/end",
       .policy = web::Policy::everyone(),
       .title = "Sign out",
       .summary = "The sign-in service ends sign-ins that began by it (OpenID Connect Back-Channel Logout).",
       .page = {},
       .formats = {web::Format::json},
       .method = web::Method::post},
      [room](LogoutForm const& form, web::Context const&) -> base::Answer<DoneView> {
        auto const ended = end_by_provider(room, form.logout_token);
        if (!ended) return std::unexpected(ended.error());
        return DoneView{};
      });
  router.page<web::NoQuery, SignedOutView>(
      {.name = "signed_out",
       .path = "/signed-out",
       .policy = web::Policy::everyone(),
       .title = "You are signed out here",
       .summary = "Whether one is still signed in at the sign-in service.",
       .page = "access/signed_out",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<SignedOutView> {
        if (room.provider == nullptr) return SignedOutView{};
        return SignedOutView{room.provider->label(context.language()), sign_out_url(room, context.language())};
      });
}

}  // namespace wardmote::access
