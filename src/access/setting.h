#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/room.h"
#include "access/session.h"

namespace wardmote::access {

/// What a board may set. Each acts; there are few. `help_contact` is words, the others are whole numbers.
enum class SettingName { session_idle_minutes, session_hours, invitation_days, help_contact };
BOOST_DESCRIBE_ENUM(SettingName, session_idle_minutes, session_hours, invitation_days, help_contact)

/// What holds until it is set, and within what it may be.
struct SettingRule {
  SettingName name;
  std::int64_t initial;
  std::int64_t min;
  std::int64_t max;
};
std::span<SettingRule const> setting_rules();

/// The longest text of `help_contact`, in bytes.
inline constexpr std::size_t help_contact_max = 200;

/// What holds for a board.
struct Settings {
  SessionLimits session{};
  std::chrono::days invitation{7};
  std::string help_contact{};  ///< whom error pages send people to; empty: nobody
};
Settings settings_of(store::Reader& reader, store::BoardId board);

/// One setting as it was put.
struct SettingValue {
  SettingName name;
  std::string value;
};

/// Puts those that differ from what holds, each with its audit entry, which names the setting and, if it is a number, the
/// value. Refuses form_invalid, by the setting's name as field.
base::Answer<void> change_settings(AccessRoom const& room, std::vector<SettingValue> const& wanted,
                                   std::string_view actor);

}  // namespace wardmote::access
