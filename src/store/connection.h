#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

namespace wardmote::store {

enum class Access {
  read,
  write,
  write_by_statement,  ///< each statement sees what is committed when it begins (Database::write_by_statement)
  settle               ///< see Connection::begin
};

/// One session with a database: what the two of them do differently inside a transaction. Used by one thread at a time.
/// All members throw StoreFailure.
class Connection {
 public:
  virtual ~Connection() = default;

  /// Begins a transaction on one snapshot. From the second attempt at a write on, it waits until it can run alone, so
  /// that it cannot lose against others again. To `settle` is to wait, for a time, until no `write` that began before can
  /// still be committed; what is seen then, and was committed with this transaction, will not be lost again.
  virtual void begin(Access access, int attempt) = 0;
  /// StoreFailure (commit_unknown) if it was asked for and no answer came.
  virtual void commit() = 0;
  /// Undoes the transaction, if there is one. Never throws; a session that cannot do it is broken.
  virtual void roll_back() noexcept = 0;
  /// Whether the session is of no more use (the server went away).
  virtual bool is_broken() const = 0;

  /// Statements without parameters and results, in the dialect of the database.
  virtual void script(std::string const& sql) = 0;
  /// Runs a statement to its end, with `take` for each row it gives, in constant memory; gives the number of rows it
  /// changed.
  virtual std::int64_t run(std::string_view sql, Bindings const& bindings,
                           std::function<void(Row const&)> const& take) = 0;
  std::int64_t run(std::string_view sql, Bindings const& bindings) {
    return run(sql, bindings, [](Row const&) {});
  }
  /// As Writer::skipping_locked.
  virtual std::string_view skipping_locked() const = 0;
  virtual std::vector<std::string> relations_with(std::string_view column) = 0;
  /// As Reader::relations, each_row and size_bytes.
  virtual std::vector<Relation> relations() = 0;
  virtual void each_row(Relation const& relation, std::function<void(std::span<BulkValue const>)> const& take) = 0;
  virtual std::int64_t size_bytes() = 0;
  virtual std::unique_ptr<Bulk> bulk(std::string_view relation, std::vector<std::string> const& columns) = 0;
};

}  // namespace wardmote::store
