#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "store/session.h"

namespace wardmote::board {

/// What `make(number, log)` makes of each of the logs that a statement gives in the order of their numbers, which stand in the
/// column `number`; an entry is what `entry_of` reads.
template <class EntryOf, class Make>
auto list_logs(store::Reader& reader, std::string_view sql, store::Bindings const& bindings, std::string_view number,
               EntryOf entry_of, Make make) {
  using Entry = std::invoke_result_t<EntryOf, store::Row const&>;
  std::vector<std::pair<std::int64_t, std::vector<Entry>>> logs;
  reader.each(sql, bindings, [&](store::Row const& row) {
    auto const of = row.integer(number);
    if (logs.empty() || logs.back().first != of) logs.push_back({of, {}});
    logs.back().second.push_back(entry_of(row));
  });
  std::vector<std::invoke_result_t<Make, std::int64_t, std::vector<Entry>&>> made;
  for (auto& [of, log] : logs) made.push_back(make(of, log));
  return made;
}

}  // namespace wardmote::board
