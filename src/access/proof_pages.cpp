// Where a person gives the second proof of a sign-in, or proves once more who they are before a sensitive act.

#include "access/pages.h"
#include "access/passkey/passkey_store.h"
#include "access/person_store.h"
#include "access/provider/provider.h"
#include "access/provider/provider_store.h"
#include "access/second_factor.h"
#include "access/sign_in.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

struct CodeOfProofForm {
  std::string code;
  std::string next;
};
BOOST_DESCRIBE_STRUCT(CodeOfProofForm, (), (code, next))

struct ProveView {
  std::string next;
  bool is_typed = false;     ///< by a code or a password
  bool by_code = false;      ///< by the second factor
  bool by_password = false;  ///< by the password, where there is no second factor
  bool by_passkey = false;   ///< by one of the person's passkeys
  std::string provider{};    ///< by the sign-in service, which people call so; empty: the person does not come by it
};
BOOST_DESCRIBE_STRUCT(ProveView, (), (next, is_typed, by_code, by_password, by_passkey, provider))

struct ProveForm {
  std::string proof;
  std::string next;
};
BOOST_DESCRIBE_STRUCT(ProveForm, (), (proof, next))

web::RouteInfo code_route(std::string name) {
  return {.name = std::move(name),
          .path = "/sign-in/code",
          .policy = web::Policy::everyone(),
          .title = "Enter your code",
          .summary = "The second proof of a sign-in: a code of the authenticator app, or a recovery code.",
          .page = "access/code",
          .caching = web::Caching::never};
}

web::RouteInfo prove_route(std::string name) {
  return {.name = std::move(name),
          .path = "/prove",
          .policy = web::Policy::signed_in(),
          .title = "Confirm that it is you",
          .summary = "Asked before an act that would do harm in the hands of somebody else.",
          .page = "access/prove",
          .caching = web::Caching::never};
}

/// The ways in which whoever is signed in can prove it.
ProveView show_proofs(AccessRoom const& room, std::string next, web::Context const& context) {
  auto const person = person_in(context);
  return room.database.read([&](store::Reader& reader) {
    auto const by_code = second_factor_of(room, reader, person).is_on();
    auto const by_password = !by_code && password_hash_of(reader, person).has_value();
    // In place of a code the service counts only where it has to ask for a second factor, too.
    auto const is_strong = room.provider != nullptr && (!by_code || !room.provider->settings().step_up_acr.empty());
    auto const is_linked = is_strong && !list_identities(reader, person).empty();
    return ProveView{.next = std::move(next),
                     .is_typed = by_code || by_password,
                     .by_code = by_code,
                     .by_password = by_password,
                     .by_passkey = !room.site.empty() && !list_passkeys(reader, person).empty(),
                     .provider = is_linked ? room.provider->label(context.language()) : ""};
  });
}

template <class Done>
base::Answer<DoneView> go_on(Done const& done, std::string const& next, web::Context const& context) {
  if (!done) return std::unexpected(done.error());
  context.reply.see_other = safe_next(next);
  return DoneView{};
}

void add_code_routes(web::Router& router, AccessRoom const& room) {
  router.page<NextQuery, NextView>(code_route("sign_in_code_page"),
                                   [](NextQuery const& query, web::Context const& context) -> base::Answer<NextView> {
                                     if (context.principal.is_signed_in() || context.principal.session.empty())
                                       context.reply.see_other = "/sign-in";
                                     return NextView{safe_next(query.next)};
                                   });
  auto complete = code_route("complete_sign_in");
  complete.method = web::Method::post;
  router.page<CodeOfProofForm, DoneView>(std::move(complete),
                                         [room](CodeOfProofForm const& form, web::Context const& context) {
                                           auto token = complete_sign_in(room, context.principal, form.code);
                                           if (token) context.reply.session_token = *token;
                                           return go_on(token, form.next, context);
                                         });
}

}  // namespace

void add_proof_routes(web::Router& router, AccessRoom const& room) {
  add_code_routes(router, room);
  router.page<NextQuery, ProveView>(
      prove_route("prove_page"),
      [room](NextQuery const& query, web::Context const& context) -> base::Answer<ProveView> {
        return show_proofs(room, safe_next(query.next), context);
      });
  auto give = prove_route("prove");
  give.method = web::Method::post;
  router.page<ProveForm, DoneView>(std::move(give), [room](ProveForm const& form, web::Context const& context) {
    return go_on(prove(room, context.principal, form.proof), form.next, context);
  });
}

}  // namespace wardmote::access
