#include "store/jobs/progress.h"

namespace wardmote::store {

bool Progress::tell(std::int64_t done, std::int64_t total, std::string_view words) {
  {
    std::scoped_lock const lock(guard_);
    told_.done = done;
    told_.total = total;
    told_.words = words;
  }
  return is_to_go_on();
}

JobProgress Progress::told() const {
  std::scoped_lock const lock(guard_);
  return told_;
}

}  // namespace wardmote::store
