#include <algorithm>

#include "access/invitation_request_store.h"
#include "access/notice.h"
#include "access/pages.h"
#include "access/people.h"
#include "access/person_store.h"
#include "access/provider/provider_store.h"
#include "access/role_request_store.h"
#include "access/second_factor.h"
#include "access/setting.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

struct PersonRow {
  std::optional<std::string> name;
  std::optional<std::string> display_name;
  std::optional<PersonState> state;
  std::string roles;                        ///< in words
  std::optional<bool> has_password;         ///< an invitation was accepted
  std::optional<std::string> last_seen_at;  ///< empty: never signed in, or not for a month
};
BOOST_DESCRIBE_STRUCT(PersonRow, (), (name, display_name, state, roles, has_password, last_seen_at))

struct PeopleView {
  std::vector<PersonRow> people;
  std::vector<RoleView> all_roles;
  bool may_add = false;
  bool needs_proof = false;  ///< before somebody can be added
};
BOOST_DESCRIBE_STRUCT(PeopleView, (), (people, all_roles, may_add, needs_proof))

struct RequestSeen {
  std::optional<Role> role;
  std::string label{};
  std::optional<std::string> asked_by;
  std::optional<std::string> asked_at;
  bool is_mine = false;  ///< another has to second it
};
BOOST_DESCRIBE_STRUCT(RequestSeen, (), (role, label, asked_by, asked_at, is_mine))

struct InvitationRequestSeen {
  std::optional<std::string> asked_by;
  std::optional<std::string> asked_at;
  bool is_mine = false;  ///< another has to second it
};
BOOST_DESCRIBE_STRUCT(InvitationRequestSeen, (), (asked_by, asked_at, is_mine))

struct IdentityKnown {
  std::optional<IdentityOrigin> origin;
};
BOOST_DESCRIBE_STRUCT(IdentityKnown, (), (origin))

struct PersonView {
  std::string title;
  std::vector<web::Crumb> breadcrumbs;
  std::optional<std::string> name;
  std::optional<std::string> display_name;
  std::optional<std::string> email;
  std::optional<PersonState> state;
  std::optional<bool> has_password;
  bool has_second_factor = false;
  std::optional<std::string> added_at;
  std::optional<std::string> last_seen_at;
  std::vector<RoleView> held;
  std::vector<RoleView> others;       ///< the roles that the person does not have
  std::vector<RequestSeen> requests;  ///< roles that wait for a second administrator
  bool may_change = false;
  std::int64_t invitation_days = 0;  ///< how long it is good
  std::string invitation{};          ///< the secret of /invitation/{token}, once: right after it was made
  bool is_mailed = false;            ///< it was sent by e-mail just now
  bool can_be_mailed = false;
  bool invitation_takes_two = false;                          ///< administrators
  std::optional<InvitationRequestSeen> invitation_request{};  ///< that waits for the second
  std::vector<IdentityKnown> identities{};                    ///< at the sign-in service: one at most
  std::optional<FormLanguage> language{};
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (title, breadcrumbs, name, display_name, email, state, has_password, has_second_factor, added_at,
                       last_seen_at, held, others, requests, may_change, invitation_days, invitation, is_mailed,
                       can_be_mailed, invitation_takes_two, invitation_request, identities, language))

struct PersonQuery {
  std::string person;
};
BOOST_DESCRIBE_STRUCT(PersonQuery, (), (person))

struct RoleForm {
  std::string person;
  Role role = Role::resident;
};
BOOST_DESCRIBE_STRUCT(RoleForm, (), (person, role))

struct NewPersonForm {
  std::string name;
  std::string display_name;
  std::string email;
  std::vector<Role> roles;
  std::optional<FormLanguage> language{};
};
BOOST_DESCRIBE_STRUCT(NewPersonForm, (), (name, display_name, email, roles, language))

/// How an invitation reaches its person.
enum class InvitationWay { by_mail, by_hand };
BOOST_DESCRIBE_ENUM(InvitationWay, by_mail, by_hand)

struct InvitationForm {
  std::string person;
  std::optional<InvitationWay> way{};
};
BOOST_DESCRIBE_STRUCT(InvitationForm, (), (person, way))

PeopleView show_people(AccessRoom const& room, web::Context const& context) {
  PeopleView view{.people = {},
                  .all_roles = {},
                  .may_add = context.principal.may("add_person"),
                  .needs_proof = context.now >= context.principal.proved_until};
  auto const people = room.database.read([&](store::Reader& reader) { return list_people(reader, room.board); });
  for (auto const& person : seen<PersonSeen>(people, context.principal))
    view.people.push_back({person.name, person.display_name, person.state,
                           names_of(person.roles.value_or(std::vector<Role>{}), context.tongue), person.has_password,
                           person.last_seen_at});
  view.all_roles = in_words(all_roles(), context.tongue);
  return view;
}

/// What the page of a person is made from.
struct PersonParts {
  std::optional<PersonSeen> person{};
  std::optional<FactorSeen> factor{};
  std::vector<RequestSeen> requests{};
  std::optional<InvitationRequestSeen> invitation_request{};
  std::vector<IdentityKnown> identities{};
  bool can_be_mailed = false;
  bool invitation_takes_two = false;
};

PersonParts parts_of(AccessRoom const& room, std::string const& name, web::Context const& context) {
  auto const& me = context.principal;
  auto const after = context.now - request_lasts;
  return room.database.read([&](store::Reader& reader) -> PersonParts {
    auto const found = find_person(reader, room.board, name);
    if (!found) return {};
    return {seen<PersonSeen>(*found, me),
            seen<FactorSeen>(second_factor_of(room, reader, found->id), me),
            seen<RequestSeen>(list_role_requests(reader, found->id, after), me),
            seen<InvitationRequestSeen>(find_invitation_request(reader, found->id, after), me),
            seen<IdentityKnown>(list_identities(reader, found->id), me),
            can_be_told(room, *found),
            invitation_takes_two(reader, *found)};
  });
}

base::Answer<PersonView> show_person(AccessRoom const& room, std::string const& name, web::Context const& context) {
  auto const parts = parts_of(room, name, context);
  auto const& person = parts.person;
  if (!person) return base::refuse(base::RefusalCode::person_unknown, {{"person", name}});
  PersonView view;
  view.title = person->display_name.value_or(name);
  view.has_second_factor = parts.factor && parts.factor->state == FactorState::on;
  view.breadcrumbs = {{"/admin", context.tongue.text("Administration")},
                      {"/admin/people", context.tongue.text("People")}};
  view.name = person->name;
  view.display_name = person->display_name;
  view.email = person->email;
  view.state = person->state;
  view.has_password = person->has_password;
  view.added_at = person->added_at;
  view.last_seen_at = person->last_seen_at;
  view.may_change = context.principal.may("grant_role");
  view.can_be_mailed = parts.can_be_mailed;
  view.invitation_takes_two = parts.invitation_takes_two;
  view.invitation_request = parts.invitation_request;
  view.identities = parts.identities;
  if (view.invitation_request)
    view.invitation_request->is_mine = view.invitation_request->asked_by == context.principal.person;
  view.language = form_language_of(person->language);
  view.requests = parts.requests;
  for (auto& request : view.requests) {
    if (request.role) request.label = name_of(*request.role, context.tongue);
    request.is_mine = request.asked_by == context.principal.person;
  }
  auto const held = person->roles.value_or(std::vector<Role>{});
  for (auto const role : all_roles())
    (std::ranges::find(held, role) != held.end() ? view.held : view.others)
        .push_back({role, name_of(role, context.tongue)});
  return view;
}

web::RouteInfo change_of_person(std::string const& name, std::string_view summary) {
  return {.name = name,
          .path = "/admin/people/{person}/" + name,
          .policy = std::nullopt,
          .title = "People",
          .summary = std::string(summary),
          .page = "access/person",
          .method = web::Method::post,
          .form_on = "person",
          .needs_proof = true};
}

/// Back to the person's page, or the refusal.
base::Answer<PersonView> done(AccessRoom const& room, base::Answer<void> const& changed, std::string const& name,
                              web::Context const& context) {
  if (!changed) return std::unexpected(changed.error());
  context.reply.see_other = "/admin/people/" + name;
  return show_person(room, name, context);
}

std::int64_t invitation_days_of(AccessRoom const& room) {
  return room.database.read([&](store::Reader& reader) { return settings_of(reader, room.board).invitation.count(); });
}

/// The person's page with the link on it. It is shown this once: what is kept is not enough to show it again.
base::Answer<PersonView> show_invited_by_hand(AccessRoom const& room, std::string const& name,
                                              web::Context const& context) {
  auto const secret = invite_person(room, name, context.principal.person);
  if (!secret) return std::unexpected(secret.error());
  if (secret->empty()) return done(room, {}, name, context);
  auto view = show_person(room, name, context);
  if (!view) return view;
  view->invitation = *secret;
  view->invitation_days = invitation_days_of(room);
  return view;
}

/// By e-mail if the person can be told so, unless it is to be handed over.
base::Answer<PersonView> show_invited(AccessRoom const& room, std::string const& name, std::optional<InvitationWay> way,
                                      web::Context const& context) {
  auto view = show_person(room, name, context);
  if (!view) return view;
  if (!view->can_be_mailed || way == InvitationWay::by_hand) return show_invited_by_hand(room, name, context);
  auto const is_sent = send_invitation(room, name, context.principal.person);
  if (!is_sent) return std::unexpected(is_sent.error());
  if (!*is_sent) return done(room, {}, name, context);
  view->is_mailed = true;
  view->invitation_request.reset();
  view->invitation_days = invitation_days_of(room);
  return view;
}

void add_acts_on_a_person(web::Router& router, AccessRoom const& room) {
  auto invite = change_of_person(
      "invite_person", web::message_id("Makes a link by which the person chooses a password; older links end."));
  invite.policy = web::Policy::permission("invite_person");
  router.page<InvitationForm, PersonView>(std::move(invite),
                                          [room](InvitationForm const& form, web::Context const& context) {
                                            return show_invited(room, form.person, form.way, context);
                                          });
  auto grant = change_of_person("grant_role", web::message_id("Gives the person a role."));
  grant.policy = web::Policy::permission("grant_role");
  router.page<RoleForm, PersonView>(std::move(grant), [room](RoleForm const& form, web::Context const& context) {
    return done(room, grant_role(room, form.person, form.role, context.principal.person), form.person, context);
  });
  auto revoke = change_of_person("revoke_role", web::message_id("Takes a role from the person."));
  revoke.policy = web::Policy::permission("revoke_role");
  router.page<RoleForm, PersonView>(std::move(revoke), [room](RoleForm const& form, web::Context const& context) {
    return done(room, revoke_role(room, form.person, form.role, context.principal.person), form.person, context);
  });
  auto reset = change_of_person("reset_second_factor",
                                web::message_id("Turns the second factor of somebody off who has lost it."));
  reset.policy = web::Policy::permission("reset_second_factor");
  router.page<PersonQuery, PersonView>(std::move(reset), [room](PersonQuery const& query, web::Context const& context) {
    return done(room, reset_second_factor(room, query.person, context.principal.person), query.person, context);
  });
  auto suspend =
      change_of_person("suspend_person", web::message_id("Signs the person out everywhere and lets them in no more."));
  suspend.policy = web::Policy::permission("suspend_person");
  router.page<PersonQuery, PersonView>(
      std::move(suspend), [room](PersonQuery const& query, web::Context const& context) {
        return done(room, suspend_person(room, query.person, context.principal.person), query.person, context);
      });
  auto restore = change_of_person("restore_person", web::message_id("Lets a suspended person in again."));
  restore.policy = web::Policy::permission("restore_person");
  router.page<PersonQuery, PersonView>(
      std::move(restore), [room](PersonQuery const& query, web::Context const& context) {
        return done(room, restore_person(room, query.person, context.principal.person), query.person, context);
      });
}

}  // namespace

void add_people_routes(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, PeopleView>(
      {.name = "people",
       .path = "/admin/people",
       .policy = web::Policy::permission("people"),
       .title = "People",
       .summary = "Who may sign in, as what, and when they last did.",
       .page = "access/people",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<PeopleView> {
        return show_people(room, context);
      });
  router.page<NewPersonForm, PersonView>(
      {.name = "add_person",
       .path = "/admin/people/add_person",
       .policy = web::Policy::permission("add_person"),
       .title = "People",
       .summary = "Adds a person and makes the link by which they choose a password.",
       .page = "access/person",
       .method = web::Method::post,
       .form_on = "people",
       .needs_proof = true},
      [room](NewPersonForm const& form, web::Context const& context) -> base::Answer<PersonView> {
        auto const person = add_person(room,
                                       {form.name, form.display_name, form.email, form.roles,
                                        language_of(form.language.value_or(FormLanguage::en))},
                                       context.principal.person);
        if (!person) return std::unexpected(person.error());
        return show_invited(room, form.name, std::nullopt, context);
      });
  router.page<PersonQuery, PersonView>({.name = "person",
                                        .path = "/admin/people/{person}",
                                        .policy = web::Policy::permission("person"),
                                        .title = "People",
                                        .summary = "One person: roles, state, invitation.",
                                        .page = "access/person",
                                        .caching = web::Caching::never},
                                       [room](PersonQuery const& query, web::Context const& context) {
                                         return show_person(room, query.person, context);
                                       });
  add_acts_on_a_person(router, room);
}

}  // namespace wardmote::access
