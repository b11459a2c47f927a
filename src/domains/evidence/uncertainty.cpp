#include "domains/evidence/uncertainty.h"

#include "analysis/severity/calibration.h"

namespace wardmote::evidence {

namespace severity = analysis::severity;

Uncertainty uncertainty_of(SeverityIndex index) {
  switch (index) {
    case SeverityIndex::csi_total: return {severity::ontario_2021_2024, severity::ontario_2021_2024_cautious};
    case SeverityIndex::csi_violent:
      return {severity::ontario_2021_2024_violent, severity::ontario_2021_2024_violent_cautious};
    case SeverityIndex::csi_nonviolent: break;
  }
  return {severity::ontario_2021_2024_nonviolent, severity::ontario_2021_2024_nonviolent_cautious};
}

}  // namespace wardmote::evidence
