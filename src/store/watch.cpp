#include "store/watch.h"

namespace wardmote::store {
namespace {

constexpr std::chrono::milliseconds interval{500};

}  // namespace

std::uint64_t Watch::changes() {
  std::call_once(begun_, [&] { thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); }); });
  return changes_.load(std::memory_order_acquire);
}

void Watch::run(std::stop_token stop) {
  std::unique_lock lock(guard_);
  look();
  while (!ended_.wait_for(lock, stop, interval, [&] { return stop.stop_requested(); })) look();
}

void Watch::look() {
  auto const now = ask_();
  if (!now || now == seen_) return;
  seen_ = now;
  changes_.fetch_add(1, std::memory_order_release);
}

}  // namespace wardmote::store
