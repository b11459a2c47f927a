#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "analysis/interval.h"

/// Offence weights recovered from what Statistics Canada publishes: a kind's share of the index times the index gives
/// its points; times the population, over its incidents, gives the weight of one - in index points x persons. Take all
/// places from ONE release: weights change every few years, and earlier years are revised with them.
namespace wardmote::analysis::severity {

/// What one release says of one kind of offence in one place and year. Half widths are half the last printed digit.
struct PublishedShare {
  double incidents = 0;
  double share = 0, share_half_width = 0;  ///< of the index, 0..1
  double index = 0, index_half_width = 0;  ///< index points
  double population = 0;                   ///< persons
};

enum class WeightOutcome {
  recovered,
  no_incidents,  ///< no place had an incident and a share: nothing to recover from
};

struct RecoveredWeight {
  WeightOutcome outcome = WeightOutcome::recovered;
  std::size_t places_used = 0;
  double median = 0, lowest = 0, highest = 0;  ///< over the places, from the printed values; index points x persons
  /// The weights that every place allows, given how its figures were rounded. Nothing if no single weight fits them
  /// all: the kind is a mix of offences, or the figures are of different releases.
  std::optional<Interval> allowed_by_rounding;
};

/// The weight of one kind of offence. Places without incidents or without a share are left out. Requires finite
/// figures, incidents and shares >= 0, index and population > 0, half widths >= 0.
RecoveredWeight recover_weight(std::span<PublishedShare const> places);

/// One place's weight by interval arithmetic, the published rounding carried through. Requires incidents > 0.
Interval weight_allowed_by(PublishedShare const& place);

/// The index that counts, weights and a share imply: (w n / population) / share, as an interval over the weight's
/// interval and the share's rounding. Requires incidents, population > 0 and share > share_half_width.
Interval index_implied(double incidents, Interval weight, double share, double share_half_width, double population);

}  // namespace wardmote::analysis::severity
