#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/audit.h"

namespace wardmote::store {

/// What is wrong with a link of a chain.
enum class LinkFault {
  missing,         ///< there is no entry of that number
  unreadable,      ///< a column holds what no entry can hold
  changed,         ///< the hash does not match the entry
  does_not_follow  ///< its `previous` is not the hash of the entry before
};

/// Why a chain does not hold, at the first link that does not.
struct BrokenLink {
  std::int64_t sequence = 0;
  LinkFault fault = LinkFault::missing;
  std::string reason;  ///< English, for the operator: "the hash does not match the entry", "entry 4 is missing"
};

/// Follows a chain link by link.
class LinkCheck {
 public:
  /// From the first link; or from behind one that holds.
  LinkCheck() = default;
  explicit LinkCheck(AuditLink before) : before_(std::move(before)) {}

  /// The next link, nothing if it could not be read; says what is wrong. Nothing more is to be added then.
  std::optional<BrokenLink> add(std::int64_t sequence, std::optional<AuditLink> const& link);
  /// The last link that was added; number 0 before the first.
  AuditLink const& last() const { return before_; }

 private:
  AuditLink before_{};
};

}  // namespace wardmote::store
