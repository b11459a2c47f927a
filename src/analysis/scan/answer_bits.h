#pragma once

#include <string>

#include "analysis/scan/scan.h"

/// For the tests of this folder.
namespace wardmote::analysis::scan {

/// The bits of an answer's clusters and maxima: two answers are the same to the last bit if these are equal.
inline std::string bits_of(ScanAnswer const& answer) {
  std::string bits;
  auto const add = [&](double value) { bits.append(reinterpret_cast<char const*>(&value), sizeof value); };
  for (auto const& cluster : answer.clusters) {
    for (double const value : {cluster.observed, cluster.expected, cluster.statistic, cluster.p_value, cluster.radius})
      add(value);
    for (auto const place : cluster.places) add(place);
  }
  for (auto const maximum : answer.maxima) add(maximum);
  return bits;
}

}  // namespace wardmote::analysis::scan
