#include "main/threads.h"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace wardmote {
namespace {

/// Takes tasks in their order until there are none; keeps the first failure.
class SharedTasks {
 public:
  SharedTasks(std::size_t count, analysis::Task const& task) : count_(count), task_(task) {}
  void work() {
    try {
      for (auto i = next_++; i < count_; i = next_++) task_(i);
    } catch (...) {
      std::lock_guard const lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      next_ = count_;
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::size_t count_;
  analysis::Task const& task_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

analysis::ForEach on_threads(std::size_t threads) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  if (threads == 1) return analysis::in_order;
  return [threads](std::size_t count, analysis::Task const& task) {
    SharedTasks tasks(count, task);
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < std::min(threads, count); ++i) others.emplace_back([&] { tasks.work(); });
      tasks.work();
    }
    tasks.rethrow();
  };
}

}  // namespace wardmote
