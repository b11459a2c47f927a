#include "store/transparency/checkpoint_keeper.h"

namespace wardmote::store {

CheckpointKeeper::CheckpointKeeper(CheckpointRoom room, SigningKey key, Settings settings)
    : room_(std::move(room)), key_(std::move(key)), settings_(std::move(settings)) {
  thread_ = std::jthread([this](std::stop_token stop) { look_until(std::move(stop)); });
}

void CheckpointKeeper::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void CheckpointKeeper::look_until(std::stop_token stop) {
  std::string told;
  while (!stop.stop_requested()) {
    auto const trouble = trouble_of_a_look();
    if (!trouble.empty() && trouble != told) settings_.tell_trouble(trouble);
    told = trouble;
    std::unique_lock lock(guard_);
    stopped_.wait_for(lock, stop, settings_.look_every, [] { return false; });
  }
}

/// The one boundary at which what the database throws is caught: the next look tries again.
std::string CheckpointKeeper::trouble_of_a_look() {
  try {
    auto const made = make_checkpoint_if_due(room_, key_, settings_.terms);
    return made ? "" : base::filled(base::sentence_of(made.error().code), made.error().values);
  } catch (std::exception const& failure) {
    return failure.what();
  }
}

}  // namespace wardmote::store
