#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "domains/evidence/dataset.h"

namespace wardmote::evidence {

/// What is computed from one version of a dataset, kept for the next who asks: a version never changes. Lost with the process
/// and made again; of an older version nothing is kept. Safe from all threads; two who ask at once may both make it.
template <class Made>
class KeptByVersion {
 public:
  template <class Make>
  std::shared_ptr<Made const> get(base::Id<Dataset> dataset, base::Id<DatasetVersion> version, Make make) {
    if (auto const kept = find(dataset, version)) return kept;
    auto const made = std::make_shared<Made const>(make());
    std::lock_guard const lock(mutex_);
    kept_.insert_or_assign(dataset, Kept{version, made});
    return made;
  }

 private:
  struct Kept {
    base::Id<DatasetVersion> version;
    std::shared_ptr<Made const> made;
  };

  std::shared_ptr<Made const> find(base::Id<Dataset> dataset, base::Id<DatasetVersion> version) {
    std::lock_guard const lock(mutex_);
    auto const at = kept_.find(dataset);
    return at != kept_.end() && at->second.version == version ? at->second.made : nullptr;
  }

  std::mutex mutex_;
  std::map<base::Id<Dataset>, Kept> kept_;
};

}  // namespace wardmote::evidence
