#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "store/database.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::tests {

enum class Engine { sqlite, postgresql };

/// A new and empty database, gone at the end.
class FreshDatabase {
 public:
  explicit FreshDatabase(Engine engine);
  std::string const& url() const { return url_; }
  /// The folder that a SQLite file lies in.
  std::filesystem::path const& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  std::string url_;
};

/// A test that is run on both databases: `class X : public OnBothDatabases {}; WARDMOTE_ON_BOTH_DATABASES(X);` then
/// TEST_P(X, …). Each test has a new database with the migrations of the store and one board.
class OnBothDatabases : public testing::TestWithParam<Engine> {
 protected:
  OnBothDatabases();
  store::Database& database() { return *database_; }
  /// Beside the migrations that were made before.
  void migrate(std::span<store::Migration const> more);
  /// A relation for the test, outside the migrations.
  void make_relation(std::string const& sql);

  base::ManualClock clock{*base::instant_of("2026-11-23T13:46:33.000000Z")};
  FreshDatabase fresh;
  store::BoardId board = store::BoardId::make(clock);
  store::AuditEntry entry(std::string action) const;

 private:
  std::unique_ptr<store::Database> database_;
  std::vector<store::Migration> migrations_;
};

std::string name_of(testing::TestParamInfo<Engine> const& info);

}  // namespace wardmote::tests

#define WARDMOTE_ON_BOTH_DATABASES(Suite)                                                                         \
  INSTANTIATE_TEST_SUITE_P(, Suite,                                                                               \
                           testing::Values(wardmote::tests::Engine::sqlite, wardmote::tests::Engine::postgresql), \
                           wardmote::tests::name_of)
