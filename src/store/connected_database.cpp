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

/// How long is looked for what became of a COMMIT that was not answered: less than a person
/// leader, and less than a person waits.
constexpr std::chrono::seconds looking_max{10};
constexpr std::chrono::milliseconds looking_pause{100};

thread_local std::uint64_t commits_of_thread = 0;

/// Waits, where there is nothing to wait for but time: a server that is away says nothing.
void pause(std::chrono::milliseconds time) {
  std::mutex alone;
  std::unique_lock lock(alone);
  std::condition_variable().wait_for(lock, time, [] { return false; });
}

}  // namespace

/// How often a piece of work was begun in vain, and so whether and how it is begun again.
struct ConnectedDatabase::Attempts {
  int conflicts = 0;  ///< lost against others: from then on it runs alone
  int losses = 0;     ///< of the server, before COMMIT or with nothing committed

  int number() const { return conflicts + 1; }
  bool allow_another(StoreFailure const& failure) {
    using enum StoreFailure::Kind;
    if (failure.kind() == serialization || failure.kind() == busy) return ++conflicts < write_attempts_max;
    return failure.kind() == unavailable && ++losses < 2;
  }
};

ConnectedDatabase::ConnectedDatabase(std::unique_ptr<Engine> engine, base::Clock const& clock)
    : engine_(std::move(engine)),
      clock_(clock),
      name_(engine_->name()),
      readers_([this] { return engine_->connect(Access::read); }, engine_->connections_max(Access::read)),
      writers_([this] { return engine_->connect(Access::write); }, engine_->connections_max(Access::write)),
      others_([this] { return entries_recorded(); }, [this] { heard_.tell(); }) {
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

std::shared_ptr<void> ConnectedDatabase::hear_changes(std::function<void()> hear) {
  return heard_.hear(std::move(hear));
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

std::vector<std::string> ConnectedDatabase::broken_promises() {
  std::vector<std::string> found;
  run_read([&](Reader& reader) { found = engine_->broken_promises(reader); });
  return found;
}

std::uint64_t Database::commits_of_this_thread() { return commits_of_thread; }

void ConnectedDatabase::run_write(Auditing auditing, std::function<Ending(Writer&)> const& work) {
  OneAtATime const one;
  for (Attempts attempts; !write_once(auditing, work, attempts);) continue;
}

/// Whether the work is done with; if not, it is to be begun again.
bool ConnectedDatabase::write_once(Auditing auditing, std::function<Ending(Writer&)> const& work, Attempts& attempts) {
  auto const access = auditing == Auditing::unpublished_by_statement ? Access::write_by_statement : Access::write;
  std::optional<AuditLink> link;
  try {
    Pool::Lease lease(writers_);
    begin(lease, access, attempts.number());
    Transaction transaction(*lease, clock_);
    auto const ending = work(transaction);
    link = transaction.newest_link();
    if (ending == Ending::commit) commit(*lease, transaction, auditing);
    return true;
  } catch (StoreFailure const& failure) {
    if (failure.kind() != StoreFailure::Kind::commit_unknown) {
      if (!attempts.allow_another(failure)) throw;
      return false;
    }
    auto const was_done = link ? was_committed(*link) : std::nullopt;
    if (!was_done) throw;
    if (*was_done) return count_commit(), true;
    if (!attempts.allow_another({StoreFailure::Kind::unavailable, ""}))
      throw StoreFailure(StoreFailure::Kind::unavailable, failure.what());
    return false;
  }
}

void ConnectedDatabase::commit(Connection& connection, Transaction const& transaction, Auditing auditing) {
  ENSURE(!transaction.has_unfinished_bulk());
  if (auditing == Auditing::required) ENSURE(!transaction.has_changed_rows() || transaction.has_recorded());
  connection.commit();
  if (auditing == Auditing::required) count_commit();
}

void ConnectedDatabase::count_commit() {
  commits_.fetch_add(1, std::memory_order_release);
  ++commits_of_thread;
  heard_.tell();
}

std::optional<bool> ConnectedDatabase::was_committed(AuditLink const& link) {
  auto const latest = std::chrono::steady_clock::now() + looking_max;
  do {
    if (auto const seen = was_committed_as_seen_now(link)) return seen;
    pause(looking_pause);
  } while (std::chrono::steady_clock::now() < latest);
  return std::nullopt;
}

std::optional<bool> ConnectedDatabase::was_committed_as_seen_now(AuditLink const& link) {
  try {
    Pool::Lease lease(writers_);
    begin(lease, Access::settle, 1);
    Transaction transaction(*lease, clock_);
    auto const is_there = chain_holds(transaction, link.entry.board, link.sequence, link.hash);
    lease->commit();
    return is_there;
  } catch (StoreFailure const&) {
    return std::nullopt;
  }
}

}  // namespace wardmote::store
