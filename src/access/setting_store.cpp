#include "access/setting_store.h"

#include "base/choice.h"

namespace wardmote::access {

std::vector<SettingChange> list_setting_changes(store::Reader& reader, store::BoardId board) {
  std::vector<SettingChange> changes;
  reader.each(
      "SELECT name, value, changed_at, changed_by FROM setting_change WHERE board_id = :board ORDER BY changed_at DESC",
      {{"board", board}}, [&](store::Row const& row) {
        if (auto const name = base::choice_called<SettingName>(row.text("name")))
          changes.push_back({*name, row.text("value"), row.instant("changed_at"), row.text("changed_by")});
      });
  return changes;
}

void insert_setting_change(store::Writer& writer, store::BoardId board, SettingValue const& setting, base::Instant now,
                           std::string_view changed_by) {
  writer.run(
      "INSERT INTO setting_change (board_id, name, changed_at, value, changed_by) VALUES (:board, :name, :now, :value, "
      ":changed_by)",
      {{"board", board},
       {"name", base::spelling_of(setting.name)},
       {"now", now},
       {"value", setting.value},
       {"changed_by", changed_by}});
}

}  // namespace wardmote::access
