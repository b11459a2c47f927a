#include "access/setting.h"

#include <algorithm>
#include <charconv>

#include "access/setting_store.h"
#include "base/choice.h"

namespace wardmote::access {
namespace {

using web::message_id;

constexpr SettingRule rules[] = {{SettingName::session_idle_minutes, 30, 5, 60},
                                 {SettingName::session_hours, 12, 1, 24},
                                 {SettingName::invitation_days, 7, 1, 14}};

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                   : std::nullopt;
}

/// The newest of each name.
std::optional<std::string> held(std::vector<SettingChange> const& changes, SettingName name) {
  auto const found = std::ranges::find_if(changes, [&](auto const& change) { return change.name.inside() == name; });
  return found == changes.end() ? std::nullopt : std::optional(found->value.inside());
}

std::optional<base::Refusal::FieldError> fault_of(SettingValue const& wanted) {
  std::string const field(base::spelling_of(wanted.name));
  auto const rule = std::ranges::find(setting_rules(), wanted.name, &SettingRule::name);
  if (rule == setting_rules().end()) {
    if (wanted.value.size() <= help_contact_max && wanted.value.find('\n') == std::string::npos) return std::nullopt;
    return base::Refusal::FieldError{field, std::string(message_id("Enter one line of at most 200 characters."))};
  }
  auto const number = number_of(wanted.value);
  if (number && *number >= rule->min && *number <= rule->max) return std::nullopt;
  return base::Refusal::FieldError{field,
                                   std::string(message_id("Enter a whole number from {min} to {max}.")),
                                   {{"min", std::to_string(rule->min)}, {"max", std::to_string(rule->max)}}};
}

}  // namespace

std::span<SettingRule const> setting_rules() { return rules; }

Settings settings_of(store::Reader& reader, store::BoardId board) {
  auto const changes = list_setting_changes(reader, board);
  auto const value = [&](SettingName name, std::int64_t initial) {
    auto const text = held(changes, name);
    return text ? number_of(*text).value_or(initial) : initial;
  };
  return {.session = {.idle = std::chrono::minutes(value(SettingName::session_idle_minutes, rules[0].initial)),
                      .whole = std::chrono::hours(value(SettingName::session_hours, rules[1].initial))},
          .invitation = std::chrono::days(value(SettingName::invitation_days, rules[2].initial)),
          .help_contact = held(changes, SettingName::help_contact).value_or("")};
}

base::Answer<void> change_settings(AccessRoom const& room, std::vector<SettingValue> const& wanted,
                                   std::string_view actor) {
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  for (auto const& setting : wanted)
    if (auto fault = fault_of(setting)) refusal.fields.push_back(*std::move(fault));
  if (!refusal.fields.empty()) return std::unexpected(std::move(refusal));
  room.database.write([&](store::Writer& writer) {
    auto const changes = list_setting_changes(writer, room.board);
    for (auto const& setting : wanted) {
      auto const rule = std::ranges::find(setting_rules(), setting.name, &SettingRule::name);
      auto const is_number = rule != setting_rules().end();
      if (held(changes, setting.name).value_or(is_number ? std::to_string(rule->initial) : "") == setting.value)
        continue;
      insert_setting_change(writer, room.board, setting, room.clock.now(), actor);
      writer.record({.board = room.board,
                     .actor = std::string(actor),
                     .action = "change_settings",
                     .subject = std::string(base::spelling_of(setting.name)),
                     .details = is_number ? std::map<std::string, std::string>{{"value", setting.value}}
                                          : std::map<std::string, std::string>{}});
    }
  });
  return {};
}

}  // namespace wardmote::access
