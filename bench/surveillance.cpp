// Early warning of weekly counts on one core, a series and week at a time. The aim: at most 0.15 ms for
// Farrington-flexible with p-value, bound and correction. Beside it, in the same run, the textbook: the same two fits
// by iteratively reweighted least squares with a dense matrix of eleven columns.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <vector>

#include "analysis/surveillance/watch.h"
#include "base/random.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::surveillance;

std::vector<std::vector<std::uint32_t>> counts_of(std::size_t series, std::size_t weeks) {
  std::vector<std::vector<std::uint32_t>> all(series);
  base::RandomStream random(1, 3);
  for (std::size_t i = 0; i < series; ++i)
    for (std::size_t week = 0; week < weeks; ++week) {
      double const end = std::exp(-0.5 - static_cast<double>(i % 12));
      double product = random.uniform();
      std::uint32_t count = 0;
      for (; product > end; ++count) product *= random.uniform();
      all[i].push_back(count);
    }
  return all;
}

void watched(benchmark::State& state, WatchOptions const& options) {
  auto const kept = counts_of(1000, weeks_needed(options));
  std::vector<WeeklyCounts> const series(kept.begin(), kept.end());
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(watch(series, options));
  state.counters["a_series"] = benchmark::Counter(
      static_cast<double>(series.size()), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void flexible(benchmark::State& state) { watched(state, {}); }
void flexible_with_a_budget(benchmark::State& state) { watched(state, {.budget = 12.0}); }
void classic(benchmark::State& state) { watched(state, {.method = Method::farrington}); }
void c1(benchmark::State& state) { watched(state, {.method = Method::ears_c1}); }

constexpr std::size_t columns = 11;
using Row = std::array<double, columns>;

/// Solves a x = b by Cholesky's factors; `a` becomes the factor.
void solve(std::array<Row, columns>& a, Row& b) {
  for (std::size_t i = 0; i < columns; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = a[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(rest) : rest / a[j][j];
    }
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = columns; i-- > 0;) {
    for (std::size_t k = i + 1; k < columns; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
}

double dense_fit(BaseWeeks const& base, std::vector<Row> const& rows) {
  Row coefficients{};
  std::vector<double> means;
  for (double const count : base.count) means.push_back(count + 0.1);
  for (int step = 0; step < 6; ++step) {
    std::array<Row, columns> squares{};
    Row products{};
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t a = 0; a < columns; ++a) {
        products[a] += means[i] * rows[i][a] * (std::log(means[i]) + (base.count[i] - means[i]) / means[i]);
        for (std::size_t b = 0; b <= a; ++b) squares[a][b] += means[i] * rows[i][a] * rows[i][b];
      }
    solve(squares, products);
    coefficients = products;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double sum = 0;
      for (std::size_t a = 0; a < columns; ++a) sum += rows[i][a] * coefficients[a];
      means[i] = std::exp(sum);
    }
  }
  return coefficients[0];
}

void dense(benchmark::State& state) {
  auto const options = farrington_flexible(5);
  auto const kept = counts_of(100, weeks_needed(options));
  for ([[maybe_unused]] auto _ : state)
    for (auto const& counts : kept) {
      auto const base = base_weeks(counts, options);
      std::vector<Row> rows(base.size());
      for (std::size_t i = 0; i < base.size(); ++i) rows[i][base.level[i]] = 1, rows[i][10] = base.week[i] / 52;
      for (int fit = 0; fit < 2; ++fit) benchmark::DoNotOptimize(dense_fit(base, rows));
    }
  state.counters["a_series"] = benchmark::Counter(
      static_cast<double>(kept.size()), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK(flexible)->Unit(benchmark::kMillisecond);
BENCHMARK(flexible_with_a_budget)->Unit(benchmark::kMillisecond);
BENCHMARK(classic)->Unit(benchmark::kMillisecond);
BENCHMARK(c1)->Unit(benchmark::kMillisecond);
BENCHMARK(dense)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
