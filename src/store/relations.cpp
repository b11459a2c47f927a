#include "store/relations.h"

#include <map>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

std::string joined(std::vector<std::string> const& names) {
  std::string text;
  for (auto const& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

std::vector<Relation> relations_by(Connection& connection, std::string_view sql) {
  std::vector<Relation> relations;
  std::map<std::int64_t, std::string> key;
  auto const end_key = [&] {
    for (auto& [place, column] : key) relations.back().key.push_back(std::move(column));
    key.clear();
  };
  connection.run(sql, {}, [&](Row const& row) {
    auto const name = row.text("name"), column = row.text("column_name");
    if (relations.empty() || relations.back().name != name) {
      end_key();
      relations.push_back({name, {}, {}});
    }
    relations.back().columns.push_back(column);
    if (auto const place = row.integer_or_none("key_place")) key.emplace(*place, column);
  });
  end_key();
  return relations;
}

std::string selection_of(Relation const& relation) {
  ENSURE(!relation.columns.empty() && !relation.key.empty());
  return "SELECT " + joined(relation.columns) + " FROM " + relation.name + " ORDER BY " + joined(relation.key);
}

}  // namespace wardmote::store
