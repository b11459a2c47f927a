#include "access/second_factor.h"

#include "access/people.h"
#include "access/person_store.h"
#include "access/second_factor_store.h"
#include "access/session_store.h"
#include "access/sign_in.h"
#include "access/totp.h"
#include "tests/support/fresh_database.h"

namespace wardmote::access::second_factor_test {
namespace {

using namespace std::chrono_literals;
using base::RefusalCode;

constexpr auto* password = "four words of one's own";

class SecondFactors : public tests::OnBothDatabases {
 protected:
  SecondFactors() {
    migrate(migrations());
    keys = *store::KeyFile::open(fresh.folder() / "keys.db", clock);
    vault = *store::Vault::over(*keys, store::KeyEncryptionKey::make());
    EXPECT_TRUE(add_person(room(), {"olga", "Olga", "", {Role::administrator}}, "test"));
    EXPECT_TRUE(accept_invitation(room(), *invite_person(room(), "olga", "test"), password, ""));
    olga = database().read([&](store::Reader& reader) { return find_person(reader, board, "olga")->id; });
  }
  AccessRoom room() { return {database(), board, clock, vault.get()}; }

  Entrance enter() {
    return *sign_in(room(), {.name = "olga", .password = password, .client_address = "203.0.113.7", .device = ""});
  }
  web::Principal identified(std::string const& token) {
    web::Principal principal;
    identify(room(), token, principal);
    return principal;
  }
  std::string code() { return code_at(secret, step_at(clock.now())); }
  /// Olga, who has proved a short while ago that it is her.
  web::Principal myself() const { return {.person = olga.text(), .proved_until = clock.now() + 1min}; }
  /// Turns Olga's second factor on; gives the recovery codes. Leaves a fresh step behind.
  std::vector<std::string> turn_on() {
    EXPECT_TRUE(begin_second_factor(room(), olga));
    secret = std::string((**begun_secret(room(), myself())).text());
    auto codes = *confirm_second_factor(room(), olga, code());
    clock.advance(30s);
    return codes;
  }
  RefusalCode refusal_of(auto const& answer) { return answer.error().code; }
  FactorState state() {
    return database().read(
        [&](store::Reader& reader) { return second_factor_of(room(), reader, olga).state.inside(); });
  }

  std::unique_ptr<store::KeyFile> keys;
  std::unique_ptr<store::Vault> vault;
  base::Id<Person> olga{};
  std::string secret;
};
WARDMOTE_ON_BOTH_DATABASES(SecondFactors);

TEST_P(SecondFactors, ask_for_nothing_until_a_first_code_was_right) {
  EXPECT_TRUE(begin_second_factor(room(), olga));
  EXPECT_EQ(state(), FactorState::begun);
  EXPECT_FALSE(enter().needs_code);
  EXPECT_EQ(refusal_of(confirm_second_factor(room(), olga, "000000")), RefusalCode::code_wrong);
  EXPECT_FALSE(enter().needs_code);
  turn_on();
  EXPECT_EQ(state(), FactorState::on);
  EXPECT_TRUE(enter().needs_code);
}

TEST_P(SecondFactors, let_nobody_in_by_the_password_alone) {
  turn_on();
  auto const half = identified(enter().token);
  EXPECT_FALSE(half.is_signed_in());
  EXPECT_TRUE(half.permissions.empty());
  auto const token = complete_sign_in(room(), half, code());
  ASSERT_TRUE(token);
  EXPECT_TRUE(identified(*token).is_signed_in());
}

TEST_P(SecondFactors, give_another_secret_to_the_sign_in_that_gets_the_code) {
  turn_on();
  auto const half = enter().token;
  auto const whole = *complete_sign_in(room(), identified(half), code());
  EXPECT_NE(half, whole);
  EXPECT_TRUE(identified(half).session.empty()) << "whoever saw the first secret has nothing";
}

TEST_P(SecondFactors, take_each_code_once) {
  turn_on();
  auto const used = code();
  EXPECT_TRUE(complete_sign_in(room(), identified(enter().token), used));
  EXPECT_EQ(refusal_of(complete_sign_in(room(), identified(enter().token), used)), RefusalCode::code_wrong);
  clock.advance(30s);
  EXPECT_TRUE(complete_sign_in(room(), identified(enter().token), code()));
}

TEST_P(SecondFactors, take_a_recovery_code_once_however_it_is_typed) {
  auto const codes = turn_on();
  ASSERT_EQ(codes.size(), recovery_codes_made);
  auto typed = codes.front();
  std::erase(typed, '-');
  for (auto& sign : typed) sign = static_cast<char>(std::toupper(sign));
  EXPECT_TRUE(complete_sign_in(room(), identified(enter().token), typed));
  EXPECT_EQ(refusal_of(complete_sign_in(room(), identified(enter().token), codes.front())), RefusalCode::code_wrong);
  auto const others = *renew_recovery_codes(room(), olga);
  EXPECT_EQ(refusal_of(complete_sign_in(room(), identified(enter().token), codes.back())), RefusalCode::code_wrong);
  EXPECT_TRUE(complete_sign_in(room(), identified(enter().token), others.back()));
}

TEST_P(SecondFactors, wait_after_five_wrong_codes) {
  turn_on();
  auto const half = identified(enter().token);
  for (int at = 0; at < 5; ++at)
    EXPECT_EQ(refusal_of(complete_sign_in(room(), half, "000000")), RefusalCode::code_wrong);
  EXPECT_EQ(refusal_of(complete_sign_in(room(), half, code())), RefusalCode::sign_in_throttled);
  clock.advance(1min);
  EXPECT_TRUE(complete_sign_in(room(), half, code()));
}

TEST_P(SecondFactors, are_not_waited_for_longer_than_ten_minutes) {
  turn_on();
  auto const token = enter().token;
  auto const half = identified(token);
  clock.advance(10min);
  EXPECT_TRUE(identified(token).session.empty());
  EXPECT_EQ(refusal_of(complete_sign_in(room(), half, code())), RefusalCode::sign_in_not_begun);
}

TEST_P(SecondFactors, stand_before_a_password_that_is_set_by_invitation) {
  turn_on();
  EXPECT_TRUE(accept_invitation(room(), *invite_person(room(), "olga", "test"), password, "")->needs_code);
}

TEST_P(SecondFactors, are_checked_by_nobody_who_lacks_the_key) {
  auto const codes = turn_on();
  auto const half = identified(enter().token);
  vault.reset();
  EXPECT_EQ(refusal_of(complete_sign_in(room(), half, code())), RefusalCode::key_not_given);
  EXPECT_EQ(refusal_of(begin_second_factor(room(), olga)), RefusalCode::key_not_given);
  EXPECT_TRUE(complete_sign_in(room(), half, codes.front())) << "a recovery code needs no key";
}

TEST_P(SecondFactors, are_sealed_and_shredded_when_they_end) {
  turn_on();
  auto const factor = database().read([&](store::Reader& reader) { return *find_second_factor(reader, board, olga); });
  store::SealedPlace const place{{board, "second_factor", factor.id.text()}, "secret", "held"};
  auto const open = [&] { return factor.secret.open(Opening::for_check(), vault.get(), place, factor.about()); };
  EXPECT_EQ(open()->text(), secret);
  EXPECT_TRUE(reset_second_factor(room(), "olga", "test"));
  EXPECT_EQ(refusal_of(open()), RefusalCode::key_shredded);
  EXPECT_FALSE(enter().needs_code);
  EXPECT_EQ(state(), FactorState::off);
}

TEST_P(SecondFactors, prove_a_sensitive_act_in_place_of_the_password) {
  auto const principal = identified(enter().token);
  EXPECT_EQ(refusal_of(prove(room(), principal, "not the password")), RefusalCode::form_invalid);
  EXPECT_TRUE(prove(room(), principal, password));
  turn_on();
  EXPECT_EQ(refusal_of(prove(room(), principal, password)), RefusalCode::code_wrong);
  EXPECT_TRUE(prove(room(), principal, code()));
}

TEST_P(SecondFactors, a_proof_lasts_ten_minutes) {
  auto const token = enter().token;
  EXPECT_EQ(identified(token).proved_until, clock.now() + 10min);
  clock.advance(11min);
  EXPECT_LT(identified(token).proved_until, clock.now());
  EXPECT_TRUE(prove(room(), identified(token), password));
  EXPECT_EQ(identified(token).proved_until, clock.now() + 10min);
}

}  // namespace
}  // namespace wardmote::access::second_factor_test
