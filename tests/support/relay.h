#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace wardmote::tests {

/// Stands between a program and its PostgreSQL on the loopback interface, and loses what passes when it is told to.
class Relay {
 public:
  enum class Fate {
    passes,
    commit_lost,  ///< the next COMMIT does not reach the server
    answer_lost   ///< the next COMMIT is done, and its answer does not reach the program
  };

  /// `url` names one server by address and port.
  explicit Relay(std::string const& url);
  ~Relay();
  Relay(Relay const&) = delete;
  Relay& operator=(Relay const&) = delete;

  /// The same database by way of the relay.
  std::string const& url() const { return url_; }
  void lose(Fate fate, bool is_away_then = false);
  /// Whether new connections are let through.
  void let_in(bool is_let_in) { is_away_ = !is_let_in; }

 private:
  void accept_all(std::stop_token stop);
  void pass(int client, std::stop_token stop);
  bool pass_to_server(int client, int server);

  std::string url_;
  int server_port_ = 0;
  int listening_ = -1;
  std::atomic<Fate> fate_ = Fate::passes;
  std::atomic<bool> is_away_then_ = false, is_away_ = false;
  std::vector<std::jthread> connections_;
  std::jthread accepting_;  // last: ended before anything it uses
};

}  // namespace wardmote::tests
