#include "store/postgresql/row.h"

#include <libpq-fe.h>

#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::store {
namespace {

// The numbers of the types in pg_type: fixed since PostgreSQL's first releases.
constexpr Oid boolean = 16, int8 = 20, int2 = 21, int4 = 23, float4 = 700, float8 = 701, numeric = 1700;

int place_of(PGresult const* result, std::string_view column) {
  for (int place = 0; place < PQnfields(result); ++place)
    if (column == PQfname(result, place)) return place;
  ENSURE(!"the statement has a column of that name");
  return 0;
}

Stored stored_whole(std::string_view text) {
  auto const number = base::whole_number(text);
  ENSURE(number.has_value());
  return static_cast<std::int64_t>(*number);
}

Stored stored_real(std::string_view text) {
  auto const number = base::decimal_number(text);
  ENSURE(number.has_value());  // nothing that is not finite can have been stored
  return *number;
}

/// The sum of whole numbers is `numeric` here and a whole number in SQLite; an average has a point in both.
Stored stored_whole_or_real(std::string_view text) {
  return base::whole_number(text) ? stored_whole(text) : stored_real(text);
}

}  // namespace

Stored PostgresRow::at(std::string_view column) const {
  auto const place = place_of(result_, column);
  if (PQgetisnull(result_, 0, place)) return {};
  std::string_view const text(PQgetvalue(result_, 0, place), static_cast<std::size_t>(PQgetlength(result_, 0, place)));
  switch (PQftype(result_, place)) {
    case boolean: return std::int64_t{text == "t"};
    case int2:
    case int4:
    case int8: return stored_whole(text);
    case float4:
    case float8: return stored_real(text);
    case numeric: return stored_whole_or_real(text);
    default: return std::string(text);
  }
}

}  // namespace wardmote::store
