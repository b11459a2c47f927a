#include "analysis/scan/chunk.h"

#include <algorithm>

#include "analysis/scan/kernel/buckets.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double entries_at_a_time = 600'000;
constexpr std::size_t lists_a_task = 16;

}  // namespace

std::size_t Chunk::centers_at_a_time(ScanOptions const& options) const {
  auto const places = static_cast<double>(zones_.place_count());
  auto const each = options.limits.distance ? std::min(places, 500.0) : places * options.limits.population_share;
  auto const turns = static_cast<double>(zones_.directions().size()) / static_cast<double>(zones_.center_count());
  return std::max<std::size_t>(1, static_cast<std::size_t>(entries_at_a_time / std::max(1.0, each * turns)));
}

void Chunk::load(std::size_t first_center, std::size_t end_center, ForEach const& for_each) {
  first_ = first_center;
  centers_ = end_center - first_center;
  auto const all = zones_.center_count(), turns = zones_.directions().size() / all;
  lists_.resize(turns * centers_);
  auto const tasks = (lists_.size() + lists_a_task - 1) / lists_a_task;
  for_each(tasks, [&](std::size_t task) {
    Zones::Room room;
    for (auto at = task * lists_a_task; at < std::min(lists_.size(), (task + 1) * lists_a_task); ++at) {
      lists_[at].direction = static_cast<std::uint32_t>(at / centers_ * all + first_center + at % centers_);
      fill(lists_[at], room);
    }
  });
}

void Chunk::fill(ZoneList& list, Zones::Room& room) const {
  auto const& direction = zones_.directions()[list.direction];
  auto const places = zones_.places(direction, room);
  list.factor = direction.factor;
  list.places.assign(places.begin(), places.end());
  list.buckets.resize(places.size());
  list.expected.resize(places.size());
  auto const is_bernoulli = prepared_.study().model == Model::bernoulli;
  auto const risk = static_cast<double>(prepared_.total_cases()) / static_cast<double>(prepared_.total_trials());
  double sum = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    sum += prepared_.at_risk()[places[i]];
    list.expected[i] = is_bernoulli ? risk * sum : sum;
    list.buckets[i] = static_cast<std::uint16_t>(kernel::bucket_of(list.expected[i]));
  }
}

std::vector<ZoneList const*> Chunk::of_center(std::size_t center) const {
  std::vector<ZoneList const*> found;
  for (auto at = center - first_; at < lists_.size(); at += centers_) found.push_back(&lists_[at]);
  return found;
}

}  // namespace wardmote::analysis::scan
