#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/scan/prepared.h"
#include "analysis/scan/zones.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The zones of one direction: with each place, the bucket and the number of expected cases of the zone that ends with
/// it, over the whole time.
struct ZoneList {
  std::uint32_t direction = 0;
  double factor = 1;
  std::vector<std::uint32_t> places;
  std::vector<std::uint16_t> buckets;
  std::vector<double> expected;
};

/// The zones of some neighbouring centres, kept while all replicates walk them.
class Chunk {
 public:
  Chunk(Prepared const& prepared, Zones const& zones) : prepared_(prepared), zones_(zones) {}
  /// How many centres make a good chunk.
  std::size_t centers_at_a_time(ScanOptions const& options) const;
  void load(std::size_t first_center, std::size_t end_center, ForEach const& for_each);
  /// By shape, so that a walk changes its thresholds seldom; then by centre.
  std::span<ZoneList const> lists() const { return lists_; }
  /// Those of a centre, circle first.
  std::vector<ZoneList const*> of_center(std::size_t center) const;

 private:
  void fill(ZoneList& list, Zones::Room& room) const;

  Prepared const& prepared_;
  Zones const& zones_;
  std::size_t first_ = 0, centers_ = 0;
  std::vector<ZoneList> lists_;
};

}  // namespace wardmote::analysis::scan
