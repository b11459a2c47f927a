#pragma once

#include <string>
#include <vector>

#include "access/secrecy/seen.h"
#include "access/setting.h"

namespace wardmote::access {

/// One change of a setting.
struct SettingChange {
  Visible<Audience::everyone, SettingName> name{};
  Visible<Audience::settings, std::string> value{};
  Visible<Audience::settings, base::Instant> changed_at{};
  Visible<Audience::settings, std::string> changed_by{};

  static constexpr std::string_view called = "SettingChange";
  static constexpr Audience known_to = Audience::settings;
  std::string about() const { return {}; }
};
BOOST_DESCRIBE_STRUCT(SettingChange, (), (name, value, changed_at, changed_by))

/// All changes of a board's settings, newest first. By the primary key; there are few. A name that this program does not
/// know is left out.
std::vector<SettingChange> list_setting_changes(store::Reader& reader, store::BoardId board);

void insert_setting_change(store::Writer& writer, store::BoardId board, SettingValue const& setting, base::Instant now,
                           std::string_view changed_by);

}  // namespace wardmote::access
