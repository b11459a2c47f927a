#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/scan/follow.h"
#include "base/refusal.h"

namespace wardmote {

struct ScanJob;

/// Which clusters are followed: those whose p-value is at most `p`, and that chance shows no oftener than once in so many days.
struct FollowLimits {
  double p = 0.05;
  std::optional<double> days{};
};

/// The clusters that an earlier scan showed and that are followed.
struct EarlierScan {
  FollowLimits limits;
  std::vector<analysis::scan::Sighting> sightings;
  std::vector<std::string> reports;  ///< of each: what the earlier answer says of it, as JSON
};

/// Reads the JSON answer of an earlier scan. Refuses file_unreadable, and scan_data_invalid if it is none, if it was made in another
/// way (model, window, distances, replicates), or if it ends after this one.
base::Answer<EarlierScan> read_earlier(std::string const& file, FollowLimits const& limits, ScanJob const& job);

/// The answer of a scan (JSON) with what became of its clusters and of the earlier ones: `status` and `since` of each cluster,
/// null for one that is not followed, and `ended`.
std::string with_what_became(std::string const& answer, EarlierScan const& earlier);

}  // namespace wardmote
