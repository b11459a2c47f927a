#pragma once

#include <sys/types.h>

#include <atomic>
#include <string>

#include "tests/support/temporary_folder.h"

namespace wardmote::tests {

/// A PostgreSQL 15 server of the test's own: its data in a temporary folder, on a free port of the loopback interface,
/// as a user who is not root. It stops, and its data go, at the end, and also when the test is killed. Its collation is
/// English, not C: what sorts by bytes does so because the schema says so.
class TemporaryPostgres {
 public:
  TemporaryPostgres();
  ~TemporaryPostgres();
  TemporaryPostgres(TemporaryPostgres const&) = delete;
  TemporaryPostgres& operator=(TemporaryPostgres const&) = delete;

  /// The one that all tests of a program share; started when first asked for.
  static TemporaryPostgres& shared();

  /// The URL of a new and empty database.
  std::string fresh_database_url();

 private:
  void start();
  void wait_until_ready();
  std::string url(std::string const& database) const;
  std::string log() const;

  TemporaryFolder folder_;
  int port_ = 0;
  pid_t server_ = 0;
  std::atomic<int> databases_made_{0};
};

}  // namespace wardmote::tests
