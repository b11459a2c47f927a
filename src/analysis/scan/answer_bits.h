#pragma once

#include <algorithm>
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

/// Whether a scan tells what it tells without replicates, as far as the world with the least maximum is below it, and the likeliest.
inline bool tells_what_some_world_is_below(Study const& study, ScanOptions options) {
  auto const with = scan(study, options);
  options.replicates = 0;
  auto const all = scan(study, options);
  auto const least = *std::ranges::min_element(with.maxima);
  std::size_t told = 0;
  for (auto const& cluster : all.clusters)
    if (told == 0 || cluster.statistic > least + 1e-9) {
      if (told == with.clusters.size() || with.clusters[told].statistic != cluster.statistic ||
          with.clusters[told].places != cluster.places || with.clusters[told].first != cluster.first)
        return false;
      ++told;
    }
  return told == with.clusters.size();
}

}  // namespace wardmote::analysis::scan
