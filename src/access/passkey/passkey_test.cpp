// Passkeys by a device made of OpenSSL: what it signs is checked by libfido2.

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <sodium.h>

#include "access/passkey/passkeys.h"
#include "access/people.h"
#include "access/person_store.h"
#include "access/provider/base64url.h"
#include "access/session_store.h"
#include "access/sign_in.h"
#include "tests/support/fresh_database.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::access {
namespace {

using namespace std::chrono_literals;
using base::RefusalCode;

std::string sha256(std::string_view text) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<unsigned char const*>(text.data()), text.size());
  return digest;
}

/// A device with one passkey (P-256).
struct Device {
  std::shared_ptr<EVP_PKEY> key{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free};
  std::string credential = "credential-of-16";
  std::string origin = "https://board.example.ca";
  std::string site = "board.example.ca";
  unsigned char flags = 0x05;  // present, verified
  unsigned count = 1;

  std::string client_data(std::string const& type, std::string const& challenge) const {
    return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" + origin +
           R"(","crossOrigin":false})";
  }
  std::string head(unsigned char more_flags = 0) const {
    auto text = sha256(site);
    text += static_cast<char>(flags | more_flags);
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(count >> shift);
    return text;
  }
  std::string coordinate(char const* name) const {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key.get(), name, &number);
    std::string bytes(32, '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), 32);
    BN_free(number);
    return bytes;
  }
  /// With the key as COSE has it (RFC 9053 §7.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
  std::string attested() const {
    auto data = head(0x40) + std::string(16, '\0') + std::string(1, '\0') + static_cast<char>(credential.size());
    data += credential + std::string("\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20") + coordinate(OSSL_PKEY_PARAM_EC_PUB_X);
    return data + std::string("\x22\x58\x20") + coordinate(OSSL_PKEY_PARAM_EC_PUB_Y);
  }
  NewPasskey makes(PasskeyRequest const& request, std::string const& name = "my phone") const {
    return {name, PasskeyAlgorithm::ES256, to_base64url(client_data("webauthn.create", request.challenge)),
            to_base64url(attested())};
  }
  PasskeyUse uses(PasskeyRequest const& request) {
    ++count;
    auto const client = client_data("webauthn.get", request.challenge);
    auto const text = head() + sha256(client);
    auto* const context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key.get());
    std::string signature(80, '\0');
    auto size = signature.size();
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<unsigned char const*>(text.data()), text.size());
    signature.resize(size);
    EVP_MD_CTX_free(context);
    return {to_base64url(credential), to_base64url(client), to_base64url(head()), to_base64url(signature)};
  }
};

class Passkeys : public tests::OnBothDatabases {
 protected:
  Passkeys() {
    migrate(migrations());
    olga = signed_in("olga");
  }
  AccessRoom room() {
    return {.database = database(), .board = board, .clock = clock, .site = "https://board.example.ca"};
  }

  web::Principal signed_in(std::string const& name) {
    EXPECT_TRUE(add_person(room(), {name, name, "", {}}, "test"));
    return identified(
        accept_invitation(room(), *invite_person(room(), name, "test"), "four words of one's own", "")->token);
  }
  web::Principal identified(std::string const& token) {
    web::Principal principal;
    identify(room(), token, principal);
    return principal;
  }
  /// Of a request by that principal, whose browser holds the secret of the visit.
  web::Context context(web::Principal principal, std::string const& secret = "") {
    principal.visit = secret;
    return {tongue, std::move(principal), clock.now(), "/", reply};
  }
  PasskeyRequest asked(VisitPurpose purpose, web::Principal const& principal = {}) {
    return *ask_for_passkey(room(), purpose, context(principal));
  }
  base::Answer<void> add(Device const& by, web::Principal const& principal) {
    auto const request = asked(VisitPurpose::add_passkey, principal);
    return add_passkey(room(), by.makes(request), context(principal, request.browser_secret));
  }
  base::Answer<Entrance> enter(Device& by) {
    auto const request = asked(VisitPurpose::enter_by_passkey);
    return enter_by_passkey(room(), by.uses(request), context({}, request.browser_secret));
  }
  std::string reason(auto const& answer) {
    EXPECT_FALSE(answer);
    return answer                                                ? ""
           : answer.error().code == RefusalCode::passkey_refused ? answer.error().values.at("reason")
                                                                 : std::string(code_of(answer.error().code));
  }

  web::Principal olga;
  Device device;
  tests::PlainTongue tongue;
  web::Reply reply;
};
WARDMOTE_ON_BOTH_DATABASES(Passkeys);

TEST_P(Passkeys, let_their_person_in_without_password_or_code) {
  ASSERT_TRUE(add(device, olga));
  for (int time = 0; time < 2; ++time) {
    auto const entrance = enter(device);
    ASSERT_TRUE(entrance);
    EXPECT_FALSE(entrance->needs_code);
    EXPECT_EQ(identified(entrance->token).person, olga.person);
    EXPECT_GT(identified(entrance->token).proved_until, clock.now());
  }
}

TEST_P(Passkeys, sign_each_challenge_once_and_in_the_browser_that_asked) {
  ASSERT_TRUE(add(device, olga));
  auto const request = asked(VisitPurpose::enter_by_passkey), other = asked(VisitPurpose::enter_by_passkey);
  auto const use = device.uses(request);
  EXPECT_EQ(reason(enter_by_passkey(room(), use, context({}))), "sign_in_not_begun");
  EXPECT_EQ(reason(enter_by_passkey(room(), use, context({}, other.browser_secret))), "challenge_wrong");
  EXPECT_TRUE(enter_by_passkey(room(), use, context({}, request.browser_secret)));
  EXPECT_EQ(reason(enter_by_passkey(room(), use, context({}, request.browser_secret))), "sign_in_not_begun");
}

TEST_P(Passkeys, are_waited_for_ten_minutes_and_for_what_was_asked_alone) {
  ASSERT_TRUE(add(device, olga));
  auto const late = asked(VisitPurpose::enter_by_passkey);
  clock.advance(10min);
  EXPECT_EQ(reason(enter_by_passkey(room(), device.uses(late), context({}, late.browser_secret))), "sign_in_not_begun");
  auto const proof = asked(VisitPurpose::prove_by_passkey, olga);
  EXPECT_EQ(reason(enter_by_passkey(room(), device.uses(proof), context({}, proof.browser_secret))),
            "sign_in_not_begun");
}

TEST_P(Passkeys, of_another_site_or_without_the_person_prove_nothing) {
  ASSERT_TRUE(add(device, olga));
  auto elsewhere = device;
  elsewhere.origin = "https://board.example.ca.evil.example";
  EXPECT_EQ(reason(enter(elsewhere)), "origin_wrong");
  elsewhere = device;
  elsewhere.site = "evil.example";
  EXPECT_EQ(reason(enter(elsewhere)), "site_wrong");
  auto unverified = device;
  unverified.flags = 0x01;
  EXPECT_EQ(reason(enter(unverified)), "person_not_verified");
  auto another = Device();
  EXPECT_EQ(reason(enter(another)), "signature_wrong") << "another key under the same name";
  another.credential = "unknown";
  EXPECT_EQ(reason(enter(another)), "signature_wrong");
  EXPECT_TRUE(enter(device));
}

TEST_P(Passkeys, whose_count_goes_back_are_copies) {
  device.count = 7;
  ASSERT_TRUE(add(device, olga));
  auto copy = device;
  EXPECT_TRUE(enter(device));
  EXPECT_EQ(reason(enter(copy)), "copied");
}

TEST_P(Passkeys, that_do_not_count_are_taken_all_the_same) {
  device.count = 0;
  ASSERT_TRUE(add(device, olga));
  for (int time = 0; time < 2; ++time) {
    device.count = static_cast<unsigned>(-1);  // `uses` adds one
    EXPECT_TRUE(enter(device));
  }
}

TEST_P(Passkeys, that_were_not_asked_for_a_signature_are_no_failed_attempts) {
  auto const failures = [&] {
    return database().read([&](store::Reader& reader) {
      return *reader.first("SELECT count(*) AS held FROM sign_in_failure", {},
                           [](store::Row const& row) { return row.integer("held"); });
    });
  };
  EXPECT_EQ(reason(enter_by_passkey(room(), {}, context({}))), "malformed");
  EXPECT_EQ(failures(), 0);
  auto unknown = device;
  EXPECT_EQ(reason(enter(unknown)), "signature_wrong");
  EXPECT_EQ(failures(), 1);
}

TEST_P(Passkeys, let_nobody_in_who_is_suspended) {
  ASSERT_TRUE(add(device, olga));
  EXPECT_TRUE(suspend_person(room(), "olga", "test"));
  EXPECT_EQ(reason(enter(device)), "person_suspended");
}

TEST_P(Passkeys, prove_a_sensitive_act_of_their_own_person) {
  ASSERT_TRUE(add(device, olga));
  auto const maria = signed_in("maria");
  auto const by_other = asked(VisitPurpose::prove_by_passkey, maria);
  EXPECT_EQ(reason(prove_by_passkey(room(), device.uses(by_other), context(maria, by_other.browser_secret))),
            "signature_wrong");
  clock.advance(11min);
  auto const request = asked(VisitPurpose::prove_by_passkey, olga);
  EXPECT_TRUE(prove_by_passkey(room(), device.uses(request), context(olga, request.browser_secret)));
  auto const session = database().read(
      [&](store::Reader& reader) { return *find_session(reader, board, *base::Id<Session>::of(olga.session)); });
  EXPECT_EQ(session.proved_at.inside(), clock.now());
}

TEST_P(Passkeys, are_added_by_the_very_sign_in_that_asked) {
  auto const maria = signed_in("maria");
  auto const request = asked(VisitPurpose::add_passkey, olga);
  EXPECT_EQ(reason(add_passkey(room(), device.makes(request), context(maria, request.browser_secret))),
            "sign_in_not_begun");
  EXPECT_TRUE(add(device, olga));
  EXPECT_EQ(reason(add(device, maria)), "copied") << "a credential is one person's";
  auto const nameless = asked(VisitPurpose::add_passkey, olga);
  EXPECT_EQ(reason(add_passkey(room(), device.makes(nameless, ""), context(olga, nameless.browser_secret))),
            "form_invalid");
}

TEST_P(Passkeys, that_are_removed_open_nothing) {
  ASSERT_TRUE(add(device, olga));
  auto const maria = signed_in("maria");
  EXPECT_TRUE(remove_passkey(room(), to_base64url(device.credential), context(maria)));
  EXPECT_TRUE(enter(device)) << "it is not hers to remove";
  EXPECT_TRUE(remove_passkey(room(), to_base64url(device.credential), context(olga)));
  EXPECT_EQ(reason(enter(device)), "signature_wrong");
}

TEST_P(Passkeys, are_twenty_at_most) {
  for (std::size_t number = 0; number < passkeys_max; ++number) {
    device.credential = "credential-" + std::to_string(number);
    ASSERT_TRUE(add(device, olga));
  }
  device.credential = "one too many";
  EXPECT_EQ(reason(add(device, olga)), "passkeys_too_many");
}

TEST_P(Passkeys, need_a_site_that_knows_its_address) {
  auto without = room();
  without.site = "";
  EXPECT_EQ(reason(ask_for_passkey(without, VisitPurpose::enter_by_passkey, context({}))), "passkeys_not_set");
}

TEST(WebAuthn, reads_whatever_is_cut_or_changed_as_nothing) {
  Device device;
  Ceremony const ceremony{device.origin, device.site, "Y2hhbGxlbmdl"};
  auto const client = device.client_data("webauthn.create", ceremony.challenge);
  auto const data = device.attested();
  ASSERT_TRUE(made_passkey(ceremony, PasskeyAlgorithm::ES256, client, data));
  for (std::size_t size = 0; size < data.size(); ++size)
    EXPECT_FALSE(made_passkey(ceremony, PasskeyAlgorithm::ES256, client, data.substr(0, size))) << size;
  EXPECT_FALSE(made_passkey(ceremony, PasskeyAlgorithm::EdDSA, client, data)) << "a key of another kind";
  EXPECT_FALSE(
      made_passkey(ceremony, PasskeyAlgorithm::ES256, device.client_data("webauthn.get", ceremony.challenge), data));
  for (auto const* text : {"", "[]", "{}", "no json"})
    EXPECT_FALSE(made_passkey(ceremony, PasskeyAlgorithm::ES256, text, data)) << text;
}

TEST(WebAuthn, makes_no_room_for_what_is_claimed_and_is_not_there) {
  Device device;
  Ceremony const ceremony{device.origin, device.site, "Y2hhbGxlbmdl"};
  auto const client = device.client_data("webauthn.create", ceremony.challenge);
  auto const data = device.attested();
  auto const key_at = device.head().size() + 18 + device.credential.size();
  for (std::string_view const claimed :
       {"\xba\x26\x20\x01\x21", "\x9b\x0f\xff\xff\xff\xff\xff\xff\xff", "\x5a\x7f\xff\xff\xff", "\xbf"}) {
    auto const in_place_of_two = data.substr(0, key_at + 2) + std::string(claimed) + data.substr(key_at + 3);
    EXPECT_EQ(made_passkey(ceremony, PasskeyAlgorithm::ES256, client, in_place_of_two).error(),
              PasskeyFault::malformed);
  }
}

}  // namespace
}  // namespace wardmote::access
