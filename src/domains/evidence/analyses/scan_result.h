#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::evidence {

/// Incidents of an area, and how many would be expected.
struct AreaOutcome {
  std::string code{};
  std::int64_t observed = 0;
  double expected = 0;
  friend bool operator==(AreaOutcome const&, AreaOutcome const&) = default;
};

/// A place and a time with more incidents than expected.
struct ScanCluster {
  std::vector<AreaOutcome> areas{};  ///< in its time; nearest to its middle first
  base::LocalDate from{};
  base::LocalDate to{};  ///< included
  std::int64_t observed = 0;
  double expected = 0;
  double relative_risk = 0;  ///< inside against outside; `own_level`: observed / expected
  double radius_km = 0;
  double statistic = 0;
  std::int64_t worlds_as_strong = 0;        ///< of the simulated worlds without a cluster
  double p_value = 1;                       ///< (1 + worlds_as_strong) / (1 + replicates)
  std::optional<double> recurrence_days{};  ///< prospective: once in so many days by chance
  std::vector<std::int64_t> observed_by_step{};
  std::vector<double> expected_by_step{};
  friend bool operator==(ScanCluster const&, ScanCluster const&) = default;
};

/// What would have been found, had it been there: see detectable_risk.h.
struct Power {
  std::string area{};  ///< the one in the middle, by what is expected in it
  int days = 0;
  double expected = 0;                    ///< incidents in it, in so many days
  std::optional<double> relative_risk{};  ///< the smallest found four times in five; null: none up to 50
  friend bool operator==(Power const&, Power const&) = default;
};

struct ScanResult {
  std::int64_t incidents = 0;          ///< that went in
  std::int64_t without_area = 0;       ///< of the same choice, without a published area
  std::int64_t in_areas_left_out = 0;  ///< in an area without a position, or with fewer residents than a rate needs
  std::int64_t replicates = 0;
  std::vector<base::LocalDate> step_starts{};  ///< and, last, the day after the period
  std::vector<AreaOutcome> areas{};            ///< over the whole period, by code
  std::vector<ScanCluster> clusters{};         ///< likeliest first; those of chance alone but for the first left out
  Power power{};
  friend bool operator==(ScanResult const&, ScanResult const&) = default;
};

/// A cluster counts as one if fewer worlds without a cluster than this share show one as strong.
inline constexpr double chance_share_max = 0.05;

/// Whether a cluster was found that chance alone seldom shows.
bool has_cluster(ScanResult const& result);

/// Canonical JSON: members in the order of their names, numbers in the shortest form that reads back the same. And back;
/// nothing if the text is of another form.
std::string text_of(ScanResult const& result);
std::optional<ScanResult> scan_result_of(std::string_view text);

}  // namespace wardmote::evidence
