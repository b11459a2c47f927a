#include "access/pages.h"
#include "access/person_store.h"
#include "access/qr_picture.h"
#include "access/second_factor.h"
#include "access/totp.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

constexpr std::string_view issuer = "Wardmote";

struct SecondFactorView {
  std::optional<FactorState> state{};
  bool is_possible = false;  ///< the program has its key
  std::optional<std::string> since{};
  std::optional<std::int64_t> recovery_codes_left{};
  std::string secret{};  ///< while it is begun: to be typed into an app
  std::string address{};
  QrPicture picture{};
  std::vector<std::string> recovery_codes{};  ///< once: right after they were made
};
BOOST_DESCRIBE_STRUCT(SecondFactorView, (),
                      (state, is_possible, since, recovery_codes_left, secret, address, picture, recovery_codes))

struct CodeForm {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeForm, (), (code))

void show_secret(SecondFactorView& view, store::Secret const& secret, std::string const& account) {
  view.secret = spelled_secret(secret.text());
  view.address = totp_address(secret.text(), issuer, account);
  view.picture = qr_picture(view.address);
}

base::Answer<SecondFactorView> show_second_factor(AccessRoom const& room, web::Context const& context) {
  auto const id = person_in(context);
  auto const [person, status] = room.database.read([&](store::Reader& reader) {
    return std::pair(seen<PersonSeen>(find_person(reader, room.board, id), context.principal),
                     seen<FactorSeen>(second_factor_of(room, reader, id), context.principal).value_or(FactorSeen{}));
  });
  SecondFactorView view{.state = status.state,
                        .is_possible = room.vault != nullptr,
                        .since = status.since,
                        .recovery_codes_left = status.recovery_codes};
  if (status.state != FactorState::begun || !view.is_possible) return view;
  auto const secret = begun_secret(room, context.principal);
  if (!secret) return std::unexpected(secret.error());
  if (*secret && person) show_secret(view, **secret, person->name.value_or(""));
  return view;
}

/// The page with the codes on it, which nobody sees again.
base::Answer<SecondFactorView> show_codes(AccessRoom const& room, base::Answer<std::vector<std::string>> codes,
                                          web::Context const& context) {
  if (!codes) return std::unexpected(codes.error());
  auto view = show_second_factor(room, context);
  if (view) view->recovery_codes = *std::move(codes);
  return view;
}

base::Answer<SecondFactorView> done(AccessRoom const& room, base::Answer<void> const& changed,
                                    web::Context const& context) {
  if (!changed) return std::unexpected(changed.error());
  context.reply.see_other = "/account/second-factor";
  return show_second_factor(room, context);
}

web::RouteInfo change(std::string const& name, std::string_view summary) {
  return {.name = name,
          .path = "/account/second-factor/" + name,
          .policy = web::Policy::signed_in(),
          .title = "Second factor",
          .summary = std::string(summary),
          .page = "access/second_factor",
          .method = web::Method::post,
          .form_on = "second_factor",
          .needs_proof = true};
}

}  // namespace

void add_second_factor_routes(web::Router& router, AccessRoom const& room) {
  using web::message_id;
  router.page<web::NoQuery, SecondFactorView>(
      {.name = "second_factor",
       .path = "/account/second-factor",
       .policy = web::Policy::signed_in(),
       .title = "Second factor",
       .summary = "A code from your phone at each sign-in: a stolen password alone then opens nothing.",
       .page = "access/second_factor",
       .caching = web::Caching::never,
       .needs_proof = true},
      [room](web::NoQuery const&, web::Context const& context) { return show_second_factor(room, context); });
  router.page<web::NoQuery, SecondFactorView>(
      change("begin_second_factor", message_id("Makes a secret for an authenticator app.")),
      [room](web::NoQuery const&, web::Context const& context) {
        return done(room, begin_second_factor(room, person_in(context)), context);
      });
  router.page<CodeForm, SecondFactorView>(
      change("confirm_second_factor", message_id("Turns the second factor on by a first code; gives recovery codes.")),
      [room](CodeForm const& form, web::Context const& context) {
        return show_codes(room, confirm_second_factor(room, person_in(context), form.code), context);
      });
  router.page<web::NoQuery, SecondFactorView>(
      change("renew_recovery_codes", message_id("Makes other recovery codes; those before end.")),
      [room](web::NoQuery const&, web::Context const& context) {
        return show_codes(room, renew_recovery_codes(room, person_in(context)), context);
      });
  router.page<web::NoQuery, SecondFactorView>(change("end_second_factor", message_id("Turns the second factor off.")),
                                              [room](web::NoQuery const&, web::Context const& context) {
                                                auto const person = person_in(context);
                                                return done(room, end_second_factor(room, person, person.text()),
                                                            context);
                                              });
}

}  // namespace wardmote::access
