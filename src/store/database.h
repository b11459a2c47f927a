#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "base/world_failure.h"
#include "store/migration.h"
#include "store/session.h"

namespace wardmote::store {

/// The database failed (disk, network, lock, constraint): thrown in store only, caught at one boundary in web and main.
class StoreFailure : public base::WorldFailure {
 public:
  enum class Kind {
    busy,
    serialization,
    constraint,
    unavailable,
    full,
    read_only,
    corrupt,
    commit_unknown,  ///< the server went away, or did not answer in time, after COMMIT was sent to it
    other
  };
  StoreFailure(Kind kind, std::string const& message) : WorldFailure(cause_of(kind), message), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  static Cause cause_of(Kind kind) {
    switch (kind) {
      case Kind::full: return Cause::no_room;
      case Kind::read_only: return Cause::read_only;
      case Kind::commit_unknown: return Cause::change_unknown;
      default: return Cause::other;
    }
  }
  Kind kind_;
};

/// A SQLite file ("sqlite:data/wardmote.db") or a PostgreSQL database ("postgresql://…"). Safe to use from many
/// threads: SQLite has one writer and pooled readers; PostgreSQL pooled sessions.
class Database {
 public:
  /// Opens (and for SQLite makes) the database. Throws StoreFailure. Does not migrate.
  static std::unique_ptr<Database> open(std::string_view url, base::Clock const& clock);
  virtual ~Database() = default;

  /// Brings the schema to that of `migrations` (of all rooms, in any order), one migration a transaction; a SQLite file
  /// that holds data is copied beside itself first. Refuses database_newer and migration_changed.
  virtual base::Answer<void> migrate(std::vector<Migration> migrations) = 0;

  /// Runs `work(Reader&)` on one snapshot and gives what it gives. Inside a `read` or `write` of the same thread it is
  /// our own mistake (ENSURE): hand the Reader down instead.
  template <class Work>
  auto read(Work work) -> std::invoke_result_t<Work, Reader&>;

  /// Runs `work(Writer&)` in one transaction and commits it, unless it throws or gives a refusal (an `Answer` without a
  /// value): then all of it is undone. Run again, at most `write_attempts_max` times, when the database reports a
  /// serialization failure, and once when the server went away before COMMIT; so `work` changes nothing but the database.
  /// If the server goes away after COMMIT was sent, its audit entry is looked for: it is there and the work is done, or it is
  /// not and the work runs again. Where that cannot be told in time, StoreFailure (commit_unknown).
  /// A transaction that changed rows must have recorded an audit entry, or ENSURE ends it: see `write_unpublished` for the
  /// one exception.
  template <class Work>
  auto write(Work work) -> std::invoke_result_t<Work, Writer&>;

  /// As `write`, for rows that nothing shows until a later `write` publishes them (the batches of an import); needs no
  /// audit entry.
  template <class Work>
  auto write_unpublished(Work work) -> std::invoke_result_t<Work, Writer&>;

  /// As `write_unpublished`, for what decides and changes in single statements (taking a job off the queue): each of them
  /// sees what was committed when it began, so that two of these neither wait for one another nor run again.
  template <class Work>
  auto write_by_statement(Work work) -> std::invoke_result_t<Work, Writer&>;
  /// As `write_unpublished`, for what may be missing. False, with nothing changed, if the disk is full or takes no writes:
  /// reading goes on meanwhile.
  template <class Work>
  bool try_write_unpublished(Work work);

  /// A number that grows whenever committed data may have changed, by this process or (within a second) another;
  /// what caches are keyed by. Cheap: no query. Rows of `write_unpublished` do not count: nothing shows them.
  virtual std::uint64_t revision() const = 0;

  /// Calls `hear` whenever `revision` has grown, for as long as what this gives is kept (changes_heard.h): at once for a change
  /// of this process, within a second for another's.
  virtual std::shared_ptr<void> hear_changes(std::function<void()> hear) = 0;

  /// What the database itself finds wrong with its file, in its own words; nothing if all is well. Reads the whole
  /// file.
  virtual std::vector<std::string> check_integrity() = 0;

  /// "SQLite 3.40.1" or "PostgreSQL 15.20"; for people.
  virtual std::string engine() const = 0;

  /// What keeps the database from promising that whatever was acknowledged stays, in English, for the operator; nothing if
  /// all is well. Asks the server.
  virtual std::vector<std::string> broken_promises() = 0;

  /// How many transactions with an audit entry this thread has committed, in any database: whoever compares it before and
  /// after knows whether a piece of work that failed had changed something before.
  static std::uint64_t commits_of_this_thread();

  static constexpr int write_attempts_max = 5;

 protected:
  enum class Ending { commit, roll_back };
  enum class Auditing { required, unpublished, unpublished_by_statement };
  virtual void run_read(std::function<void(Reader&)> const& work) = 0;
  virtual void run_write(Auditing auditing, std::function<Ending(Writer&)> const& work) = 0;

 private:
  template <class Work>
  auto write_with(Auditing auditing, Work& work);
};

}  // namespace wardmote::store

#include "store/database_run.h"
