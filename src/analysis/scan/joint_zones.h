#pragma once

#include <cstdint>
#include <vector>

#include "analysis/scan/chunk.h"
#include "analysis/scan/joint_walk.h"
#include "analysis/scan/zones.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The zones of one direction, as the worlds of several types walk them.
struct JointZones {
  /// Expected cases, and their buckets: in space of the zone that ends with each place; if only windows until the end are looked at,
  /// of the window that begins with each interval, by place; else none.
  struct OfType {
    std::vector<double> expected;
    std::vector<std::uint16_t> buckets;
  };
  std::uint32_t direction = 0;
  double factor = 1;
  std::vector<std::uint32_t> places, slots;
  std::vector<OfType> types;
};

/// Puts zones in order for several types.
class JointZoneMaker {
 public:
  JointZoneMaker(std::span<Prepared const> types, Zones const& zones, WindowTimes const& times,
                 kernel::Kernel const& kernel);
  void operator()(std::uint32_t direction, JointZones& made);

 private:
  void fill_zones(std::size_t type, JointZones& made) const;
  void fill_alive(std::size_t type, JointZones& made);

  std::span<Prepared const> types_;
  Zones const& zones_;
  WindowTimes const& times_;
  kernel::Kernel const& kernel_;
  std::vector<ZoneProfile> profiles_;
  Zones::Room room_;
};

/// … of some neighbouring centres.
class JointChunk : public ZonesOfCenters<JointZones> {
 public:
  JointChunk(std::span<Prepared const> types, Zones const& zones, WindowTimes const& times,
             kernel::Kernel const& kernel)
      : ZonesOfCenters(zones), types_(types), times_(times), kernel_(kernel) {}
  std::size_t good_size(ScanOptions const& options) const;
  void load(std::size_t first, std::size_t end, ForEach const& for_each);

 private:
  std::span<Prepared const> types_;
  WindowTimes const& times_;
  kernel::Kernel const& kernel_;
};

}  // namespace wardmote::analysis::scan
