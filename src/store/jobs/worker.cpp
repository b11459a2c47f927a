#include "store/jobs/worker.h"

#include "base/ensure.h"

namespace wardmote::store {
namespace {

std::set<std::string> kinds_of(Handlers const& handlers) {
  std::set<std::string> kinds;
  for (auto const& [kind, handler] : handlers) kinds.insert(kind);
  return kinds;
}

}  // namespace

Worker::Worker(Database& database, base::Clock const& clock, Handlers handlers, WorkerTerms terms)
    : database_(database), clock_(clock), handlers_(std::move(handlers)), terms_(std::move(terms)) {
  ENSURE(!handlers_.empty() && terms_.threads >= 1 && terms_.beat * 3 <= terms_.lease);
  heart_ = std::jthread([this](std::stop_token stop) { beat(std::move(stop)); });
  for (int number = 1; number <= terms_.threads; ++number)
    threads_.emplace_back([this, number](std::stop_token stop) { work(std::move(stop), number); });
}

void Worker::notify() {
  {
    std::scoped_lock const lock(guard_);
    ++calls_;
  }
  called_.notify_all();
}

/// The heart beats until the last handler has ended: it may need its lease until then.
void Worker::stop() {
  {
    std::scoped_lock const lock(guard_);
    is_stopping_ = true;
    for (auto const& running : running_) running->progress.ask_to_stop();
  }
  called_.notify_all();
  for (auto& thread : threads_) thread.request_stop();
  threads_.clear();
  heart_ = {};
}

void Worker::work(std::stop_token stop, int number) {
  Claim const claim{
      .kinds = kinds_of(handlers_), .worker = terms_.name + " " + std::to_string(number), .duration = terms_.lease};
  std::unique_lock lock(guard_);
  while (!stop.stop_requested()) {
    auto const calls_heard = calls_;
    lock.unlock();
    auto const has_worked = work_once(claim);
    lock.lock();
    if (!has_worked) called_.wait_for(lock, stop, terms_.poll, [&] { return calls_ != calls_heard; });
  }
}

/// Whether there was something to do.
bool Worker::work_once(Claim const& claim) {
  std::optional<Job> job;
  try_to([&] { job = claim_job(database_, clock_, claim); });
  if (job) run(*job);
  return job.has_value();
}

/// While the outcome cannot be written, the lease is held on to, for as long as it would last without: the work was done, and
/// is not to be done again.
void Worker::run(Job const& job) {
  auto const running = std::make_shared<Running>(*job.lease);
  auto const outcome = begins(running) ? attempt(handlers_.at(job.kind), job, running->progress) : Outcome(Stopped{});
  if (auto const* const failure = std::get_if<JobFailure>(&outcome); failure && !failure->is_final)
    terms_.tell_trouble(job.kind + " " + job.id.text() + " failed: " + failure->reason);
  for (auto waited = 0 * terms_.beat; waited < terms_.lease; waited += terms_.beat) {
    if (try_to([&] { settle(database_, *job.lease, outcome, clock_.now()); })) break;
    if (is_stopping_after(terms_.beat)) break;
  }
  std::scoped_lock const lock(guard_);
  std::erase(running_, running);
}

/// Whether the job is still to be begun; if not, it is given back.
bool Worker::begins(std::shared_ptr<Running> const& running) {
  std::scoped_lock const lock(guard_);
  if (is_stopping_) return false;
  running_.push_back(running);
  return true;
}

bool Worker::is_stopping_after(std::chrono::milliseconds wait) {
  std::unique_lock lock(guard_);
  return called_.wait_for(lock, wait, [&] { return is_stopping_; });
}

void Worker::beat(std::stop_token stop) {
  std::unique_lock lock(guard_);
  while (!called_.wait_for(lock, stop, terms_.beat, [&] { return stop.stop_requested(); })) {
    lock.unlock();
    beat_once();
    lock.lock();
  }
}

void Worker::beat_once() {
  std::unique_lock lock(guard_);
  auto const all = running_;
  lock.unlock();
  for (auto const& running : all)
    try_to([&] {
      auto const until = clock_.now() + terms_.lease;
      if (keep_job(database_, running->lease, until, running->progress.told()) != GoOn::yes)
        running->progress.ask_to_stop();
    });
}

/// Whether it could be done.
template <class Work>
bool Worker::try_to(Work work) {
  try {
    work();
    return true;
  } catch (std::exception const& error) {
    terms_.tell_trouble(error.what());
    return false;
  }
}

}  // namespace wardmote::store
