#pragma once

#include <algorithm>
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
  std::vector<std::uint32_t> places, slots;  ///< see Zones::slots
  std::vector<std::uint16_t> buckets;
  std::vector<double> expected;
  /// If only windows until the end are looked at: the same of the window that begins with each interval, by place.
  std::vector<std::uint16_t> alive_buckets;
  std::vector<double> alive_expected;

  kernel::GrowingZone growing() const { return {slots.data(), buckets.data(), slots.size()}; }
};

/// How many centres make a good chunk, if with each place of a zone so many windows more are kept.
std::size_t centers_at_a_time(Zones const& zones, ScanOptions const& options, double windows);

/// The zones of some neighbouring centres, kept while all replicates walk them.
template <class List>
class ZonesOfCenters {
 public:
  std::size_t first() const { return first_; }
  std::size_t end() const { return first_ + centers_; }
  /// By shape, so that a walk changes its thresholds seldom; then by centre.
  std::span<List const> lists() const { return lists_; }
  /// Those of the centre at a place in the order of Zones::centers_side_by_side, circle first.
  std::vector<List const*> of_center_at(std::size_t at) const {
    std::vector<List const*> found;
    for (auto list = at - first_; list < lists_.size(); list += centers_) found.push_back(&lists_[list]);
    return found;
  }

 protected:
  explicit ZonesOfCenters(Zones const& zones) : zones_(zones), order_(zones.centers_side_by_side()) {}
  /// The centres from `first` to before `end`, in that order. `make_maker()` gives for each task what puts the zones of a direction into a
  /// list: maker(direction, list).
  template <class MakeMaker>
  void load_by(std::size_t first, std::size_t end, ForEach const& for_each, MakeMaker const& make_maker) {
    constexpr std::size_t lists_a_task = 16;
    first_ = first;
    centers_ = end - first;
    auto const all = zones_.center_count(), turns = zones_.directions().size() / all;
    lists_.resize(turns * centers_);
    for_each((lists_.size() + lists_a_task - 1) / lists_a_task, [&](std::size_t task) {
      auto make = make_maker();
      for (auto at = task * lists_a_task; at < std::min(lists_.size(), (task + 1) * lists_a_task); ++at)
        make(static_cast<std::uint32_t>(at / centers_ * all + order_[first + at % centers_]), lists_[at]);
    });
  }

  Zones const& zones_;

 private:
  std::vector<std::uint32_t> order_;
  std::size_t first_ = 0, centers_ = 0;
  std::vector<List> lists_;
};

/// … of one type.
class Chunk : public ZonesOfCenters<ZoneList> {
 public:
  /// `alive_from`: the first interval of the windows until the end, if replicates are searched for no others.
  Chunk(Prepared const& prepared, Zones const& zones, kernel::Kernel const& kernel,
        std::optional<std::uint32_t> alive_from)
      : ZonesOfCenters(zones), prepared_(prepared), kernel_(kernel), alive_from_(alive_from) {}
  std::size_t good_size(ScanOptions const& options) const;
  void load(std::size_t first, std::size_t end, ForEach const& for_each);

 private:
  void fill(std::uint32_t number, ZoneList& list, Zones::Room& room) const;
  void fill_alive(ZoneList& list, ZoneProfile& profile) const;

  Prepared const& prepared_;
  kernel::Kernel const& kernel_;
  std::optional<std::uint32_t> alive_from_;
};

}  // namespace wardmote::analysis::scan
