#include <map>

#include "access/pages.h"
#include "access/person_store.h"
#include "access/setting_store.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

using web::message_id;

struct ChangeSeen {
  SettingName name = SettingName::help_contact;
  std::optional<std::string> value;
  std::optional<std::string> changed_at;
  std::optional<std::string> changed_by;
};
BOOST_DESCRIBE_STRUCT(ChangeSeen, (), (name, value, changed_at, changed_by))

struct SettingView {
  SettingName name = SettingName::help_contact;
  std::string label;
  std::string effect;
  std::string value;    ///< what holds
  std::string initial;  ///< what holds until it is set; empty: nothing
  bool is_number = true;
  std::vector<ChangeSeen> history;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(SettingView, (), (name, label, effect, value, initial, is_number, history))

struct SettingsView {
  std::vector<web::Crumb> breadcrumbs;
  std::vector<SettingView> settings;
  bool may_change = false;
};
BOOST_DESCRIBE_STRUCT(SettingsView, (), (breadcrumbs, settings, may_change))

struct SettingsForm {
  std::string session_idle_minutes;
  std::string session_hours;
  std::string invitation_days;
  std::string help_contact;
};
BOOST_DESCRIBE_STRUCT(SettingsForm, (), (session_idle_minutes, session_hours, invitation_days, help_contact))

struct Words {
  std::string_view label;
  std::string_view effect;
};

Words words_of(SettingName name) {
  switch (name) {
    case SettingName::session_idle_minutes:
      return {
          message_id("Minutes until an idle sign-in ends"),
          message_id("A sign-in ends so long after the last page that its person asked for. Shorter is safer on shared "
                     "computers. It holds at once, for those who are signed in too.")};
    case SettingName::session_hours:
      return {message_id("Hours until any sign-in ends"),
              message_id("After so many hours a person signs in anew, however busy they are.")};
    case SettingName::invitation_days:
      return {
          message_id("Days that an invitation is good for"),
          message_id("The link by which a person chooses a password works once, and so long. It holds for new links.")};
    case SettingName::help_contact: break;
  }
  return {message_id("Whom error pages send people to"),
          message_id(
              "A telephone number or an address of an office, shown on every page that tells of a problem. Everybody "
              "can read it. Empty: nobody is named.")};
}

std::string held(Settings const& settings, SettingName name) {
  switch (name) {
    case SettingName::session_idle_minutes: return std::to_string(settings.session.idle.count());
    case SettingName::session_hours: return std::to_string(settings.session.whole.count());
    case SettingName::invitation_days: return std::to_string(settings.invitation.count());
    case SettingName::help_contact: break;
  }
  return settings.help_contact;
}

/// The changes of one setting, with names in place of identifiers as far as the reader may see them.
std::vector<ChangeSeen> history_of(SettingName name, std::vector<ChangeSeen> const& changes,
                                   std::map<std::string, std::string> const& names) {
  std::vector<ChangeSeen> history;
  for (auto const& change : changes) {
    if (change.name != name) continue;
    history.push_back(change);
    if (auto const found = names.find(change.changed_by.value_or("")); found != names.end())
      history.back().changed_by = found->second;
  }
  return history;
}

SettingsView show_settings(AccessRoom const& room, web::Context const& context) {
  auto const [settings, changes, people] = room.database.read([&](store::Reader& reader) {
    return std::tuple(settings_of(reader, room.board),
                      seen<ChangeSeen>(list_setting_changes(reader, room.board), context.principal),
                      seen<PersonSeen>(list_people(reader, room.board), context.principal));
  });
  std::map<std::string, std::string> names;
  for (auto const& person : people) names[person.id] = person.display_name.value_or(person.id);
  SettingsView view{.breadcrumbs = {{"/admin", context.tongue.text("Administration")}},
                    .settings = {},
                    .may_change = context.principal.may("change_settings")};
  for (auto const name : {SettingName::session_idle_minutes, SettingName::session_hours, SettingName::invitation_days,
                          SettingName::help_contact}) {
    auto const [label, effect] = words_of(name);
    view.settings.push_back({.name = name,
                             .label = context.tongue.text(label),
                             .effect = context.tongue.text(effect),
                             .value = held(settings, name),
                             .initial = held(Settings{}, name),
                             .is_number = name != SettingName::help_contact,
                             .history = history_of(name, changes, names)});
  }
  return view;
}

}  // namespace

void add_settings_routes(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, SettingsView>(
      {.name = "settings",
       .path = "/admin/settings",
       .policy = web::Policy::permission("settings"),
       .title = "Settings",
       .summary = "Few, each with what it does, what holds until it is set, and who changed it.",
       .page = "access/settings",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<SettingsView> {
        return show_settings(room, context);
      });
  router.page<SettingsForm, DoneView>(
      {.name = "change_settings",
       .path = "/admin/settings/change_settings",
       .policy = web::Policy::permission("change_settings"),
       .title = "Settings",
       .summary = "Puts what differs from what holds.",
       .page = "access/settings",
       .method = web::Method::post,
       .form_on = "settings",
       .needs_proof = true},
      [room](SettingsForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const changed = change_settings(room,
                                             {{SettingName::session_idle_minutes, form.session_idle_minutes},
                                              {SettingName::session_hours, form.session_hours},
                                              {SettingName::invitation_days, form.invitation_days},
                                              {SettingName::help_contact, form.help_contact}},
                                             context.principal.person);
        if (!changed) return std::unexpected(changed.error());
        context.reply.see_other = "/admin/settings";
        return DoneView{};
      });
}

}  // namespace wardmote::access
