#include "store/jobs/schedule.h"

namespace wardmote::store {
namespace {

constexpr std::chrono::minutes interval{1};

}  // namespace

Schedule::Schedule(Database& database, base::Clock const& clock, BoardId board, std::vector<Recurring> work,
                   std::function<void(std::string_view)> tell_trouble)
    : database_(database),
      clock_(clock),
      board_(board),
      work_(std::move(work)),
      tell_trouble_(std::move(tell_trouble)),
      thread_([this](std::stop_token stop) { run(std::move(stop)); }) {}

void Schedule::run(std::stop_token stop) {
  std::unique_lock lock(guard_);
  look();
  while (!ended_.wait_for(lock, stop, interval, [&] { return stop.stop_requested(); })) look();
}

void Schedule::look() {
  try {
    for (auto const& work : work_) add_next(database_, clock_, board_, work);
  } catch (std::exception const& error) {
    tell_trouble_(error.what());
  }
}

}  // namespace wardmote::store
