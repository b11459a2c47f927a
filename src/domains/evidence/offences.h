#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/severity/change.h"
#include "analysis/severity/weights.h"
#include "domains/evidence/published_value.h"

namespace wardmote::evidence {

/// What one release says of an offence in one city and year (table 35-10-0177).
struct OffenceYear {
  std::string city;
  int year = 0;
  std::string offence;
  double incidents = 0;
  double rate = 0;           ///< for each 100,000 residents, as published; 0 if not
  double share_percent = 0;  ///< of the city's index, as published
};

/// One offence's part in the index of a city in a year. The parts do not overlap; what no row names is in the last.
struct OffencePart {
  std::string offence;  ///< as published, or a remainder's name
  bool is_remainder = false;
  double share = 0;              ///< of the index, 0..1
  std::optional<double> points;  ///< index points; where the index itself is published
  std::optional<double> incidents;
  std::optional<analysis::severity::Change> change;  ///< of the rate from the year before
};

/// A weight recovered from the published shares of several cities (analysis/severity/weights.h).
struct OffenceWeight {
  std::string offence;
  analysis::severity::RecoveredWeight weight;
};

/// The values of the table, row by row made into offences.
std::vector<OffenceYear> offence_years(std::vector<PublishedValue> const& values);

/// The parts of a city's index in a year, the largest first. `index` if it is published.
std::vector<OffencePart> parts_of_index(std::vector<OffenceYear> const& years, std::string const& city, int year,
                                        std::optional<double> index);

/// Weights of the single violations, from the cities whose index of that year is given (city, index).
struct CityIndex {
  std::string city;
  double index = 0;
};
std::vector<OffenceWeight> weights_of(std::vector<OffenceYear> const& years, int year,
                                      std::vector<CityIndex> const& indices);

}  // namespace wardmote::evidence
