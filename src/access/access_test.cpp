#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "access/explain.h"
#include "access/password.h"
#include "access/permission.h"
#include "access/session.h"
#include "access/throttle.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

using namespace std::chrono_literals;

base::Instant const noon = *base::instant_of("2026-11-23T12:00:00.000000Z");

TEST(Permissions, name_each_act_once_and_give_each_to_somebody) {
  std::vector<std::string_view> acts;
  for (auto const& permission : permissions()) {
    acts.push_back(permission.act);
    EXPECT_FALSE(permission.roles.empty()) << permission.act;
  }
  std::ranges::sort(acts);
  EXPECT_EQ(std::ranges::adjacent_find(acts), acts.end());
}

TEST(Permissions, are_none_without_a_role_and_for_an_act_that_is_not_in_the_table) {
  EXPECT_TRUE(acts_of({}).empty());
  EXPECT_TRUE(roles_for("rule_the_world").empty());
}

TEST(Permissions, of_auditors_change_nothing) {
  std::vector<Role> const auditor{Role::auditor};
  for (auto const& act : acts_of(auditor))
    for (auto const* const change : {"add_", "invite_", "grant_", "revoke_", "suspend_", "restore_"})
      EXPECT_FALSE(act.starts_with(change)) << act;
}

RC_GTEST_PROP(Permissions, of_several_roles_are_those_of_each, ()) {
  auto const roles = *rc::gen::container<std::vector<Role>>(rc::gen::elementOf(all_roles()));
  std::vector<std::string> of_each;
  for (auto const& permission : permissions())
    for (auto const role : roles)
      if (std::ranges::find(permission.roles, role) != permission.roles.end()) {
        of_each.emplace_back(permission.act);
        break;
      }
  RC_ASSERT(acts_of(roles) == of_each);
}

web::RouteInfo route_with(web::Policy const& policy) {
  return {.name = "one", .path = "/one", .policy = policy, .title = "One", .summary = "One", .page = "one"};
}

TEST(Explanations, say_the_rule_and_what_is_missing) {
  Person const analyst{.id = {}, .name = "maria", .display_name = "Maria", .roles = std::vector{Role::analyst}};
  auto const no = explain(analyst, route_with(web::Policy::permission("grant_role")));
  EXPECT_EQ(no.verdict, Verdict::not_permitted);
  EXPECT_EQ(no.rule, "grant_role");
  EXPECT_EQ(no.needed, std::vector<Role>{Role::administrator});
  EXPECT_TRUE(no.held.empty());
}

TEST(Explanations, of_a_suspended_person_leave_what_is_open_to_everyone) {
  Person const person{
      .id = {}, .name = "olga", .state = PersonState::suspended, .roles = std::vector{Role::administrator}};
  auto const verdict_on = [&](web::Policy const& policy) { return explain(person, route_with(policy)).verdict; };
  EXPECT_EQ(verdict_on(web::Policy::everyone()), Verdict::permitted);
  EXPECT_EQ(verdict_on(web::Policy::signed_in()), Verdict::not_permitted);
  EXPECT_EQ(verdict_on(web::Policy::permission("people")), Verdict::not_permitted);
}

TEST(Passwords, are_known_by_their_hash_and_never_twice_the_same) {
  auto const hash = hash_of_password("four words of one's own");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_NE(hash, hash_of_password("four words of one's own"));
  EXPECT_TRUE(is_password("four words of one's own", hash));
  EXPECT_FALSE(is_password("four words of one's own ", hash));
  EXPECT_FALSE(is_password("", hash));
}

TEST(Passwords, of_nobody_are_never_right) { EXPECT_FALSE(is_password("", std::nullopt)); }

TEST(Throttle, lets_the_first_failures_pass_and_then_doubles_the_wait_up_to_an_hour) {
  auto const wait = [&](std::int64_t failures) {
    auto const until = wait_until({failures, noon}, 5, noon);
    return until ? std::chrono::duration_cast<std::chrono::minutes>(*until - noon) : 0min;
  };
  EXPECT_EQ(wait(0), 0min);
  EXPECT_EQ(wait(4), 0min);
  EXPECT_EQ(wait(5), 1min);
  EXPECT_EQ(wait(6), 2min);
  EXPECT_EQ(wait(10), 32min);
  EXPECT_EQ(wait(11), 60min);
  EXPECT_EQ(wait(1000), 60min);
}

TEST(Throttle, ends_with_the_wait_and_forgets_after_a_day) {
  EXPECT_TRUE(wait_until({6, noon}, 5, noon + 2min - 1us));
  EXPECT_FALSE(wait_until({6, noon}, 5, noon + 2min));
  EXPECT_FALSE(wait_until({1000, noon}, 5, noon + 24h));
}

TEST(Throttle, keeps_nobody_out_for_as_long_as_the_clock_was_set_back) {
  EXPECT_TRUE(wait_until({6, noon}, 5, noon - 5min));
  EXPECT_FALSE(wait_until({6, noon}, 5, noon - 5h));
}

TEST(Sessions, stand_until_they_are_idle_old_or_ended) {
  Session const session{.started_at = noon, .last_seen_at = noon + 11h + 40min, .proved_at = noon};
  EXPECT_TRUE(stands(session, noon + 11h + 59min));
  EXPECT_FALSE(stands(session, noon + 12h)) << "twelve hours after the beginning";
  Session const idle{.started_at = noon, .last_seen_at = noon, .proved_at = noon};
  EXPECT_TRUE(stands(idle, noon + 30min - 1us));
  EXPECT_FALSE(stands(idle, noon + 30min));
  auto ended = idle;
  ended.ended_at = noon + 1min;
  EXPECT_FALSE(stands(ended, noon + 2min));
  auto awaited = idle;
  awaited.proved_at = std::nullopt;
  EXPECT_TRUE(stands(awaited, noon + 10min - 1us));
  EXPECT_FALSE(stands(awaited, noon + 10min)) << "the code is waited for no longer";
}

TEST(Sessions, stand_no_more_when_the_clock_was_set_back_behind_them) {
  Session const session{.started_at = noon, .last_seen_at = noon, .proved_at = noon};
  EXPECT_TRUE(stands(session, noon - 5min)) << "another server's clock may be a little behind";
  EXPECT_FALSE(stands(session, noon - 5min - 1us));
  EXPECT_FALSE(stands(session, noon - 24h));
}

TEST(Sessions, name_the_device_as_far_as_it_tells) {
  auto const name = [](std::string_view user_agent) { return device_called(user_agent).value(); };
  EXPECT_EQ(name("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            "Firefox, Windows");
  EXPECT_EQ(name("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
                 "Safari/537.36 Edg/126.0.0.0"),
            "Edge, Linux");
  EXPECT_EQ(name("curl/7.88.1"), "");
}

TEST(PersonNames, are_small_letters_digits_dots_and_hyphens) {
  for (auto const* const good : {"ab", "maria.lopez", "m2-x"}) EXPECT_TRUE(is_person_name(good)) << good;
  for (auto const* const bad : {"", "a", "1ab", "Maria", "maria lopez", "maria@x", "märia"})
    EXPECT_FALSE(is_person_name(bad)) << bad;
}

TEST(SafeNext, is_a_path_of_this_site_that_fits_into_a_header) {
  for (auto const* path : {"/", "/admin/jobs?state=failed", "/data/élodie"}) EXPECT_EQ(safe_next(path), path);
  for (auto const* other : {"", "admin", "//evil.example/", "https://evil.example/", "/\\evil.example", "/a\r\nX: y",
                            "/a\nX: y", "/a b", "/a\tb", "/\t/evil.example", "/sign-in", "/prove"})
    EXPECT_EQ(safe_next(other), "/account") << other;
}

}  // namespace
}  // namespace wardmote::access
