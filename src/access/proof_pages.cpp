// Where a person gives the second proof of a sign-in, or proves once more who they are before a sensitive act.

#include "access/pages.h"
#include "access/second_factor.h"
#include "access/sign_in.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

struct CodeForm {
  std::string code;
  std::string next;
};
BOOST_DESCRIBE_STRUCT(CodeForm, (), (code, next))

struct ProveView {
  std::string next;
  bool by_code = false;  ///< else by the password
};
BOOST_DESCRIBE_STRUCT(ProveView, (), (next, by_code))

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
  router.page<CodeForm, DoneView>(std::move(complete), [room](CodeForm const& form, web::Context const& context) {
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
        auto const person = *base::Id<Person>::of(context.principal.person);
        auto const status =
            room.database.read([&](store::Reader& reader) { return second_factor_of(room, reader, person); });
        return ProveView{safe_next(query.next), status.is_on()};
      });
  auto give = prove_route("prove");
  give.method = web::Method::post;
  router.page<ProveForm, DoneView>(std::move(give), [room](ProveForm const& form, web::Context const& context) {
    return go_on(prove(room, context.principal, form.proof), form.next, context);
  });
}

}  // namespace wardmote::access
