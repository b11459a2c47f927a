#include "store/pool.h"

namespace wardmote::store {

void Pool::Lease::replace() {
  {
    std::scoped_lock const lock(pool_.guard_);
    pool_.idle_.clear();
  }
  connection_.reset();
  connection_ = pool_.connect_();
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
    return connect_();
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

}  // namespace wardmote::store
