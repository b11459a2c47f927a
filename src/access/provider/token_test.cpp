// Forged and broken tokens against real signatures. The keys are made here; what is signed is signed by OpenSSL.

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include <nlohmann/json.hpp>

#include "access/provider/base64url.h"
#include "access/provider/id_token.h"
#include "base/choice.h"

namespace wardmote::access {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

std::string bytes_of(EVP_PKEY* key, char const* name) {
  BIGNUM* number = nullptr;
  EXPECT_EQ(EVP_PKEY_get_bn_param(key, name, &number), 1);
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
  BN_free(number);
  return bytes;
}

std::string coordinate_of(EVP_PKEY* key, char const* name) {
  auto const bytes = bytes_of(key, name);
  return std::string(32 - bytes.size(), '\0') + bytes;
}

/// A key pair of a provider.
struct Signer {
  TokenAlgorithm algorithm;
  std::shared_ptr<EVP_PKEY> key;
  std::string id = "one";

  explicit Signer(TokenAlgorithm kind, unsigned rsa_bits = 2048) : algorithm(kind) {
    if (kind == TokenAlgorithm::ES256) key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free);
    if (kind == TokenAlgorithm::EdDSA) key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free);
    if (!key) key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{rsa_bits}), EVP_PKEY_free);
  }

  json jwk() const {
    json jwk{{"kid", id}, {"use", "sig"}};
    if (algorithm == TokenAlgorithm::ES256) {
      jwk.update({{"kty", "EC"}, {"crv", "P-256"}});
      jwk["x"] = to_base64url(coordinate_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_X));
      jwk["y"] = to_base64url(coordinate_of(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y));
    } else if (algorithm == TokenAlgorithm::EdDSA) {
      std::string raw(32, '\0');
      std::size_t size = raw.size();
      EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(raw.data()), &size);
      jwk.update({{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", to_base64url(raw)}});
    } else {
      jwk.update({{"kty", "RSA"}});
      jwk["n"] = to_base64url(bytes_of(key.get(), OSSL_PKEY_PARAM_RSA_N));
      jwk["e"] = to_base64url(bytes_of(key.get(), OSSL_PKEY_PARAM_RSA_E));
    }
    return jwk;
  }

  std::string signature_of(std::string const& text) const {
    auto* const context = EVP_MD_CTX_new();
    EVP_PKEY_CTX* padding = nullptr;
    EVP_DigestSignInit(context, &padding, algorithm == TokenAlgorithm::EdDSA ? nullptr : EVP_sha256(), nullptr,
                       key.get());
    if (algorithm == TokenAlgorithm::PS256) {
      EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING);
      EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST);
    }
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    std::size_t size = 0;
    EVP_DigestSign(context, nullptr, &size, bytes, text.size());
    std::string signature(size, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, text.size());
    signature.resize(size);
    EVP_MD_CTX_free(context);
    return algorithm == TokenAlgorithm::ES256 ? side_by_side(signature) : signature;
  }

  std::string token(json const& claims, json header = json::object()) const {
    header.update({{"alg", base::spelling_of(algorithm)}, {"kid", id}}, false);
    return token_with(header, claims);
  }
  std::string token_with(json const& header, json const& claims) const {
    auto const text = to_base64url(header.dump()) + "." + to_base64url(claims.dump());
    return text + "." + to_base64url(signature_of(text));
  }

 private:
  static std::string side_by_side(std::string const& der) {
    auto const* bytes = reinterpret_cast<unsigned char const*>(der.data());
    auto* const pair = d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size()));
    std::string both(64, '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), reinterpret_cast<unsigned char*>(both.data()), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), reinterpret_cast<unsigned char*>(both.data()) + 32, 32);
    ECDSA_SIG_free(pair);
    return both;
  }
};

TokenKeys keys_of(std::initializer_list<json> jwks) { return *token_keys_of(json{{"keys", jwks}}.dump()); }

TokenFault fault_of(auto const& answer) {
  EXPECT_FALSE(answer);
  return answer ? TokenFault{} : answer.error();
}

class Tokens : public testing::TestWithParam<TokenAlgorithm> {
 protected:
  Signer const signer{GetParam()};
  json const claims{{"sub", "1"}};
};
INSTANTIATE_TEST_SUITE_P(EachAlgorithm, Tokens,
                         testing::Values(TokenAlgorithm::RS256, TokenAlgorithm::PS256, TokenAlgorithm::ES256,
                                         TokenAlgorithm::EdDSA),
                         [](auto const& one) { return std::string(base::spelling_of(one.param)); });

TEST_P(Tokens, are_read_if_a_key_of_the_set_signed_them) {
  Signer const other(GetParam());
  EXPECT_EQ(verified_claims(signer.token(claims), keys_of({signer.jwk()})), claims.dump());
  EXPECT_EQ(fault_of(verified_claims(other.token(claims), keys_of({signer.jwk()}))), TokenFault::signature_wrong);
}

TEST_P(Tokens, whose_header_claims_or_signature_changed_are_refused) {
  auto const token = signer.token(claims);
  auto const keys = keys_of({signer.jwk()});
  for (std::size_t at = 0; at < token.size(); at += 3) {
    auto changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    if (changed == token) continue;
    auto const read = verified_claims(changed, keys);
    // Of the last sign of a base64 text, some bits stand for nothing; libsodium takes none that are not zero.
    EXPECT_FALSE(read) << at;
  }
}

TEST_P(Tokens, of_an_unknown_key_say_so) {
  auto named = signer;
  named.id = "another";
  EXPECT_EQ(fault_of(verified_claims(named.token(claims), keys_of({signer.jwk()}))), TokenFault::key_unknown);
  EXPECT_EQ(fault_of(verified_claims(signer.token(claims), {})), TokenFault::key_unknown);
}

TEST_P(Tokens, without_the_name_of_a_key_are_tried_with_each_that_fits) {
  Signer other(GetParam());
  other.id = "two";
  auto const token = signer.token_with({{"alg", base::spelling_of(GetParam())}}, claims);
  EXPECT_TRUE(verified_claims(token, keys_of({other.jwk(), signer.jwk()})));
}

TEST_P(Tokens, by_an_algorithm_that_the_key_is_not_for_are_refused) {
  auto jwk = signer.jwk();
  jwk["alg"] = GetParam() == TokenAlgorithm::RS256 ? "PS256" : "RS256";
  EXPECT_FALSE(verified_claims(signer.token(claims), keys_of({jwk})));
  jwk["alg"] = base::spelling_of(GetParam());
  EXPECT_TRUE(verified_claims(signer.token(claims), keys_of({jwk})));
  jwk["use"] = "enc";
  EXPECT_FALSE(verified_claims(signer.token(claims), keys_of({jwk})));
}

TEST(ForgedTokens, without_signature_or_by_a_shared_secret_are_refused) {
  Signer const signer(TokenAlgorithm::RS256);
  auto const keys = keys_of({signer.jwk()});
  for (auto const* algorithm : {"none", "None", "NONE", "", "HS256", "HS512", "RS1", "rs256", "ES256K"}) {
    auto const text = to_base64url(json{{"alg", algorithm}, {"kid", "one"}}.dump()) + "." + to_base64url("{}") + ".";
    EXPECT_EQ(fault_of(verified_claims(text, keys)), TokenFault::algorithm_not_allowed) << algorithm;
    EXPECT_EQ(fault_of(verified_claims(text + to_base64url("signature"), keys)), TokenFault::algorithm_not_allowed);
  }
}

TEST(ForgedTokens, by_the_public_key_as_a_secret_are_refused) {
  Signer const signer(TokenAlgorithm::RS256);
  auto const text = to_base64url(json{{"alg", "HS256"}, {"kid", "one"}}.dump()) + "." + to_base64url("{}");
  auto const secret = signer.jwk().dump();
  std::string mac(32, '\0');
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<unsigned char const*>(text.data()), text.size(), reinterpret_cast<unsigned char*>(mac.data()),
       nullptr);
  EXPECT_EQ(fault_of(verified_claims(text + "." + to_base64url(mac), keys_of({signer.jwk()}))),
            TokenFault::algorithm_not_allowed);
}

TEST(ForgedTokens, that_are_not_of_the_form_are_refused) {
  Signer const signer(TokenAlgorithm::ES256);
  auto const keys = keys_of({signer.jwk()});
  auto const whole = signer.token({});
  for (auto const& token : {std::string(), std::string("."), std::string(".."), whole + ".", whole + "=", " " + whole,
                            whole + "\n", "a." + whole, std::string(token_bytes_max + 1, 'a')})
    EXPECT_EQ(fault_of(verified_claims(token, keys)), TokenFault::malformed) << token;
  EXPECT_EQ(fault_of(verified_claims(signer.token({}, {{"crit", {"b64"}}, {"b64", false}}), keys)),
            TokenFault::malformed);
}

TEST(KeySets, leave_out_what_cannot_check_a_signature) {
  auto const weak = Signer(TokenAlgorithm::RS256, 1024).jwk();
  auto off_curve = Signer(TokenAlgorithm::ES256).jwk();
  off_curve["x"] = off_curve["y"];
  auto other_curve = Signer(TokenAlgorithm::ES256).jwk();
  other_curve["crv"] = "P-384";
  auto for_hs = Signer(TokenAlgorithm::RS256).jwk();
  for_hs["alg"] = "HS256";
  json const shared{{"kty", "oct"}, {"k", "c2VjcmV0"}};
  EXPECT_TRUE(keys_of({weak, off_curve, other_curve, for_hs, shared, "no object", json::object()}).empty());
  EXPECT_EQ(keys_of({weak, Signer(TokenAlgorithm::EdDSA).jwk()}).size(), 1u);
  for (auto const* text : {"", "[]", "{}", R"({"keys":{}})", "no json"}) EXPECT_FALSE(token_keys_of(text)) << text;
}

class Claims : public testing::Test {
 protected:
  base::Instant const now = *base::instant_of("2026-11-28T12:00:00.000000Z");
  TokenTerms const terms{.issuer = "https://login.example.ca", .client_id = "wardmote", .now = now, .nonce = "n"};
  json sound = {{"iss", terms.issuer}, {"aud", "wardmote"},          {"sub", "1"},
                {"iat", seconds(now)}, {"exp", seconds(now + 5min)}, {"nonce", "n"}};

  static std::int64_t seconds(base::Instant moment) {
    return std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count();
  }
  auto read(json const& changes) {
    auto claims = sound;
    claims.merge_patch(changes);  // null takes a member away
    return identity_of(claims.dump(), terms);
  }
};

TEST_F(Claims, that_are_sound_name_somebody) {
  auto const identity = read({{"name", "Élodie López"}, {"preferred_username", "lópez"}, {"groups", {"a", 1, "b"}}});
  ASSERT_TRUE(identity);
  EXPECT_EQ(identity->subject, "1");
  EXPECT_EQ(identity->display_name, "Élodie López");
  EXPECT_EQ(identity->name, "lópez");
  EXPECT_EQ(identity->groups, (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(read({})->groups);
  EXPECT_EQ(read({{"groups", "one"}})->groups, std::vector<std::string>{"one"});
}

TEST_F(Claims, of_another_issuer_or_for_another_program_are_refused) {
  for (json const& issuer : {json("https://login.example.ca/"), json("https://evil.example"), json(nullptr), json(1)})
    EXPECT_EQ(fault_of(read({{"iss", issuer}})), TokenFault::issuer_wrong) << issuer;
  for (json const& audience :
       {json("other"), json(nullptr), json::array(), json({"other"}), json({"wardmote", "other"})})
    EXPECT_EQ(fault_of(read({{"aud", audience}})), TokenFault::audience_wrong) << audience;
  EXPECT_EQ(fault_of(read({{"azp", "other"}})), TokenFault::audience_wrong);
  EXPECT_TRUE(read({{"aud", {"wardmote"}}}));
  EXPECT_TRUE(read({{"aud", {"wardmote", "other"}}, {"azp", "wardmote"}}));
}

TEST_F(Claims, are_good_from_their_beginning_to_their_end_with_a_minute_of_leeway) {
  EXPECT_TRUE(read({{"exp", seconds(now - 59s)}}));
  EXPECT_EQ(fault_of(read({{"exp", seconds(now - 60s)}})), TokenFault::expired);
  EXPECT_TRUE(read({{"iat", seconds(now + 60s)}}));
  EXPECT_EQ(fault_of(read({{"iat", seconds(now + 61s)}})), TokenFault::issued_in_future);
  EXPECT_EQ(fault_of(read({{"nbf", seconds(now + 61s)}})), TokenFault::issued_in_future);
  for (auto const* moment : {"exp", "iat"})
    for (json const& value : {json(nullptr), json("2026"), json(1e300), json(-1e300)})
      EXPECT_EQ(fault_of(read({{moment, value}})), TokenFault::malformed) << moment << value;
}

TEST_F(Claims, of_another_sign_in_are_refused) {
  for (json const& nonce : {json("m"), json(""), json(nullptr), json(1)})
    EXPECT_EQ(fault_of(read({{"nonce", nonce}})), TokenFault::nonce_wrong) << nonce;
  auto none = terms;
  none.nonce = "";
  EXPECT_EQ(fault_of(identity_of(sound.dump(), none)), TokenFault::nonce_wrong);
}

TEST_F(Claims, without_a_subject_name_nobody) {
  for (json const& subject :
       {json(""), json(nullptr), json(7), json(std::string(256, 's')), json(std::string("a\0b", 3))})
    EXPECT_EQ(fault_of(read({{"sub", subject}})), TokenFault::subject_missing) << subject;
}

TEST_F(Claims, keep_words_whole_and_clean) {
  std::string long_one;
  for (int at = 0; at < 150; ++at) long_one += "é";
  auto const identity = read({{"name", long_one}, {"preferred_username", "a\r\n\tb"}});
  EXPECT_EQ(identity->display_name.size(), 200u);
  EXPECT_EQ(identity->name, "ab");
  EXPECT_EQ(read({{"name", "x" + long_one}})->display_name.size(), 199u) << "cut before a letter, not within it";
}

TEST_F(Claims, of_a_step_up_show_that_the_person_was_asked_just_now) {
  auto asked = terms;
  asked.asked_at = now;
  asked.acr = "strong";
  auto const with = [&](json const& changes) {
    auto claims = sound;
    claims.merge_patch(changes);
    return identity_of(claims.dump(), asked);
  };
  EXPECT_TRUE(with({{"auth_time", seconds(now)}, {"acr", "strong"}}));
  EXPECT_EQ(fault_of(with({{"acr", "strong"}})), TokenFault::proof_too_old);
  EXPECT_EQ(fault_of(with({{"auth_time", seconds(now - 61s)}, {"acr", "strong"}})), TokenFault::proof_too_old);
  EXPECT_EQ(fault_of(with({{"auth_time", seconds(now)}, {"acr", "weak"}})), TokenFault::proof_too_weak);
  EXPECT_EQ(fault_of(with({{"auth_time", seconds(now)}})), TokenFault::proof_too_weak);
}

TEST_F(Claims, tell_of_a_second_factor_by_amr_or_by_the_acr_of_a_step_up) {
  EXPECT_FALSE(read({})->by_second_factor);
  EXPECT_TRUE(read({{"amr", {"pwd", "mfa"}}})->by_second_factor);
  for (auto const* methods : {R"(["pwd", "otp"])", R"("mfa")", R"({"mfa": true})", R"([["mfa"]])", "[]", "null"})
    EXPECT_FALSE(read({{"amr", json::parse(methods)}})->by_second_factor) << methods;
  auto claims = sound;
  claims["acr"] = "strong";
  EXPECT_FALSE(identity_of(claims.dump(), terms)->by_second_factor) << "no acr was said to be strong";
  auto strong = terms;
  strong.acr = "strong";
  EXPECT_TRUE(identity_of(claims.dump(), strong)->by_second_factor);
  EXPECT_FALSE(identity_of(sound.dump(), strong)->by_second_factor);
}

TEST_F(Claims, of_userinfo_fill_in_what_is_missing_for_the_same_subject_alone) {
  auto const identity = *read({{"name", "Known"}});
  auto const whole = with_userinfo(identity, R"({"sub":"1","name":"Other","email":"a@b","groups":["g"]})", "groups");
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->display_name, "Known");
  EXPECT_EQ(whole->email, "a@b");
  EXPECT_EQ(whole->groups, std::vector<std::string>{"g"});
  EXPECT_EQ(fault_of(with_userinfo(identity, R"({"sub":"2","email":"a@b"})", "groups")), TokenFault::subject_missing);
  EXPECT_EQ(fault_of(with_userinfo(identity, "[]", "groups")), TokenFault::malformed);
}

TEST_F(Claims, of_a_logout_are_no_sign_in_and_the_other_way_round) {
  json const event{{"http://schemas.openid.net/event/backchannel-logout", json::object()}};
  auto notice = sound;
  notice.merge_patch({{"nonce", nullptr}, {"events", event}, {"sid", "s"}});
  auto const read_notice = logout_notice_of(notice.dump(), terms);
  ASSERT_TRUE(read_notice);
  EXPECT_EQ(read_notice->session, "s");
  EXPECT_EQ(fault_of(logout_notice_of(sound.dump(), terms)), TokenFault::of_another_kind);
  EXPECT_EQ(fault_of(read({{"events", event}})), TokenFault::of_another_kind);
  notice["nonce"] = "n";
  EXPECT_EQ(fault_of(logout_notice_of(notice.dump(), terms)), TokenFault::of_another_kind);
}

}  // namespace
}  // namespace wardmote::access
