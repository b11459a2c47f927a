#pragma once

#include <chrono>
#include <memory>
#include <string>

struct pg_conn;
struct pg_result;

namespace wardmote::store {

struct ClearResult {
  void operator()(pg_result* result) const;
};
using PostgresResult = std::unique_ptr<pg_result, ClearResult>;

/// Throws what the server's answer means, in our words; `result` may be null, if none came.
[[noreturn]] void throw_postgres_failure(pg_conn* handle, pg_result const* result, std::string const& during);

/// The answer, if it is no error; else throws as above.
PostgresResult checked(pg_conn* handle, pg_result* result, std::string const& during);

/// Waits until PQgetResult gives an answer, or word that the server is gone, without waiting itself; false if neither
/// comes in time.
bool await_answer(pg_conn* handle, std::chrono::milliseconds wait);

/// Whether the server ended the session with this answer.
bool ends_session(pg_conn* handle, pg_result const* result);

/// Statements without parameters.
void run_script(pg_conn* handle, std::string const& sql);

}  // namespace wardmote::store
