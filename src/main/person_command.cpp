#include <algorithm>
#include <cstdio>

#include "access/explain.h"
#include "access/people.h"
#include "access/person_store.h"
#include "access/setting.h"
#include "base/choice.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"
#include "web/tongue.h"

namespace wardmote {
namespace {

struct Desk {
  Options::Person const& asked;
  access::AccessRoom const& room;
  House& house;
  Terminal& terminal;
};

base::Answer<std::vector<access::Role>> roles_of(std::vector<std::string> const& spellings) {
  std::vector<access::Role> roles;
  for (auto const& spelling : spellings) {
    auto const role = base::choice_called<access::Role>(spelling);
    if (!role) {
      std::string all;
      for (auto const known : access::all_roles()) (all += all.empty() ? "" : ", ") += base::spelling_of(known);
      return base::refuse(base::RefusalCode::usage_invalid,
                          {{"reason", "“" + spelling + "” is no role. Roles: " + all}});
    }
    roles.push_back(*role);
  }
  return roles;
}

int invite(Desk const& desk) {
  auto const secret = access::invite_person(desk.room, desk.asked.name, command_line_actor);
  if (!secret) return desk.terminal.refuse(secret.error());
  auto const days = desk.room.database.read(
      [&](store::Reader& reader) { return access::settings_of(reader, desk.room.board).invitation.count(); });
  desk.terminal.step("invited", desk.asked.name,
                     "open /en/invitation/" + *secret + " within " + std::to_string(days) +
                         " days to choose a password; the link works once");
  return exit_ok;
}

int add(Desk const& desk) {
  auto const roles = roles_of(desk.asked.roles);
  if (!roles) return desk.terminal.refuse(roles.error()), exit_usage;
  auto const& asked = desk.asked;
  auto const person =
      access::add_person(desk.room,
                         {asked.name, asked.display_name.empty() ? asked.name : asked.display_name, asked.email, *roles,
                          asked.language == "fr" ? web::Language::fr : web::Language::en},
                         command_line_actor);
  if (!person) return desk.terminal.refuse(person.error());
  desk.terminal.step("added", person->name.inside(), person->id.text());
  return invite(desk);
}

int list(Desk const& desk) {
  auto const people =
      desk.room.database.read([&](store::Reader& reader) { return access::list_people(reader, desk.room.board); });
  for (auto const& person : people) {
    std::string roles;
    for (auto const role : person.roles.inside()) (roles += roles.empty() ? "" : ", ") += base::spelling_of(role);
    desk.terminal.step(base::spelling_of(person.state.inside()), person.name.inside(),
                       roles.empty() ? "no role" : roles);
  }
  return exit_ok;
}

int change(Desk const& desk, base::Answer<void> const& changed, std::string_view event) {
  if (!changed) return desk.terminal.refuse(changed.error());
  desk.terminal.step(event, desk.asked.name, "done");
  return exit_ok;
}

int change_role(Desk const& desk) {
  auto const roles = roles_of(desk.asked.roles);
  if (!roles) return desk.terminal.refuse(roles.error()), exit_usage;
  auto const grants = desk.asked.act == "grant";
  for (auto const role : *roles) {
    auto const changed = grants ? access::grant_role(desk.room, desk.asked.name, role, command_line_actor)
                                : access::revoke_role(desk.room, desk.asked.name, role, command_line_actor);
    if (!changed) return desk.terminal.refuse(changed.error());
  }
  desk.terminal.step(grants ? "granted" : "revoked", desk.asked.name, "done");
  return exit_ok;
}

/// A route by its name ("grant_role") or its path ("/admin/people").
int explain(Desk const& desk) {
  auto const person = desk.room.database.read(
      [&](store::Reader& reader) { return access::find_person(reader, desk.room.board, desk.asked.name); });
  if (!person)
    return desk.terminal.refuse({.code = base::RefusalCode::person_unknown, .values = {{"person", desk.asked.name}}});
  auto const router = routes_of(desk.house, desk.room.board);
  auto const route = std::ranges::find_if(router.routes(), [&](web::Route const& one) {
    return one.info.name == desk.asked.route || one.info.path == desk.asked.route;
  });
  if (route == router.routes().end())
    return desk.terminal.refuse({.code = base::RefusalCode::page_not_found, .values = {{"path", desk.asked.route}}});
  auto const explanation = access::explain(*person, route->info);
  auto const tongue = web::make_tongue(web::Language::en, desk.house.resources.locale);
  desk.terminal.step(base::spelling_of(explanation.verdict), explanation.rule,
                     access::sentence_of(explanation, person->display_name.inside(), route->info, *tongue));
  return explanation.verdict == access::Verdict::permitted ? exit_ok : exit_refused;
}

int act(Desk const& desk) {
  auto const& asked = desk.asked;
  if (asked.act == "add") return add(desk);
  if (asked.act == "list") return list(desk);
  if (asked.act == "invite") return invite(desk);
  if (asked.act == "explain") return explain(desk);
  if (asked.act == "suspend")
    return change(desk, access::suspend_person(desk.room, asked.name, command_line_actor), "suspended");
  if (asked.act == "restore")
    return change(desk, access::restore_person(desk.room, asked.name, command_line_actor), "restored");
  if (asked.act == "reset-second-factor")
    return change(desk, access::reset_second_factor(desk.room, asked.name, command_line_actor), "reset");
  return change_role(desk);
}

}  // namespace

int person(Options const& options) {
  Terminal terminal(options.format);
  auto const opened = open_house(options);
  if (!opened) return terminal.refuse(opened.error());
  auto const board = board_called(**opened, options.board);
  if (!board) return terminal.refuse(board.error());
  auto const room = access_room_of(**opened, *board);
  return act({options.person, room, **opened, terminal});
}

}  // namespace wardmote
