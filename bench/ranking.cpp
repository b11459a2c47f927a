// Rank sets of 37, 104 and 400 places on one core. The aim: simultaneous sets of 400 places in at most 50 ms.
// Places as in a table of indices: values spread over 20 to 120, standard errors of 0.5 to 4 points, some values close.
#include <benchmark/benchmark.h>

#include <vector>

#include "analysis/ranking/posterior_ranks.h"
#include "analysis/ranking/rank_set.h"
#include "base/random.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::ranking;

std::vector<Estimate> places(benchmark::State const& state) {
  base::RandomStream stream(1, 2);
  std::vector<Estimate> estimates;
  for (auto i = state.range(0); i > 0; --i) {
    double const value = 20 + 100 * stream.uniform();
    estimates.push_back({value, 0.5 + 3.5 * stream.uniform()});
  }
  return estimates;
}

void simultaneous(benchmark::State& state) {
  auto const estimates = places(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(simultaneous_rank_sets(estimates));
}

void marginal_one_place(benchmark::State& state) {
  auto const estimates = places(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(marginal_rank_set(estimates, 0));
}

void marginal_all_places(benchmark::State& state) {
  auto const estimates = places(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(marginal_rank_sets(estimates));
}

void posterior(benchmark::State& state) {
  auto const estimates = places(state);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(posterior_ranks(estimates));
}

void sizes(benchmark::internal::Benchmark* bench) { bench->Arg(37)->Arg(104)->Arg(400)->Unit(benchmark::kMillisecond); }

BENCHMARK(simultaneous)->Apply(sizes);
BENCHMARK(marginal_one_place)->Apply(sizes);
BENCHMARK(marginal_all_places)->Apply(sizes);
BENCHMARK(posterior)->Apply(sizes);

}  // namespace

BENCHMARK_MAIN();
