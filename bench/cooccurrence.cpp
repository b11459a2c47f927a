// Co-occurrence on synthetic discussions: 105 factors, some ten named in each, six kinds of situations, seed 8. One core. The aims: all
// 5,460 pairs of 50,000 discussions in about 0.3 ms; 1,000 worlds of a search for significant sets for the price of few. Beside
// them, in the same run, plain loops.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/cooccurrence/closed_sets.h"
#include "analysis/cooccurrence/latent_classes.h"
#include "analysis/cooccurrence/pairs.h"
#include "analysis/cooccurrence/permuted_labels.h"
#include "analysis/cooccurrence/significant_sets.h"
#include "base/random.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::cooccurrence;

constexpr std::size_t factors = 105;

/// Each kind has its own chances, low for most factors; the outcome comes more often with two of the kinds. Six strata.
FactorMatrix discussions(std::size_t count) {
  base::RandomStream random(8, 0);
  std::vector<double> chances;
  for (std::size_t i = 0; i < 6 * factors; ++i) chances.push_back(std::min(0.8, 0.028 / (random.uniform() + 0.03)));
  FactorMatrix matrix(count, factors);
  for (std::size_t i = 0; i < count; ++i) {
    auto const kind = random.below(6);
    for (std::size_t j = 0; j < factors; ++j)
      if (random.uniform() < chances[kind * factors + j]) matrix.set(i, j);
    if (random.uniform() < (kind < 2 ? 0.6 : 0.33)) matrix.set_outcome(i);
    matrix.set_stratum(i, random.below(6));
  }
  return matrix;
}

void pair_counts_50000(benchmark::State& state) {
  auto const matrix = discussions(50'000);
  double named = 0;
  for (auto const count : pair_counts(matrix).alone) named += count;
  state.counters["factors_each"] = named / 50'000;
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(pair_counts(matrix));
}

/// The reference: every two factors of each discussion.
void pair_counts_plain(benchmark::State& state) {
  auto const matrix = discussions(50'000);
  std::vector<std::vector<std::uint32_t>> named(50'000);
  for (std::uint32_t j = 0; j < factors; ++j)
    for (auto const i : matrix.discussions_with(j)) named[i].push_back(j);
  for ([[maybe_unused]] auto _ : state) {
    std::vector<std::uint32_t> counts(factors * factors);
    for (auto const& those : named)
      for (std::size_t a = 0; a < those.size(); ++a)
        for (auto b = a + 1; b < those.size(); ++b) ++counts[those[a] * factors + those[b]];
    benchmark::DoNotOptimize(counts);
  }
}

void pairs_tested_in_six_strata(benchmark::State& state) {
  auto const matrix = discussions(50'000);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(pairs(matrix));
}

void closed_sets_50000(benchmark::State& state) {
  auto const matrix = discussions(50'000);
  auto const support = static_cast<std::uint32_t>(state.range(0));
  for ([[maybe_unused]] auto _ : state)
    state.counters["sets"] = static_cast<double>(closed_sets(matrix, support).sets.size());
}

void significant_sets_of_1000_worlds(benchmark::State& state) {
  auto const matrix = discussions(static_cast<std::size_t>(state.range(0)));
  SignificantSets found;
  for ([[maybe_unused]] auto _ : state) found = significant_sets(matrix, {.worlds = 1000});
  state.counters["support"] = found.support_min;
  state.counters["testable"] = static_cast<double>(found.testable);
  state.counters["significant"] = static_cast<double>(found.sets.size());
}

/// The inner loop alone: the outcomes of `support` discussions in 1,024 worlds; ns of one set in one world.
void one_set_in_1024_worlds(benchmark::State& state) {
  OrderedRows const rows(discussions(10'000));
  PermutedLabels const labels(rows, 1024, 1, analysis::in_order);
  std::vector<std::uint32_t> having;
  for (std::uint32_t i = 0; i < state.range(0); ++i)
    having.push_back(i * 10'000u / static_cast<std::uint32_t>(state.range(0)));
  std::size_t extreme = 0;
  for ([[maybe_unused]] auto _ : state)
    labels.each_extreme(having, 0, state.range(0), [&](std::size_t, std::uint32_t) { ++extreme; });
  benchmark::DoNotOptimize(extreme);
  state.counters["set_world"] =
      benchmark::Counter(1024, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// The reference: a byte for each discussion and world, added one by one.
void one_set_in_1024_worlds_plain(benchmark::State& state) {
  OrderedRows const rows(discussions(10'000));
  PermutedLabels const labels(rows, 1024, 1, analysis::in_order);
  std::vector<std::vector<std::uint8_t>> worlds(1024, std::vector<std::uint8_t>(10'000));
  for (std::size_t world = 0; world < 1024; ++world)
    for (std::size_t row = 0; row < 10'000; ++row) worlds[world][row] = labels.has(row, world);
  std::vector<std::uint32_t> having;
  for (std::uint32_t i = 0; i < state.range(0); ++i)
    having.push_back(i * 10'000u / static_cast<std::uint32_t>(state.range(0)));
  std::size_t extreme = 0;
  for ([[maybe_unused]] auto _ : state)
    for (auto const& world : worlds) {
      std::int64_t sum = 0;
      for (auto const row : having) sum += world[row];
      extreme += sum <= 0 || sum >= state.range(0);
    }
  benchmark::DoNotOptimize(extreme);
  state.counters["set_world"] =
      benchmark::Counter(1024, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void six_latent_classes_one_start(benchmark::State& state) {
  auto const matrix = discussions(10'000);
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(
        latent_classes(matrix, 6, {.starts = 1, .steps_max = 66, .tolerance = 0}));  // 200 steps of EM
}

BENCHMARK(pair_counts_50000)->Unit(benchmark::kMillisecond);
BENCHMARK(pair_counts_plain)->Unit(benchmark::kMillisecond);
BENCHMARK(pairs_tested_in_six_strata)->Unit(benchmark::kMillisecond);
BENCHMARK(closed_sets_50000)->Arg(1000)->Arg(500)->Arg(250)->Unit(benchmark::kMillisecond);
BENCHMARK(significant_sets_of_1000_worlds)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(one_set_in_1024_worlds)->Arg(20)->Arg(200)->Unit(benchmark::kMicrosecond);
BENCHMARK(one_set_in_1024_worlds_plain)->Arg(20)->Arg(200)->Unit(benchmark::kMicrosecond);
BENCHMARK(six_latent_classes_one_start)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
