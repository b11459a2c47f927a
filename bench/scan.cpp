// Scan statistics on one core: nanoseconds for each window of each replicate, beside a plain loop over the same windows
// that computes each likelihood, in the same run. Places lie evenly on a square; cases fall by the population.
// `share_of_bandwidth` is the time that reading the windows' rows of counts alone would take, as this machine reads them in
// the same run, by the time that the whole scan took: above 1 where windows are passed over unread.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "analysis/scan/likelihood.h"
#include "analysis/scan/prepared.h"
#include "analysis/scan/scan.h"
#include "analysis/scan/zones.h"
#include "base/random.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::scan;

std::uint32_t below(base::RandomStream& stream, std::uint32_t count) {
  return static_cast<std::uint32_t>(stream.uniform() * count);
}

Study study_of(Model model, std::uint32_t places, std::uint32_t cases, std::uint32_t intervals) {
  base::RandomStream stream(1, 2);
  Study study{.model = model,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = intervals,
              .cases = {},
              .controls = {},
              .expected = {}};
  auto const side = 0.3 * std::sqrt(places);  // 11 places to the square kilometre
  study.expected = {1, {}, std::vector<double>(intervals, 1)};
  for (std::uint32_t p = 0; p < places; ++p) {
    auto const x = side * stream.uniform();
    study.places.push_back({x, side * stream.uniform()});
    study.expected.of_place.push_back(50 + 1000 * stream.uniform());
  }
  for (std::uint32_t i = 0; i < cases; ++i) {
    auto const place = below(stream, places);
    study.cases.push_back({place, below(stream, intervals), 0, 1});
  }
  return study;
}

ScanOptions options_of(Study const& study, std::uint32_t replicates) {
  ScanOptions options;
  options.extent = study.intervals > 1 ? Extent::space_time : Extent::spatial;
  if (study.intervals > 1)
    options.limits = {.population_share = 0.5,
                      .distance = 1,
                      .intervals_min = 1,
                      .intervals_max = 14,
                      .alive = false,
                      .replicate_first_end = {}};
  options.replicates = replicates;
  return options;
}

/// How many windows a scan looks at.
double windows_of(Study const& study, ScanOptions const& options) {
  Prepared const prepared(study);
  Zones const zones(study, options, prepared.at_risk());
  Zones::Room room;
  double places = 0, times = 0;
  for (auto const& direction : zones.directions()) places += static_cast<double>(zones.places(direction, room).size());
  for (std::uint32_t first = 0; first < study.intervals; ++first)
    times += std::min(options.limits.intervals_max, study.intervals - first);
  return places * (options.limits.alive ? options.limits.intervals_max : times);
}

typedef std::uint64_t Row __attribute__((vector_size(64)));

#if defined(__x86_64__)
[[gnu::target_clones("avx512f", "avx2", "default")]]
#endif
void add_rows(Row const* rows, std::uint32_t const* order, std::size_t count, Row* sum) {
  Row added{};
  for (std::size_t i = 0; i < count; ++i) added += rows[order[i]];
  *sum = added;
}

/// Of a core, whatever else runs on the machine.
double ns_since(std::clock_t begin) { return 1e9 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }

/// What reading a row of 64 bytes takes out of so many, in an order that nothing foresees: the least of five times, in ns.
double ns_a_row(std::uint32_t rows) {
  constexpr std::size_t count = 1 << 20;
  base::RandomStream stream(3, 4);
  std::vector<Row> table(rows);
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < count; ++i) order.push_back(below(stream, rows));
  double least = 1e300;
  for (int round = 0; round < 5; ++round) {
    auto const begin = std::clock();
    Row sum;
    add_rows(table.data(), order.data(), count, &sum);
    benchmark::DoNotOptimize(sum);
    least = std::min(least, ns_since(begin));
  }
  return least / count;
}

/// A window takes a row of its own, which serves 64 worlds; a window of time the difference of two, which serve 32.
double ns_by_bandwidth(Study const& study, ScanOptions const& options) {
  if (study.intervals == 1) return ns_a_row(static_cast<std::uint32_t>(study.places.size())) / 64;
  return options.limits.alive ? ns_a_row(options.limits.intervals_max) / 32 : 2 * ns_a_row(study.intervals) / 32;
}

void measure(benchmark::State& state, Study const& study, ScanOptions const& options) {
  auto const work = windows_of(study, options) * options.replicates;
  auto const begin = std::clock();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(scan(study, options));
  auto const took = ns_since(begin) / (work * static_cast<double>(state.iterations()));
  state.counters["ns_per_window_replicate"] = took;
  state.counters["share_of_bandwidth"] = ns_by_bandwidth(study, options) / took;
}

void spatial(benchmark::State& state) {
  auto const study = study_of(Model::poisson, static_cast<std::uint32_t>(state.range(0)),
                              static_cast<std::uint32_t>(state.range(1)), 1);
  measure(state, study, options_of(study, static_cast<std::uint32_t>(state.range(2))));
}

void permutation_back(benchmark::State& state) {
  auto const study = study_of(Model::permutation, static_cast<std::uint32_t>(state.range(0)),
                              static_cast<std::uint32_t>(state.range(1)), 365);
  measure(state, study, options_of(study, static_cast<std::uint32_t>(state.range(2))));
}

void permutation_ahead(benchmark::State& state) {
  auto const study = study_of(Model::permutation, static_cast<std::uint32_t>(state.range(0)),
                              static_cast<std::uint32_t>(state.range(1)), 365);
  auto options = options_of(study, static_cast<std::uint32_t>(state.range(2)));
  options.limits.alive = true;
  measure(state, study, options);
}

/// One replicate of a spatial scan by a plain loop.
void spatial_by_plain_loop(benchmark::State& state) {
  auto const study = study_of(Model::poisson, static_cast<std::uint32_t>(state.range(0)),
                              static_cast<std::uint32_t>(state.range(1)), 1);
  auto const options = options_of(study, 1);
  Prepared const prepared(study);
  Zones const zones(study, options, prepared.at_risk());
  Zones::Room room;
  std::vector<std::vector<std::uint32_t>> orders;
  for (auto const& direction : zones.directions()) {
    auto const places = zones.places(direction, room);
    orders.emplace_back(places.begin(), places.end());
  }
  std::vector<double> counts(study.places.size());
  for (auto const& one : study.cases) counts[one.place] += one.count;
  auto const begin = std::clock();
  for ([[maybe_unused]] auto _ : state) {
    double best = 0;
    for (auto const& order : orders) {
      double count = 0, expected = 0;
      for (auto const place : order) {
        count += counts[place];
        expected += prepared.at_risk()[place];
        if (count > expected) best = std::max(best, prepared.likelihood().ratio(count, expected));
      }
    }
    benchmark::DoNotOptimize(best);
  }
  state.counters["ns_per_window_replicate"] =
      ns_since(begin) / (windows_of(study, options) * static_cast<double>(state.iterations()));
}

/// One scan, of a core: the least of so many times, in ms.
double least_ms(Study const& study, ScanOptions const& options, int times) {
  double least = 1e300;
  for (int round = 0; round < times; ++round) {
    auto const begin = std::clock();
    benchmark::DoNotOptimize(scan(study, options));
    least = std::min(least, ns_since(begin) / 1e6);
  }
  return least;
}

/// So many types at once against one of them, by turns: ten cases a place, over so many intervals, of which windows end with the last, or do not.
void types_at_once(benchmark::State& state) {
  auto const types = static_cast<std::uint32_t>(state.range(0)), places = static_cast<std::uint32_t>(state.range(1)),
             intervals = static_cast<std::uint32_t>(state.range(2));
  auto const one = study_of(intervals > 1 ? Model::permutation : Model::poisson, places, 10 * places, intervals);
  auto all = one;
  base::RandomStream stream(5, 6);
  for (std::uint32_t type = 1; type < types; ++type) {
    auto& further = all.further.emplace_back(TypeOfCases{.cases = {}, .controls = {}, .expected = one.expected});
    for (std::uint32_t i = 0; i < 10 * places; ++i)
      further.cases.push_back({below(stream, places), below(stream, intervals), 0, 1});
  }
  auto options = options_of(one, static_cast<std::uint32_t>(state.range(4)));
  options.limits.alive = state.range(3) != 0;
  double of_one = 1e300, of_all = 1e300;
  for ([[maybe_unused]] auto _ : state) {
    of_one = std::min(of_one, least_ms(one, options, 3));
    of_all = std::min(of_all, least_ms(all, options, 3));
  }
  state.counters["ms_of_one"] = of_one;
  state.counters["ms_of_all"] = of_all;
  state.counters["times_one"] = of_all / of_one;
}

BENCHMARK(spatial_by_plain_loop)->Args({1'000, 10'000})->Args({10'000, 100'000})->Unit(benchmark::kMillisecond);
BENCHMARK(spatial)->Args({1'000, 10'000, 999})->Args({10'000, 100'000, 999})->Unit(benchmark::kMillisecond);
BENCHMARK(permutation_back)->Args({1'000, 10'000, 999})->Args({10'000, 100'000, 64})->Unit(benchmark::kMillisecond);
BENCHMARK(permutation_ahead)->Args({10'000, 100'000, 999})->Unit(benchmark::kMillisecond);
BENCHMARK(types_at_once)
    ->Args({2, 10'000, 1, 0, 96})
    ->Args({2, 10'000, 365, 1, 999})
    ->Args({4, 10'000, 365, 1, 999})
    ->Args({2, 1'000, 365, 0, 999})
    ->Args({4, 1'000, 365, 0, 999})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
