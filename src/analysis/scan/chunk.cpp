#include "analysis/scan/chunk.h"

#include <algorithm>

namespace wardmote::analysis::scan {
namespace {

constexpr double entries_at_a_time = 600'000;
constexpr double windows_an_entry = 1.5;
constexpr std::size_t lists_a_task = 16;

}  // namespace

std::size_t Chunk::centers_at_a_time(ScanOptions const& options) const {
  auto const places = static_cast<double>(zones_.place_count());
  auto const each = options.limits.distance ? std::min(places, 500.0) : places * options.limits.population_share;
  auto const turns = static_cast<double>(zones_.directions().size()) / static_cast<double>(zones_.center_count());
  auto const windows = alive_from_                 ? (prepared_.intervals() - *alive_from_) / windows_an_entry
                       : prepared_.intervals() > 1 ? 8.0
                                                   : 0.0;
  auto const entries = each * turns * (1 + windows);
  return std::max<std::size_t>(1, static_cast<std::size_t>(entries_at_a_time / std::max(1.0, entries)));
}

void Chunk::load(std::size_t first, std::size_t end, ForEach const& for_each) {
  first_ = first;
  centers_ = end - first;
  auto const all = zones_.center_count(), turns = zones_.directions().size() / all;
  lists_.resize(turns * centers_);
  auto const tasks = (lists_.size() + lists_a_task - 1) / lists_a_task;
  for_each(tasks, [&](std::size_t task) {
    Zones::Room room;
    ZoneProfile profile(prepared_, alive_from_.value_or(prepared_.intervals()), kernel_);
    for (auto at = task * lists_a_task; at < std::min(lists_.size(), (task + 1) * lists_a_task); ++at) {
      lists_[at].direction = static_cast<std::uint32_t>(at / centers_ * all + order_[first + at % centers_]);
      fill(lists_[at], room);
      if (alive_from_) fill_alive(lists_[at], profile);
    }
  });
}

void Chunk::fill(ZoneList& list, Zones::Room& room) const {
  auto const& direction = zones_.directions()[list.direction];
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

std::vector<ZoneList const*> Chunk::of_center_at(std::size_t at_center) const {
  std::vector<ZoneList const*> found;
  for (auto at = at_center - first_; at < lists_.size(); at += centers_) found.push_back(&lists_[at]);
  return found;
}

}  // namespace wardmote::analysis::scan
