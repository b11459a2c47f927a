// Columbus and Auckland, two data sets of the field, against what its programs say of them (tests/golden/local).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <sstream>

#include "analysis/local/empirical_bayes.h"
#include "analysis/local/local_statistics.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::local {
namespace {

std::vector<double> column(std::string const& file, std::string_view name) {
  std::vector<double> values;
  for (auto const& row : golden::rows(file)) values.push_back(row.number(name));
  return values;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> links_of(Neighbours const& neighbours) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  for (std::uint32_t i = 0; i < neighbours.places(); ++i)
    for (auto const j : neighbours.of(i)) links.emplace_back(i, j);
  return links;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> golden_links(std::string_view kind) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  for (auto const& row : golden::rows("local/columbus_links.csv"))
    if (row.text("kind") == kind)
      links.emplace_back(static_cast<std::uint32_t>(row.number("from")) - 1,
                         static_cast<std::uint32_t>(row.number("to")) - 1);
  return links;
}

Neighbours columbus_queen() {
  std::vector<Link> links;
  for (auto const& [from, to] : golden_links("queen")) links.push_back({from, to});
  return {49, std::move(links)};
}

std::vector<Point> columbus_points() {
  std::vector<Point> points;
  for (auto const& row : golden::rows("local/columbus.csv")) points.push_back({row.number("x"), row.number("y")});
  return points;
}

/// The one polygon of each line "id, tab, POLYGON ((x y, …))".
std::vector<Rings> columbus_outlines() {
  std::ifstream in(std::string(WARDMOTE_SOURCE_DIR) + "/tests/golden/local/columbus_outlines.txt");
  std::vector<Rings> outlines;
  for (std::string line; std::getline(in, line);) {
    std::ranges::replace_if(line, [](char c) { return c == '(' || c == ')' || c == ','; }, ' ');
    std::istringstream numbers(line.substr(line.find("POLYGON") + 7));
    outlines.emplace_back(1);
    for (Point point; numbers >> point.x >> point.y;) outlines.back()[0].push_back(point);
  }
  return outlines;
}

TEST(GoldenLocal, contiguity_of_columbus_has_the_236_links_of_spdep) {
  auto const links = links_of(queen(columbus_outlines()));
  EXPECT_EQ(links.size(), 236U);
  EXPECT_EQ(links, golden_links("queen"));
}

TEST(GoldenLocal, four_nearest_and_a_distance_band_are_those_of_spdep) {
  EXPECT_EQ(links_of(nearest(columbus_points(), 4)), golden_links("nearest_4"));
  EXPECT_EQ(links_of(within(columbus_points(), 0.8)), golden_links("band_0.8"));
}

TEST(GoldenLocal, every_local_statistic_of_columbus_is_that_of_spdep) {
  auto const crime = column("local/columbus.csv", "crime");
  auto const neighbours = columbus_queen();
  auto const compare = [&](char const* name, LocalOptions options) {
    auto const expected = column("local/columbus.csv", name);
    auto const answer = local_statistics(crime, neighbours, options);
    for (std::size_t i = 0; i < 49; ++i) EXPECT_NEAR(answer.places[i].statistic, expected[i], 2e-10) << name << i;
  };
  compare("local_moran", {.statistic = Statistic::moran});
  compare("gi_star", {.statistic = Statistic::gi_star});
  compare("gi", {.statistic = Statistic::gi});
  compare("local_geary", {.statistic = Statistic::geary, .denominator = Denominator::n_minus_1});
}

TEST(GoldenLocal, the_printed_values_of_columbus) {
  auto const crime = column("local/columbus.csv", "crime");
  auto const moran = local_statistics(crime, columbus_queen(), {.statistic = Statistic::moran});
  auto const star = local_statistics(crime, columbus_queen());
  double sum = 0;
  for (auto const& place : moran.places) sum += place.statistic;
  EXPECT_NEAR(sum / 49, 0.5001885572, 5e-11);  // Moran's I is the mean of the local ones
  double const local_i[] = {0.7368184906, 0.5287770133, 0.0938507417, 0.0048209666};
  double const gi_star[] = {-1.43277965, -1.34000810, -0.77199868, -0.13173336};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(moran.places[i].statistic, local_i[i], 5e-11);
    EXPECT_NEAR(star.places[i].statistic, gi_star[i], 5e-9);
  }
}

TEST(GoldenLocal, empirical_bayes_rates_of_auckland_are_marshalls) {
  std::vector<Exposed> places;
  for (auto const& row : golden::rows("local/auckland.csv"))
    places.push_back({row.number("deaths"), row.number("population")});
  auto const bayes = empirical_bayes(places);
  EXPECT_NEAR(bayes.variance, 7.28417290e-07, 5e-16);
  EXPECT_NEAR(bayes.mean, 2.63343619e-03, 5e-12);
  double const printed[] = {.0029780339, .0028656233, .0021181647};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(bayes.rates[i], printed[i], 5e-11);
  auto const rows = golden::rows("local/auckland.csv");
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_NEAR(bayes.rates[i], rows[i].number("estimate"), 1e-14);
}

TEST(EmpiricalBayes, places_that_scatter_no_more_than_chance_have_one_rate) {
  auto const bayes = empirical_bayes(std::vector<Exposed>{{10, 1000}, {20, 2000}, {30, 3000}});
  for (double const rate : bayes.rates) EXPECT_DOUBLE_EQ(rate, 0.01);
  auto const quiet = empirical_bayes(std::vector<Exposed>{{0, 1000}, {0, 2000}});
  EXPECT_EQ(quiet.standardised, (std::vector<double>{0, 0}));
}

}  // namespace
}  // namespace wardmote::analysis::local
