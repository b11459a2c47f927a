#include "store/transaction.h"

#include "store/append_link.h"

namespace wardmote::store {

class Transaction::CountedBulk final : public Bulk {
 public:
  CountedBulk(Transaction& transaction, std::unique_ptr<Bulk> bulk)
      : transaction_(transaction), bulk_(std::move(bulk)) {
    ++transaction_.bulks_unfinished_;
  }

  void add(std::span<BulkValue const> values) override {
    ENSURE(!is_finished_);
    transaction_.has_changed_rows_ = true;
    bulk_->add(values);
  }

  void finish() override {
    ENSURE(!is_finished_);
    bulk_->finish();
    is_finished_ = true;
    --transaction_.bulks_unfinished_;
  }

 private:
  Transaction& transaction_;
  std::unique_ptr<Bulk> bulk_;
  bool is_finished_ = false;
};

void Transaction::each(std::string_view sql, Bindings const& bindings, std::function<void(Row const&)> const& take) {
  run_counted(sql, bindings, take);
}

std::vector<std::string> Transaction::relations_with(std::string_view column) {
  return connection_.relations_with(column);
}

std::int64_t Transaction::run(std::string_view sql, Bindings const& bindings) {
  return run_counted(sql, bindings, [](Row const&) {});
}

/// A statement that gives rows may change some as well (RETURNING).
std::int64_t Transaction::run_counted(std::string_view sql, Bindings const& bindings,
                                      std::function<void(Row const&)> const& take) {
  auto const changed = connection_.run(sql, bindings, take);
  has_changed_rows_ = has_changed_rows_ || changed > 0;
  return changed;
}

std::unique_ptr<Bulk> Transaction::bulk(std::string_view relation, std::vector<std::string> columns) {
  return std::make_unique<CountedBulk>(*this, connection_.bulk(relation, columns));
}

void Transaction::record(AuditEntry const& entry) { newest_link_ = append_link(connection_, entry, clock_.now()); }

}  // namespace wardmote::store
