#pragma once

#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/exact_law.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::cooccurrence {

/// What p-values sets of factors can reach by their support alone, when `marked` of `all` discussions have the outcome.
class Attainable {
 public:
  Attainable(LogFactorials const& factorials, std::uint32_t all, std::uint32_t marked, Alternative alternative);
  /// The least p-value of a set with this support.
  double at(std::size_t support) const { return own_[support]; }
  /// The least of all sets with at most this support; 1 for 0, and 0 beyond all supports: nothing reaches that.
  double up_to(std::size_t support) const { return support < least_.size() ? least_[support] : 0; }
  std::size_t supports() const { return own_.size(); }  ///< 0 … all
  /// The next support at which up_to falls; one beyond all if it never does.
  std::size_t next(std::size_t support) const;

 private:
  std::vector<double> own_, least_;
};

}  // namespace wardmote::analysis::cooccurrence
