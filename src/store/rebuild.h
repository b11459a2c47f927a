#pragma once

#include "base/refusal.h"
#include "store/connection.h"

namespace wardmote::store {

/// An empty database beside the one there is, in which a restore is built and proved before it takes that one's place.
/// Dropped before that, or cut off at any moment, it leaves the other as it was. Used by one thread; throws
/// StoreFailure.
class Rebuild {
 public:
  virtual ~Rebuild() = default;

  /// A session inside a transaction that nobody else sees.
  virtual Connection& connection() = 0;
  /// Rows may come in any order between the two: what they refer to is looked for at the end (StoreFailure: constraint,
  /// or what Engine::check_integrity finds).
  virtual void leave_references() = 0;
  virtual void check_references() = 0;
  /// Takes the place of the database in one step, and is used up by it. What was there is kept: beside it as
  /// `….before-restore`, or as the schema `…_before_restore`; one only, the last. Refuses database_in_use.
  virtual base::Answer<void> take_place() = 0;
};

}  // namespace wardmote::store
