#pragma once

#include <deque>
#include <mutex>
#include <vector>

#include "domains/situation/catalogue/local_flags.h"

namespace wardmote::situation {

/// The lists of a table that is at work: those of catalog/, and its own flags as they were read last. Any number of threads.
class TableLists {
 public:
  explicit TableLists(Catalogue lists) : lists_(std::move(lists)) { with_flags_.push_back(lists_); }

  /// Those of catalog/ alone.
  Catalogue const& without_flags() const { return lists_; }
  /// As they stand now. The reference lasts as long as this does: flags change a few times a year, and what they were is kept.
  Catalogue const& now() const;
  /// What the store holds; nothing is done if it is what was taken last.
  void take(std::vector<LocalFlag> const& flags);

 private:
  Catalogue const lists_;
  mutable std::mutex guard_;
  std::deque<Catalogue> with_flags_;
  std::vector<std::pair<std::string, bool>> taken_{};  ///< code, is it retired
};

}  // namespace wardmote::situation
