#pragma once

#include <atomic>
#include <optional>

#include "store/changes_heard.h"
#include "store/database.h"
#include "store/engine.h"
#include "store/pool.h"
#include "store/watch.h"

namespace wardmote::store {

class Transaction;

/// A database over the sessions of one engine.
class ConnectedDatabase final : public Database {
 public:
  ConnectedDatabase(std::unique_ptr<Engine> engine, base::Clock const& clock);

  base::Answer<void> migrate(std::vector<Migration> migrations) override;
  std::uint64_t revision() const override;
  std::shared_ptr<void> hear_changes(std::function<void()> hear) override;
  std::string engine() const override;
  std::vector<std::string> check_integrity() override;
  std::vector<std::string> broken_promises() override;

 protected:
  void run_read(std::function<void(Reader&)> const& work) override;
  void run_write(Auditing auditing, std::function<Ending(Writer&)> const& work) override;

 private:
  struct Attempts;
  bool write_once(Auditing auditing, std::function<Ending(Writer&)> const& work, Attempts& attempts);
  void commit(Connection& connection, Transaction const& transaction, Auditing auditing);
  void count_commit();
  /// Whether the transaction that recorded this link was committed, by its server or by the one that stood in for it.
  /// Nothing if that cannot be told in time.
  std::optional<bool> was_committed(AuditLink const& link);
  std::optional<bool> was_committed_as_seen_now(AuditLink const& link);
  std::optional<std::int64_t> entries_recorded();

  std::unique_ptr<Engine> engine_;
  base::Clock const& clock_;
  std::string name_;
  Pool readers_;
  Pool writers_;
  std::atomic<std::uint64_t> commits_{0};
  ChangesHeard heard_;
  mutable Watch others_;
};

}  // namespace wardmote::store
