#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "domains/evidence/incident.h"

namespace wardmote::evidence {

/// Counts incidents by month, offence and area while a file is read. Holds at most as many counts as `is_full` allows
/// between two calls of `take`: a file of any length is counted in constant memory.
class IncidentTally {
 public:
  static constexpr std::size_t counts_max = 200'000;

  IncidentTally();
  ~IncidentTally();

  void add(Incident const& incident);
  bool is_full() const;
  /// What was counted since the last time, by month, offence and area.
  std::vector<IncidentCount> take();

 private:
  struct Counts;
  std::unique_ptr<Counts> counts_;
};

}  // namespace wardmote::evidence
