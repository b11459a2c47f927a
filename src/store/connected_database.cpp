#include "store/connected_database.h"

#include "store/audit_chain.h"
#include "store/migrating.h"
#include "store/transaction.h"

namespace wardmote::store {
namespace {

/// Marks that this thread is inside a transaction: a second one would wait for the first for ever.
class OneAtATime {
 public:
  OneAtATime() {
    ENSURE(!is_inside);
    is_inside = true;
  }
  ~OneAtATime() { is_inside = false; }

 private:
  static thread_local bool is_inside;
};

thread_local bool OneAtATime::is_inside = false;

/// Begins a transaction; on a new session, if the idle one had lost its server.
void begin(Pool::Lease& lease, Access access, int attempt) {
  try {
    lease->begin(access, attempt);
  } catch (StoreFailure const&) {
    if (!lease->is_broken()) throw;
    lease.replace();
    lease->begin(access, attempt);
  }
}

bool is_worth_another_attempt(StoreFailure const& failure) {
  return failure.kind() == StoreFailure::Kind::serialization || failure.kind() == StoreFailure::Kind::busy;
}

}  // namespace

ConnectedDatabase::ConnectedDatabase(std::unique_ptr<Engine> engine, base::Clock const& clock)
    : engine_(std::move(engine)),
      clock_(clock),
      name_(engine_->name()),
      readers_([this] { return engine_->connect(Access::read); }, engine_->connections_max(Access::read)),
      writers_([this] { return engine_->connect(Access::write); }, engine_->connections_max(Access::write)),
      others_([this] { return entries_recorded(); }) {
  Pool::Lease{writers_};  // opens a session now, so that what is wrong with the database is said here
}

base::Answer<void> ConnectedDatabase::migrate(std::vector<Migration> migrations) {
  OneAtATime const one;
  Pool::Lease const lease(writers_);
  return migrate_with(*engine_, *lease, std::move(migrations), clock_);
}

std::uint64_t ConnectedDatabase::revision() const {
  return commits_.load(std::memory_order_acquire) + others_.changes();
}

std::string ConnectedDatabase::engine() const { return name_; }

std::vector<std::string> ConnectedDatabase::check_integrity() {
  std::vector<std::string> found;
  run_read([&](Reader& reader) { found = engine_->check_integrity(reader); });
  return found;
}

void ConnectedDatabase::run_read(std::function<void(Reader&)> const& work) {
  OneAtATime const one;
  Pool::Lease lease(readers_);
  begin(lease, Access::read, 1);
  Transaction transaction(*lease, clock_);
  work(transaction);
  lease->commit();
}

void ConnectedDatabase::run_write(Auditing auditing, std::function<Ending(Writer&)> const& work) {
  OneAtATime const one;
  for (int attempt = 1; !write_once(auditing, work, attempt); ++attempt) continue;
}

/// Whether the work is done with; if not, it is worth another attempt.
bool ConnectedDatabase::write_once(Auditing auditing, std::function<Ending(Writer&)> const& work, int attempt) {
  Pool::Lease lease(writers_);
  try {
    begin(lease, Access::write, attempt);
    Transaction transaction(*lease, clock_);
    if (work(transaction) == Ending::commit) commit(*lease, transaction, auditing);
    return true;
  } catch (StoreFailure const& failure) {
    if (attempt == write_attempts_max || !is_worth_another_attempt(failure)) throw;
    return false;
  }
}

void ConnectedDatabase::commit(Connection& connection, Transaction const& transaction, Auditing auditing) {
  ENSURE(!transaction.has_unfinished_bulk());
  if (auditing == Auditing::required) ENSURE(!transaction.has_changed_rows() || transaction.has_recorded());
  connection.commit();
  if (auditing == Auditing::required) commits_.fetch_add(1, std::memory_order_release);
}

}  // namespace wardmote::store
