#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The inner loops of the Monte Carlo scan: 32 replicates side by side. They only find windows that may beat a lane's
/// best; what a window is worth is computed elsewhere, in one way for all instructions. So the answer does not depend on
/// which of these is chosen. No standard library here: the files are compiled for processors that others lack.
namespace wardmote::analysis::scan::kernel {

inline constexpr std::size_t lanes = 32;

/// Thresholds by bucket of expected cases, lanes side by side; null if that side is not scanned. A count above `high`,
/// or below `low`, may be a new best. All counts are modulo the range of Count; a count that is no hit lies within half
/// of it of its threshold.
template <class Count>
struct Thresholds {
  Count const* high = nullptr;
  Count const* low = nullptr;
};

/// Called where a lane may have a new best, with the counts of all lanes. It may change the thresholds.
template <class Count>
using Hit = void (*)(void* context, std::size_t first, std::size_t second, Count const* counts);

/// So many places are added before a test, at least and at most, a power of two; fewer if counts would leave the range of Count.
inline constexpr std::size_t shortest_stretch = 4, longest_stretch = 64;

/// A zone that grows place by place: of each its row, and the bucket of the zone that ends with it; ascending.
struct GrowingZone {
  std::uint32_t const* places;
  std::uint16_t const* buckets;
  std::size_t count;
};

/// … walked by itself: row p of `rows` are the counts of place p.
template <class Count>
struct ZoneWalk {
  Count const* rows;
  GrowingZone zone;
  std::size_t together_max;  ///< places before a test
  Thresholds<Count> thresholds;
  Hit<Count> hit;  ///< (context, position, 0, counts)
  void* context;
};

/// So many zones around neighbouring centres are walked side by side: what one of them reads is still at hand for the others.
inline constexpr std::size_t zones_side_by_side = 4;

/// Two blocks of lanes that grow by the same zones, and whose counts of a place stay below 256: row p of `rows` holds those of
/// the first block plus 256 times those of the second. The counts of `together` rows (1, 2, 4 or 8) stay below 256 too.
struct PairWalk {
  std::uint16_t const* rows;
  std::uint32_t together;
  GrowingZone zones[zones_side_by_side];
  std::size_t zone_count;
  std::size_t together_max;  ///< as in ZoneWalk
  Thresholds<std::int16_t> thresholds[2];
  Hit<std::int16_t> hit;  ///< (context, position, zone, counts)
  void* contexts[2];      ///< of the two blocks
};

inline constexpr std::uint32_t longest_step = 8;

/// Windows of `shortest` to `longest` intervals that begin at `step`, up to `longest_step`, neighbouring intervals are tested at once.
struct Group {
  std::uint32_t shortest;
  std::uint32_t longest;
  std::uint32_t step;
};

/// Where a group's first step begins, and how many steps it has, so that its windows end at `first_end` or later.
struct Steps {
  std::uint32_t from, count;
};
static inline Steps steps_of(Group const& group, std::uint32_t intervals, std::uint32_t first_end) {
  auto const from = first_end > group.longest ? first_end - group.longest : 0u;
  if (from + group.shortest > intervals) return {from, 0};
  return {from, (intervals - group.shortest - from) / group.step + 1};
}

/// How many of the steps have all their windows end within the study; windows reach so many intervals from a step's beginning.
static inline std::uint32_t steps_within(Steps steps, Group const& group, std::uint32_t reach,
                                         std::uint32_t intervals) {
  if (steps.from + reach > intervals) return 0;
  auto const within = (intervals - steps.from - reach) / group.step + 1;
  return within < steps.count ? within : steps.count;
}

/// One zone over time, with what has been added to it. Windows end at `first_end` or later.
template <class Count>
struct TimeWalk {
  Count* daily;   ///< intervals x lanes: counts of the zone
  Count* prefix;  ///< (intervals + 1) x lanes; entry 0 is 0
  std::uint32_t intervals;
  std::uint32_t first_end;
  double const* cumulative;      ///< expected cases before each interval; intervals + 1
  std::uint16_t const* buckets;  ///< of the groups' steps one after the other, see steps_of
  Group const* groups;
  std::size_t group_count;
  Thresholds<Count> thresholds;
  Hit<Count> hit;  ///< (context, first interval, end, counts)
  void* context;
};

/// Windows that end with the last interval, of one zone.
template <class Count>
struct AliveWalk {
  Count const* daily;  ///< intervals x lanes
  std::uint32_t intervals;
  std::uint32_t last_first;      ///< windows begin there or earlier
  std::uint16_t const* buckets;  ///< of the window that begins with each interval
  Thresholds<Count> thresholds;
  Hit<Count> hit;  ///< (context, first interval, intervals, counts)
  void* context;
};

/// The log-likelihood ratios of counts of one type of several, in a window with about so many expected cases: in whole steps, and never less
/// than they are. Entry i is for counts from `base` + i * 2^shift to before those of the next; the first for all below too, the
/// last for all above.
inline constexpr std::size_t ratio_entries = 32;
inline constexpr std::uint8_t ratio_unbounded = 255;
struct alignas(64) RatiosOfCounts {
  std::uint8_t entries[ratio_entries];
  std::int32_t base, shift;
};

/// Whether entry i is for the count i. If it is so of a bucket, then also of those of fewer expected cases, where `high` ratios are told.
static inline bool is_plain(RatiosOfCounts const& ratios) { return (ratios.base | ratios.shift) == 0; }

/// … by bucket of expected cases; null if that side is not scanned.
struct TypeRatios {
  RatiosOfCounts const *high, *low;
};

/// Called where the lanes of some bits may have a new best, with the counts of every type. It may change the bounds.
template <class Count>
using TypesHit = void (*)(void* context, std::size_t first, std::size_t second, Count const* counts,
                          std::uint32_t hit_lanes);

/// Several types of cases, 32 worlds of each. A window is a hit in the lanes where the ratios of its types add up to more than
/// the lane's bound. A count of 16 bits lies within half of their range of its `base`; counts of 8 bits are no larger than they can hold.
template <class Count>
struct TypesWalk {
  std::uint32_t types;
  TypeRatios const* ratios;    ///< by type
  std::uint8_t const* bounds;  ///< by lane, aligned as a row; less than ratio_unbounded
  Count *counts, *spare;       ///< room for types x lanes each; `spare` for growing zones alone
  TypesHit<Count> hit;
  void* context;
};

/// How counts lie in the rows of growing zones of several types: two types in the bytes of one row, or one by itself.
template <class Count>
struct TypesRow;
template <>
struct TypesRow<std::int16_t> {
  using Count = std::uint16_t;  ///< of one type plus 256 times that of the next
};
template <>
struct TypesRow<std::int32_t> {
  using Count = std::int32_t;
};

/// … of a growing zone.
template <class Count>
struct TypesZoneWalk {
  TypesWalk<Count> of;                                 ///< hit(context, position, 0, counts, lanes)
  typename TypesRow<Count>::Count const* const* rows;  ///< by type, or by two of them: place, lanes
  std::uint32_t together;                              ///< as in PairWalk
  std::uint32_t const* places;
  std::uint16_t const* const* buckets;  ///< by type: of the zone that ends with each place; ascending
  std::size_t count;
  std::size_t together_max;  ///< as in ZoneWalk
};

/// … of a zone in windows that end with the last interval.
template <class Count>
struct TypesAliveWalk {
  TypesWalk<Count> of;                  ///< hit(context, first interval, intervals, counts, lanes)
  Count const* daily;                   ///< intervals x types x lanes
  std::uint32_t intervals, last_first;  ///< as in AliveWalk
  std::uint16_t const* const* buckets;  ///< by type: of the window that begins with each interval
};

/// … of a zone over time; the rest as in TimeWalk, by type.
template <class Count>
struct TypesTimeWalk {
  TypesWalk<Count> of;  ///< hit(context, first interval, end, counts, lanes)
  Count const* daily;   ///< intervals x types x lanes
  Count* prefix;
  std::uint32_t intervals, first_end;
  double const* const* cumulative;
  std::uint16_t const* const* buckets;
  Group const* groups;
  std::size_t group_count;
};

/// Points, and from where and how their distances are measured: along a direction they count for less by `shape`.
struct Measure {
  double const *x, *y, *z;
  std::size_t count;
  double from_x, from_y, from_z;
  double cosine, sine, shape;
};

static inline double distance_to(Measure const& from, double x, double y, double z) {
  double const across_x = x - from.from_x, across_y = y - from.from_y, across_z = z - from.from_z;
  double const along = (across_x * from.cosine + across_y * from.sine) / from.shape;
  double const aside = across_y * from.cosine - across_x * from.sine;
  return __builtin_sqrt(along * along + aside * aside + across_z * across_z);
}

/// The largest distance is the largest of so many.
inline constexpr std::size_t farthest_of = 8;

/// How distances become keys in whose order they are: the step of the square of a distance, above its number.
struct KeySteps {
  double reach;         ///< those beyond it are left out
  double steps;         ///< to the unit of the square
  unsigned index_bits;  ///< of the number
};
/// Keys may be written so far beyond the last.
inline constexpr std::size_t keys_beyond = 8;

struct Kernel {
  std::string_view instructions;
  void (*measure)(Measure const&, double* distances, double* farthest);
  /// Gives how many there are.
  std::size_t (*find_keys)(double const* distances, std::size_t count, KeySteps const& by, std::uint32_t* keys);
  /// buckets[i] = bucket_of(expected[i]).
  void (*find_buckets)(double const* expected, std::size_t count, std::uint16_t* buckets);
  /// The buckets of the fewest expected cases of each step's windows: of the shortest, from the last beginning.
  void (*find_step_buckets)(double const* cumulative, Group const& group, Steps steps, std::uint16_t* buckets);
  /// sums[i] = sum over r of weights[r] * basis[r * count + i].
  void (*weigh)(double const* basis, double const* weights, std::size_t factors, std::size_t count, double* sums);
  void (*walk_zone_16)(ZoneWalk<std::int16_t> const&);
  void (*walk_zone_32)(ZoneWalk<std::int32_t> const&);
  void (*walk_pair)(PairWalk const&);
  void (*walk_time_16)(TimeWalk<std::int16_t> const&);
  void (*walk_time_32)(TimeWalk<std::int32_t> const&);
  void (*walk_alive_16)(AliveWalk<std::int16_t> const&);
  void (*walk_alive_32)(AliveWalk<std::int32_t> const&);
  /// Whether a lane's count lies above a threshold: whether the walk would call `hit`. Only high ones.
  bool (*may_hit_alive_16)(AliveWalk<std::int16_t> const&);
  bool (*may_hit_alive_32)(AliveWalk<std::int32_t> const&);
  void (*walk_types_zone_16)(TypesZoneWalk<std::int16_t> const&);
  void (*walk_types_zone_32)(TypesZoneWalk<std::int32_t> const&);
  void (*walk_types_alive_8)(TypesAliveWalk<std::uint8_t> const&);
  void (*walk_types_alive_16)(TypesAliveWalk<std::int16_t> const&);
  void (*walk_types_alive_32)(TypesAliveWalk<std::int32_t> const&);
  /// Whether the walk would call `hit`. Only high ratios.
  bool (*may_hit_types_alive_8)(TypesAliveWalk<std::uint8_t> const&);
  bool (*may_hit_types_alive_16)(TypesAliveWalk<std::int16_t> const&);
  bool (*may_hit_types_alive_32)(TypesAliveWalk<std::int32_t> const&);
  void (*walk_types_time_8)(TypesTimeWalk<std::uint8_t> const&);
  void (*walk_types_time_16)(TypesTimeWalk<std::int16_t> const&);
  void (*walk_types_time_32)(TypesTimeWalk<std::int32_t> const&);
};

Kernel const& portable_kernel();
Kernel const& avx2_kernel();    ///< the portable one where the compiler has no other
Kernel const& avx512_kernel();  ///< likewise
Kernel const& avx512_vbmi_kernel();

}  // namespace wardmote::analysis::scan::kernel
