#include "access/look.h"

#include "access/people.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/role_request_store.h"
#include "access/setting.h"
#include "access/sign_in.h"
#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::access::look_test {
namespace {

using namespace std::chrono_literals;
using base::RefusalCode;

constexpr auto* password = "four words of one's own";

class Administrators : public tests::OnBothDatabases {
 protected:
  Administrators() {
    migrate(migrations());
    olga = add("olga", {Role::administrator});
    add("ines", {Role::administrator});
    add("maria", {Role::analyst});
  }

  base::Id<Person> add(std::string const& name, std::vector<Role> roles) {
    auto const person = add_person(room, {name, name, "", std::move(roles)}, "test");
    EXPECT_TRUE(accept_invitation(room, *invite_person(room, name, "test"), password, ""));
    return person->id;
  }
  std::string enter(std::string const& name) {
    return sign_in(room, {.name = name, .password = password, .client_address = "203.0.113.7", .device = ""})->token;
  }
  web::Principal identified(std::string const& token) {
    web::Principal principal;
    identify(room, token, principal);
    return principal;
  }
  bool is_administrator(std::string const& name) {
    return database().read(
        [&](store::Reader& reader) { return find_person(reader, board, name)->has(Role::administrator); });
  }
  std::string newest_action() {
    return database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->entry.action; });
  }
  std::string id_of(std::string const& name) {
    return database().read([&](store::Reader& reader) { return find_person(reader, board, name)->id.text(); });
  }

  AccessRoom room{.database = database(), .board = board, .clock = clock};
  base::Id<Person> olga{};
};
WARDMOTE_ON_BOTH_DATABASES(Administrators);

TEST_P(Administrators, look_as_a_role_by_another_secret_and_the_chain_knows) {
  auto const token = enter("olga");
  auto const look = begin_look(room, identified(token), Role::auditor, "");
  ASSERT_TRUE(look);
  EXPECT_TRUE(look->starts_with(look_mark));
  EXPECT_FALSE(identified(token).is_signed_in()) << "the secret before opens nothing";
  auto const principal = identified(*look);
  EXPECT_EQ(principal.looks_as, "Auditor");
  EXPECT_EQ(principal.person, olga.text());
  EXPECT_EQ(principal.permissions, acts_of(std::vector{Role::auditor}));
  EXPECT_EQ(principal.proved_until, base::Instant{}) << "no proof carries over";
  EXPECT_EQ(newest_action(), "begin_look");
}

TEST_P(Administrators, look_as_a_person_without_being_them) {
  auto const look = *begin_look(room, identified(enter("olga")), std::nullopt, "maria");
  auto const principal = identified(look);
  EXPECT_EQ(principal.looks_as, "maria");
  EXPECT_EQ(principal.person, olga.text()) << "what is personal stays hers";
  EXPECT_EQ(principal.permissions, acts_of(std::vector{Role::analyst}));
  EXPECT_TRUE(suspend_person(room, "maria", "test"));
  EXPECT_TRUE(identified(look).permissions.empty());
  EXPECT_EQ(begin_look(room, identified(enter("ines")), std::nullopt, "nobody").error().code,
            RefusalCode::person_unknown);
}

TEST_P(Administrators, look_for_fifteen_minutes_and_no_longer) {
  auto const look = *begin_look(room, identified(enter("olga")), Role::resident, "");
  clock.advance(15min - 1us);
  EXPECT_TRUE(identified(look).only_looks());
  clock.advance(1us);
  EXPECT_FALSE(identified(look).only_looks());
  EXPECT_EQ(identified(look).permissions, acts_of(std::vector{Role::administrator}));
}

TEST_P(Administrators, end_a_look_by_another_secret) {
  auto const look = *begin_look(room, identified(enter("olga")), Role::resident, "");
  auto const token = end_look(room, identified(look));
  EXPECT_FALSE(identified(look).is_signed_in());
  EXPECT_FALSE(identified(token).only_looks());
  EXPECT_TRUE(identified(token).may("grant_role"));
  EXPECT_EQ(newest_action(), "end_look");
}

TEST_P(Administrators, are_made_by_two) {
  EXPECT_TRUE(grant_role(room, "maria", Role::administrator, id_of("olga")));
  EXPECT_FALSE(is_administrator("maria"));
  EXPECT_EQ(newest_action(), "ask_role");
  EXPECT_TRUE(grant_role(room, "maria", Role::administrator, id_of("olga")));
  EXPECT_FALSE(is_administrator("maria")) << "one does not second oneself";
  EXPECT_TRUE(grant_role(room, "maria", Role::administrator, id_of("ines")));
  EXPECT_TRUE(is_administrator("maria"));
  EXPECT_EQ(newest_action(), "grant_role");
}

TEST_P(Administrators, are_not_made_by_a_second_who_comes_after_seven_days) {
  EXPECT_TRUE(grant_role(room, "maria", Role::administrator, id_of("olga")));
  clock.advance(request_lasts);
  EXPECT_TRUE(grant_role(room, "maria", Role::administrator, id_of("ines")));
  EXPECT_FALSE(is_administrator("maria"));
  EXPECT_TRUE(grant_role(room, "maria", Role::administrator, id_of("olga"))) << "who now seconds the other";
  EXPECT_TRUE(is_administrator("maria"));
}

TEST_P(Administrators, are_not_made_by_one_who_adds_a_person) {
  EXPECT_TRUE(add_person(room, {"pavel", "Pavel", "", {Role::auditor, Role::administrator}}, id_of("olga")));
  EXPECT_FALSE(is_administrator("pavel"));
  EXPECT_TRUE(grant_role(room, "pavel", Role::administrator, id_of("ines")));
  EXPECT_TRUE(is_administrator("pavel"));
}

TEST_P(Administrators, are_made_at_once_by_whoever_holds_the_database) {
  EXPECT_TRUE(grant_role(room, "maria", Role::administrator, "command line"));
  EXPECT_TRUE(is_administrator("maria"));
}

Settings settings_now(AccessRoom const& room) {
  return room.database.read([&](store::Reader& reader) { return settings_of(reader, room.board); });
}

TEST_P(Administrators, set_what_holds_at_once) {
  auto const token = enter("maria");
  EXPECT_TRUE(
      change_settings(room, {{SettingName::session_idle_minutes, "10"}, {SettingName::session_hours, "12"}}, "test"));
  EXPECT_EQ(settings_now(room).session.idle, 10min);
  clock.advance(10min);
  EXPECT_FALSE(identified(token).is_signed_in());
  EXPECT_TRUE(change_settings(room, {{SettingName::invitation_days, "2"}}, "test"));
  auto const invitation = *invite_person(room, "maria", "test");
  clock.advance(std::chrono::days{2});
  EXPECT_EQ(accept_invitation(room, invitation, password, "").error().code, RefusalCode::invitation_invalid);
}

TEST_P(Administrators, set_nothing_outside_of_what_a_setting_may_be) {
  for (auto const* const wrong : {"4", "61", "", "ten", "10.5", "-10", "99999999999999999999"}) {
    auto const refused = change_settings(room, {{SettingName::session_idle_minutes, wrong}}, "test");
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().fields.front().field, "session_idle_minutes");
  }
  EXPECT_FALSE(change_settings(room, {{SettingName::help_contact, std::string(201, 'x')}}, "test"));
  EXPECT_EQ(settings_now(room).session.idle, 30min);
}

TEST_P(Administrators, leave_an_entry_for_each_setting_that_changes_and_no_words_in_it) {
  auto const entries = [&] {
    return database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->sequence; });
  };
  auto const before = entries();
  EXPECT_TRUE(
      change_settings(room, {{SettingName::session_hours, "12"}, {SettingName::help_contact, "the office"}}, "test"));
  EXPECT_EQ(entries(), before + 1) << "twelve hours held already";
  auto const details =
      database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->entry.details; });
  EXPECT_TRUE(details.empty());
  EXPECT_EQ(settings_now(room).help_contact, "the office");
}

}  // namespace
}  // namespace wardmote::access::look_test
