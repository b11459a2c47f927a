#pragma once

#include <vector>

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/likelihood.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// How the windows of a zone are put in groups that are tested at once, by how many cases a zone expects in an interval.
/// It changes how long a walk takes, and nothing else.
class Tilings {
 public:
  /// For windows of up to `expected_max` expected cases. `singly`: each length by itself (needed where counts too low are looked for, or
  /// where windows have one end). The cases may be those of several types together.
  Tilings(Likelihood const& likelihood, double expected_max, std::uint32_t shortest, std::uint32_t longest, bool singly,
          std::size_t types = 1);
  std::vector<kernel::Group> const& for_density(double expected_an_interval) const;

 private:
  std::vector<std::vector<kernel::Group>> by_octave_;
};

}  // namespace wardmote::analysis::scan
