#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/ensure.h"
#include "base/id.h"
#include "store/audit.h"
#include "store/value.h"

namespace wardmote::store {

/// One row of a result, valid only inside the callback it is handed to. A column is named as the SELECT names it;
/// asking for one that is not there, or for a null where none is expected, is our own mistake (ENSURE).
class Row {
 public:
  virtual ~Row() = default;
  virtual Stored at(std::string_view column) const = 0;

  bool is_null(std::string_view column) const;
  std::int64_t integer(std::string_view column) const;
  double real(std::string_view column) const;  ///< an integer column is taken too
  std::string text(std::string_view column) const;
  bool truth(std::string_view column) const;
  base::Instant instant(std::string_view column) const;
  std::optional<std::int64_t> integer_or_none(std::string_view column) const;
  std::optional<double> real_or_none(std::string_view column) const;
  std::optional<std::string> text_or_none(std::string_view column) const;
  template <class Record>
  base::Id<Record> id(std::string_view column) const {
    auto const id = base::Id<Record>::of(text(column));
    ENSURE(id.has_value());
    return *id;
  }
};

/// A relation of the schema, as the database itself knows it.
struct Relation {
  std::string name;
  std::vector<std::string> columns;  ///< in the order of the schema
  std::vector<std::string> key;      ///< the columns of its primary key
};

/// A connection inside one transaction that sees one snapshot. SQL text is written for both databases and only in files
/// whose name ends in `_store.cpp` (or in store/); values go in as named parameters, never as text.
class Reader {
 public:
  virtual ~Reader() = default;

  /// Calls `take` for each row, in the order of the statement, in constant memory. `take` runs no statement of its own
  /// on this connection (ENSURE): collect with `list` first. Every parameter of the text is bound, and every binding
  /// used (ENSURE); a column that a program computes is named (`count(*) AS rows`), in lower case.
  virtual void each(std::string_view sql, Bindings const& bindings, std::function<void(Row const&)> const& take) = 0;

  /// The names of the database tables that have a column of that name, in order.
  virtual std::vector<std::string> relations_with(std::string_view column) = 0;

  /// Every relation of the schema, by name.
  virtual std::vector<Relation> relations() = 0;

  /// Every row of a relation, in the order of its key, as `Writer::bulk` takes it; by the fastest way the database has,
  /// in constant memory. `take` runs no statement on this connection; the values last until it returns.
  virtual void each_row(Relation const& relation, std::function<void(std::span<BulkValue const>)> const& take) = 0;

  /// About how many bytes the rows of the whole database take; for progress.
  virtual std::int64_t size_bytes() = 0;

  /// All rows, made into values by `make(row)`.
  template <class Make>
  auto list(std::string_view sql, Bindings const& bindings, Make make) {
    std::vector<std::invoke_result_t<Make, Row const&>> rows;
    each(sql, bindings, [&](Row const& row) { rows.push_back(make(row)); });
    return rows;
  }

  /// The first row, or nothing.
  template <class Make>
  auto first(std::string_view sql, Bindings const& bindings, Make make) {
    std::optional<std::invoke_result_t<Make, Row const&>> found;
    each(sql, bindings, [&](Row const& row) {
      if (!found) found.emplace(make(row));
    });
    return found;
  }
};

/// Many rows of one kind into one database table, by the fastest way the database has. Nothing is promised to be
/// there before `finish`; a transaction in which one was dropped unfinished cannot be committed (ENSURE). Other
/// statements, and other bulks, may run in between.
class Bulk {
 public:
  virtual ~Bulk() = default;
  /// One row; as many values as `bulk` named columns.
  virtual void add(std::span<BulkValue const> values) = 0;
  void add(std::initializer_list<BulkValue> values) { add(std::span(values.begin(), values.size())); }
  virtual void finish() = 0;
};

/// A connection inside one transaction that may write. Rolled back unless `Database::write` commits it.
class Writer : public Reader {
 public:
  /// Runs a statement; gives the number of rows it changed.
  virtual std::int64_t run(std::string_view sql, Bindings const& bindings = {}) = 0;
  /// Rows into `relation` (the name of a database table) with these columns.
  virtual std::unique_ptr<Bulk> bulk(std::string_view relation, std::vector<std::string> columns) = 0;
  /// What a SELECT that takes rows for itself ends with, so that two that take at once take different rows and do not
  /// wait: FOR UPDATE SKIP LOCKED, or nothing where there is one writer at a time.
  virtual std::string_view skipping_locked() const = 0;
  /// Appends an entry to the board's audit chain, in this same transaction.
  virtual void record(AuditEntry const& entry) = 0;
};

}  // namespace wardmote::store
