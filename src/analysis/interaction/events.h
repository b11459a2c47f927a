#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// What happened where and when. See docs/methods/near_repeat.md.
namespace wardmote::analysis::interaction {

/// One event; x, y in metres of a plane, `day` counted from any day. Events of one stratum may exchange their days under
/// chance, others may not: a beat, a season, or both make a stratum where each has a rhythm of its own.
struct Event {
  double x = 0;
  double y = 0;
  std::int32_t day = 0;
  std::uint32_t stratum = 0;
  friend auto operator<=>(Event const&, Event const&) = default;
};

/// The numbers of the events in ascending order of (x, y, day, stratum): everything is computed in this order, so that the
/// order of rows changes no bit of any result.
std::vector<std::uint32_t> canonical_order(std::span<Event const> events);

}  // namespace wardmote::analysis::interaction
