#pragma once

#include <optional>

#include "base/clock.h"
#include "store/connection.h"

namespace wardmote::store {

/// What `Database` hands to the work of a transaction: the session, and the account of what was done on it.
class Transaction final : public Writer {
 public:
  Transaction(Connection& connection, base::Clock const& clock) : connection_(connection), clock_(clock) {}

  void each(std::string_view sql, Bindings const& bindings, std::function<void(Row const&)> const& take) override;
  std::vector<std::string> relations_with(std::string_view column) override;
  std::vector<Relation> relations() override { return connection_.relations(); }
  void each_row(Relation const& relation, std::function<void(std::span<BulkValue const>)> const& take) override {
    connection_.each_row(relation, take);
  }
  std::int64_t size_bytes() override { return connection_.size_bytes(); }
  std::int64_t run(std::string_view sql, Bindings const& bindings) override;
  std::unique_ptr<Bulk> bulk(std::string_view relation, std::vector<std::string> columns) override;
  std::string_view skipping_locked() const override { return connection_.skipping_locked(); }
  void record(AuditEntry const& entry) override;

  bool has_changed_rows() const { return has_changed_rows_; }
  bool has_recorded() const { return newest_link_.has_value(); }
  /// What proves, once it is seen by others, that all of this transaction was committed.
  std::optional<AuditLink> const& newest_link() const { return newest_link_; }
  /// Whether a bulk was begun and not finished.
  bool has_unfinished_bulk() const { return bulks_unfinished_ > 0; }

 private:
  class CountedBulk;
  std::int64_t run_counted(std::string_view sql, Bindings const& bindings, std::function<void(Row const&)> const& take);

  Connection& connection_;
  base::Clock const& clock_;
  bool has_changed_rows_ = false;
  std::optional<AuditLink> newest_link_;
  int bulks_unfinished_ = 0;
};

}  // namespace wardmote::store
