#pragma once

#include <map>
#include <numeric>
#include <vector>

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/worlds.h"
#include "base/ensure.h"

/// For the tests of this folder: a replicate's world as a study of its own.
namespace wardmote::analysis::scan {

/// The cases of one replicate.
inline Study world_as_study(Study const& study, Prepared const& prepared, std::uint64_t seed, std::uint32_t replicate) {
  constexpr auto lanes = static_cast<std::uint32_t>(kernel::lanes);
  auto const lane = replicate % lanes, first = replicate - lane;
  std::vector<std::uint32_t> by_place(study.places.size());
  std::iota(by_place.begin(), by_place.end(), 0u);
  WorldMaker const worlds(prepared, seed, 0, by_place);
  auto made = study;
  auto const trials = study.controls;
  made.cases.clear();
  if (study.intervals == 1) {
    std::vector<std::int32_t> rows(study.places.size() * kernel::lanes);
    worlds.fill_rows(first, rows);
    for (std::uint32_t p = 0; p < study.places.size(); ++p)
      made.cases.push_back({p, 0, 0, static_cast<std::uint32_t>(rows[p * kernel::lanes + lane])});
  } else {
    auto const events = worlds.events(first);
    for (std::uint32_t p = 0; p < study.places.size(); ++p)
      for (auto at = events.starts[p]; at < events.starts[p + 1]; ++at)
        if (events.events[at] % kernel::lanes == lane)
          made.cases.push_back({p, events.events[at] / static_cast<std::uint32_t>(kernel::lanes), 0, 1});
  }
  return made;
}

/// Bernoulli: who is no case is a control.
inline void complete_controls(Study const& study, Study& made) {
  if (study.model != Model::bernoulli) return;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> left;
  for (auto const& one : study.cases) left[{one.place, one.interval}] += one.count;
  for (auto const& one : study.controls) left[{one.place, one.interval}] += one.count;
  for (auto const& one : made.cases) left[{one.place, one.interval}] -= one.count;
  made.controls.clear();
  for (auto const& [where, count] : left) {
    ENSURE(count >= 0);
    made.controls.push_back({where.first, where.second, 0, static_cast<std::uint32_t>(count)});
  }
}

}  // namespace wardmote::analysis::scan
