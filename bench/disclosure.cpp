// Cell suppression of a grid of 13,770 cells with totals, of which a quarter is small, beside the plain method that protects each small cell on
// its own. The aim: at most 1 s, and no more cells withheld. Counters: primary and secondary cells; what an attacker left undecided.
#include <benchmark/benchmark.h>

#include "analysis/disclosure/attack.h"
#include "analysis/disclosure/large_grid.h"
#include "analysis/disclosure/rounding.h"
#include "analysis/disclosure/suppression.h"

namespace {

using namespace wardmote::analysis::disclosure;

GridSpec with_totals(Counts const& counts) {
  GridSpec spec;
  for (std::uint32_t v = 0; v < counts.levels.size(); ++v) spec.axes.push_back(each_and_total(v, counts.levels[v]));
  return spec;
}

void count_cells(benchmark::State& state, Suppression const& answer) {
  state.counters["primary"] = static_cast<double>(answer.primary);
  state.counters["secondary"] = static_cast<double>(answer.secondary);
}

void suppress_13770_cells(benchmark::State& state) {
  auto const counts = large_counts(static_cast<std::uint64_t>(state.range(0)));
  auto const spec = with_totals(counts);
  Suppression answer;
  for ([[maybe_unused]] auto _ : state) answer = suppress(counts, {&spec, 1}, {});
  count_cells(state, answer);
}

void suppress_each_alone_13770_cells(benchmark::State& state) {
  auto const counts = large_counts(static_cast<std::uint64_t>(state.range(0)));
  auto const spec = with_totals(counts);
  Suppression answer;
  for ([[maybe_unused]] auto _ : state) answer = suppress_each_alone(counts, {&spec, 1}, {});
  count_cells(state, answer);
}

void attack_13770_cells(benchmark::State& state) {
  auto const counts = large_counts(static_cast<std::uint64_t>(state.range(0)));
  auto const spec = with_totals(counts);
  auto const released = suppress(counts, {&spec, 1}, {});
  Attack answer;
  for ([[maybe_unused]] auto _ : state) answer = attack(counts, released.grids, {}, {}, {.worlds = released.worlds});
  state.counters["targets"] = static_cast<double>(answer.targets);
  state.counters["leaks"] = static_cast<double>(answer.leaks);
}

void round_cells(benchmark::State& state) {
  auto const counts =
      large_counts(1, {static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1))}, 20);
  auto const spec = with_totals(counts);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(round_controlled(counts, spec));
}

BENCHMARK(suppress_13770_cells)->DenseRange(1, 3)->Unit(benchmark::kMillisecond);
BENCHMARK(suppress_each_alone_13770_cells)->DenseRange(1, 3)->Unit(benchmark::kMillisecond);
BENCHMARK(attack_13770_cells)->DenseRange(1, 3)->Unit(benchmark::kMillisecond);
BENCHMARK(round_cells)->Args({8, 6})->Args({29, 26})->Args({60, 50})->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
