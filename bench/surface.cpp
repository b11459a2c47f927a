// Density of 10,000 events on one core: a grid of 128 x 128 cells over 365 days, aim 0.2 s; a surface with fixed and with adaptive
// bandwidth; the choice of a bandwidth. Beside them, in the same run, the plain way: every event at every cell.
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "analysis/surface/bandwidth.h"
#include "analysis/surface/density.h"
#include "analysis/surface/space_time.h"
#include "base/random.h"
#include "main/threads.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::surface;

struct World {
  std::vector<Point> events;
  std::vector<std::int32_t> days;
};

/// Heaps in a city of 12.8 km over a year.
World world_of(std::size_t count) {
  base::RandomStream random(1, 2);
  World world;
  while (world.events.size() < count) {
    double const away = 2500 * std::sqrt(-2 * std::log(random.uniform())), angle = 6.283185307 * random.uniform();
    Point const at{6400 + away * std::cos(angle), 6400 + away * std::sin(angle)};
    if (at.x < 0 || at.x > 12800 || at.y < 0 || at.y > 12800) continue;
    world.events.push_back(at);
    world.days.push_back(static_cast<std::int32_t>(random.below(365)));
  }
  return world;
}

Raster const city{0, 0, 100, 128, 128, {}};

/// On so many threads, by the clock.
void space_time_cube(benchmark::State& state) {
  auto const world = world_of(10'000);
  auto const threads = on_threads(static_cast<std::size_t>(state.range(0)));
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(space_time_density(world.events, world.days, city, {0, 364},
                                                {.bandwidth_m = 500, .bandwidth_days = 14}, threads));
}

void fixed_bandwidth(benchmark::State& state) {
  auto const world = world_of(10'000);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(density(world.events, city, {.bandwidth_m = 500}));
}

void adaptive_bandwidth(benchmark::State& state) {
  auto const world = world_of(10'000);
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(density(world.events, city, {.bandwidth_m = 500, .adaptive = true}));
}

void choice_of_bandwidth(benchmark::State& state) {
  auto const world = world_of(10'000);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(likelihood_bandwidth(world.events, city));
}

/// The reference: fixed bandwidth, the kernel of every event at the centre of every cell.
void fixed_bandwidth_plain(benchmark::State& state) {
  auto const world = world_of(10'000);
  for ([[maybe_unused]] auto _ : state) {
    std::vector<double> grid(city.cells());
    for (std::size_t cell = 0; cell < grid.size(); ++cell)
      for (auto const& event : world.events) {
        auto const centre = city.centre(cell);
        double const x = (event.x - centre.x) / 500, y = (event.y - centre.y) / 500;
        grid[cell] += std::exp(-(x * x + y * y) / 2);
      }
    benchmark::DoNotOptimize(grid);
  }
}

BENCHMARK(space_time_cube)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(fixed_bandwidth)->Unit(benchmark::kMillisecond);
BENCHMARK(adaptive_bandwidth)->Unit(benchmark::kMillisecond);
BENCHMARK(choice_of_bandwidth)->Unit(benchmark::kMillisecond);
BENCHMARK(fixed_bandwidth_plain)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
