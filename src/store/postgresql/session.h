#pragma once

#include <memory>
#include <string>

struct pg_conn;

namespace wardmote::store {

struct EndSession {
  void operator()(pg_conn* handle) const;
};
using PostgresSession = std::unique_ptr<pg_conn, EndSession>;

/// A session with the server that libpq's URL names, or with the one of several that takes writes. What the URL leaves
/// open is set so that a server or a network that is gone is noticed within seconds, and that COMMIT means what it
/// promises. Throws StoreFailure; its message names host and database, never the password.
PostgresSession open_session(std::string const& url);

/// Whether the URL names several servers of one cluster.
bool names_several_servers(std::string const& url);

}  // namespace wardmote::store
