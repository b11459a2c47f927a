#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "store/transparency/make_checkpoint.h"

namespace wardmote::store {

/// Makes checkpoints as they fall due, on a thread of its own, from when it is made until it is stopped. Several
/// processes may keep the same board: one of them makes each.
class CheckpointKeeper {
 public:
  struct Settings {
    CheckpointTerms terms{};
    std::chrono::milliseconds look_every = std::chrono::minutes{1};
    /// For the log, in words: what was refused, or that the database could not be asked; the same words once. From the
    /// keeper's thread.
    std::function<void(std::string_view)> tell_trouble = [](std::string_view) {};
  };
  /// What the room names outlives the keeper.
  CheckpointKeeper(CheckpointRoom room, SigningKey key, Settings settings);
  ~CheckpointKeeper() { stop(); }
  CheckpointKeeper(CheckpointKeeper const&) = delete;
  CheckpointKeeper& operator=(CheckpointKeeper const&) = delete;

  /// Waits for the checkpoint that is being made.
  void stop();

 private:
  void look_until(std::stop_token stop);
  std::string trouble_of_a_look();

  CheckpointRoom room_;
  SigningKey key_;
  Settings settings_;
  std::mutex guard_;
  std::condition_variable_any stopped_;
  std::jthread thread_;  // last: ended before anything it uses
};

}  // namespace wardmote::store
