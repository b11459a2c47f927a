#include "store/postgresql/row.h"

#include <libpq-fe.h>

#include "base/ensure.h"
#include "base/text.h"
#include "store/postgresql/type_codes.h"

namespace wardmote::store {
namespace {

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
    case oid::boolean: return std::int64_t{text == "t"};
    case oid::int2:
    case oid::int4:
    case oid::int8: return stored_whole(text);
    case oid::float4:
    case oid::float8: return stored_real(text);
    case oid::numeric: return stored_whole_or_real(text);
    default: return std::string(text);
  }
}

}  // namespace wardmote::store
