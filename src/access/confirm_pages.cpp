// Before an act that takes something from somebody, or lets somebody do more: a page that says what will happen.

#include "access/pages.h"
#include "access/person_store.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

using web::message_id;

enum class ConfirmedAct { suspend_person, reset_second_factor, revoke_role, grant_role };
BOOST_DESCRIBE_ENUM(ConfirmedAct, suspend_person, reset_second_factor, revoke_role, grant_role)

struct ConfirmQuery {
  std::string person;
  ConfirmedAct act = ConfirmedAct::suspend_person;
  std::optional<Role> role;
};
BOOST_DESCRIBE_STRUCT(ConfirmQuery, (), (person, act, role))

struct ConfirmView {
  std::string title;
  std::vector<web::Crumb> breadcrumbs;
  std::string name;
  ConfirmedAct act = ConfirmedAct::suspend_person;
  std::optional<Role> role;
  std::string effect;
  std::string button;
};
BOOST_DESCRIBE_STRUCT(ConfirmView, (), (title, breadcrumbs, name, act, role, effect, button))

struct Words {
  std::string_view title;
  std::string_view effect;
  std::string_view button;
};

Words words_of(ConfirmedAct act, Role role) {
  switch (act) {
    case ConfirmedAct::suspend_person:
      return {message_id("Suspend {person}?"),
              message_id(
                  "{person} is signed out everywhere at once and cannot sign in again until you let them in. What they "
                  "did stays. You can undo it at any time."),
              message_id("Suspend")};
    case ConfirmedAct::reset_second_factor:
      return {message_id("Turn the second factor of {person} off?"),
              message_id(
                  "The password alone then lets {person} in, and whoever knows it. The secret is destroyed: {person} "
                  "has to turn a new one on. It cannot be undone."),
              message_id("Turn the second factor off")};
    case ConfirmedAct::revoke_role:
      return {message_id("Take the role {role} from {person}?"),
              message_id("{person} loses at once what the role {role} alone permits. You can give it again."),
              message_id("Take the role away")};
    case ConfirmedAct::grant_role: break;
  }
  if (takes_two(role))
    return {
        message_id("Make {person} an administrator?"),
        message_id(
            "An administrator sees all people and can give anybody any role. So it takes two: another administrator "
            "has to give {person} the same role within seven days. Until then nothing changes."),
        message_id("Ask for the role, or second it")};
  return {message_id("Give {person} the role {role}?"),
          message_id("{person} may at once do what the role {role} permits."), message_id("Give the role")};
}

base::Answer<ConfirmView> show_confirmation(AccessRoom const& room, ConfirmQuery const& query,
                                            web::Context const& context) {
  auto const person = room.database.read([&](store::Reader& reader) {
    return seen<PersonSeen>(find_person(reader, room.board, query.person), context.principal);
  });
  if (!person) return base::refuse(base::RefusalCode::person_unknown, {{"person", query.person}});
  auto const& tongue = context.tongue;
  auto const role = query.role.value_or(Role::resident);
  auto const [title, effect, button] = words_of(query.act, role);
  auto const shown = person->display_name.value_or(query.person);
  web::TextValues const values{{"person", shown}, {"role", name_of(role, tongue)}};
  return ConfirmView{.title = tongue.text(title, values),
                     .breadcrumbs = {{"/admin", tongue.text("Administration")},
                                     {"/admin/people", tongue.text("People")},
                                     {"/admin/people/" + query.person, shown}},
                     .name = query.person,
                     .act = query.act,
                     .role = query.role,
                     .effect = tongue.text(effect, values),
                     .button = tongue.text(button)};
}

}  // namespace

void add_confirm_routes(web::Router& router, AccessRoom const& room) {
  router.page<ConfirmQuery, ConfirmView>({.name = "confirm",
                                          .path = "/admin/people/{person}/confirm",
                                          .policy = web::Policy::permission("confirm"),
                                          .title = "Confirm",
                                          .summary = "What an act will change, before it is done.",
                                          .page = "access/confirm",
                                          .caching = web::Caching::never,
                                          .needs_proof = true},
                                         [room](ConfirmQuery const& query, web::Context const& context) {
                                           return show_confirmation(room, query, context);
                                         });
}

}  // namespace wardmote::access
