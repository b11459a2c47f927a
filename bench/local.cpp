// Local statistics of a lattice with overdispersed counts on one core. The aim: 100,000 areas in at most 20 ms, p-values
// and Benjamini-Hochberg included. Beside it, in the same run, what the field does: 999 conditional permutations, here as
// a plain loop that draws the neighbours' values of each place.
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "analysis/local/lattice.h"
#include "analysis/local/local_statistics.h"
#include "base/random.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::local;

std::vector<double> counts(std::size_t places) {
  base::RandomStream random(1, 2);
  std::vector<double> values;
  for (std::size_t i = 0; i < places; ++i) {
    // Exponential rates of mean 2: a few cells of dozens, many empty ones.
    double const end = std::exp(2 * std::log(random.uniform()));
    double product = random.uniform(), count = 0;
    for (; product > end; ++count) product *= random.uniform();
    values.push_back(count);
  }
  return values;
}

void exact(benchmark::State& state, Statistic statistic) {
  auto const side = static_cast<std::uint32_t>(state.range(0));
  auto const neighbours = queen_lattice(side, side);
  auto const values = counts(std::size_t{side} * side);
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(local_statistics(values, neighbours, {.statistic = statistic}));
}

void exact_gi_star(benchmark::State& state) { exact(state, Statistic::gi_star); }
void exact_moran(benchmark::State& state) { exact(state, Statistic::moran); }

void real_values(benchmark::State& state) {
  auto const side = static_cast<std::uint32_t>(state.range(0));
  auto const neighbours = queen_lattice(side, side);
  auto values = counts(std::size_t{side} * side);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += std::sin(static_cast<double>(i)) / 3;
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(local_statistics(values, neighbours));
}

/// The reference: for each place `permutations` draws of as many values as it has neighbours, and how many reach its sum.
void permuted(benchmark::State& state) {
  constexpr int permutations = 999;
  auto const side = static_cast<std::uint32_t>(state.range(0));
  auto const neighbours = queen_lattice(side, side);
  auto const values = counts(std::size_t{side} * side);
  auto const places = static_cast<std::uint32_t>(values.size());
  for ([[maybe_unused]] auto _ : state) {
    std::uint64_t reached = 0, random = 88172645463325252;
    for (std::uint32_t place = 0; place < places; ++place) {
      double sum = 0;
      for (auto const j : neighbours.of(place)) sum += values[j];
      for (int i = 0; i < permutations; ++i) {
        double drawn = 0;
        for (std::size_t k = 0; k < neighbours.of(place).size(); ++k) {
          random ^= random << 13, random ^= random >> 7, random ^= random << 17;
          drawn += values[static_cast<std::size_t>((random >> 32) * places >> 32)];
        }
        reached += drawn >= sum;
      }
    }
    benchmark::DoNotOptimize(reached);
  }
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(100)->Arg(316)->Unit(benchmark::kMillisecond); }

BENCHMARK(exact_gi_star)->Apply(sizes);
BENCHMARK(exact_moran)->Apply(sizes);
BENCHMARK(real_values)->Apply(sizes);
BENCHMARK(permuted)->Apply(sizes)->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
