#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "store/database.h"
#include "store/jobs/attempt.h"

namespace wardmote::store {

using Handlers = std::map<std::string, Handler>;  ///< by Job::kind

struct WorkerTerms {
  std::string name;                                            ///< for people: machine and process
  int threads = 1;                                             ///< how many jobs at once
  std::chrono::microseconds lease = std::chrono::seconds{60};  ///< how long a worker that died is waited for
  std::chrono::milliseconds beat = std::chrono::seconds{1};    ///< how often progress is written, a cancel is heard
  std::chrono::milliseconds poll = std::chrono::seconds{1};    ///< how often is looked for what others have added
  std::function<void(std::string_view)> tell_trouble = [](std::string_view) {};  ///< for the log, in words: an
                                                                                 ///< attempt failed, or the database
                                                                                 ///< could not be asked. From any
                                                                                 ///< thread of the worker
};

/// Does jobs on threads of its own, from when it is made until it is stopped. The database and the clock outlive it.
/// What fails in the database is said to `tell_trouble` and tried again; a job whose outcome cannot be written is begun
/// again by whoever finds its lease run out.
class Worker {
 public:
  /// At least one handler and one thread; at least three beats in a lease (ENSURE).
  Worker(Database& database, base::Clock const& clock, Handlers handlers, WorkerTerms terms);
  ~Worker() { stop(); }
  Worker(Worker const&) = delete;
  Worker& operator=(Worker const&) = delete;

  /// Looks for work now; said after a job was added here, and safe to say from any thread.
  void notify();
  /// Takes no more jobs, tells all handlers to stop, and waits until they gave back what they have. Said by one thread.
  void stop();

 private:
  struct Running {
    JobLease lease;
    Progress progress{};
  };

  void work(std::stop_token stop, int number);
  bool work_once(Claim const& claim);
  void run(Job const& job);
  void beat(std::stop_token stop);
  void beat_once();
  bool begins(std::shared_ptr<Running> const& running);
  bool is_stopping_after(std::chrono::milliseconds wait);
  template <class Work>
  bool try_to(Work work);

  Database& database_;
  base::Clock const& clock_;
  Handlers handlers_;
  WorkerTerms terms_;
  std::mutex guard_;  // of the next four
  std::condition_variable_any called_;
  std::uint64_t calls_ = 0;
  bool is_stopping_ = false;
  std::vector<std::shared_ptr<Running>> running_;
  std::jthread heart_;
  std::vector<std::jthread> threads_;  // last: ended before anything they use
};

}  // namespace wardmote::store
