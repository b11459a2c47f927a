#include "access/pages.h"
#include "access/provider/provider.h"
#include "access/sign_in.h"
#include "access/views.h"
#include "web/percent.h"

namespace wardmote::access {
namespace {

struct SignInForm {
  std::string name;
  std::string password;
  std::string next;
};
BOOST_DESCRIBE_STRUCT(SignInForm, (), (name, password, next))

struct SignInView {
  std::string next;
  std::string provider;  ///< what people call the sign-in service; empty: there is none
  bool has_passkeys;     ///< the program knows the one address that they are good for
};
BOOST_DESCRIBE_STRUCT(SignInView, (), (next, provider, has_passkeys))

struct InvitationQuery {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(InvitationQuery, (), (token))

struct InvitationView {
  std::string token;
  std::optional<std::string> name;
  std::optional<std::string> display_name;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (token, name, display_name))

struct AcceptanceForm {
  std::string token;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(AcceptanceForm, (), (token, password))

base::Answer<InvitationView> show_invitation(AccessRoom const& room, InvitationQuery const& query) {
  auto const person =
      room.database.read([&](store::Reader& reader) { return find_invited(room, reader, query.token); });
  if (!person) return base::refuse(base::RefusalCode::invitation_invalid);
  // Whoever holds the secret is taken for the person, for their name alone.
  auto view = seen<InvitationView>(*person, web::Principal{.person = person->id.text()}).value_or(InvitationView{});
  view.token = query.token;
  return view;
}

/// Into the house, or to the page that asks for the code.
base::Answer<DoneView> enter(base::Answer<Entrance> entrance, std::string const& next, web::Context const& context) {
  if (!entrance) return std::unexpected(entrance.error());
  context.reply.session_token = std::move(entrance->token);
  context.reply.see_other = entrance->needs_code ? "/sign-in/code?next=" + web::percent_encoded(next) : next;
  return DoneView{};
}

}  // namespace

void add_sign_in_routes(web::Router& router, AccessRoom const& room) {
  router.page<NextQuery, SignInView>(
      {.name = "sign_in_page",
       .path = "/sign-in",
       .policy = web::Policy::everyone(),
       .title = "Sign in",
       .summary = "For members of the board, its staff and partners.",
       .page = "access/sign_in",
       .caching = web::Caching::never},
      [room](NextQuery const& query, web::Context const& context) -> base::Answer<SignInView> {
        return SignInView{safe_next(query.next), room.provider ? room.provider->label(context.language()) : "",
                          !room.site.empty()};
      });
  router.page<SignInForm, DoneView>(
      {.name = "sign_in",
       .path = "/sign-in",
       .policy = web::Policy::everyone(),
       .title = "Sign in",
       .summary = "Begins a sign-in.",
       .page = "access/sign_in",
       .method = web::Method::post,
       .is_costly = true},
      [room](SignInForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        return enter(sign_in(room, {.name = form.name,
                                    .password = form.password,
                                    .client_address = context.principal.client_address,
                                    .device = context.principal.device}),
                     safe_next(form.next), context);
      });
  router.page<InvitationQuery, InvitationView>(
      {.name = "invitation",
       .path = "/invitation/{token}",
       .policy = web::Policy::everyone(),
       .title = "Choose your password",
       .summary = "Opens an account by an invitation.",
       .page = "access/invitation",
       .caching = web::Caching::never},
      [room](InvitationQuery const& query, web::Context const&) { return show_invitation(room, query); });
  router.page<AcceptanceForm, DoneView>(
      {.name = "accept_invitation",
       .path = "/invitation/{token}",
       .policy = web::Policy::everyone(),
       .title = "Choose your password",
       .summary = "Sets the password and signs in.",
       .page = "access/invitation",
       .method = web::Method::post,
       .is_costly = true},
      [room](AcceptanceForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        return enter(accept_invitation(room, form.token, form.password, context.principal.device), "/account", context);
      });
}

}  // namespace wardmote::access
