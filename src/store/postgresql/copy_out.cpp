#include "store/postgresql/copy_out.h"

#include <libpq-fe.h>

#include <bit>
#include <memory>
#include <vector>

#include "base/ensure.h"
#include "store/postgresql/api.h"
#include "store/postgresql/type_codes.h"

namespace wardmote::store {
namespace {

// PostgreSQL 15 manual, "COPY", binary format: a signature of 11 bytes, flags and the length of an extension of 4 bytes
// each; then for each row the number of its fields (2 bytes), for each field its length (4 bytes, -1 for null) and that
// many bytes; instead of a row, -1 at the end. Numbers begin with the most significant byte.
constexpr std::size_t file_header_bytes = 11 + 4 + 4;

struct FreeCopied {
  void operator()(char* bytes) const { PQfreemem(bytes); }
};
using Copied = std::unique_ptr<char, FreeCopied>;

std::uint64_t number_at(char const* bytes, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < size; ++at) number = number << 8 | static_cast<unsigned char>(bytes[at]);
  return number;
}

BulkValue value_of(Oid type, char const* bytes, std::size_t size) {
  switch (type) {
    case oid::int8: return static_cast<std::int64_t>(number_at(bytes, sizeof(std::int64_t)));
    case oid::float8: return std::bit_cast<double>(number_at(bytes, sizeof(double)));
    default: return std::string_view(bytes, size);
  }
}

std::vector<Oid> types_of(PGconn* handle, std::string const& sql) {
  auto const nothing = checked(handle, PQexec(handle, ("SELECT * FROM (" + sql + ") AS held LIMIT 0").c_str()), sql);
  std::vector<Oid> types;
  for (int place = 0; place < PQnfields(nothing.get()); ++place) {
    types.push_back(PQftype(nothing.get(), place));
    ENSURE(types.back() == oid::int8 || types.back() == oid::float8 || types.back() == oid::text);
  }
  return types;
}

/// Fills `values` with the row that begins at `bytes`; false at the end of all.
bool read_row(char const* bytes, std::vector<Oid> const& types, std::vector<BulkValue>& values) {
  auto const fields = static_cast<std::int16_t>(number_at(bytes, 2));
  if (fields < 0) return false;
  ENSURE(static_cast<std::size_t>(fields) == types.size());
  bytes += 2;
  for (std::size_t place = 0; place < types.size(); ++place) {
    auto const size = static_cast<std::int32_t>(number_at(bytes, 4));
    bytes += 4;
    values[place] = size < 0 ? BulkValue(nullptr) : value_of(types[place], bytes, static_cast<std::size_t>(size));
    if (size > 0) bytes += size;
  }
  return true;
}

/// Leaves the session ready for the next statement, also when what was copied is not wanted any more.
struct EndingCopy {
  PGconn* handle;
  bool is_finished = false;

  ~EndingCopy() {
    if (!is_finished) cancel();
    while (auto* const result = PQgetResult(handle)) PQclear(result);
  }

  void cancel() const {
    auto* const request = PQgetCancel(handle);
    char reason[256];
    PQcancel(request, reason, sizeof reason);
    PQfreeCancel(request);
    char* rest = nullptr;
    while (PQgetCopyData(handle, &rest, 0) > 0) PQfreemem(rest);
  }
};

}  // namespace

void each_postgres_row(PGconn* handle, std::string const& sql,
                       std::function<void(std::span<BulkValue const>)> const& take) {
  auto const types = types_of(handle, sql);
  std::vector<BulkValue> values(types.size(), nullptr);
  auto const copying = "COPY (" + sql + ") TO STDOUT (FORMAT binary)";
  checked(handle, PQexec(handle, copying.c_str()), copying);
  EndingCopy ending{handle};
  std::size_t ahead = file_header_bytes;  // stands before the first row
  char* bytes = nullptr;
  int size = 0;
  while ((size = PQgetCopyData(handle, &bytes, 0)) > 0) {
    Copied const copied(bytes);
    if (static_cast<std::size_t>(size) > ahead && read_row(bytes + ahead, types, values)) take(values);
    ahead = 0;
  }
  ending.is_finished = true;
  auto const answer = PostgresResult(PQgetResult(handle));
  if (size == -2 || PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
    throw_postgres_failure(handle, answer.get(), copying);
}

}  // namespace wardmote::store
