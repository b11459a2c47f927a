#include "analysis/interaction/near_repeat.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <numeric>

#include "analysis/interaction/kernel/choose.h"
#include "base/random.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::interaction {
namespace {

std::vector<Event> some_events(std::size_t count, std::uint32_t strata, std::uint64_t seed) {
  base::RandomStream random(seed, 9);
  std::vector<Event> events;
  for (std::size_t i = 0; i < count; ++i)
    events.push_back({static_cast<double>(100 * random.below(6)), static_cast<double>(100 * random.below(6)),
                      static_cast<std::int32_t>(random.below(12)), random.below(strata)});
  return events;
}

std::size_t band_of(double apart, std::vector<double> const& bounds) {
  return static_cast<std::size_t>(std::ranges::lower_bound(bounds, apart) - bounds.begin());
}

/// The counts of a table, field by field, by looking at every pair.
std::vector<double> slow_counts(std::vector<Event> const& events, NearRepeatOptions const& options) {
  std::vector<double> distances{options.same_place_m}, days(options.days.begin(), options.days.end());
  distances.insert(distances.end(), options.distances_m.begin(), options.distances_m.end());
  std::vector<double> counts((distances.size() + 1) * (days.size() + 1));
  for (std::size_t a = 0; a < events.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      auto const row = band_of(std::hypot(events[a].x - events[b].x, events[a].y - events[b].y), distances);
      ++counts[row * (days.size() + 1) + band_of(std::abs(events[a].day - events[b].day), days)];
    }
  return counts;
}

/// All orders of the days that leave them in their stratum.
template <class See>
void each_order(std::vector<Event> events, See const& see) {
  std::vector<std::size_t> order(events.size());
  std::iota(order.begin(), order.end(), 0U);
  auto const original = events;
  do {
    bool inside = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
      inside &= original[i].stratum == original[order[i]].stratum;
      events[i].day = original[order[i]].day;
    }
    if (inside) see(events);
  } while (std::ranges::next_permutation(order).found);
}

NearRepeatOptions small_options() { return {.distances_m = {100, 250}, .days = {1, 3, 6}, .replicates = 0}; }

TEST(NearRepeat, mean_and_variance_are_those_of_all_orders_of_the_days) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    auto const events = some_events(4 + seed % 4, 1, seed);
    auto const table = near_repeat(events, small_options());
    if (table.outcome != Outcome::computed) continue;
    std::vector<double> sum(table.cells.size()), squares(table.cells.size());
    double orders = 0;
    each_order(events, [&](std::vector<Event> const& shuffled) {
      auto const counts = slow_counts(shuffled, small_options());
      for (std::size_t f = 0; f < counts.size(); ++f) sum[f] += counts[f], squares[f] += counts[f] * counts[f];
      ++orders;
    });
    for (std::size_t f = 0; f < sum.size(); ++f) {
      double const mean = sum[f] / orders;
      EXPECT_NEAR(table.cells[f].expected, mean, 1e-10) << seed << " " << f;
      EXPECT_NEAR(table.cells[f].variance, squares[f] / orders - mean * mean, 1e-9) << seed << " " << f;
    }
  }
}

TEST(NearRepeat, with_strata_the_mean_is_that_of_all_orders_within_them) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    auto const events = some_events(7, 3, 100 + seed);
    auto const table = near_repeat(events, small_options());
    std::vector<double> sum(table.cells.size());
    double orders = 0;
    each_order(events, [&](std::vector<Event> const& shuffled) {
      auto const counts = slow_counts(shuffled, small_options());
      for (std::size_t f = 0; f < counts.size(); ++f) sum[f] += counts[f];
      ++orders;
    });
    for (std::size_t f = 0; f < sum.size(); ++f) EXPECT_NEAR(table.cells[f].expected, sum[f] / orders, 1e-10) << f;
  }
}

TEST(NearRepeat, p_values_approach_the_shares_of_all_orders) {
  for (std::uint32_t const strata : {1U, 2U}) {
    auto const events = some_events(7, strata, 77);
    auto options = small_options();
    options.replicates = 20'000;
    auto const table = near_repeat(events, options);
    auto const seen = slow_counts(events, options);
    std::vector<double> high(seen.size()), low(seen.size());
    double orders = 0;
    each_order(events, [&](std::vector<Event> const& shuffled) {
      auto const counts = slow_counts(shuffled, options);
      for (std::size_t f = 0; f < counts.size(); ++f) high[f] += counts[f] >= seen[f], low[f] += counts[f] <= seen[f];
      ++orders;
    });
    for (std::size_t f = 0; f < seen.size(); ++f) {
      EXPECT_EQ(table.cells[f].pairs, static_cast<std::int64_t>(seen[f]));
      EXPECT_NEAR(table.cells[f].p_high, high[f] / orders, 0.016);
      EXPECT_NEAR(table.cells[f].p_low, low[f] / orders, 0.016);
    }
  }
}

bool same(NearRepeatGrid const& a, NearRepeatGrid const& b) {
  return a.cells.size() == b.cells.size() && std::ranges::equal(a.cells, b.cells, [](auto const& x, auto const& y) {
           double const one[] = {x.expected, x.variance, x.z, x.ratio, x.p_high, x.p_low};
           double const other[] = {y.expected, y.variance, y.z, y.ratio, y.p_high, y.p_low};
           return x.pairs == y.pairs && std::memcmp(one, other, sizeof one) == 0;
         });
}

TEST(NearRepeat, neither_threads_nor_the_order_of_rows_change_a_bit) {
  for (std::uint32_t const strata : {1U, 5U}) {
    auto events = some_events(300, strata, 3);
    auto options = small_options();
    options.replicates = 199;
    auto const first = near_repeat(events, options);
    auto const backwards = [](std::size_t count, Task const& task) {
      for (auto i = count; i > 0; --i) task(i - 1);
    };
    EXPECT_TRUE(same(first, near_repeat(events, options, backwards)));
    std::ranges::reverse(events);
    std::swap(events[17], events[203]);
    EXPECT_TRUE(same(first, near_repeat(events, options)));
  }
}

TEST(NearRepeat, every_kernel_that_runs_here_counts_the_same) {
  auto const usable = kernel::usable_kernels();
  base::RandomStream random(4, 4);
  struct alignas(64) Row {
    std::int16_t lane[kernel::lanes];
  };
  std::vector<Row> days(200);
  for (auto& row : days)
    for (auto& day : row.lane) day = static_cast<std::int16_t>(random.below(32'768));
  std::vector<std::uint32_t> pairs;
  for (int i = 0; i < 2 * 100'000; ++i) pairs.push_back(random.below(200));
  std::vector<std::int16_t> const bounds{0, 1, 200, 500, 3000, 30'000, 32'767};
  std::vector<std::uint32_t> slow(bounds.size() * kernel::lanes);
  for (std::size_t i = 0; i < pairs.size(); i += 2)
    for (std::size_t t = 0; t < bounds.size(); ++t)
      for (std::size_t lane = 0; lane < kernel::lanes; ++lane)
        slow[t * kernel::lanes + lane] +=
            std::abs(days[pairs[i]].lane[lane] - days[pairs[i + 1]].lane[lane]) <= bounds[t];
  for (auto const* const kernel : usable)
    for (std::size_t used = 1; used <= bounds.size(); ++used) {
      std::vector<std::uint32_t> counts(used * kernel::lanes);
      kernel->count({days.front().lane, pairs.data(), pairs.size() / 2, bounds.data(), used, counts.data()});
      EXPECT_TRUE(std::equal(counts.begin(), counts.end(), slow.begin())) << kernel->name << " " << used;
    }
}

TEST(NearRepeat, every_kernel_draws_the_words_of_the_streams) {
  for (auto const* const kernel : kernel::usable_kernels()) {
    std::uint32_t words[4 * kernel::lanes];
    constexpr std::uint64_t seed = 0x123456789ABCDEF0, stream = 0xFFFFFFF0, block = 0x100000003;
    kernel->draw(seed, stream, block, words);
    for (std::size_t lane = 0; lane < kernel::lanes; ++lane) {
      auto const of = stream + lane;
      auto const expected = base::philox({3, 1, static_cast<std::uint32_t>(of), static_cast<std::uint32_t>(of >> 32)},
                                         {0x9ABCDEF0, 0x12345678});
      for (std::size_t w = 0; w < 4; ++w) EXPECT_EQ(words[w * kernel::lanes + lane], expected[w]) << kernel->name;
    }
  }
}

TEST(NearRepeat, under_chance_p_passes_no_level) {
  std::vector<int> high(3);
  constexpr int worlds = 2000;
  base::RandomStream random(12, 1);
  for (int world = 0; world < worlds; ++world) {
    std::vector<Event> events;
    for (int i = 0; i < 40; ++i)
      events.push_back(
          {1000 * random.uniform(), 1000 * random.uniform(), static_cast<std::int32_t>(random.below(60)), 0});
    auto const table = near_repeat(
        events, {.distances_m = {150}, .days = {7}, .replicates = 99, .seed = static_cast<std::uint64_t>(world)});
    double const levels[] = {0.05, 0.1, 0.2};
    for (std::size_t l = 0; l < 3; ++l) high[l] += table.at(1, 0).p_high <= levels[l];
  }
  EXPECT_LE(high[0], worlds * 0.05 + 4 * std::sqrt(worlds * 0.05 * 0.95));
  EXPECT_LE(high[1], worlds * 0.10 + 4 * std::sqrt(worlds * 0.10 * 0.90));
  EXPECT_LE(high[2], worlds * 0.20 + 4 * std::sqrt(worlds * 0.20 * 0.80));
  EXPECT_GE(high[2], worlds * 0.12);
}

std::vector<Event> break_and_enter(bool by_neighbourhood) {
  std::vector<Event> events;
  for (auto const& row : golden::rows("interaction/break_and_enter_d14_2018.csv"))
    events.push_back({row.number("x"), row.number("y"), static_cast<std::int32_t>(row.number("day")),
                      by_neighbourhood ? static_cast<std::uint32_t>(row.number("neighbourhood")) : 0});
  return events;
}

TEST(GoldenNearRepeat, pairs_and_means_of_a_year_of_burglaries_are_those_of_surveillance) {
  NearRepeatOptions const options{.distances_m = {100, 200, 400, 800}, .days = {1, 3, 7, 14}};
  auto const table = near_repeat(break_and_enter(false), options);
  for (auto const& row : golden::rows("interaction/knox_cumulative.csv")) {
    double const distance = row.number("distance_m");
    std::int64_t pairs = 0;
    double expected = 0;
    for (std::size_t d = 0; d <= 4; ++d)
      for (std::size_t t = 0; t < 4; ++t)
        if ((d == 0 || options.distances_m[d - 1] <= distance) && options.days[t] <= row.number("days")) {
          pairs += table.at(d, t).pairs;
          expected += table.at(d, t).expected;
        }
    EXPECT_EQ(pairs, static_cast<std::int64_t>(row.number("pairs")));
    EXPECT_NEAR(expected, row.number("expected"), 1e-9 * expected);
  }
}

std::vector<Event> chicago() {
  std::vector<Event> events;
  for (auto const& row : golden::rows("interaction/chicago_burglaries_2016_01.csv"))
    events.push_back({row.number("x"), row.number("y"), static_cast<std::int32_t>(row.number("day")), 0});
  return events;
}

TEST(GoldenNearRepeat, chicagos_burglaries_have_the_whole_table_of_the_near_repeat_calculator) {
  // Version 1.3, Manhattan distances; what it prints as "0 to 7" days are the days before the seventh.
  std::int64_t const printed[5][4] = {
      {28, 5, 5, 2}, {44, 13, 8, 4}, {97, 56, 19, 16}, {77, 67, 45, 20}, {182194, 146149, 95237, 45879}};
  // Its mean of 19 replicates, and the number of them.
  double const means[4][4] = {{16.9473684, 11.6315789, 7.9473684, 3.4736842},
                              {26.1052632, 21.6842105, 14.0526316, 7.1578947},
                              {73.5789474, 59.2631579, 37.0526316, 18.1052632},
                              {82.0526316, 65.1578947, 42, 19.7894737}};
  auto const table = near_repeat(
      chicago(), {.distances_m = {100, 200, 300}, .days = {6, 13, 20}, .metric = Metric::manhattan, .replicates = 19});
  for (std::size_t d = 0; d < 5; ++d)
    for (std::size_t t = 0; t < 4; ++t) EXPECT_EQ(table.at(d, t).pairs, printed[d][t]);
  for (std::size_t d = 0; d < 4; ++d)
    for (std::size_t t = 0; t < 4; ++t)
      EXPECT_NEAR(table.at(d, t).expected, means[d][t], 4 * std::sqrt(table.at(d, t).variance / 19)) << d << t;
}

TEST(GoldenNearRepeat, chicagos_burglaries_have_the_table_of_the_package_near_repeat) {
  std::int64_t const printed[4][4] = {{29, 4, 5, 2}, {59, 22, 10, 6}, {119, 56, 33, 12}, {143, 116, 69, 19}};
  auto const table = near_repeat(
      chicago(), {.distances_m = {101, 201, 301}, .days = {7, 14, 21, 28}, .same_place_m = 0.1, .replicates = 0});
  for (std::size_t d = 0; d < 4; ++d)
    for (std::size_t t = 0; t < 4; ++t) EXPECT_EQ(table.at(d, t).pairs, printed[d][t]);
}

TEST(NearRepeat, the_replicates_scatter_as_the_exact_variance_says) {
  auto const events = break_and_enter(false);
  NearRepeatOptions const options{.distances_m = {200, 400}, .days = {7, 14}, .replicates = 2000};
  auto const exact = near_repeat(events, options);
  auto two = events;  // a second stratum far away makes the variance that of the replicates
  for (int i = 0; i < 2; ++i) two.push_back({1e7 + 1e6 * i, 0, 100 + i, 1});
  auto const drawn = near_repeat(two, options);
  for (std::size_t d = 0; d < 3; ++d)
    for (std::size_t t = 0; t < 2; ++t) EXPECT_NEAR(drawn.at(d, t).variance / exact.at(d, t).variance, 1, 0.16);
}

TEST(NearRepeat, says_where_nothing_can_be_said) {
  auto const options = small_options();
  std::vector<Event> events(3);
  EXPECT_EQ(near_repeat(events, options).outcome, Outcome::too_few_events);
  events.resize(5);
  EXPECT_EQ(near_repeat(events, options).outcome, Outcome::one_day);
  events[4].day = 40'000;
  EXPECT_EQ(near_repeat(events, options).outcome, Outcome::span_too_long);
}

}  // namespace
}  // namespace wardmote::analysis::interaction
