// Passkeys: signing in by one, proving by one, and those of a person. What a browser is asked and what it answers goes by
// forms that the script browser/src/kit/passkey.ts fills in; without it the pages offer the other ways.

#include "access/pages.h"
#include "access/passkey/passkeys.h"
#include "access/person_store.h"
#include "access/provider/base64url.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

struct RequestView {
  std::string challenge;
  std::string site;
};
BOOST_DESCRIBE_STRUCT(RequestView, (), (challenge, site))

struct UseForm {
  std::string credential;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
  std::string next;
};
BOOST_DESCRIBE_STRUCT(UseForm, (), (credential, client_data, authenticator_data, signature, next))

struct PasskeySeen {
  std::optional<std::string> credential;
  std::optional<std::string> name;
  std::optional<std::string> added_at;
  std::optional<std::string> last_used_at;  ///< empty: not used yet
};
BOOST_DESCRIBE_STRUCT(PasskeySeen, (), (credential, name, added_at, last_used_at))

struct PasskeysView {
  std::vector<PasskeySeen> passkeys{};
  bool is_possible = false;  ///< the program knows how browsers reach it
  std::string user{};        ///< what a new passkey is kept under: no name, base64url
  std::string user_name{};
  std::string user_display_name{};
};
BOOST_DESCRIBE_STRUCT(PasskeysView, (), (passkeys, is_possible, user, user_name, user_display_name))

struct NewPasskeyForm {
  std::string name;
  PasskeyAlgorithm algorithm = PasskeyAlgorithm::ES256;
  std::string client_data;
  std::string authenticator_data;
};
BOOST_DESCRIBE_STRUCT(NewPasskeyForm, (), (name, algorithm, client_data, authenticator_data))

struct CredentialForm {
  std::string credential;
};
BOOST_DESCRIBE_STRUCT(CredentialForm, (), (credential))

PasskeyUse use_of(UseForm const& form) {
  return {form.credential, form.client_data, form.authenticator_data, form.signature};
}

PasskeysView show_passkeys(AccessRoom const& room, web::Context const& context) {
  auto const id = person_in(context);
  return room.database.read([&](store::Reader& reader) {
    auto const person = seen<PersonSeen>(find_person(reader, room.board, id), context.principal).value_or(PersonSeen{});
    return PasskeysView{.passkeys = seen<PasskeySeen>(list_passkeys(reader, id), context.principal),
                        .is_possible = !room.site.empty(),
                        .user = to_base64url(id.text()),
                        .user_name = person.name.value_or(""),
                        .user_display_name = person.display_name.value_or("")};
  });
}

/// Where the script asks for a challenge.
void add_request(web::Router& router, AccessRoom const& room, std::string name, std::string path, web::Policy policy,
                 VisitPurpose purpose) {
  router.page<web::NoQuery, RequestView>(
      {.name = std::move(name),
       .path = std::move(path),
       .policy = policy,
       .title = "Passkeys",
       .summary = "A challenge that a passkey signs, once.",
       .page = {},
       .formats = {web::Format::json},
       .method = web::Method::post,
       .needs_proof = purpose == VisitPurpose::add_passkey},
      [room, purpose](web::NoQuery const&, web::Context const& context) -> base::Answer<RequestView> {
        auto const request = ask_for_passkey(room, purpose, context);
        if (!request) return std::unexpected(request.error());
        context.reply.visit_token = request->browser_secret;
        return RequestView{request->challenge, request->site};
      });
}

web::RouteInfo answer_route(std::string name, std::string path, web::Policy policy, std::string form_on) {
  return {.name = std::move(name),
          .path = std::move(path),
          .policy = policy,
          .title = "Passkeys",
          .summary = "What a passkey has signed.",
          .page = "access/passkeys",
          .method = web::Method::post,
          .form_on = std::move(form_on)};
}

base::Answer<PasskeysView> done(AccessRoom const& room, base::Answer<void> const& changed,
                                web::Context const& context) {
  context.reply.visit_token = "";
  if (!changed) return std::unexpected(changed.error());
  context.reply.see_other = "/account/passkeys";
  return show_passkeys(room, context);
}

void add_uses(web::Router& router, AccessRoom const& room) {
  router.page<UseForm, DoneView>(
      answer_route("enter_by_passkey", "/sign-in/passkey", web::Policy::everyone(), "sign_in_page"),
      [room](UseForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const entrance = enter_by_passkey(room, use_of(form), context);
        if (!entrance) return std::unexpected(entrance.error());
        context.reply.session_token = entrance->token;
        context.reply.see_other = safe_next(form.next);
        return DoneView{};
      });
  router.page<UseForm, DoneView>(
      answer_route("prove_by_passkey", "/prove/passkey", web::Policy::signed_in(), "prove_page"),
      [room](UseForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const proved = prove_by_passkey(room, use_of(form), context);
        if (!proved) return std::unexpected(proved.error());
        context.reply.see_other = safe_next(form.next);
        return DoneView{};
      });
}

void add_own(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, PasskeysView>(
      {.name = "passkeys",
       .path = "/account/passkeys",
       .policy = web::Policy::signed_in(),
       .title = "Passkeys",
       .summary = "Sign in by your device: finger, face or PIN, in place of password and code.",
       .page = "access/passkeys",
       .caching = web::Caching::never,
       .needs_proof = true},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<PasskeysView> {
        return show_passkeys(room, context);
      });
  auto add = answer_route("add_passkey", "/account/passkeys/add_passkey", web::Policy::signed_in(), "passkeys");
  add.needs_proof = true;
  router.page<NewPasskeyForm, PasskeysView>(
      std::move(add), [room](NewPasskeyForm const& form, web::Context const& context) {
        auto const added =
            add_passkey(room, {form.name, form.algorithm, form.client_data, form.authenticator_data}, context);
        return done(room, added, context);
      });
  auto remove =
      answer_route("remove_passkey", "/account/passkeys/remove_passkey", web::Policy::signed_in(), "passkeys");
  remove.needs_proof = true;
  router.page<CredentialForm, PasskeysView>(
      std::move(remove), [room](CredentialForm const& form, web::Context const& context) {
        return done(room, remove_passkey(room, form.credential, context), context);
      });
}

}  // namespace

void add_passkey_routes(web::Router& router, AccessRoom const& room) {
  using enum VisitPurpose;
  add_request(router, room, "ask_to_enter_by_passkey", "/sign-in/passkey/ask", web::Policy::everyone(),
              enter_by_passkey);
  add_request(router, room, "ask_to_prove_by_passkey", "/prove/passkey/ask", web::Policy::signed_in(),
              prove_by_passkey);
  add_request(router, room, "ask_to_add_passkey", "/account/passkeys/ask", web::Policy::signed_in(),
              VisitPurpose::add_passkey);
  add_uses(router, room);
  add_own(router, room);
}

}  // namespace wardmote::access
