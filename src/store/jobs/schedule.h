#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "store/board_id.h"
#include "store/database.h"

namespace wardmote::store {

/// Work that is to be done again and again, by one process of however many there are.
struct Recurring {
  std::string kind;  ///< Job::kind
  std::chrono::minutes every;
};

/// Adds the job of that kind that comes next, unless one is waiting or running: at once if there never was one, else
/// `every` after the last began to be due. Two processes that ask at once add one. Nobody asked for it, so it has no
/// audit entry; what it does has. Whether it added one.
bool add_next(Database& database, base::Clock const& clock, BoardId board, Recurring const& work);

/// Sees to it on a thread of its own, every minute, that each of these is waiting or running. What fails is said to
/// `tell_trouble` and tried again. The database and the clock outlive it.
class Schedule {
 public:
  Schedule(Database& database, base::Clock const& clock, BoardId board, std::vector<Recurring> work,
           std::function<void(std::string_view)> tell_trouble);

 private:
  void run(std::stop_token stop);
  void look();

  Database& database_;
  base::Clock const& clock_;
  BoardId board_;
  std::vector<Recurring> work_;
  std::function<void(std::string_view)> tell_trouble_;
  std::mutex guard_;
  std::condition_variable_any ended_;
  std::jthread thread_;  // last: ended before anything it uses
};

}  // namespace wardmote::store
