#pragma once

#include <algorithm>
#include <chrono>

namespace wardmote::store {

/// When to try again to reach a server that could not be reached: at once after a success, then after a pause that doubles
/// up to `pause_max`, and one try at a time. Whoever may not try fails at once, as the last try did: nobody who asks for a
/// page waits in a queue of connections that cannot be made.
class Reconnecting {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::milliseconds pause_min{50}, pause_max{500};

  bool may_try(Moment now) const { return pause_.count() == 0 || (now >= next_try_ && !is_trying_); }
  void begin() { is_trying_ = true; }
  void succeed() { *this = {}; }
  void fail(Moment now) {
    pause_ = std::clamp(pause_ * 2, pause_min, pause_max);
    next_try_ = now + pause_;
    is_trying_ = false;
  }

 private:
  std::chrono::milliseconds pause_{0};
  Moment next_try_{};
  bool is_trying_ = false;
};

}  // namespace wardmote::store
