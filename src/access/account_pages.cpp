#include "access/pages.h"
#include "access/passkey/passkey_store.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/provider/provider_store.h"
#include "access/second_factor.h"
#include "access/session_store.h"
#include "access/sign_in.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

struct SessionView {
  std::string id;
  std::string device;
  EnteredBy by = EnteredBy::password;
  std::string started_at;
  std::string last_seen_at;
  bool is_this = false;  ///< the one that asks
  bool stands = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, device, by, started_at, last_seen_at, is_this, stands))

/// Who the person is to a sign-in service.
struct IdentityView {
  std::string issuer;
  std::string subject;
  std::string linked_at;
};
BOOST_DESCRIBE_STRUCT(IdentityView, (), (issuer, subject, linked_at))

/// All that is held about the person who asks.
struct AccountView {
  std::string name{};
  std::string display_name{};
  std::string email{};
  std::string added_at{};
  std::vector<RoleView> roles{};
  std::vector<std::string> permissions{};
  bool administers = false;
  bool has_password = false;
  FactorState second_factor = FactorState::off;
  std::int64_t passkeys = 0;
  std::vector<IdentityView> identities{};
  std::vector<SessionView> sessions{};
};
BOOST_DESCRIBE_STRUCT(AccountView, (),
                      (name, display_name, email, added_at, roles, permissions, administers, has_password,
                       second_factor, passkeys, identities, sessions))

struct PasswordForm {
  std::string password;
  std::string password_new;
};
BOOST_DESCRIBE_STRUCT(PasswordForm, (), (password, password_new))

struct SessionForm {
  std::string session;
};
BOOST_DESCRIBE_STRUCT(SessionForm, (), (session))

AccountView show_account(AccessRoom const& room, web::Context const& context) {
  auto const id = person_in(context);
  auto const [person, sessions, factor, identities, passkeys] = room.database.read([&](store::Reader& reader) {
    return std::tuple(*find_person(reader, room.board, id), list_sessions(reader, id),
                      second_factor_of(room, reader, id).state, list_identities(reader, id),
                      list_passkeys(reader, id).size());
  });
  AccountView view{.name = person.name,
                   .display_name = person.display_name,
                   .email = person.email,
                   .added_at = base::to_text(person.added_at),
                   .permissions = context.principal.permissions,
                   .administers = context.principal.may("administration"),
                   .has_password = person.has_password,
                   .second_factor = factor,
                   .passkeys = static_cast<std::int64_t>(passkeys)};
  for (auto const role : person.roles) view.roles.push_back({role, name_of(role, context.tongue)});
  for (auto const& identity : identities)
    view.identities.push_back({identity.issuer, identity.subject, base::to_text(identity.linked_at)});
  for (auto const& session : sessions)
    view.sessions.push_back({.id = session.id.text(),
                             .device = session.device,
                             .by = session.by,
                             .started_at = base::to_text(session.started_at),
                             .last_seen_at = base::to_text(session.last_seen_at),
                             .is_this = session.id.text() == context.principal.session,
                             .stands = stands(session, context.now)});
  return view;
}

web::RouteInfo form_of_account(std::string name, std::string_view summary) {
  return {.name = name,
          .path = "/account/" + name,
          .policy = web::Policy::signed_in(),
          .title = "Your account",
          .summary = std::string(summary),
          .page = "access/account",
          .method = web::Method::post,
          .form_on = "account"};
}

/// Ends sign-ins by `end(writer)`.
template <class End>
base::Answer<DoneView> end_by(AccessRoom const& room, web::Context const& context, std::string next, End end) {
  room.database.write_unpublished([&](store::Writer& writer) { end(writer); });
  context.reply.see_other = std::move(next);
  return DoneView{};
}

}  // namespace

void add_account_routes(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, AccountView>(
      {.name = "account",
       .path = "/account",
       .policy = web::Policy::signed_in(),
       .title = "Your account",
       .summary = "What is held about you, where you are signed in, your password.",
       .page = "access/account",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<AccountView> {
        return show_account(room, context);
      });
  router.page<PasswordForm, DoneView>(
      form_of_account("change_password", web::message_id("Sets another password and signs out everywhere else.")),
      [room](PasswordForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const changed = change_password(room, context.principal, form.password, form.password_new);
        if (!changed) return std::unexpected(changed.error());
        context.reply.see_other = "/account";
        return DoneView{};
      });
  router.page<SessionForm, DoneView>(
      form_of_account("end_session", web::message_id("Signs out on one device.")),
      [room](SessionForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const session = base::Id<Session>::of(form.session);
        return end_by(room, context, "/account", [&](store::Writer& writer) {
          if (session) end_session(writer, person_in(context), *session, context.now);
        });
      });
  router.page<web::NoQuery, DoneView>(
      form_of_account("sign_out", web::message_id("Ends this sign-in.")),
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DoneView> {
        auto const session = *base::Id<Session>::of(context.principal.session);
        auto const held =
            room.database.read([&](store::Reader& reader) { return find_session(reader, room.board, session); });
        auto const is_elsewhere_too = held && held->by == EnteredBy::provider;
        context.reply.session_token = "";
        return end_by(room, context, is_elsewhere_too ? "/signed-out" : "/",
                      [&](store::Writer& writer) { end_session(writer, person_in(context), session, context.now); });
      });
  router.page<web::NoQuery, DoneView>(
      form_of_account("sign_out_everywhere", web::message_id("Ends every sign-in of the person.")),
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DoneView> {
        context.reply.session_token = "";
        return end_by(room, context, "/",
                      [&](store::Writer& writer) { end_sessions(writer, person_in(context), context.now); });
      });
}

}  // namespace wardmote::access
