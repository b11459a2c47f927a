#include "access/held_row_store.h"
#include "access/pages.h"
#include "access/passkey/passkey_store.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/provider/provider.h"
#include "access/provider/provider_store.h"
#include "access/second_factor.h"
#include "access/session_store.h"
#include "access/setting.h"
#include "access/sign_in.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

struct SessionView : SessionSeen {
  bool is_this = false;  ///< the one that asks
  bool stands = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (SessionSeen), (is_this, stands))

/// Who the person is to a sign-in service.
struct IdentitySeen {
  std::optional<std::string> issuer;
  std::optional<std::string> subject;
  std::optional<IdentityOrigin> origin;
  std::optional<std::string> linked_at;
};
BOOST_DESCRIBE_STRUCT(IdentitySeen, (), (issuer, subject, origin, linked_at))

/// All that is held about the person who asks.
struct AccountView {
  std::optional<std::string> name{};
  std::optional<std::string> display_name{};
  std::optional<std::string> email{};
  std::optional<FormLanguage> language{};  ///< in which the person is written to
  std::optional<std::string> added_at{};
  std::vector<RoleView> roles{};
  std::vector<std::string> permissions{};
  bool administers = false;
  std::optional<bool> has_password{};
  std::optional<FactorState> second_factor{};
  std::int64_t passkeys = 0;
  std::vector<IdentitySeen> identities{};
  std::string provider{};  ///< what people call the sign-in service that can be linked; empty: there is none, or one is
  std::vector<SessionView> sessions{};
  std::int64_t idle_minutes = 0;  ///< a sign-in ends after so many without a page
  std::int64_t whole_hours = 0;   ///< and after so many at the latest
};
BOOST_DESCRIBE_STRUCT(AccountView, (),
                      (name, display_name, email, language, added_at, roles, permissions, administers, has_password,
                       second_factor, passkeys, identities, provider, sessions, idle_minutes, whole_hours))

struct HeldSeen {
  std::optional<HeldKind> kind;
  std::optional<std::string> what;
  std::optional<std::string> at;
};
BOOST_DESCRIBE_STRUCT(HeldSeen, (), (kind, what, at))

/// Everything that names the person, for them to take away.
struct DataView {
  PersonSeen person;
  FactorSeen second_factor;
  std::vector<SessionSeen> sign_ins;
  std::vector<HeldSeen> rows;
};
BOOST_DESCRIBE_STRUCT(DataView, (), (person, second_factor, sign_ins, rows))

DataView show_data(AccessRoom const& room, web::Context const& context) {
  auto const id = person_in(context);
  auto const& me = context.principal;
  return room.database.read([&](store::Reader& reader) {
    return DataView{seen<PersonSeen>(find_person(reader, room.board, id), me).value_or(PersonSeen{}),
                    seen<FactorSeen>(second_factor_of(room, reader, id), me).value_or(FactorSeen{}),
                    seen<SessionSeen>(list_sessions(reader, id), me),
                    seen<HeldSeen>(list_held_rows(reader, room.board, id), me)};
  });
}

struct PasswordForm {
  std::string password;
  std::string password_new;
};
BOOST_DESCRIBE_STRUCT(PasswordForm, (), (password, password_new))

struct LanguageForm {
  FormLanguage language = FormLanguage::en;
};
BOOST_DESCRIBE_STRUCT(LanguageForm, (), (language))

struct SessionForm {
  std::string session;
};
BOOST_DESCRIBE_STRUCT(SessionForm, (), (session))

AccountView show_account(AccessRoom const& room, web::Context const& context) {
  auto const id = person_in(context);
  auto const [person, sessions, factor, identities, passkeys, limits] = room.database.read([&](store::Reader& reader) {
    return std::tuple(seen<PersonSeen>(find_person(reader, room.board, id), context.principal).value_or(PersonSeen{}),
                      list_sessions(reader, id),
                      seen<FactorSeen>(second_factor_of(room, reader, id), context.principal).value_or(FactorSeen{}),
                      seen<IdentitySeen>(list_identities(reader, id), context.principal),
                      list_passkeys(reader, id).size(), settings_of(reader, room.board).session);
  });
  AccountView view{.name = person.name,
                   .display_name = person.display_name,
                   .email = person.email,
                   .language = form_language_of(person.language),
                   .added_at = person.added_at,
                   .roles = in_words(person.roles.value_or(std::vector<Role>{}), context.tongue),
                   .permissions = context.principal.permissions,
                   .administers = context.principal.may("administration"),
                   .has_password = person.has_password,
                   .second_factor = factor.state,
                   .passkeys = static_cast<std::int64_t>(passkeys),
                   .identities = identities,
                   .idle_minutes = limits.idle.count(),
                   .whole_hours = limits.whole.count()};
  if (room.provider != nullptr && identities.empty()) view.provider = room.provider->label(context.language());
  for (auto const& session : sessions)
    if (auto const shown = seen<SessionSeen>(session, context.principal))
      view.sessions.push_back({*shown, shown->id == context.principal.session, stands(session, context.now, limits)});
  return view;
}

web::RouteInfo form_of_account(std::string const& name, std::string_view summary) {
  return {.name = name,
          .path = "/account/" + name,
          .policy = web::Policy::signed_in(),
          .title = "Your account",
          .summary = std::string(summary),
          .page = "access/account",
          .method = web::Method::post,
          .form_on = "account"};
}

/// What nobody else sees change, by `change(writer)`.
template <class Change>
base::Answer<DoneView> done_by(AccessRoom const& room, web::Context const& context, std::string next, Change change) {
  room.database.write_unpublished([&](store::Writer& writer) { change(writer); });
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
  router.page<web::NoQuery, DataView>(
      {.name = "data_about_me",
       .path = "/account/data",
       .policy = web::Policy::signed_in(),
       .title = "Data about you",
       .summary = "Everything that is held about you and names you, as one file of data.",
       .page = "",  // a file to take away, no page
       .formats = {web::Format::json},
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DataView> {
        return show_data(room, context);
      });
  router.page<PasswordForm, DoneView>(
      form_of_account("change_password", web::message_id("Sets another password and signs out everywhere else.")),
      [room](PasswordForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const changed = change_password(room, context.principal, form.password, form.password_new);
        if (!changed) return std::unexpected(changed.error());
        context.reply.see_other = "/account";
        return DoneView{};
      });
  router.page<LanguageForm, DoneView>(
      form_of_account("choose_language", web::message_id("Sets the language in which the person is written to.")),
      [room](LanguageForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        return done_by(room, context, "/account", [&](store::Writer& writer) {
          put_language(writer, person_in(context), language_of(form.language));
        });
      });
  router.page<SessionForm, DoneView>(
      form_of_account("end_session", web::message_id("Signs out on one device.")),
      [room](SessionForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const session = base::Id<Session>::of(form.session);
        return done_by(room, context, "/account", [&](store::Writer& writer) {
          if (session) end_session(writer, person_in(context), *session, context.now);
        });
      });
  router.page<web::NoQuery, DoneView>(
      form_of_account("sign_out", web::message_id("Ends this sign-in.")),
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DoneView> {
        auto const session = *base::Id<Session>::of(context.principal.session);
        auto const held = room.database.read([&](store::Reader& reader) {
          return seen<SessionSeen>(find_session(reader, room.board, session), context.principal);
        });
        auto const is_elsewhere_too = held && held->by == EnteredBy::provider;
        context.reply.session_token = "";
        return done_by(room, context, is_elsewhere_too ? "/signed-out" : "/",
                       [&](store::Writer& writer) { end_session(writer, person_in(context), session, context.now); });
      });
  router.page<web::NoQuery, DoneView>(
      form_of_account("sign_out_everywhere", web::message_id("Ends every sign-in of the person.")),
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DoneView> {
        context.reply.session_token = "";
        return done_by(room, context, "/",
                       [&](store::Writer& writer) { end_sessions(writer, person_in(context), context.now); });
      });
}

}  // namespace wardmote::access
