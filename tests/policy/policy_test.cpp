#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "access/permission.h"
#include "access/secrecy/fields.h"
#include "base/choice.h"
#include "mutation.h"
#include "walk.h"

namespace wardmote::policy_test {
namespace {

using tests::Engine;

/// The routes that ask for a proof anew, as reviewed.
std::vector<std::string> const reviewed_proofs{
    "get /account/passkeys",
    "get /account/second-factor",
    "get /admin/people/{person}/confirm",
    "get /closed/{meeting}/minutes",
    "get /closed/{meeting}/{item}",
    "get /closed/{meeting}/{item}/attachments/{attachment}",
    "get /closed/{meeting}/{item}/live",
    "get /evidence/findings/{finding}/publish",
    "get /evidence/findings/{finding}/withdraw",
    "get /meetings/{meeting}/notes",
    "get /situation/rows/{year}",
    "post /account/link_identity",
    "post /account/passkeys/add_passkey",
    "post /account/passkeys/ask",
    "post /account/passkeys/remove_passkey",
    "post /account/second-factor/begin_second_factor",
    "post /account/second-factor/confirm_second_factor",
    "post /account/second-factor/end_second_factor",
    "post /account/second-factor/renew_recovery_codes",
    "post /account/unlink_identity",
    "post /admin/explain/begin_look",
    "post /admin/people/add_person",
    "post /admin/people/{person}/grant_role",
    "post /admin/people/{person}/invite_person",
    "post /admin/people/{person}/reset_second_factor",
    "post /admin/people/{person}/restore_person",
    "post /admin/people/{person}/revoke_role",
    "post /admin/people/{person}/suspend_person",
    "post /admin/settings/change_settings",
    "post /admin/webhooks/add_webhook",
    "post /admin/webhooks/{webhook}/pause_webhook",
    "post /admin/webhooks/{webhook}/remove_webhook",
    "post /admin/webhooks/{webhook}/resume_webhook",
    "post /admin/webhooks/{webhook}/rotate_webhook_secret",
    "post /admin/webhooks/{webhook}/test_webhook",
    "post /closed/{meeting}/{item}/admit_person",
    "post /closed/{meeting}/{item}/attach_file",
    "post /closed/{meeting}/{item}/bar_person",
    "post /closed/{meeting}/{item}/confirm_report",
    "post /closed/{meeting}/{item}/propose_report",
    "post /closed/{meeting}/{item}/publish_report",
    "post /closed/{meeting}/{item}/put_paper",
    "post /closed/{meeting}/{item}/record_direction",
    "post /closed/{meeting}/{item}/record_note",
    "post /closed/{meeting}/{item}/return_proposal",
    "post /closed/{meeting}/{item}/take_back_file",
    "post /closed/{meeting}/{item}/withdraw_proposal",
    "post /evidence/findings/{finding}/publish",
    "post /evidence/findings/{finding}/withdraw",
    "post /situation/agencies/add_agency",
    "post /situation/agencies/choose_custom",
    "post /situation/agencies/end_agency",
    "post /situation/agencies/end_seat",
    "post /situation/agencies/record_agreement",
    "post /situation/agencies/seat_person",
    "post /situation/discussions/{number}/lift_hold",
    "post /situation/flags/add_flag",
    "post /situation/flags/retire_flag",
    "post /situation/purge/set_purge_schedule",
    "post /situation/report/release_report",
    "post /situation/report/withdraw_report",
};

/// Who sees a field, each by name: "self" is the person whom the record is about.
nlohmann::json seers_of(access::Field const& field) {
  web::Principal self{.person = "self"};
  std::vector<std::string> seers;
  if (access::may_see(field, {web::Principal{}, "self"})) return "everyone";
  if (access::may_see(field, {self, "self"})) seers.emplace_back("self");
  for (auto const role : access::all_roles()) {
    web::Principal const other{.person = "other", .permissions = access::acts_of(std::vector{role})};
    if (access::may_see(field, {other, "self"})) seers.emplace_back(base::spelling_of(role));
  }
  return seers;
}

nlohmann::json fields_and_seers() {
  nlohmann::json all;
  for (auto const& field : access::all_fields())
    all[std::string(field.record) + (field.name.empty() ? "" : ".") + std::string(field.name)] = seers_of(field);
  return all;
}

nlohmann::json reviewed_fields() {
  std::ifstream stream(WARDMOTE_SOURCE_DIR "/tests/policy/fields.json");
  return nlohmann::json::parse(stream);
}

class Policies : public testing::TestWithParam<Engine> {
 protected:
  static void SetUpTestSuite() {
    for (auto const engine : {Engine::sqlite, Engine::postgresql})
      put_askers(*(worlds[engine] = std::make_unique<World>(engine)));
  }
  static void TearDownTestSuite() { worlds.clear(); }
  World& world() { return *worlds.at(GetParam()); }

  static inline std::map<Engine, std::unique_ptr<World>> worlds;
};
WARDMOTE_ON_BOTH_DATABASES(Policies);

TEST_P(Policies, open_each_route_to_whom_the_reviewed_table_says_in_every_format) {
  auto reviewed = reviewed_rows();
  for (auto const& route : world().routes()) {
    auto const row = row_of(world(), route.info);
    EXPECT_TRUE(row.formats_agree) << name_of_row(route.info);
    EXPECT_EQ(row.who, reviewed[name_of_row(route.info)]) << name_of_row(route.info);
  }
}

TEST_P(Policies, ask_for_a_proof_anew_where_the_reviewed_list_says) {
  std::vector<std::string> found;
  for (auto const& route : world().routes())
    if (asks_for_proof(world(), route.info)) found.push_back(name_of_row(route.info));
  std::ranges::sort(found);
  EXPECT_EQ(found, reviewed_proofs);
}

TEST_P(Policies, answer_HEAD_as_GET_and_no_method_that_a_route_does_not_state) {
  for (auto const& route : world().routes()) {
    if (route.info.method != web::Method::get) continue;
    for (auto const& [method, address] : targets_of(route.info, "en", {})) {
      if (address.ends_with(".events")) continue;
      for (auto const* token : {"", "token of administrator"}) {
        auto const get = world().ask("GET", address, token), head = world().ask("HEAD", address, token);
        EXPECT_EQ(std::pair(get.status, get.head), std::pair(head.status, head.head)) << address << token;
      }
      for (auto const* other : {"PUT", "PATCH", "DELETE"})
        EXPECT_EQ(world().ask(other, address, "token of administrator").status, 405) << other << address;
    }
  }
}

TEST(Fields, are_seen_by_whom_the_reviewed_list_says) {
  EXPECT_EQ(fields_and_seers(), reviewed_fields()) << fields_and_seers().dump(1);
}

/// A mutant's route has the place of its own below /mutant/, so that one site serves them all.
struct Mutant {
  std::string row;    ///< whose reviewed row it must break
  std::string words;  ///< what was taken away
  web::RouteInfo info;
};

/// Each route with its policy weakened and without its proof.
std::vector<Mutant> add_mutants(web::Router& router, std::vector<web::Route> const& routes) {
  std::vector<Mutant> mutants;
  auto const add = [&](web::Route route, std::string const& words, auto change) {
    auto const row = name_of_row(route.info);
    change(route.info);
    route.info.path = "/mutant/" + std::to_string(mutants.size()) + (route.info.path == "/" ? "" : route.info.path);
    route.info.name += "_mutant_" + std::to_string(mutants.size());
    mutants.push_back({row, words, route.info});
    router.add(std::move(route));
  };
  for (auto const& route : routes) {
    if (route.info.policy->name() == "everyone") continue;
    add(route, "policy everyone", [](web::RouteInfo& info) { info.policy = web::Policy::everyone(); });
    if (route.info.policy->name() != "signed_in")
      add(route, "policy signed_in", [](web::RouteInfo& info) { info.policy = web::Policy::signed_in(); });
    if (route.info.needs_proof) add(route, "no proof", [](web::RouteInfo& info) { info.needs_proof = false; });
  }
  return mutants;
}

TEST(Mutations, of_a_route_are_noticed) {
  World world(Engine::sqlite);
  put_askers(world);
  auto const reviewed = reviewed_rows();
  web::Router router;
  for (auto const& route : world.routes()) router.add(route);
  auto const mutants = add_mutants(router, world.routes());
  world.serve(std::move(router));
  for (auto const& [row, words, info] : mutants) {
    auto const is_noticed =
        words == "no proof" ? !asks_for_proof(world, info) : row_of(world, info).who != reviewed.at(row);
    EXPECT_TRUE(is_noticed) << "survived: " << row << ", " << words;
  }
  RecordProperty("mutants", static_cast<int>(mutants.size()));
  EXPECT_GT(mutants.size(), 70u);
}

/// Whether the row of some route that states the act differs from the reviewed one.
bool is_noticed_at_a_route(World const& world, std::string_view act) {
  auto const reviewed = reviewed_rows();
  return std::ranges::any_of(world.routes(), [&](web::Route const& route) {
    return route.info.policy->name() == act && row_of(world, route.info).who != reviewed.at(name_of_row(route.info));
  });
}

bool is_stated_by_a_route(World const& world, std::string_view act) {
  return std::ranges::any_of(world.routes(), [&](web::Route const& route) { return route.info.policy->name() == act; });
}

/// Of the acts that routes state. One is asked for inside public pages alone, which then show more: the paired worlds and
/// tests/http/program/analyses_test.py hold it.
TEST(Mutations, of_a_line_of_the_permission_table_are_noticed) {
  World world(Engine::sqlite);
  put_askers(world);
  for (auto const& [act, roles] : access::permissions()) {
    if (!is_stated_by_a_route(world, act)) {
      EXPECT_EQ(act, "analyses");
      continue;
    }
    {
      Mutated const open({.act = std::string(act)});
      EXPECT_TRUE(is_noticed_at_a_route(world, act)) << "survived: " << act << " open to whoever is signed in";
    }
    for (auto const role : roles) {
      Mutated const taken({.revoked = std::string(act) + " " + std::string(base::spelling_of(role))});
      EXPECT_TRUE(is_noticed_at_a_route(world, act))
          << "survived: " << act << " taken from " << base::spelling_of(role);
    }
  }
}

TEST(Mutations, of_the_rule_of_a_field_are_noticed) {
  for (auto const& field : access::all_fields()) {
    if (field.audience == access::Audience::everyone) continue;
    auto const name = std::string(field.record) + (field.name.empty() ? "" : ".") + std::string(field.name);
    Mutated const open({.field = name});
    EXPECT_NE(fields_and_seers(), reviewed_fields()) << "survived: " << name;
  }
}

TEST(Mutations, of_checks_inside_the_program_are_noticed) {
  World world(Engine::sqlite);
  put_askers(world);
  auto const account =
      std::ranges::find_if(world.routes(), [](web::Route const& route) { return route.info.name == "account"; });
  {
    Mutated const kept({.every_sign_in_stands = true});
    EXPECT_NE(row_of(world, account->info).who, "signed_in") << "survived: a sign-in that has ended";
  }
  auto const sign_out = [&] {
    return world.ask("POST", "/en/account/sign_out", "token of auditor", "form_token=of+another").status;
  };
  EXPECT_EQ(sign_out(), 403);
  Mutated const careless({.every_secret_is_right = true});
  EXPECT_NE(sign_out(), 403) << "survived: a form of somebody else";
}

}  // namespace
}  // namespace wardmote::policy_test
