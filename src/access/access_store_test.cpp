#include "access/people.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/provider/provider_store.h"
#include "access/session_store.h"
#include "access/sign_in.h"
#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::access {
namespace {

using namespace std::chrono_literals;

constexpr auto* password = "four words of one's own";

class Access : public tests::OnBothDatabases {
 protected:
  Access() {
    migrate(migrations());
    add("olga", {Role::administrator});
  }

  void add(std::string const& name, std::vector<Role> roles) {
    EXPECT_TRUE(add_person(room, {name, name, "", std::move(roles)}, "test"));
    EXPECT_TRUE(accept_invitation(room, *invite_person(room, name, "test"), password, ""));
  }
  base::Answer<std::string> enter(std::string const& name, std::string const& with = password,
                                  std::string const& from = "203.0.113.7") {
    auto const entrance = sign_in(room, {.name = name, .password = with, .client_address = from, .device = ""});
    if (!entrance) return std::unexpected(entrance.error());
    return entrance->token;
  }
  web::Principal identified(std::string const& token) {
    web::Principal principal;
    identify(room, token, principal);
    return principal;
  }
  base::RefusalCode code_of(auto const& answer) { return answer.error().code; }

  AccessRoom room{database(), board, clock};
};
WARDMOTE_ON_BOTH_DATABASES(Access);

TEST_P(Access, knows_whoever_holds_the_secret_of_a_sign_in) {
  auto const token = *enter("olga");
  auto const principal = identified(token);
  EXPECT_TRUE(principal.is_signed_in());
  EXPECT_EQ(principal.person_name, "olga");
  EXPECT_EQ(principal.permissions, acts_of(std::vector{Role::administrator}));
  EXPECT_FALSE(identified(token + "0").is_signed_in());
  EXPECT_FALSE(identified(kept_of(token)).is_signed_in()) << "what the database holds opens nothing";
}

TEST_P(Access, ends_a_sign_in_that_is_idle_and_one_that_is_old) {
  auto const idle = *enter("olga");
  clock.advance(30min);
  EXPECT_FALSE(identified(idle).is_signed_in());
  auto const used = *enter("olga");
  for (auto at = 0min; at < 12h; at += 29min) {
    EXPECT_TRUE(identified(used).is_signed_in()) << at.count();
    clock.advance(29min);
  }
  EXPECT_FALSE(identified(used).is_signed_in());
}

TEST_P(Access, waits_after_five_failures_of_an_account_whoever_asks) {
  for (int at = 0; at < 5; ++at) EXPECT_EQ(code_of(enter("olga", "wrong")), base::RefusalCode::sign_in_failed);
  EXPECT_EQ(code_of(enter("olga", password, "198.51.100.4")), base::RefusalCode::sign_in_throttled);
  clock.advance(1min);
  EXPECT_TRUE(enter("olga"));
  EXPECT_EQ(code_of(enter("olga", "wrong")), base::RefusalCode::sign_in_failed) << "a success forgets the failures";
}

TEST_P(Access, waits_after_twenty_failures_from_an_address_whoever_is_asked_for) {
  for (int at = 0; at < 20; ++at)
    EXPECT_EQ(code_of(enter("nobody" + std::to_string(at), "wrong")), base::RefusalCode::sign_in_failed);
  EXPECT_EQ(code_of(enter("olga")), base::RefusalCode::sign_in_throttled);
  EXPECT_TRUE(enter("olga", password, "198.51.100.4"));
}

TEST_P(Access, ends_an_invitation_after_seven_days) {
  EXPECT_TRUE(add_person(room, {"maria", "Maria", "", {}}, "test"));
  auto const secret = *invite_person(room, "maria", "test");
  clock.advance(std::chrono::days{7});
  EXPECT_EQ(code_of(accept_invitation(room, secret, password, "")), base::RefusalCode::invitation_invalid);
}

/// What takes two: with one administrator more, and an account that its person has opened.
class Takeover : public Access {
 protected:
  std::string first{}, second{};
  std::string actor(std::string const& name) {
    return database().read([&](store::Reader& reader) { return find_person(reader, room.board, name)->id.text(); });
  }
  Takeover() {
    add("second", {Role::administrator});
    add("maria", {Role::analyst});
    first = actor("olga");
    second = actor("second");
  }
};
WARDMOTE_ON_BOTH_DATABASES(Takeover);

TEST_P(Takeover, of_an_opened_account_takes_two_administrators) {
  EXPECT_EQ(*invite_person(room, "maria", first), "");
  EXPECT_EQ(*invite_person(room, "maria", first), "") << "asking twice makes nobody two";
  EXPECT_FALSE(*send_invitation(room, "maria", first));
  auto const secret = *invite_person(room, "maria", second);
  ASSERT_NE(secret, "");
  EXPECT_EQ(*invite_person(room, "maria", second), "") << "what was asked for is used up";
  EXPECT_TRUE(accept_invitation(room, secret, password, ""));
}

TEST_P(Takeover, waits_seven_days_for_the_second) {
  EXPECT_FALSE(*send_invitation(room, "maria", first));
  clock.advance(request_lasts);
  EXPECT_FALSE(*send_invitation(room, "maria", second));
  EXPECT_TRUE(*send_invitation(room, "maria", first));
}

TEST_P(Takeover, is_no_question_before_the_account_is_opened_nor_on_the_machine) {
  EXPECT_TRUE(add_person(room, {"new", "New", "", {Role::analyst}}, first));
  EXPECT_NE(*invite_person(room, "new", first), "");
  EXPECT_NE(*invite_person(room, "maria", "command line"), "");
}

TEST_P(Takeover, takes_two_for_who_has_a_role_that_does_or_comes_by_a_provider) {
  EXPECT_TRUE(add_person(room, {"third", "Third", "", {Role::administrator}}, "command line"));
  EXPECT_EQ(*invite_person(room, "third", first), "");
  EXPECT_TRUE(add_person(room, {"town", "Town", "", {}}, first));
  LinkedIdentity const identity{.person = *base::Id<Person>::of(actor("town")),
                                .issuer = "https://login.example.ca",
                                .subject = "1",
                                .linked_at = clock.now()};
  database().write_unpublished([&](store::Writer& writer) { insert_identity(writer, board, identity); });
  EXPECT_EQ(*invite_person(room, "town", first), "");
}

TEST_P(Access, records_every_change_of_a_person_in_the_chain_and_none_twice) {
  auto const entries = [&] {
    return database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->sequence; });
  };
  add("maria", {});
  auto const before = entries();
  EXPECT_TRUE(grant_role(room, "maria", Role::analyst, "test"));
  EXPECT_TRUE(grant_role(room, "maria", Role::analyst, "test"));
  EXPECT_TRUE(suspend_person(room, "maria", "test"));
  EXPECT_TRUE(restore_person(room, "maria", "test"));
  EXPECT_TRUE(revoke_role(room, "maria", Role::analyst, "test"));
  EXPECT_EQ(entries(), before + 4);
}

TEST_P(Access, keeps_an_administrator) {
  EXPECT_EQ(suspend_person(room, "olga", "test").error().code, base::RefusalCode::last_administrator);
  EXPECT_EQ(revoke_role(room, "olga", Role::administrator, "test").error().code, base::RefusalCode::last_administrator);
  add("maria", {Role::administrator});
  EXPECT_TRUE(suspend_person(room, "olga", "test"));
  EXPECT_EQ(revoke_role(room, "maria", Role::administrator, "test").error().code, base::RefusalCode::last_administrator)
      << "one who is suspended does not count";
}

TEST_P(Access, refuses_a_second_person_of_the_same_name) {
  EXPECT_EQ(add_person(room, {"olga", "Another Olga", "", {}}, "test").error().code, base::RefusalCode::person_exists);
  auto const refused = add_person(room, {"O", "", "nowhere", {}}, "test");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.size(), 3u);
}

TEST_P(Access, keeps_no_secret_that_opens_anything) {
  auto const token = *enter("olga");
  auto const invitation = *invite_person(room, "olga", "test");
  auto const held = database().read([&](store::Reader& reader) {
    std::string all;
    reader.each("SELECT token_hash, form_token FROM session", {},
                [&](store::Row const& row) { all += row.text("token_hash") + row.text("form_token"); });
    reader.each("SELECT token_hash FROM invitation", {}, [&](store::Row const& row) { all += row.text("token_hash"); });
    reader.each("SELECT password_hash FROM person", {},
                [&](store::Row const& row) { all += row.text("password_hash"); });
    return all;
  });
  for (auto const& secret : {token, invitation, std::string(password)}) EXPECT_EQ(held.find(secret), std::string::npos);
}

}  // namespace
}  // namespace wardmote::access
