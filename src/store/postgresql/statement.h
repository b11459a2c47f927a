#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/postgresql/api.h"
#include "store/session.h"

namespace wardmote::store {

/// Prepared statements of one PostgreSQL session, kept for the next time.
class PostgresStatements {
 public:
  explicit PostgresStatements(pg_conn* handle) : handle_(handle) {}
  /// Runs a statement to its end, with a row for each it gives, in constant memory; gives the number of rows it
  /// changed.
  std::int64_t run(std::string_view sql, Bindings const& bindings, std::function<void(Row const&)> const& take);

  static constexpr std::size_t kept_max = 64;

 private:
  struct Prepared {
    std::string name;
    std::vector<std::string> parameters;
  };
  Prepared const& prepared(std::string_view sql, Bindings const& bindings);
  void send(Prepared const& statement, Bindings const& bindings);

  pg_conn* handle_;
  std::unordered_map<std::string, Prepared> kept_;
  int made_ = 0;
  bool running_ = false;
};

}  // namespace wardmote::store
