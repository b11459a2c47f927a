#include "analysis/surface/density.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/surface/kernel/choose.h"
#include "analysis/surface/stamp.h"
#include "analysis/surface/surface_worlds.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::surface {
namespace {

double kernel_at(Point const& a, Point const& b, double h) {
  double const apart = std::hypot(a.x - b.x, a.y - b.y) / h;
  return std::exp(-apart * apart / 2) / (2 * std::numbers::pi * h * h);
}

/// The mean of a function over a cell by Simpson's rule with 8 parts a side.
template <class Function>
double mean_over(Raster const& raster, std::size_t cell, Function const& of) {
  constexpr int n = 8;
  auto const corner = raster.corner(cell % raster.columns, cell / raster.columns);
  auto const weight = [](int i) { return (i == 0 || i == n ? 1.0 : i % 2 == 1 ? 4.0 : 2.0) / (3 * n); };
  double sum = 0;
  for (int r = 0; r <= n; ++r)
    for (int c = 0; c <= n; ++c)
      sum += weight(r) * weight(c) * of(Point{corner.x + raster.cell_m * c / n, corner.y + raster.cell_m * r / n});
  return sum;
}

/// The integral of a kernel over the region, by its means over the cells.
double slow_share(Raster const& raster, Point const& at, double h) {
  double share = 0;
  for (std::size_t cell = 0; cell < raster.cells(); ++cell)
    if (raster.is_inside(cell))
      share += mean_over(raster, cell, [&](Point const& u) { return kernel_at(u, at, h); }) * 100 * 100;
  return share;
}

std::vector<double> bandwidths_of(std::vector<Point> const& events, Raster const& raster,
                                  DensityOptions const& options) {
  if (options.adaptive) return adaptive_bandwidths(events, raster, options);
  return std::vector<double>(events.size(), options.bandwidth_m);
}

/// The definition by double sums; for `uniform` only with a fixed bandwidth.
std::vector<double> slow_density(std::vector<Point> const& events, Raster const& raster,
                                 DensityOptions const& options) {
  auto const h = bandwidths_of(events, raster, options);
  std::vector<double> values;
  for (std::size_t cell = 0; cell < raster.cells(); ++cell) {
    double sum = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (!raster.cell_of(events[i])) continue;
      double const mean = mean_over(raster, cell, [&](Point const& u) { return kernel_at(u, events[i], h[i]); });
      sum += mean / (options.edge == Edge::diggle ? slow_share(raster, events[i], h[i]) : 1);
    }
    if (options.edge == Edge::uniform) sum /= slow_share(raster, raster.centre(cell), options.bandwidth_m);
    values.push_back(1e6 * sum);
  }
  return values;
}

double integral(Density const& density, Raster const& raster) {
  double sum = 0;
  for (double const value : density.per_km2) sum += std::isnan(value) ? 0 : value * raster.cell_km2();
  return sum;
}

TEST(Density, is_the_definition_by_double_sums_for_every_edge_and_shape) {
  for (auto const& raster : {small_raster(), bent_raster()})
    for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle})
      for (double const h : {120.0, 400.0}) {
        auto const events = some_points(12, 5);
        DensityOptions const options{.bandwidth_m = h, .edge = edge};
        auto const fast = density(events, raster, options);
        auto const slow = slow_density(events, raster, options);
        ASSERT_EQ(fast.per_km2.size(), slow.size());
        for (std::size_t cell = 0; cell < slow.size(); ++cell)
          if (raster.is_inside(cell)) {
            EXPECT_NEAR(fast.per_km2[cell], slow[cell], 2e-4 * slow[cell] + 1e-5) << cell;
          } else {
            EXPECT_TRUE(std::isnan(fast.per_km2[cell]));
          }
      }
}

TEST(Density, adaptive_is_the_definition_by_double_sums) {
  for (auto const& raster : {small_raster(), bent_raster()})
    for (auto const edge : {Edge::none, Edge::diggle}) {
      auto const events = some_points(12, 6);
      DensityOptions const options{.bandwidth_m = 200, .edge = edge, .adaptive = true, .pilot_m = 300};
      auto const fast = density(events, raster, options);
      auto const slow = slow_density(events, raster, options);
      for (std::size_t cell = 0; cell < slow.size(); ++cell)
        if (raster.is_inside(cell)) {
          EXPECT_NEAR(fast.per_km2[cell], slow[cell], 3e-4 * slow[cell] + 1e-4);
        }
    }
}

TEST(Density, adaptive_bandwidths_are_abramsons) {
  auto const events = some_points(25, 7);
  auto const raster = small_raster();
  for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle}) {
    DensityOptions const options{
        .bandwidth_m = 150, .edge = edge, .adaptive = true, .pilot_m = 200, .widening_max = 1.5};
    std::vector<double> roots;
    double logs = 0;
    for (auto const& own : events) {
      double pilot = 0;
      for (auto const& other : events)
        pilot += kernel_at(own, other, 200) / (edge == Edge::diggle ? share_inside(raster, other, 200) : 1);
      if (edge == Edge::uniform) pilot /= share_inside(raster, own, 200);
      roots.push_back(1 / std::sqrt(pilot));
      logs += std::log(roots.back()) / static_cast<double>(events.size());
    }
    auto const found = adaptive_bandwidths(events, raster, options);
    for (std::size_t i = 0; i < events.size(); ++i)
      EXPECT_NEAR(found[i], 150 * std::min(roots[i] / std::exp(logs), 1.5), 1e-8);
    EXPECT_LE(std::ranges::max(found), 150 * 1.5 + 1e-9);
  }
}

TEST(Density, corrected_by_diggle_it_integrates_to_the_number_of_events) {
  for (auto const& raster : {small_raster(), bent_raster()})
    for (bool const adaptive : {false, true})
      for (double const h : {30.0, 200.0, 2000.0}) {
        auto const answer =
            density(some_points(200, 8), raster, {.bandwidth_m = h, .edge = Edge::diggle, .adaptive = adaptive});
        EXPECT_NEAR(integral(answer, raster) / static_cast<double>(answer.events_inside), 1, 1e-10);
      }
}

TEST(Density, without_correction_it_loses_what_lies_over_the_edge) {
  auto const raster = small_raster();
  auto const events = some_points(50, 9);
  double inside = 0;
  for (auto const& event : events) inside += share_inside(raster, event, 150);
  EXPECT_NEAR(integral(density(events, raster, {.bandwidth_m = 150, .edge = Edge::none}), raster), inside, 1e-9);
}

TEST(Density, a_huge_bandwidth_makes_it_even) {
  for (auto const& raster : {small_raster(), bent_raster()})
    for (auto const edge : {Edge::uniform, Edge::diggle}) {
      auto const answer = density(some_points(40, 10), raster, {.bandwidth_m = 1e6, .edge = edge});
      double const even =
          static_cast<double>(answer.events_inside) / (static_cast<double>(raster.cells_inside()) * raster.cell_km2());
      for (double const value : answer.per_km2)
        if (!std::isnan(value)) {
          EXPECT_NEAR(value / even, 1, 1e-5);
        }
    }
}

TEST(Density, a_tiny_bandwidth_leaves_each_event_in_its_cell) {
  auto const raster = small_raster();
  auto const answer = density(std::vector<Point>{{150, 250}, {150, 250}}, raster, {.bandwidth_m = 1e-3});
  EXPECT_NEAR(answer.per_km2[2 * 10 + 1], 200, 1e-9);
  EXPECT_EQ(std::ranges::count(answer.per_km2, 0.0), 79);
}

TEST(Density, an_even_scatter_stays_even_up_to_the_edge_if_it_is_corrected) {
  std::vector<Point> even;
  for (int r = 0; r < 80; ++r)
    for (int c = 0; c < 100; ++c) even.push_back({10.0 * c + 5, 10.0 * r + 5});
  for (auto const& raster : {small_raster(), bent_raster()})
    for (double const value : density(even, raster, {.bandwidth_m = 300, .edge = Edge::uniform}).per_km2)
      if (!std::isnan(value)) {
        EXPECT_NEAR(value, 1e4, 60);
      }
}

TEST(Density, moving_turning_and_scaling_the_city_move_turn_and_scale_the_surface) {
  auto const events = some_points(60, 11);
  DensityOptions const options{.bandwidth_m = 130, .adaptive = true};
  auto const first = density(events, small_raster(), options);
  auto moved = events, turned = events, scaled = events;
  for (auto& event : moved) event.x += 4096, event.y -= 8192;
  for (auto& event : turned) event = {event.y, event.x};
  for (auto& event : scaled) event.x *= 2, event.y *= 2;
  auto const on_moved = density(moved, {4096, -8192, 100, 10, 8, {}}, options);
  auto const on_turned = density(turned, {0, 0, 100, 8, 10, {}}, options);
  auto const on_scaled = density(scaled, {0, 0, 200, 10, 8, {}}, {.bandwidth_m = 260, .adaptive = true});
  for (std::size_t cell = 0; cell < 80; ++cell) {
    EXPECT_NEAR(on_moved.per_km2[cell] / first.per_km2[cell], 1, 1e-9);
    EXPECT_NEAR(on_turned.per_km2[cell % 10 * 8 + cell / 10] / first.per_km2[cell], 1, 1e-9);
    EXPECT_NEAR(4 * on_scaled.per_km2[cell] / first.per_km2[cell], 1, 1e-9);
  }
}

TEST(Density, two_events_at_a_point_count_as_one_of_weight_two) {
  std::vector<Point> const twice{{100, 100}, {700, 300}, {100, 100}}, once{{700, 300}, {100, 100}};
  for (bool const adaptive : {false, true}) {
    DensityOptions const options{.bandwidth_m = 150, .adaptive = adaptive};
    EXPECT_TRUE(same_bits(density(twice, small_raster(), options).per_km2,
                          density(once, small_raster(), options, std::vector<double>{1, 2}).per_km2));
  }
}

TEST(Density, neither_threads_nor_the_order_of_rows_change_a_bit) {
  auto events = some_points(2500, 12);
  for (auto const& raster : {small_raster(), bent_raster()})
    for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle})
      for (bool const adaptive : {false, true}) {
        DensityOptions const options{.bandwidth_m = 90, .edge = edge, .adaptive = adaptive};
        auto const first = density(events, raster, options);
        EXPECT_TRUE(same_bits(first.per_km2, density(events, raster, options, {}, backwards).per_km2));
        std::ranges::reverse(events);
        std::swap(events[17], events[1203]);
        EXPECT_TRUE(same_bits(first.per_km2, density(events, raster, options).per_km2));
      }
}

TEST(Density, what_lies_outside_is_counted_and_left_out) {
  auto const raster = bent_raster();
  std::vector<Point> const events{{50, 50}, {950, 50}, {-1, 50}, {1000, 800}, {450, 550}};
  auto const answer = density(events, raster, {.bandwidth_m = 100});
  EXPECT_EQ(answer.events_inside, 2U);
  EXPECT_EQ(answer.events_outside, 3U);
  EXPECT_EQ(density(std::vector<Point>{{950, 50}}, raster, {}).outcome, Outcome::no_events);
  EXPECT_TRUE(std::isnan(adaptive_bandwidths(events, raster, {.bandwidth_m = 100})[1]));
}

TEST(Stamp, masses_are_right_relatively_far_from_the_mean_and_on_both_sides) {
  auto const axis = axis_masses(0, 1, -8, 0.5, 32);
  EXPECT_EQ(axis.first, 2U);
  ASSERT_EQ(axis.masses.size(), 28U);
  for (std::size_t i = 0; i < 14; ++i) EXPECT_EQ(axis.masses[i], axis.masses[27 - i]);
  EXPECT_NEAR(axis.masses[27] / 3.888e-11, 1, 1e-3);  // P(6.5 < Z < 7) = 4.016e-11 - 1.280e-12, of printed tables
  EXPECT_NEAR(mass_between(0, 1, -1.959963984540054, 1.959963984540054), 0.95, 1e-15);
}

TEST(Stamp, every_kernel_that_runs_here_gives_the_same_bits) {
  base::RandomStream random(3, 3);
  std::vector<double> rows(50 * kernel::lanes), weights(50);
  for (auto& value : rows) value = random.uniform();
  for (auto& value : weights) value = random.uniform();
  std::vector<double> first(kernel::lanes + 70);
  for (auto const* const kernel : kernel::usable_kernels()) {
    std::vector<double> found(first.size());
    kernel->mix(found.data(), rows.data(), weights.data(), 50);
    for (std::size_t i = 0; i < 50; ++i) kernel->add_scaled(&found[kernel::lanes], &rows[i], weights[i], 69);
    if (kernel == kernel::usable_kernels().front()) first = found;
    EXPECT_TRUE(same_bits(first, found)) << kernel->name;
  }
}

TEST(Stamp, the_sum_under_a_bell_is_that_of_its_exponentials_and_the_same_bits_by_every_kernel) {
  base::RandomStream random(3, 4);
  std::vector<double> x(333), y(x.size()), weights(x.size());
  for (auto& value : x) value = 60 * random.uniform();
  for (auto& value : y) value = 60 * random.uniform();
  for (auto& value : weights) value = random.uniform();
  for (std::size_t const count : {0, 1, 15, 16, 47, 333}) {
    kernel::Bell const bell{20, 30, -0.5, 30 * 30};
    double plain = 0;
    for (std::size_t i = 0; i < count; ++i) {
      double const apart = (x[i] - 20) * (x[i] - 20) + (y[i] - 30) * (y[i] - 30);
      if (apart <= bell.reach_squared) plain += weights[i] * std::exp(-0.5 * apart);
    }
    double const first = kernel::portable_kernel().sum_under(bell, x.data(), y.data(), weights.data(), count);
    EXPECT_NEAR(first, plain, 1e-14 * plain);
    for (auto const* const kernel : kernel::usable_kernels())
      EXPECT_EQ(kernel->sum_under(bell, x.data(), y.data(), weights.data(), count), first) << kernel->name;
  }
}

TEST(Edge, two_passes_over_the_cells_give_what_each_cell_gives) {
  auto const raster = bent_raster();
  for (double const h : {40.0, 150.0, 900.0}) {
    std::vector<double> const one{h}, each(raster.cells(), h);
    auto const fast = shares_inside(raster, one), slow = shares_inside(raster, each);
    for (std::size_t cell = 0; cell < raster.cells(); ++cell) EXPECT_NEAR(fast[cell], slow[cell], 1e-11);
  }
}

TEST(Edge, a_mask_of_all_cells_is_the_rectangle) {
  auto whole = small_raster();
  whole.inside.assign(whole.cells(), 1);
  for (auto const& at : some_points(20, 14))
    for (double const h : {40.0, 150.0, 900.0})
      EXPECT_NEAR(share_inside(whole, at, h), share_inside(small_raster(), at, h), 1e-11);
}

TEST(RasterAround, has_corners_at_multiples_of_the_cell_and_holds_all_points) {
  std::vector<Point> const points{{-130, 20}, {470, 250}};
  auto const raster = raster_around(points, 100);
  EXPECT_EQ(raster.x_min, -200);
  EXPECT_EQ(raster.y_min, 0);
  EXPECT_EQ(raster.columns, 7U);
  EXPECT_EQ(raster.rows, 3U);
  EXPECT_EQ(raster.cell_of(points[0]), 0U);
  EXPECT_EQ(raster.cell_of({500, 300}), 20U);
  EXPECT_EQ(raster.cell_of({500.1, 300}), std::nullopt);
}

TEST(RasterAround, is_cut_out_by_the_centres_within_the_outlines) {
  Rings const holed{{{0, 0}, {600, 0}, {600, 600}, {0, 600}, {0, 0}}, {{200, 200}, {400, 200}, {400, 400}, {200, 400}}};
  Rings const far{{{700, 90}, {900, 90}, {900, 290}}};
  std::vector<Rings> const outlines{holed, far};
  auto const raster = cut_out(small_raster(), outlines);
  EXPECT_EQ(raster.cells_inside(), 36U - 4U + 1U);
  EXPECT_FALSE(raster.is_inside(2 * 10 + 3));
  EXPECT_TRUE(raster.is_inside(1 * 10 + 8));
}

std::vector<Point> burglaries() {
  std::vector<Point> points;
  for (auto const& row : golden::rows("interaction/break_and_enter_d14_2018.csv"))
    points.push_back({row.number("x"), row.number("y")});
  return points;
}

Edge edge_called(std::string const& name) {
  return name == "none" ? Edge::none : name == "uniform" ? Edge::uniform : Edge::diggle;
}

/// The region of tests/golden/surface/reference.R, in cells of 10 m.
Raster division() { return {-2400, -2400, 10, 480, 520, {}}; }

TEST(GoldenDensity, a_year_of_burglaries_has_the_densities_of_spatstat) {
  auto const events = burglaries();
  for (double const h : {200.0, 500.0})
    for (auto const* const edge : {"none", "uniform", "diggle"}) {
      auto const found = density(events, division(), {.bandwidth_m = h, .edge = edge_called(edge)});
      for (auto const& row : golden::rows("surface/fixed.csv"))
        if (row.number("bandwidth_m") == h && row.text("edge") == edge) {
          auto const cell = division().cell_of({row.number("x"), row.number("y")}).value();
          EXPECT_NEAR(found.per_km2[cell], row.number("per_km2"), 2e-3 * row.number("per_km2") + 1e-3) << edge << h;
        }
    }
}

}  // namespace
}  // namespace wardmote::analysis::surface
