// What windows around sample points gain over windows around middles where areas are long or bent, and what their p-value
// promises: by simulation.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <optional>
#include <random>

#include "analysis/scan/scan.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::uint32_t city_side = 24;  // cells of a city, one person each
constexpr std::size_t points_each = 30;

/// Which area each cell belongs to: blocks of 6 x 6 cells cut into three brackets, one in the other, or strips of 12 x 1.
struct City {
  std::vector<std::uint32_t> area_of;
  std::uint32_t areas = 0;
};

City bent_city() {
  City city{{}, 48};
  for (std::uint32_t y = 0; y < city_side; ++y)
    for (std::uint32_t x = 0; x < city_side; ++x)
      city.area_of.push_back((y / 6 * 4 + x / 6) * 3 + std::max(x % 6, y % 6) / 2);
  return city;
}

City long_city() {
  City city{{}, 48};
  for (std::uint32_t y = 0; y < city_side; ++y)
    for (std::uint32_t x = 0; x < city_side; ++x) city.area_of.push_back(y * 2 + x / 12);
  return city;
}

Position middle_of(std::uint32_t cell) {
  auto const column = cell % city_side, row = cell / city_side;
  return {column + 0.5, row + 0.5};
}

Study study_of(City const& city, bool with_points) {
  Study study{.model = Model::poisson,
              .coordinates = Coordinates::plane,
              .places = std::vector<Position>(city.areas),
              .centers = {},
              .intervals = 1,
              .cases = {},
              .controls = {},
              .expected = {1, std::vector<double>(city.areas), {1}}};
  std::vector<std::vector<Position>> cells(city.areas);
  for (std::uint32_t cell = 0; cell < city.area_of.size(); ++cell) cells[city.area_of[cell]].push_back(middle_of(cell));
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> within(-0.5, 0.5);
  for (std::uint32_t area = 0; area < city.areas; ++area) {
    auto const size = static_cast<double>(cells[area].size());
    study.expected.of_place[area] = size;
    for (auto const& cell : cells[area]) {
      study.places[area].x += cell.x / size;
      study.places[area].y += cell.y / size;
    }
    for (std::size_t i = 0; with_points && i < points_each; ++i) {
      auto const& cell = cells[area][i * cells[area].size() / points_each];
      study.area_points.points.push_back({cell.x + within(random), cell.y + within(random)});
    }
  }
  if (with_points) study.area_points.each = points_each, study.centers = study.area_points.points;
  return study;
}

/// Cases of a map: one in two cells, so many times as many within a circle of radius 4, anywhere or at one place.
std::vector<Counted> cases_of(City const& city, double times, std::optional<Position> where, std::mt19937_64& random) {
  constexpr double mean = 0.5;
  std::uniform_real_distribution<double> somewhere(4, city_side - 4.0);
  auto const x = where ? where->x : somewhere(random), y = where ? where->y : somewhere(random);
  std::vector<Counted> cases;
  for (std::uint32_t cell = 0; cell < city.area_of.size(); ++cell) {
    auto const middle = middle_of(cell);
    auto const is_inside = std::hypot(middle.x - x, middle.y - y) <= 4;
    std::poisson_distribution<std::uint32_t> law(is_inside ? times * mean : mean);
    cases.push_back({city.area_of[cell], 0, 0, law(random)});
  }
  return cases;
}

/// The share of maps whose likeliest cluster has p <= 0.05.
double share_significant(City const& city, bool with_points, double times, std::optional<Position> where, int maps) {
  std::mt19937_64 random(29);
  auto study = study_of(city, with_points);
  ScanOptions options;
  options.replicates = 99;
  int significant = 0;
  for (int map = 0; map < maps; ++map) {
    options.seed = static_cast<std::uint64_t>(map) + 1;
    study.cases = cases_of(city, times, where, random);
    auto const answer = scan(study, options);
    significant += !answer.clusters.empty() && answer.clusters.front().p_value <= 0.05;
  }
  return static_cast<double>(significant) / maps;
}

TEST(AreaCalibration, of_maps_without_a_cluster_one_in_twenty_is_significant_by_points_of_long_and_of_bent_areas) {
  constexpr int maps = 100;
  for (auto const& city : {long_city(), bent_city()})
    EXPECT_NEAR(share_significant(city, true, 1, {}, maps), 0.05, 4 * std::sqrt(0.05 * 0.95 / maps));
}

TEST(AreaCalibration, a_cluster_where_long_areas_meet_end_to_end_is_found_oftener_by_points_than_by_middles) {
  constexpr int maps = 100;
  Position const where_they_meet{12, 12};
  auto const by_middles = share_significant(long_city(), false, 2, where_they_meet, maps);
  auto const by_points = share_significant(long_city(), true, 2, where_they_meet, maps);
  EXPECT_GT(by_points, by_middles + 0.03);
}

/// Takes minutes; asked for by --gtest_also_run_disabled_tests.
TEST(AreaCalibration, DISABLED_figures_of_the_method_page) {
  constexpr int maps = 400;
  Position const where_they_meet{12, 12};
  for (auto const& [name, city] : {std::pair("long", long_city()), std::pair("bent", bent_city())})
    for (auto const& [times, where] : {std::pair(1.0, std::optional<Position>()), {2.0, {}}, {2.0, where_they_meet}})
      std::printf("%s, %g times, %s: middles %.3f, points %.3f\n", name, times, where ? "where they meet" : "anywhere",
                  share_significant(city, false, times, where, maps),
                  share_significant(city, true, times, where, maps));
}

}  // namespace
}  // namespace wardmote::analysis::scan
