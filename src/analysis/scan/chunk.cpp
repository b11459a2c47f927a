#include "analysis/scan/chunk.h"

#include <algorithm>

namespace wardmote::analysis::scan {
namespace {

constexpr double entries_at_a_time = 600'000;
constexpr double windows_an_entry = 1.5;

}  // namespace

std::size_t centers_at_a_time(Zones const& zones, ScanOptions const& options, double windows) {
  auto const places = static_cast<double>(zones.place_count());
  auto const each = options.limits.distance ? std::min(places, 500.0) : places * options.limits.population_share;
  auto const turns = static_cast<double>(zones.directions().size()) / static_cast<double>(zones.center_count());
  auto const entries = each * turns * (1 + windows / windows_an_entry);
  return std::max<std::size_t>(1, static_cast<std::size_t>(entries_at_a_time / std::max(1.0, entries)));
}

std::size_t Chunk::good_size(ScanOptions const& options) const {
  if (alive_from_) return centers_at_a_time(zones_, options, prepared_.intervals() - *alive_from_);
  return centers_at_a_time(zones_, options, prepared_.intervals() > 1 ? 12 : 0);
}

void Chunk::load(std::size_t first, std::size_t end, ForEach const& for_each) {
  load_by(first, end, for_each, [&] {
    return [this, room = Zones::Room(),
            profile = ZoneProfile(prepared_, alive_from_.value_or(prepared_.intervals()), kernel_)](
               std::uint32_t direction, ZoneList& list) mutable {
      fill(direction, list, room);
      if (alive_from_) fill_alive(list, profile);
    };
  });
}

void Chunk::fill(std::uint32_t number, ZoneList& list, Zones::Room& room) const {
  list.direction = number;
  auto const& direction = zones_.directions()[number];
  zones_.places(direction, room);
  list.factor = direction.factor;
  list.places.swap(room.places);
  list.slots.swap(room.slots);
  list.expected.swap(room.inside);
  if (prepared_.study().model == Model::bernoulli) {
    auto const risk = static_cast<double>(prepared_.total_cases()) / static_cast<double>(prepared_.total_trials());
    for (auto& one : list.expected) one *= risk;
  }
  list.buckets.resize(list.places.size());
  kernel_.find_buckets(list.expected.data(), list.places.size(), list.buckets.data());
}

void Chunk::fill_alive(ZoneList& list, ZoneProfile& profile) const {
  auto const kept = prepared_.intervals() - *alive_from_;
  list.alive_expected.resize(list.places.size() * kept);
  list.alive_buckets.resize(list.alive_expected.size());
  profile.clear();
  auto* expected = list.alive_expected.data();
  for (auto const place : list.places) {
    profile.add(place);
    auto const cumulative = profile.cumulative();
    for (std::uint32_t first = 0; first < kept; ++first) *expected++ = cumulative[kept] - cumulative[first];
  }
  kernel_.find_buckets(list.alive_expected.data(), list.alive_expected.size(), list.alive_buckets.data());
}

}  // namespace wardmote::analysis::scan
