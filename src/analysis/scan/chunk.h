#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/scan/prepared.h"
#include "analysis/scan/zone_profile.h"
#include "analysis/scan/zones.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The zones of one direction: with each place, the bucket and the number of expected cases of the zone that ends with
/// it, over the whole time.
struct ZoneList {
  std::uint32_t direction = 0;
  double factor = 1;
  std::vector<std::uint32_t> places, slots;  ///< see Zones::places_side_by_side
  std::vector<std::uint16_t> buckets;
  std::vector<double> expected;
  /// If only windows until the end are looked at: the same of the window that begins with each interval, by place.
  std::vector<std::uint16_t> alive_buckets;
  std::vector<double> alive_expected;

  kernel::GrowingZone growing() const { return {slots.data(), buckets.data(), slots.size()}; }
};

/// The zones of some neighbouring centres, kept while all replicates walk them.
class Chunk {
 public:
  /// `alive_from`: the first interval of the windows until the end, if replicates are searched for no others.
  Chunk(Prepared const& prepared, Zones const& zones, kernel::Kernel const& kernel,
        std::optional<std::uint32_t> alive_from)
      : prepared_(prepared),
        zones_(zones),
        kernel_(kernel),
        alive_from_(alive_from),
        order_(zones.centers_side_by_side()) {}
  /// How many centres make a good chunk.
  std::size_t centers_at_a_time(ScanOptions const& options) const;
  /// The centres from `first` to before `end`, in the order of Zones::centers_side_by_side.
  void load(std::size_t first, std::size_t end, ForEach const& for_each);
  /// By shape, so that a walk changes its thresholds seldom; then by centre.
  std::span<ZoneList const> lists() const { return lists_; }
  /// Those of the centre at a place in that order, circle first.
  std::vector<ZoneList const*> of_center_at(std::size_t at) const;

 private:
  void fill(ZoneList& list, Zones::Room& room) const;
  void fill_alive(ZoneList& list, ZoneProfile& profile) const;

  Prepared const& prepared_;
  Zones const& zones_;
  kernel::Kernel const& kernel_;
  std::optional<std::uint32_t> alive_from_;
  std::vector<std::uint32_t> order_;
  std::size_t first_ = 0, centers_ = 0;
  std::vector<ZoneList> lists_;
};

}  // namespace wardmote::analysis::scan
