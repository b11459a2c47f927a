#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/reconnecting.h"

namespace wardmote::store {

/// Sessions of one kind, made when first needed, at most so many at once. Safe to use from many threads. While the server
/// cannot be reached, most of those who ask are told so at once (Reconnecting).
class Pool {
 public:
  using Connect = std::function<std::unique_ptr<Connection>()>;
  Pool(Connect connect, int connections_max) : connect_(std::move(connect)), left_(connections_max) {}

  /// A session of one's own while it lives. Given back after its transaction is undone, if one is still open.
  class Lease {
   public:
    explicit Lease(Pool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }
    /// Another session instead of one that turned out to be broken, and of no idle one either: the server was away.
    void replace();

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

 private:
  /// Waits until one is free.
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection) noexcept;
  std::unique_ptr<Connection> connected();
  void begin_trying();

  Connect connect_;
  std::mutex guard_;
  std::condition_variable given_back_;
  int left_;
  std::vector<std::unique_ptr<Connection>> idle_;
  Reconnecting reconnecting_;
  std::string why_away_;  ///< the last failure to connect
};

}  // namespace wardmote::store
