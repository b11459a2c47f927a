#include "access/look.h"

#include "access/permission.h"
#include "access/person_store.h"
#include "base/choice.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

constexpr std::size_t secret_bytes = 32;

void record(AccessRoom const& room, store::Writer& writer, web::Principal const& principal, std::string_view action,
            std::string const& subject) {
  writer.record({.board = room.board, .actor = principal.person, .action = std::string(action), .subject = subject});
}

}  // namespace

base::Answer<std::string> begin_look(AccessRoom const& room, web::Principal const& principal, std::optional<Role> role,
                                     std::string_view person) {
  auto const token = std::string(look_mark) + base::random_secret(secret_bytes);
  auto const session = *base::Id<Session>::of(principal.session);
  return room.database.write([&](store::Writer& writer) -> base::Answer<std::string> {
    LookAs look{.until = room.clock.now() + look_lasts};
    if (role) {
      look.role = role;
    } else {
      auto const found = find_person(writer, room.board, person);
      if (!found) return base::refuse(base::RefusalCode::person_unknown, {{"person", std::string(person)}});
      look.person = found->id;
    }
    put_look(writer, session, look, token);
    record(room, writer, principal, "begin_look", role ? std::string(base::spelling_of(*role)) : look.person->text());
    return token;
  });
}

std::string end_look(AccessRoom const& room, web::Principal const& principal) {
  auto const token = base::random_secret(secret_bytes);
  room.database.write([&](store::Writer& writer) {
    put_look(writer, *base::Id<Session>::of(principal.session), {}, token);
    record(room, writer, principal, "end_look", principal.person);
  });
  return token;
}

void look_as(Session const& session, std::optional<Person> const& looked_at, base::Instant now,
             web::Principal& principal) {
  if (!session.look_until.inside() || now >= *session.look_until.inside()) return;
  principal.proved_until = {};
  if (auto const role = session.look_role.inside()) {
    principal.permissions = acts_of(std::vector{*role});
    principal.looks_as = label_of(*role);
    return;
  }
  auto const is_there = looked_at && looked_at->is_active();
  principal.permissions = is_there ? acts_of(looked_at->roles.inside()) : std::vector<std::string>{};
  principal.looks_as = looked_at ? looked_at->display_name.inside() : web::message_id("somebody who is gone");
}

}  // namespace wardmote::access
