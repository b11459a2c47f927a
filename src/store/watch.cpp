#include "store/watch.h"

namespace wardmote::store {

std::uint64_t Watch::changes() {
  std::call_once(begun_, [&] { thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); }); });
  return changes_.load(std::memory_order_acquire);
}

void Watch::run(std::stop_token stop) {
  std::unique_lock lock(guard_);
  look();
  while (!ended_.wait_for(lock, stop, interval, [&] { return stop.stop_requested(); })) look();
}

void Watch::count_change() {
  changes_.fetch_add(1, std::memory_order_release);
  if (tell_) tell_();
}

void Watch::look() {
  auto const now = ask_();
  if (!now) {
    if (++missed_ == blind_max / interval) count_change();
    return;
  }
  if (now != seen_ || missed_ > 0) count_change();
  seen_ = now;
  missed_ = 0;
}

}  // namespace wardmote::store
