#include "store/postgresql/statement.h"

#include <libpq-fe.h>

#include "base/ensure.h"
#include "base/text.h"
#include "store/binding.h"
#include "store/dialect.h"
#include "store/postgresql/row.h"
#include "store/postgresql/type_codes.h"

namespace wardmote::store {
namespace {

Oid type_of(Stored const& stored) {
  constexpr Oid types[] = {0, oid::int8, oid::float8, oid::text};
  return types[stored.index()];
}

std::string text_of(Stored const& stored) {
  if (auto const* const whole = std::get_if<std::int64_t>(&stored)) return std::to_string(*whole);
  if (auto const* const number = std::get_if<double>(&stored)) return base::to_text(*number);
  return std::get<std::string>(stored);
}

std::vector<Oid> types_of(std::vector<std::string> const& names, Bindings const& bindings) {
  std::vector<Oid> types;
  for (auto const& name : names) types.push_back(type_of(value_of(bindings, name)));
  return types;
}

/// The same text with values of other kinds is another statement: a null is written into it.
std::string key_of(std::string_view sql, Bindings const& bindings) {
  std::string key(sql);
  for (auto const& binding : bindings) key += static_cast<char>('\1' + binding.value.stored().index());
  return key;
}

/// Reads what is left of the answers, so that the session is ready for the next statement whatever happened in this
/// one. A long result that nobody wants any more is cancelled rather than read.
struct Draining {
  PGconn* handle;
  bool& running;
  bool is_finished = false;

  ~Draining() {
    if (!is_finished) cancel();
    while (auto* const result = PQgetResult(handle)) PQclear(result);
    running = false;
  }

  void cancel() const {
    auto* const request = PQgetCancel(handle);
    char reason[256];
    PQcancel(request, reason, sizeof reason);
    PQfreeCancel(request);
  }
};

/// By the command's tag, "INSERT 0 3": that of a SELECT counts rows that were read.
std::int64_t changed_by(PGresult* result) {
  std::string_view const tag = PQcmdStatus(result);
  auto const changes =
      tag.starts_with("INSERT") || tag.starts_with("UPDATE") || tag.starts_with("DELETE") || tag.starts_with("MERGE");
  return changes ? base::whole_number(PQcmdTuples(result)).value_or(0) : 0;
}

}  // namespace

std::int64_t PostgresStatements::run(std::string_view sql, Bindings const& bindings,
                                     std::function<void(Row const&)> const& take) {
  ENSURE(!running_);
  auto const& statement = prepared(sql, bindings);
  send(statement, bindings);
  running_ = true;
  Draining draining{handle_, running_};
  for (;;) {
    auto const result = PostgresResult(PQgetResult(handle_));
    auto const status = PQresultStatus(result.get());
    draining.is_finished = status != PGRES_SINGLE_TUPLE;
    if (!draining.is_finished) {
      take(PostgresRow(result.get()));
      continue;
    }
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return changed_by(result.get());
    throw_postgres_failure(handle_, result.get(), std::string(sql));
  }
}

void PostgresStatements::send(Prepared const& statement, Bindings const& bindings) {
  std::vector<std::string> texts;
  for (auto const& name : statement.parameters) texts.push_back(text_of(value_of(bindings, name)));
  std::vector<char const*> values;
  for (auto const& value : texts) values.push_back(value.c_str());
  auto const sent = PQsendQueryPrepared(handle_, statement.name.c_str(), static_cast<int>(values.size()), values.data(),
                                        nullptr, nullptr, 0);
  if (!sent) throw_postgres_failure(handle_, nullptr, statement.name);
  PQsetSingleRowMode(handle_);
}

PostgresStatements::Prepared const& PostgresStatements::prepared(std::string_view sql, Bindings const& bindings) {
  auto const key = key_of(sql, bindings);
  if (auto const found = kept_.find(key); found != kept_.end()) return found->second;
  auto const statement = numbered(sql, [&](std::string const& parameter) {
    return std::holds_alternative<std::monostate>(value_of(bindings, parameter));
  });
  ENSURE(statement.names.size() + statement.nulls.size() == bindings.size());
  auto const types = types_of(statement.names, bindings);
  auto const name = "wardmote_" + std::to_string(++made_);
  if (kept_.size() >= kept_max) {
    run_script(handle_, "DEALLOCATE ALL");
    kept_.clear();
  }
  checked(handle_,
          PQprepare(handle_, name.c_str(), statement.sql.c_str(), static_cast<int>(types.size()), types.data()),
          std::string(sql));
  return kept_.emplace(key, Prepared{name, statement.names}).first->second;
}

}  // namespace wardmote::store
