#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/scan/input/calendar.h"

/// Clusters followed from one scan to the next.
namespace wardmote::analysis::scan {

/// A cluster as a scan showed it.
struct Sighting {
  std::vector<std::string> places;
  Day first{}, last{};  ///< both included
  bool is_high = true;
  Day since{};  ///< last day of the scan that showed it first
};

/// What became of clusters.
struct Following {
  struct Now {
    bool is_new = true;
    Day since{};
  };
  std::vector<Now> now;            ///< of each cluster of now
  std::vector<std::size_t> ended;  ///< those of before that none of now continues
};

/// A cluster continues one of before if both are of too many cases (or both of too few) and they share a place and a day; it
/// is then there since the earliest that it continues. Else it is new since `today`.
Following follow(std::span<Sighting const> before, std::span<Sighting const> now, Day today);

}  // namespace wardmote::analysis::scan
