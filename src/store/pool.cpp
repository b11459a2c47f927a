#include "store/pool.h"

#include "store/database.h"

namespace wardmote::store {
namespace {

Reconnecting::Moment now() { return std::chrono::steady_clock::now(); }

}  // namespace

void Pool::Lease::replace() {
  {
    std::scoped_lock const lock(pool_.guard_);
    pool_.idle_.clear();
  }
  connection_.reset();
  connection_ = pool_.connected();
}

std::unique_ptr<Connection> Pool::take() {
  std::unique_lock lock(guard_);
  given_back_.wait(lock, [&] { return left_ > 0; });
  --left_;
  if (!idle_.empty()) {
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }
  lock.unlock();
  try {
    return connected();
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Pool::give_back(std::unique_ptr<Connection> connection) noexcept {
  if (connection) connection->roll_back();
  if (connection && connection->is_broken()) connection.reset();
  {
    std::scoped_lock const lock(guard_);
    ++left_;
    if (connection) idle_.push_back(std::move(connection));
  }
  given_back_.notify_one();
}

void Pool::begin_trying() {
  std::scoped_lock const lock(guard_);
  if (!reconnecting_.may_try(now())) throw StoreFailure(StoreFailure::Kind::unavailable, why_away_);
  reconnecting_.begin();
}

std::unique_ptr<Connection> Pool::connected() {
  begin_trying();
  try {
    auto connection = connect_();
    std::scoped_lock const lock(guard_);
    reconnecting_.succeed();
    return connection;
  } catch (StoreFailure const& failure) {
    std::scoped_lock const lock(guard_);
    why_away_ = failure.what();
    reconnecting_.fail(now());
    throw;
  }
}

}  // namespace wardmote::store
