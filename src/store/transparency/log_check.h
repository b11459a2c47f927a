#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "store/link_check.h"
#include "store/transparency/checkpoint.h"

namespace wardmote::store {

/// A tree that a log is held against: a checkpoint that somebody kept, or a line printed in the minutes.
struct ExpectedTree {
  std::string name;  ///< for messages: the file, or "the checkpoint over 412 entries"
  std::int64_t size = 0;
  std::string root_begins_with;            ///< hexadecimal digits; all 64, or fewer where only those were kept
  std::optional<base::Hash> chain_head{};  ///< of entry number size, where the checkpoint names it
};
ExpectedTree expected_of(Checkpoint const& checkpoint, std::string name);

/// Holds a log, entry by entry, against its own chain and against trees that were kept elsewhere. Constant memory, one
/// hash of each kind for an entry.
///
/// What it finds is given as refusals, in the order in which it is found:
/// - chain_broken {sequence, reason}: the first entry at which the chain does not hold.
/// - checkpoint_contradicted {checkpoint, size, first, last}: the log is unbroken, and not the one that was kept: one of
///   the entries first … last is another than it was. `first` is behind the largest kept tree that still stands.
/// - log_too_short {checkpoint, size, entries}: entries were cut off the end.
class LogCheck {
 public:
  /// In any order.
  explicit LogCheck(std::vector<ExpectedTree> expected);

  /// The next entry, nothing if it could not be read. Whether it is worth going on.
  bool add(std::int64_t sequence, std::optional<AuditLink> const& link);
  /// What was found, after the last entry; nothing if all holds.
  std::vector<base::Refusal> finish();

  std::int64_t entries() const { return tree_.size(); }  ///< that hold
  TreeHead head() const { return {tree_.size(), tree_.root()}; }
  base::Hash const& chain_head() const { return chain_.last().hash; }
  std::optional<BrokenLink> const& broken() const { return broken_; }

 private:
  void hold_against_kept();
  std::vector<ExpectedTree> expected_;  ///< by size
  std::size_t next_ = 0;                ///< of expected_
  std::int64_t proved_ = 0;             ///< the size of the largest that stands
  LinkCheck chain_;
  GrowingTree tree_;
  std::optional<BrokenLink> broken_;
  std::vector<base::Refusal> found_;
};

}  // namespace wardmote::store
