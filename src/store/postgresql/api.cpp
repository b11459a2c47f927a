#include "store/postgresql/api.h"

#include <libpq-fe.h>

#include <string_view>

#include "store/database.h"

namespace wardmote::store {
namespace {

std::string_view field(PGresult const* result, int code) {
  auto const* const text = result ? PQresultErrorField(result, code) : nullptr;
  return text ? text : "";
}

/// By the classes of SQLSTATE (PostgreSQL 15 manual, appendix A). Two links that claim the same place in a chain are
/// two writers that did not see each other: a serialization failure, found by the key before the server's own check.
StoreFailure::Kind kind_of(PGconn* handle, PGresult const* result) {
  using enum StoreFailure::Kind;
  auto const state = field(result, PG_DIAG_SQLSTATE);
  if (state == "40001" || state == "40P01") return serialization;
  if (state == "23505" && field(result, PG_DIAG_CONSTRAINT_NAME) == "audit_entry_pkey") return serialization;
  if (state == "55P03") return busy;
  if (state == "53100") return full;
  if (state.starts_with("23")) return constraint;
  if (state.starts_with("XX00") && state != "XX000") return corrupt;
  auto const is_lost = PQstatus(handle) != CONNECTION_OK;
  if (is_lost || state.starts_with("08") || state.starts_with("57P") || state.starts_with("53")) return unavailable;
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

void run_script(pg_conn* handle, std::string const& sql) { checked(handle, PQexec(handle, sql.c_str()), sql); }

}  // namespace wardmote::store
