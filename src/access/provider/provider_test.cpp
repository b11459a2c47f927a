#include <gtest/gtest.h>

#include "access/person.h"
#include "access/provider/discovery.h"
#include "access/provider/person_naming.h"
#include "access/provider/provider_settings.h"

namespace wardmote::access {
namespace {

constexpr std::string_view least = R"(issuer: https://login.example.ca/realms/board
client_id: wardmote
client_secret_file: provider.secret
label: {en: Town account, fr: Compte de la ville}
roles:
  office: board_administrator
  research: [analyst, auditor]
)";

TEST(ProviderSettings, are_read_with_what_goes_without_saying) {
  auto const settings = provider_settings_of(least, "provider.yaml");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->issuer, "https://login.example.ca/realms/board");
  EXPECT_EQ(settings->labels.at(web::Language::fr), "Compte de la ville");
  EXPECT_EQ(settings->scopes, (std::vector<std::string>{"openid", "profile", "email"}));
  EXPECT_EQ(settings->groups_claim, "groups");
  EXPECT_FALSE(settings->is_internal);
}

TEST(ProviderSettings, give_the_roles_of_the_groups_that_are_named_and_no_other) {
  auto const settings = *provider_settings_of(least, "provider.yaml");
  EXPECT_EQ(roles_of(settings, {"research", "office", "research"}),
            (std::vector{Role::board_administrator, Role::analyst, Role::auditor}));
  EXPECT_TRUE(roles_of(settings, {"Office", "administrator", ""}).empty());
}

TEST(ProviderSettings, say_what_is_wrong_where_and_how_to_mend_it) {
  auto const refusal_of = [](std::string_view from, std::string_view to) {
    std::string text(least);
    text.replace(text.find(from), from.size(), to);
    auto const settings = provider_settings_of(text, "provider.yaml");
    EXPECT_FALSE(settings) << text;
    return settings ? base::Refusal{} : settings.error();
  };
  auto const role = refusal_of("board_administrator", "boss");
  EXPECT_EQ(role.code, base::RefusalCode::provider_settings_invalid);
  EXPECT_EQ(role.values.at("place"), "line 6, roles: office");
  EXPECT_EQ(role.values.at("reason"), "there is no role boss");
  EXPECT_TRUE(role.values.at("remedy").starts_with("choose among resident, "));
  EXPECT_EQ(refusal_of("https://login", "http://login").values.at("place"), "line 1, issuer");
  EXPECT_EQ(refusal_of("client_id: wardmote\n", "").values.at("place"), "client_id");
  EXPECT_EQ(refusal_of("roles:", "rolls:").values.at("reason"), "there is no such setting");
  EXPECT_EQ(refusal_of(", fr: Compte de la ville", "").values.at("place"), "fr");
  EXPECT_EQ(refusal_of("{en: Town", "[en: Town").code, base::RefusalCode::file_unreadable);
}

class Discoveries : public testing::Test {
 protected:
  ProviderSettings settings = *provider_settings_of(least, "provider.yaml");
  std::string document(std::string const& changed_from = "", std::string const& to = "") {
    std::string text = R"({"issuer":"https://login.example.ca/realms/board",
      "authorization_endpoint":"https://login.example.ca/auth","token_endpoint":"https://login.example.ca/token",
      "jwks_uri":"https://login.example.ca/keys","id_token_signing_alg_values_supported":["HS256","ES256"],
      "code_challenge_methods_supported":["plain","S256"]})";
    if (!changed_from.empty()) text.replace(text.find(changed_from), changed_from.size(), to);
    return text;
  }
  std::string fault(std::string const& from, std::string const& to) {
    auto const found = discovery_of(document(from, to), settings);
    EXPECT_FALSE(found) << to;
    return found ? "" : found.error();
  }
};

TEST_F(Discoveries, are_taken_for_the_very_issuer_and_its_host_alone) {
  EXPECT_TRUE(discovery_of(document(), settings));
  EXPECT_EQ(fault("/realms/board", "/realms/board/"), "its issuer is another one");
  EXPECT_EQ(fault("https://login.example.ca/token", "https://evil.example/token"),
            "token_endpoint is at evil.example, which is not among hosts");
  EXPECT_EQ(fault("https://login.example.ca/token", "https://login.example.ca.evil.example/"),
            "token_endpoint is at login.example.ca.evil.example, which is not among hosts");
  EXPECT_EQ(fault("https://login.example.ca/keys", "http://login.example.ca/keys"), "jwks_uri is not https");
  EXPECT_EQ(fault("https://login.example.ca/auth", "javascript:alert(1)"), "authorization_endpoint is no address");
  settings.hosts = {"keys.example.ca"};
  EXPECT_TRUE(discovery_of(document("https://login.example.ca/keys", "https://keys.example.ca/"), settings));
}

TEST_F(Discoveries, without_safe_ways_are_not_taken) {
  EXPECT_EQ(fault("\"plain\",\"S256\"", "\"plain\""), "PKCE by S256 is not offered");
  EXPECT_EQ(fault("\"HS256\",\"ES256\"", "\"HS256\",\"none\""), "no token is signed by RS256, PS256, ES256 or EdDSA");
  EXPECT_FALSE(discovery_of("[]", settings));
  EXPECT_FALSE(discovery_of("", settings));
}

TEST(PersonNames, keep_every_letter_in_its_plain_form) {
  EXPECT_EQ(person_name_for("lópez"), "lopez");
  EXPECT_EQ(person_name_for("Élodie Lévesque-Ñuñez"), "elodie.levesque-nunez");
  EXPECT_EQ(person_name_for("Łukasz Żółć"), "lukasz.zolc");
  EXPECT_EQ(person_name_for("Θεόδωρος"), "theodoros");
  EXPECT_EQ(person_name_for("maria.lopez@example.ca"), "maria.lopez");
  EXPECT_EQ(person_name_for("o’brien_2"), "obrien.2");
  EXPECT_EQ(person_name_for("lo\u0301pez"), "lopez") << "an accent that comes apart from its letter";
  for (auto const* called : {"", "@example.ca", "42", "…", "a"}) EXPECT_EQ(person_name_for(called), "person") << called;
  EXPECT_TRUE(is_person_name(person_name_for(std::string(500, 'x'))));
}

}  // namespace
}  // namespace wardmote::access
