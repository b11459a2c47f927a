#pragma once

namespace wardmote::analysis {

/// The values from `lower` to `upper`, both included. `upper` may be +infinity where the data set no bound.
struct Interval {
  double lower = 0;
  double upper = 0;
  bool contains(double value) const { return lower <= value && value <= upper; }
  friend bool operator==(Interval const&, Interval const&) = default;
};

}  // namespace wardmote::analysis
