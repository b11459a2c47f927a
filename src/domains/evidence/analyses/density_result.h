#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wardmote::evidence {

/// A square of the map.
struct DensityCell {
  std::int64_t column = 0;  ///< from the west
  std::int64_t row = 0;     ///< from the south
  double per_km2 = 0;       ///< incidents a square kilometre over the whole period, by the kernel; four digits
  std::string area{};       ///< code of the area that its middle lies in; empty: not known
  friend bool operator==(DensityCell const&, DensityCell const&) = default;
};

/// A figure with its interval of 95 %.
struct DensityEstimate {
  double value = 0;
  double from = 0;
  double to = 0;
  friend bool operator==(DensityEstimate const&, DensityEstimate const&) = default;
};

/// What the densest cells, by what came before, held of what came later.
struct DensityAccuracy {
  double area_share = 0;  ///< of the region, by the cells taken
  double hits = 0;        ///< mean over ties
  DensityEstimate hit_rate{};
  DensityEstimate pai{};  ///< hit rate over the share of area
  DensityEstimate pei{};  ///< hits over the most that so many cells could have held
  friend bool operator==(DensityAccuracy const&, DensityAccuracy const&) = default;
};

struct DensityResult {
  std::int64_t incidents = 0;      ///< in the region, over the whole period
  std::int64_t outside = 0;        ///< with a public place outside of it
  std::int64_t without_place = 0;  ///< whose place is not public
  double bandwidth_m = 0;
  bool is_chosen = false;  ///< by likelihood, from what came before the held-out part
  bool at_bound = false;   ///< it is the narrowest or the widest that was tried
  double cell_m = 0;
  double latitude = 0;  ///< of the plane; see density_input.h
  double x_min = 0;     ///< south-west corner, metres
  double y_min = 0;
  std::int64_t cells = 0;                   ///< of the region
  double densest_area_share = 0;            ///< of the region, about one part in twenty
  double densest_incident_share = 0;        ///< of the incidents of the whole period that lie in it
  std::int64_t held_out = 0;                ///< incidents of the later part
  std::vector<DensityAccuracy> accuracy{};  ///< for 1, 2, 5 and 10 % of the area; empty if nothing was held out
  std::vector<DensityCell> shown{};  ///< densest first; those that rest on fewer than about five incidents are left out
  friend bool operator==(DensityResult const&, DensityResult const&) = default;
};

/// Canonical JSON, and back; nothing if the text is of another form.
std::string text_of(DensityResult const& result);
std::optional<DensityResult> density_result_of(std::string_view text);

/// The row of accuracy for the share that headlines speak of, if there is one.
DensityAccuracy const* accuracy_at_densest(DensityResult const& result);

}  // namespace wardmote::evidence
