#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/area.h"

namespace wardmote::evidence {

/// A place as a dataset names it.
struct PlaceName {
  std::string dataset;
  std::string area;
};

/// A list of places that the board is compared with (catalog/comparators.yaml).
struct ComparatorList {
  std::string slug;
  Bilingual name;
  Bilingual note;
  std::string dataset;
  std::vector<AreaKind> area_kinds;
  double population_min = 0;
  std::optional<double> population_floor;  ///< of places whose population is not published with their value
  PlaceName own;
};

struct Comparators {
  std::vector<ComparatorList> lists;
  Bilingual own_name;
  std::string caution_source;  ///< address of the publisher's own caution about the index
  PlaceName own_series;
  /// The list of that slug (an empty one: the first). Refuses comparators_unknown.
  base::Answer<ComparatorList> list_called(std::string const& slug) const;
};

/// The lists that a YAML text holds. Refuses mapping_invalid with the place that is wrong.
base::Answer<Comparators> comparators_of(std::string_view yaml, std::string_view file);

}  // namespace wardmote::evidence
