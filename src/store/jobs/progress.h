#pragma once

#include <mutex>
#include <stop_token>
#include <string_view>

#include "base/refusal.h"
#include "store/jobs/job.h"

namespace wardmote::store {

/// What a handler says while it works, and where it hears that it is to stop. Safe to use from many threads. Telling
/// costs no query, so it may be done after every row and inside a transaction: what was told last is written with the
/// next beat.
class Progress {
 public:
  /// Says how far the work has come; answers whether to go on.
  bool tell(std::int64_t done, std::int64_t total, std::string_view words);
  bool is_to_go_on() const { return !stop_.stop_requested(); }
  /// For a handler that waits.
  std::stop_token stop_token() const { return stop_.get_token(); }
  /// What a handler gives that was told to stop before it was done (job_stopped).
  static std::unexpected<base::Refusal> stopped() { return base::refuse(base::RefusalCode::job_stopped); }

  JobProgress told() const;
  void ask_to_stop() { stop_.request_stop(); }

 private:
  mutable std::mutex guard_;
  JobProgress told_;
  std::stop_source stop_;
};

}  // namespace wardmote::store
