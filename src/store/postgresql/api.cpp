#include "store/postgresql/api.h"

#include <libpq-fe.h>
#include <poll.h>

#include <string_view>

#include "store/database.h"

namespace wardmote::store {
namespace {

std::string_view field(PGresult const* result, int code) {
  auto const* const text = result ? PQresultErrorField(result, code) : nullptr;
  return text ? text : "";
}

/// By the classes of SQLSTATE (PostgreSQL 15 manual, appendix A); 25006 is that of a server that stands by, to which its
/// leader's address still led. Two links that claim the same place in a chain are
/// two writers that did not see each other: a serialization failure, found by the key before the server's own check.
StoreFailure::Kind kind_of(PGconn* handle, PGresult const* result) {
  using enum StoreFailure::Kind;
  auto const state = field(result, PG_DIAG_SQLSTATE);
  if (state == "40001" || state == "40P01") return serialization;
  if (state == "23505" && field(result, PG_DIAG_CONSTRAINT_NAME) == "audit_entry_pkey") return serialization;
  if (state == "55P03") return busy;
  if (state == "53100") return full;
  if (state == "25006") return read_only;
  if (state.starts_with("23")) return constraint;
  if (state.starts_with("XX00") && state != "XX000") return corrupt;
  auto const is_lost = PQstatus(handle) != CONNECTION_OK;
  if (is_lost || state == "25006" || state.starts_with("08") || state.starts_with("57P") || state.starts_with("53"))
    return unavailable;
  return other;
}

}  // namespace

void ClearResult::operator()(pg_result* result) const { PQclear(result); }

void throw_postgres_failure(pg_conn* handle, pg_result const* result, std::string const& during) {
  auto const message = result ? std::string(PQresultErrorMessage(result)) : std::string(PQerrorMessage(handle));
  throw StoreFailure(kind_of(handle, result), "PostgreSQL: " + message + " (while: " + during + ")");
}

PostgresResult checked(pg_conn* handle, pg_result* result, std::string const& during) {
  PostgresResult owned(result);
  switch (result ? PQresultStatus(result) : PGRES_FATAL_ERROR) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_SINGLE_TUPLE:
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
    case PGRES_EMPTY_QUERY: return owned;
    default: throw_postgres_failure(handle, result, during);
  }
}

bool await_answer(pg_conn* handle, std::chrono::milliseconds wait) {
  auto const latest = std::chrono::steady_clock::now() + wait;
  while (PQisBusy(handle)) {
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(latest - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd socket{.fd = PQsocket(handle), .events = POLLIN, .revents = 0};
    ::poll(&socket, 1, static_cast<int>(left.count()));
    if (!PQconsumeInput(handle)) return true;
  }
  return true;
}

bool ends_session(pg_conn* handle, pg_result const* result) {
  auto const severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  return PQstatus(handle) != CONNECTION_OK || severity == "FATAL" || severity == "PANIC";
}

void run_script(pg_conn* handle, std::string const& sql) { checked(handle, PQexec(handle, sql.c_str()), sql); }

}  // namespace wardmote::store
