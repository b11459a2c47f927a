#include "store/postgresql/session.h"

#include <libpq-fe.h>

#include <vector>

#include "store/postgresql/api.h"

namespace wardmote::store {
namespace {

/// What a URL may override (PostgreSQL 15 manual, 34.1.2). Seconds, but for tcp_user_timeout (ms): a try to connect is given
/// up after 3, a peer that takes nothing any more after 10, one that is silent after 25.
struct Setting {
  char const* name;
  char const* value;
};
constexpr Setting before_url[] = {
    {"connect_timeout", "3"},
    {"tcp_user_timeout", "10000"},
    {"keepalives_idle", "10"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"fallback_application_name", "wardmote"},
    // The server's side of the same: it lets go of what a machine held that is gone, and ends what runs on and on.
    {"options",
     "-c synchronous_commit=on -c statement_timeout=15min -c idle_in_transaction_session_timeout=5min"
     " -c tcp_user_timeout=30s -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"},
};

/// What the program relies on, and no URL may change.
constexpr auto* after_connecting = "SET client_encoding = 'UTF8'; SET TIME ZONE 'UTC'; SET extra_float_digits = 1";

pg_conn* connect(std::string const& url) {
  std::vector<char const*> names, values;
  for (auto const& [name, value] : before_url) {
    names.push_back(name);
    values.push_back(value);
  }
  // Of several, the one that leads; the only one there is can be read even while it takes no writes.
  names.push_back("target_session_attrs");
  values.push_back(names_several_servers(url) ? "read-write" : "any");
  names.insert(names.end(), {"dbname", nullptr});  // the whole URL: it stands after what it may override
  values.insert(values.end(), {url.c_str(), nullptr});
  return PQconnectdbParams(names.data(), values.data(), 1);
}

}  // namespace

void EndSession::operator()(pg_conn* handle) const { PQfinish(handle); }

PostgresSession open_session(std::string const& url) {
  PostgresSession handle(connect(url));
  if (PQstatus(handle.get()) != CONNECTION_OK) throw_postgres_failure(handle.get(), nullptr, "connect");
  PQsetNoticeProcessor(handle.get(), [](void*, char const*) {}, nullptr);
  run_script(handle.get(), after_connecting);
  return handle;
}

bool names_several_servers(std::string const& url) {
  auto const begin = url.find("://");
  auto const end = begin == std::string::npos ? begin : url.find_first_of("/?", begin + 3);
  return begin != std::string::npos && url.substr(begin, end - begin).find(',') != std::string::npos;
}

}  // namespace wardmote::store
