#pragma once

#include "analysis/severity/scale.h"
#include "domains/evidence/claim.h"

namespace wardmote::evidence {

/// How uncertain a published index is, by analysis/severity/calibration.h. Each of the three indices scatters in its
/// own way.
struct Uncertainty {
  analysis::severity::SeverityModel typical;
  analysis::severity::SeverityModel cautious;  ///< every place scatters as widely as those that scattered most
};

Uncertainty uncertainty_of(SeverityIndex index);

}  // namespace wardmote::evidence
