#include <gtest/gtest.h>

#include "access/permission.h"
#include "access/views.h"
#include "base/choice.h"

namespace wardmote::access {
namespace {

web::Principal with(std::vector<Role> const& roles, std::string person = "0192f000-0000-7000-8000-000000000001") {
  return {.person = std::move(person), .permissions = acts_of(roles)};
}

/// Who of nobody, the person and each role sees a field of that audience; the letters are their first ones.
std::string seers(Audience audience) {
  auto const owner = with({}, "0192f000-0000-7000-8000-000000000002");
  Look const looks[] = {{web::Principal{}, owner.person}, {owner, owner.person}};
  std::string seers;
  if (may_see({"Record", "field", audience}, looks[0])) seers += "nobody ";
  if (may_see({"Record", "field", audience}, looks[1])) seers += "self ";
  for (auto const role : all_roles()) {
    auto const principal = with({role});
    if (may_see({"Record", "field", audience}, {principal, owner.person})) (seers += base::spelling_of(role)) += ' ';
  }
  return seers;
}

TEST(Audiences, hold_whom_they_say_and_nobody_else) {
  EXPECT_EQ(seers(Audience::everyone),
            "nobody self resident board_member board_administrator closed_session_participant analyst "
            "agency_representative table_chair table_recorder table_coordinator cswb_planner administrator auditor ");
  EXPECT_EQ(seers(Audience::colleagues), "self board_administrator analyst administrator auditor ");
  EXPECT_EQ(seers(Audience::self), "self ");
  EXPECT_EQ(seers(Audience::self_or_people), "self administrator auditor ");
  EXPECT_EQ(seers(Audience::jobs), "analyst administrator auditor ");
  EXPECT_EQ(seers(Audience::imports), "analyst administrator auditor ");
  EXPECT_EQ(seers(Audience::analyses), "board_administrator analyst administrator auditor ");
  EXPECT_EQ(seers(Audience::settings), "administrator auditor ");
  EXPECT_EQ(seers(Audience::closed_session), "closed_session_participant ");
  EXPECT_EQ(seers(Audience::nobody), "");
}

TEST(Audiences, take_nobody_for_the_person_whom_a_record_about_nobody_is_about) {
  EXPECT_FALSE(may_see({"Record", "field", Audience::self}, {web::Principal{}, ""}));
}

Person maria() {
  Person person;
  person.id = *base::Id<Person>::of("0192f000-0000-7000-8000-000000000002");
  person.name = "maria.lopez";
  person.display_name = "Maria Lopez";
  person.email = "maria@example.ca";
  person.roles = std::vector{Role::analyst};
  return person;
}

TEST(Views, withhold_what_somebody_may_not_see_and_keep_it_apart_from_what_is_empty) {
  auto const analyst = seen<PersonSeen>(maria(), with({Role::analyst}));
  ASSERT_TRUE(analyst);
  EXPECT_EQ(analyst->display_name, "Maria Lopez");
  EXPECT_EQ(analyst->email, std::nullopt);
  EXPECT_EQ(analyst->roles, std::nullopt);
  auto const auditor = seen<PersonSeen>(maria(), with({Role::auditor}));
  EXPECT_EQ(auditor->email, "maria@example.ca");
  EXPECT_EQ(auditor->last_seen_at, "") << "never signed in";
}

TEST(Views, are_none_for_whoever_may_not_know_of_the_record) {
  EXPECT_FALSE(seen<PersonSeen>(maria(), web::Principal{}));
  EXPECT_FALSE(seen<PersonSeen>(maria(), with({Role::resident})));
  EXPECT_TRUE(seen<PersonSeen>(std::vector{maria()}, with({Role::resident})).empty());
  EXPECT_FALSE(seen<PersonSeen>(std::optional<Person>{}, with({Role::administrator})));
}

TEST(Openings, are_for_whoever_proved_who_they_are_a_short_while_ago_and_looks_with_their_own_eyes) {
  auto const noon = *base::instant_of("2026-11-23T12:00:00.000000Z");
  web::Principal principal{.person = "somebody", .proved_until = noon};
  EXPECT_TRUE(Opening::by(principal, noon - std::chrono::seconds{1}));
  EXPECT_EQ(Opening::by(principal, noon).error().code, base::RefusalCode::proof_needed);
  principal.looks_as = "Auditor";
  EXPECT_FALSE(Opening::by(principal, noon - std::chrono::seconds{1}));
  EXPECT_FALSE(Opening::by(web::Principal{.proved_until = noon}, noon - std::chrono::seconds{1}));
}

}  // namespace
}  // namespace wardmote::access
