#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domains/evidence/analyses/scan_request.h"
#include "domains/evidence/analyses/scan_result.h"

namespace wardmote::evidence {

/// What became of clusters from one scan to the next, of those that chance alone seldom shows (analysis/scan/follow.h).
struct ScanFollowing {
  struct Followed {
    std::int64_t rank = 0;  ///< of the scan's clusters; 1: the likeliest
    bool is_new = true;
    base::LocalDate since{};  ///< last day of the scan that showed it first
    friend bool operator==(Followed const&, Followed const&) = default;
  };
  struct Ended {
    std::vector<std::string> areas{};  ///< codes
    base::LocalDate from{}, to{};
    base::LocalDate since{};
    friend bool operator==(Ended const&, Ended const&) = default;
  };
  std::vector<Followed> now{};
  std::vector<Ended> ended{};
  friend bool operator==(ScanFollowing const&, ScanFollowing const&) = default;
};

/// A scan that is done; `following` of one that was itself a repetition.
struct ScanDone {
  ScanRequest const& request;
  ScanResult const& result;
  std::optional<ScanFollowing> following{};
};

/// What became of the clusters of `before`.
ScanFollowing followed(ScanDone const& before, ScanRequest const& request, ScanResult const& result);

/// Canonical JSON, and back; nothing if the text is of another form.
std::string text_of(ScanFollowing const& following);
std::optional<ScanFollowing> scan_following_of(std::string_view text);

}  // namespace wardmote::evidence
