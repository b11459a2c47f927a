#include "world.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

#include "access/look.h"
#include "access/person_store.h"
#include "access/session_store.h"
#include "access/sign_in.h"
#include "base/ensure.h"
#include "base/hash.h"
#include "domains/board/meetings/recording.h"
#include "domains/board/profile_file.h"
#include "domains/board/profile_store.h"
#include "mutation.h"
#include "store/sealed/private_file.h"

namespace wardmote::policy_test {
namespace {

using access::Role;

/// One moment for all worlds: when the tests began.
base::Instant moment_of_the_tests() {
  static auto const now = base::SystemClock().now();
  return now;
}

/// The board and its chain, the same in every world: of one moment, before the program opens its own database.
store::BoardId found_board(std::string const& url) {
  std::ifstream stream(WARDMOTE_SOURCE_DIR "/demo/board.yaml", std::ios::binary);
  std::string const yaml(std::istreambuf_iterator<char>(stream), {});
  auto profile = board::profile_of(yaml, "demo/board.yaml");
  ENSURE(profile.has_value());
  profile->board = *store::BoardId::of("0192f000-0000-7000-8000-00000000b0a1");
  base::ManualClock const clock(*base::instant_of("2026-01-01T00:00:00.000000Z"));
  auto const database = store::Database::open(url, clock);
  ENSURE(database->migrate(all_migrations()).has_value());
  database->write([&](store::Writer& writer) {
    board::publish_profile(writer, *profile, {"test", clock.now(), base::hash_of(yaml)});
  });
  return profile->board;
}

/// A meeting with an open and a closed item, noticed, so that its pages have something to tell and something not to.
void hold_meeting(std::string const& url, store::BoardId board) {
  auto const moment = *base::instant_of("2026-01-02T00:00:00.000000Z");
  base::ManualClock const clock(moment);
  auto const database = store::Database::open(url, clock);
  board::BoardRoom const room{.database = *database, .board = board, .clock = clock};
  ENSURE(board::make_meeting(room,
                             {.at = moment, .choice = "regular", .text = "Chamber", .reference = "2026-03-26 09:00"}));
  for (auto const& order : {board::LogEntry{.choice = "closed", .text = "A claim", .reference = "litigation"},
                            board::LogEntry{.choice = "report", .text = "Annual report"},
                            board::LogEntry{.act = board::MeetingAct::give_notice}}) {
    auto asked = order;
    asked.at = moment;
    if (!asked.choice.empty()) asked.act = board::MeetingAct::propose_item;
    ENSURE(board::record_act(room, std::string(meeting_name), asked));
  }
}

/// What is recorded there is never deleted; a world is filled again and again.
void allow_deletion(store::Database& walled, tests::Engine engine, std::vector<std::string> const& relations) {
  walled.write_unpublished([&](store::Writer& writer) {
    for (auto const& relation : relations)
      writer.run(engine == tests::Engine::sqlite ? "DROP TRIGGER " + relation + "_is_never_deleted"
                                                 : "DROP TRIGGER " + relation + "_is_never_changed ON " + relation);
  });
}

web::ServerSettings settings_of(House& house, access::AccessRoom const& room) {
  web::ServerSettings settings;
  settings.pages_folder = house.resources.pages();
  settings.locale_folder = house.resources.locale;
  settings.assets_folder = house.resources.assets();
  settings.data_revision = [&house] { return house.database->revision(); };
  settings.limits = {0, 0, 0};  // one asks for everything, within a minute
  settings.sign_in_page = "/sign-in";
  settings.proof_page = "/prove";
  settings.look_mark = access::look_mark;
  settings.open_to_looks = {"end_look", "sign_out"};
  settings.identify = [room](std::string_view token, web::Principal& principal) {
    principal.is_watching = true;  // the last page is not written down: every world keeps its own time
    access::identify(room, token, principal);
    principal.is_watching = false;
    if (!principal.is_signed_in()) return;
    auto const& [act, revoked] = std::tie(mutation().act, mutation().revoked);
    if (!act.empty()) principal.permissions.push_back(act);
    if (auto const space = revoked.find(' ');
        space != std::string::npos && principal.person_name == revoked.substr(space + 1))
      std::erase(principal.permissions, revoked.substr(0, space));
  };
  return settings;
}

}  // namespace

std::vector<Asker> askers() {
  std::vector<Asker> all{{.name = "nobody"}, {.name = "no_role"}, {.name = "ended"}};
  for (auto const role : access::all_roles()) all.push_back({std::string(base::spelling_of(role)), {role}});
  all[2].roles = {Role::administrator};
  for (auto& asker : all) {
    if (asker.name == "nobody") continue;
    asker.token = "token of " + asker.name;
    asker.old_token = "old token of " + asker.name;
  }
  return all;
}

base::Id<access::Person> person_id(std::string_view name) {
  auto const hash = base::to_hex(base::hash_of(name));
  return *base::Id<access::Person>::of("0192f000-0000-7000-8000-" + hash.substr(0, 12));
}

World::World(tests::Engine engine)
    : fresh_(engine),
      fresh_closed_(engine),
      fresh_situation_(engine),
      clock_(moment_of_the_tests()),
      board_(found_board(fresh_.url())) {
  hold_meeting(fresh_.url(), board_);
  Options options;
  options.data_folder = fresh_.folder().string();
  options.database = fresh_.url();
  options.home = WARDMOTE_SOURCE_DIR;
  auto opened = open_house(options);
  ENSURE(opened.has_value());
  house_ = *std::move(opened);
  auto const open = [&](Wall wall, WalledHouse& asked, tests::FreshDatabase const& fresh) {
    asked.database = fresh.url();
    asked.key = (fresh_.folder() / (std::string(name_of(wall)) + ".key")).string();
    ENSURE(store::write_private_file(asked.key, store::KeyEncryptionKey::make().bytes().bytes()));
    auto walled = open_walled_house(wall, options, *house_, board_);
    ENSURE(walled.has_value());
    return *std::move(walled);
  };
  closed_ = open(Wall::closed, options.closed, fresh_closed_);
  situation_ = open(Wall::situation, options.situation, fresh_situation_);
  allow_deletion(*closed_->database, engine, {"matter_entry", "matter_piece"});
  allow_deletion(
      *situation_->database, engine,
      {"discussion_step", "purge_step", "purge_receipt", "systemic_issue_step", "sitting_event", "release_grid"});
  auto router = routes_of(*house_, board_);
  add_closed_routes(router, *house_, *closed_, board_);
  ENSURE(add_situation_routes(router, *house_, *situation_, board_).has_value());
  routes_ = router.routes();
  serve(std::move(router));
}

World::~World() = default;

situation::SituationRoom const& World::table_room() {
  if (!table_room_) {
    auto room = situation_room_of(*house_, *situation_, board_);
    ENSURE(room.has_value());
    table_room_ = std::make_unique<situation::SituationRoom>(*std::move(room));
  }
  return *table_room_;
}

void World::serve(web::Router router) {
  site_ =
      std::make_unique<web::Site>(settings_of(*house_, room()), layout_of(*house_, board_), std::move(router), clock_);
}

World::Answer World::ask(std::string_view method, std::string_view target, std::string const& token,
                         std::string_view body) const {
  auto const cookie = token.empty() ? "" : "__Host-wardmote=" + token;
  web::Request request;
  request.method = method;
  request.target = target;
  request.accept = "text/html";
  request.accept_language = "en";
  request.cookie = cookie;
  request.host = "wardmote.example";
  request.client = "203.0.113.7";
  request.content_type = "application/x-www-form-urlencoded";
  request.body = body;
  auto const ready = site_->at_once(request);
  auto const response = ready ? *ready : site_->answer(request);
  Answer answer{response.status, *response.head, response.body ? *response.body : ""};
  if (response.next_piece) {
    auto const piece = response.next_piece();
    answer.body += piece ? *piece : "(ended)";
  }
  return answer;
}

void put_askers(World& world) {
  auto const now = world.now();
  world.database().write_unpublished([&](store::Writer& writer) {
    for (auto const* relation : {"recovery_code", "second_factor", "provider_identity", "passkey", "invitation_request",
                                 "invitation", "session", "person_role", "person"})
      writer.run(std::string("DELETE FROM ") + relation);
    for (auto const& asker : askers()) {
      if (asker.name == "nobody") continue;
      access::Person person;
      person.id = person_id(asker.name);
      person.name = asker.name;
      person.display_name = asker.name;
      person.roles = asker.roles;
      person.added_at = now - std::chrono::days{30};
      insert_person(writer, world.board(), person);
      for (auto const& [token, age] :
           {std::pair(asker.token, std::chrono::minutes{0}), {asker.old_token, std::chrono::minutes{11}}}) {
        access::Session session;
        session.id = *base::Id<access::Session>::of("0192f000-0000-7000-8000-" +
                                                    base::to_hex(base::hash_of(token)).substr(0, 12));
        session.person = person.id;
        session.form_token = "form token of " + asker.name;
        session.started_at = now - age;
        session.last_seen_at = now;
        session.proved_at = now - age;
        insert_session(writer, world.board(), session, token);
        if (asker.name == "ended") end_session(writer, person.id, session.id, now);
      }
    }
  });
}

}  // namespace wardmote::policy_test
