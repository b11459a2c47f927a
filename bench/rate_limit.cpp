// What the limits cost a request: one that asks again and again, and 100,000 that ask in turn, as many as are remembered.

#include <benchmark/benchmark.h>

#include "web/limits.h"

namespace {

using namespace wardmote;

/// Addresses of the range for benchmarks (RFC 2544).
std::vector<std::string> addresses(std::int64_t count) {
  std::vector<std::string> made;
  for (std::int64_t number = 0; number < count; ++number)
    made.push_back("198." + std::to_string(18 + number / 65536) + "." + std::to_string(number / 256 % 256) + "." +
                   std::to_string(number % 256));
  return made;
}

void count_a_request(benchmark::State& state) {
  web::Limits limits({});
  auto const askers = addresses(state.range(0));
  auto now = *base::instant_of("2026-11-23T12:00:00.000000Z");
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    web::Request request{};
    request.client = askers[at++ % askers.size()];
    benchmark::DoNotOptimize(limits.take(request, "", false, now += std::chrono::microseconds{20}));
  }
}
BENCHMARK(count_a_request)->Arg(1)->Arg(100'000);

}  // namespace

BENCHMARK_MAIN();
