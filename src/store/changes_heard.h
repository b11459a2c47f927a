#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>

namespace wardmote::store {

/// Who is told that data may have changed. Safe from all threads.
class ChangesHeard {
 public:
  /// Calls `hear` at each change for as long as what this gives is kept, on whichever thread makes or sees the change: so it
  /// waits for nothing and throws nothing. Once the hearing is given up, it is called no more.
  std::shared_ptr<void> hear(std::function<void()> hear) {
    std::lock_guard const lock(all_->guard);
    auto const at = all_->hearers.insert(all_->hearers.end(), std::move(hear));
    return {nullptr, [all = all_, at](void*) {
              std::lock_guard const alone(all->guard);
              all->hearers.erase(at);
            }};
  }

  void tell() const {
    std::lock_guard const lock(all_->guard);
    for (auto const& hear : all_->hearers) hear();
  }

 private:
  struct All {
    std::mutex guard;
    std::list<std::function<void()>> hearers;
  };
  std::shared_ptr<All> all_ = std::make_shared<All>();
};

}  // namespace wardmote::store
