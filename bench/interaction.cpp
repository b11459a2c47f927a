// The near-repeat test, 4 x 4 bands and 999 replicates on one core, on burglaries as they fall: heaps in a city of 15 km over
// a year. The aim: 5,000 events in at most 50 ms. Beside it, in the same run, the scalar way: one replicate over all
// pairs of events.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <vector>

#include "analysis/interaction/mantel.h"
#include "analysis/interaction/near_repeat.h"
#include "analysis/interaction/st_dbscan.h"
#include "base/random.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::interaction;

std::vector<Event> events_of(benchmark::State const& state) {
  base::RandomStream random(1, 2);
  std::vector<Event> events;
  for (auto i = state.range(0); i > 0; --i) {
    double const away = 3000 * std::sqrt(-2 * std::log(random.uniform())), angle = 6.283185307 * random.uniform();
    events.push_back({away * std::cos(angle), away * std::sin(angle), static_cast<std::int32_t>(random.below(365)),
                      random.below(20)});
  }
  return events;
}

NearRepeatOptions const bands{.distances_m = {100, 200, 300, 400}, .days = {7, 14, 21, 28}};

void near_repeat_999(benchmark::State& state) {
  auto events = events_of(state);
  for (auto& event : events) event.stratum = 0;
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(near_repeat(events, bands));
}

void near_repeat_999_in_strata(benchmark::State& state) {
  auto const events = events_of(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(near_repeat(events, bands));
}

/// The reference: one replicate, every pair of events, its distance known.
void one_replicate_scalar(benchmark::State& state) {
  auto const events = events_of(state);
  std::vector<float> apart;
  for (std::size_t a = 0; a < events.size(); ++a)
    for (std::size_t b = a + 1; b < events.size(); ++b)
      apart.push_back(static_cast<float>(std::hypot(events[a].x - events[b].x, events[a].y - events[b].y)));
  for ([[maybe_unused]] auto _ : state) {
    std::vector<std::uint32_t> counts(16);
    auto distance = apart.begin();
    for (std::size_t a = 0; a < events.size(); ++a)
      for (std::size_t b = a + 1; b < events.size(); ++b) {
        float const metres = *distance++;
        if (metres > 400) continue;
        auto const days = std::abs(events[a].day - events[b].day);
        if (days > 28) continue;
        std::size_t const row = metres <= 100 ? 0 : metres <= 200 ? 1 : metres <= 300 ? 2 : 3;
        ++counts[4 * row + (days <= 7 ? 0 : days <= 14 ? 1 : days <= 21 ? 2 : 3)];
      }
    benchmark::DoNotOptimize(counts);
  }
}

void mantel_of_all_pairs(benchmark::State& state) {
  auto const events = events_of(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(mantel(events));
}

void dense_groups(benchmark::State& state) {
  auto const events = events_of(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(st_dbscan(events));
}

BENCHMARK(near_repeat_999)->Arg(970)->Arg(5000)->Arg(20000)->Unit(benchmark::kMillisecond);
BENCHMARK(near_repeat_999_in_strata)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(one_replicate_scalar)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(mantel_of_all_pairs)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(dense_groups)->Arg(20000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
