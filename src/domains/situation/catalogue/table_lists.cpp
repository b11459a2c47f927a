#include "domains/situation/catalogue/table_lists.h"

namespace wardmote::situation {

Catalogue const& TableLists::now() const {
  std::lock_guard const lock(guard_);
  return with_flags_.back();
}

void TableLists::take(std::vector<LocalFlag> const& flags) {
  std::vector<std::pair<std::string, bool>> asked;
  for (auto const& flag : flags) asked.emplace_back(flag.code, flag.retired_at.has_value());
  std::lock_guard const lock(guard_);
  if (asked == taken_) return;
  with_flags_.push_back(with_local_flags(lists_, flags));
  taken_ = std::move(asked);
}

}  // namespace wardmote::situation
