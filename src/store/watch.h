#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace wardmote::store {

/// Counts how often a number that is expensive to ask for was seen to have changed. It is asked for by a thread of the
/// watch's own, so that reading the count costs nothing; the thread begins when the count is first read. When the number
/// could not be had for a while it counts as changed, once after `blind_max` and once when it is had again: what it stood for
/// may be another (a database that lost its newest entries and got as many new ones).
class Watch {
 public:
  /// `ask` gives the number, or nothing if it cannot be had now; called by one thread at a time, as is `tell` after each change.
  explicit Watch(std::function<std::optional<std::int64_t>()> ask, std::function<void()> tell = {})
      : ask_(std::move(ask)), tell_(std::move(tell)) {}
  std::uint64_t changes();

  static constexpr std::chrono::milliseconds interval{500};
  static constexpr std::chrono::seconds blind_max{10};

 private:
  void run(std::stop_token stop);
  void look();
  void count_change();

  std::function<std::optional<std::int64_t>()> ask_;
  std::function<void()> tell_;
  std::optional<std::int64_t> seen_;
  int missed_ = 0;  ///< looks in a row that saw nothing
  std::atomic<std::uint64_t> changes_{0};
  std::once_flag begun_;
  std::mutex guard_;
  std::condition_variable_any ended_;
  std::jthread thread_;  // last: ended before anything it uses
};

}  // namespace wardmote::store
