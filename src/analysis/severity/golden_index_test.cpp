// The index and its weights against what Statistics Canada publishes. Sources: tests/golden/severity/README.md.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <vector>

#include "analysis/severity/calibration.h"
#include "analysis/severity/overdispersion.h"
#include "analysis/severity/scale.h"
#include "analysis/severity/weights.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::severity {
namespace {

constexpr double share_half_width = 0.00005;  // two decimals of a per cent
constexpr double index_half_width = 0.05;

struct Figures {
  double incidents, rate, share;
};
using PlaceYear = std::pair<std::string, int>;
using Violations = std::map<int, Figures>;

std::map<PlaceYear, Violations> published() {
  std::map<PlaceYear, Violations> all;
  for (auto const& row : golden::rows("severity/offences_ontario_cma_2021_2024.csv"))
    all[{row.text("place"), static_cast<int>(row.number("year"))}][static_cast<int>(row.number("violation_code"))] = {
        row.number("incidents"), row.number("rate_per_100000"), row.number("share_percent") / 100};
  return all;
}

double population_of(Violations const& violations) {
  auto const& all = violations.at(25);
  return all.incidents / all.rate * 100'000;
}

std::map<std::string, double> indices_2024() {
  std::map<std::string, double> indices;
  for (auto const& row : golden::rows("severity/index_cma_2024.csv")) indices[row.text("place")] = row.number("index");
  return indices;
}

RecoveredWeight weight_2024(int code, std::string const& left_out = "", double smallest_share = 0) {
  std::vector<PublishedShare> places;
  auto const indices = indices_2024();
  for (auto const& [key, violations] : published())
    if (key.second == 2024 && key.first != left_out && violations.at(code).share >= smallest_share)
      places.push_back({violations.at(code).incidents, violations.at(code).share, share_half_width,
                        indices.at(key.first), index_half_width, population_of(violations)});
  return recover_weight(places);
}

Interval common_part(Interval a, Interval b) { return {std::max(a.lower, b.lower), std::min(a.upper, b.upper)}; }

/// The index of a place and year by three single violations: their counts, their shares, their weights of 2024 -
/// recovered without the place itself.
Interval reproduced(PlaceYear const& key, Violations const& violations) {
  Interval index{0, 1e9};
  for (int const code : {1610, 1330, 1430}) {
    auto const& figures = violations.at(code);
    auto const weight = weight_2024(code, key.first).allowed_by_rounding.value();
    index = common_part(
        index, index_implied(figures.incidents, weight, figures.share, share_half_width, population_of(violations)));
  }
  return index;
}

TEST(GoldenIndex, of_2024_is_reproduced_from_counts_and_shares_within_the_published_rounding) {
  auto const indices = indices_2024();
  for (auto const& [key, violations] : published()) {
    if (key.second != 2024) continue;
    auto const index = reproduced(key, violations);
    EXPECT_LE(index.lower, indices.at(key.first) + index_half_width) << key.first;
    EXPECT_GE(index.upper, indices.at(key.first) - index_half_width) << key.first;
    EXPECT_LT(index.upper - index.lower, 0.5) << key.first;
  }
}

TEST(GoldenIndex, of_2023_is_reproduced_within_the_rounding_of_the_published_change) {
  auto const all = published();
  for (auto const& row : golden::rows("severity/index_cma_2024.csv")) {
    PlaceYear const key{row.text("place"), 2023};
    auto const index = reproduced(key, all.at(key));
    double const now = row.number("index"), change = row.number("change_percent");
    EXPECT_LE(index.lower, (now + index_half_width) / (1 + (change - 0.5) / 100)) << key.first;
    EXPECT_GE(index.upper, (now - index_half_width) / (1 + (change + 0.5) / 100)) << key.first;
  }
}

TEST(GoldenWeights, equal_those_derived_outside_this_repository) {
  for (auto const& row : golden::rows("severity/weights_derived.csv")) {
    // That table leaves out shares below 0.3 per cent, of which rounding leaves too little.
    auto const weight = weight_2024(static_cast<int>(row.number("violation_code")), "", 0.003);
    EXPECT_EQ(weight.places_used, row.number("places")) << row.text("violation_code");
    EXPECT_NEAR(weight.median, row.number("median"), 0.06) << row.text("violation_code");
    EXPECT_NEAR(weight.lowest, row.number("lowest"), 0.06) << row.text("violation_code");
    EXPECT_NEAR(weight.highest, row.number("highest"), 0.06) << row.text("violation_code");
  }
}

TEST(GoldenWeights, of_single_violations_agree_between_places_within_rounding_and_of_mixtures_do_not) {
  for (int const single : {1610, 1330, 1430, 1210, 1110})
    EXPECT_TRUE(weight_2024(single).allowed_by_rounding) << single;
  for (int const mixture : {25, 401, 910, 110}) EXPECT_FALSE(weight_2024(mixture).allowed_by_rounding) << mixture;
}

/// Disjoint kinds that make up the whole index: the single violations, other homicide, impaired driving, drugs, and the
/// rest of the Criminal Code as one kind with its mean weight. Weights in index points x persons.
std::vector<Offence> kinds(PlaceYear const& key, Violations const& violations) {
  auto const implied = reproduced(key, violations);
  double const severity = (implied.lower + implied.upper) / 2 * population_of(violations);
  double rest_incidents = violations.at(25).incidents, rest_share = violations.at(25).share;
  std::vector<Offence> offences;
  auto const add = [&](double incidents, double share) {
    if (incidents > 0) offences.push_back({incidents, share * severity / incidents});
  };
  for (int const code : {1110, 1150, 1210, 1330, 1430, 1610, 910, 401}) {
    auto const& figures = violations.at(code);
    add(figures.incidents, figures.share);
    if (code == 401) continue;  // not in 25
    rest_incidents -= figures.incidents, rest_share -= figures.share;
  }
  auto const& homicide = violations.at(110);
  auto const& first_degree = violations.at(1110);
  double const other = homicide.incidents - first_degree.incidents, other_share = homicide.share - first_degree.share;
  add(other, std::max(0.0, other_share));
  add(rest_incidents - other, rest_share - other_share);
  return offences;
}

TEST(Calibration, of_the_severity_scale_is_what_the_ontario_counts_give) {
  std::vector<Offence> pooled;
  for (auto const& [key, violations] : published()) {
    auto const here = kinds(key, violations);
    RecordProperty((key.first + std::to_string(key.second)).c_str(), std::to_string(severity_scale(here)));
    pooled.insert(pooled.end(), here.begin(), here.end());
  }
  EXPECT_NEAR(severity_scale(pooled), ontario_2021_2024.scale, 0.5);
}

std::vector<IndexPair> services(std::string const& file) {
  std::vector<IndexPair> pairs;
  for (auto const& row : golden::rows("severity/" + file)) {
    if (row.text("kind") != "police service") continue;
    double const after = row.number("index"), population = row.number("population_2021");
    pairs.push_back({after / (1 + row.number("change_percent") / 100), population, after, population});
  }
  return pairs;
}

void expect_calibrated(std::string const& file, std::size_t places, SeverityModel const& typical,
                       SeverityModel const& cautious) {
  auto const pairs = services(file);
  auto const found = overdispersion_of_indices(pairs, typical.scale, 0.1);
  auto const raw = overdispersion_of_indices(pairs, cautious.scale);
  EXPECT_EQ(found.pairs_used, places) << file;
  EXPECT_NEAR(found.factor, typical.overdispersion, 0.005) << file;
  EXPECT_NEAR(raw.factor, cautious.overdispersion, 0.005) << file;
}

TEST(Calibration, of_the_overdispersion_is_what_the_ontario_services_give_for_each_index) {
  expect_calibrated("index_ontario_services_2024.csv", 14, ontario_2021_2024, ontario_2021_2024_cautious);
  expect_calibrated("index_ontario_services_2024_violent.csv", 14, ontario_2021_2024_violent,
                    ontario_2021_2024_violent_cautious);
  expect_calibrated("index_ontario_services_2024_nonviolent.csv", 13, ontario_2021_2024_nonviolent,
                    ontario_2021_2024_nonviolent_cautious);
}

}  // namespace
}  // namespace wardmote::analysis::severity
