#include "analysis/scan/joint_zones.h"

#include "analysis/scan/joint_ratio.h"

namespace wardmote::analysis::scan {

JointZoneMaker::JointZoneMaker(std::span<Prepared const> types, Zones const& zones, WindowTimes const& times,
                               kernel::Kernel const& kernel)
    : types_(types), zones_(zones), times_(times), kernel_(kernel) {
  for (auto const& type : types) profiles_.emplace_back(type, times.skipped, kernel);
}

void JointZoneMaker::operator()(std::uint32_t number, JointZones& made) {
  auto const& direction = zones_.directions()[number];
  zones_.places(direction, room_);
  made.direction = number;
  made.factor = direction.factor;
  made.places.swap(room_.places);
  made.slots.swap(room_.slots);
  made.types.resize(types_.size());
  for (std::size_t type = 0; type < types_.size(); ++type) {
    auto& [expected, buckets] = made.types[type];
    expected.clear();
    if (types_[type].intervals() == 1) fill_zones(type, made);
    if (types_[type].intervals() > 1 && times_.only_alive()) fill_alive(type, made);
    buckets.resize(expected.size());
    kernel_.find_buckets(expected.data(), expected.size(), buckets.data());
  }
}

void JointZoneMaker::fill_zones(std::size_t type, JointZones& made) const {
  auto const by_risk = expected_by_risk(types_[type]);
  double at_risk = 0;
  for (auto const place : made.places)
    made.types[type].expected.push_back((at_risk += types_[type].at_risk()[place]) * by_risk);
}

void JointZoneMaker::fill_alive(std::size_t type, JointZones& made) {
  auto& profile = profiles_[type];
  profile.clear();
  for (auto const place : made.places) {
    profile.add(place);
    auto const cumulative = profile.cumulative();
    for (std::uint32_t first = 0; first < times_.intervals; ++first)
      made.types[type].expected.push_back(cumulative[times_.intervals] - cumulative[first]);
  }
}

std::size_t JointChunk::good_size(ScanOptions const& options) const {
  auto const windows = types_.front().intervals() == 1 ? 1 : times_.only_alive() ? times_.intervals : 0;
  return centers_at_a_time(zones_, options, static_cast<double>(windows * types_.size()));
}

void JointChunk::load(std::size_t first, std::size_t end, ForEach const& for_each) {
  load_by(first, end, for_each, [&] { return JointZoneMaker(types_, zones_, times_, kernel_); });
}

}  // namespace wardmote::analysis::scan
