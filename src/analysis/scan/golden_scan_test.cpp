// SaTScan's own sample data and parameter files, with its answers: tests/golden/scan/README.md.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "analysis/scan/satscan/data_files.h"
#include "analysis/scan/scan.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::scan {
namespace {

std::string text_of(std::string const& file) {
  if (file.empty()) return {};
  std::ifstream stream(std::string(WARDMOTE_SOURCE_DIR) + "/tests/golden/scan/" + file, std::ios::binary);
  EXPECT_TRUE(stream) << file;
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct GoldenRun {
  SatscanRun run;
  NamedStudy named;
};

GoldenRun golden_run(std::string const& name) {
  auto const parameters = ParameterFile::read(text_of(name + ".prm"), name + ".prm");
  auto run = satscan_run(parameters.value()).value();
  auto const coordinates = text_of(run.coordinates_file), cases = text_of(run.data_sets.at(0).cases),
             controls = text_of(run.data_sets[0].controls), population = text_of(run.data_sets[0].population);
  auto named = satscan_study(run, {.coordinates = {run.coordinates_file, coordinates},
                                   .grid = {},
                                   .data_sets = {{.cases = {run.data_sets[0].cases, cases},
                                                  .controls = {run.data_sets[0].controls, controls},
                                                  .population = {run.data_sets[0].population, population}}}});
  return {run, std::move(named.value())};
}

std::string center_of(NamedStudy const& named, Cluster const& cluster) {
  return cluster.center ? named.places[*cluster.center] : "All";
}

class GoldenScan : public testing::TestWithParam<char const*> {};

TEST_P(GoldenScan, real_data_give_the_same_clusters) {
  auto golden = golden_run(GetParam());
  golden.run.options.replicates = 0;
  auto const answer = scan(golden.named.study, golden.run.options);
  std::size_t at = 0;
  for (auto const& row : golden::rows("scan/expected.csv")) {
    if (row.text("run") != GetParam()) continue;
    ASSERT_LT(at, answer.clusters.size());
    auto const& cluster = answer.clusters[at++];
    EXPECT_NEAR(cluster.ratio, row.number("ratio"), 1e-6);
    EXPECT_NEAR(cluster.statistic, row.number("statistic"), 1e-6);
    EXPECT_EQ(static_cast<double>(cluster.places.size()), row.number("places"));
    EXPECT_EQ(center_of(golden.named, cluster), row.text("center"));
    EXPECT_EQ(cluster.observed, row.number("observed"));
    EXPECT_NEAR(cluster.expected, row.number("expected"), 0.0051);
  }
  EXPECT_GT(at, 0u);
}

TEST_P(GoldenScan, p_values_agree_within_their_monte_carlo_error) {
  auto golden = golden_run(GetParam());
  golden.run.options.replicates = 1'999;
  auto const answer = scan(golden.named.study, golden.run.options);
  std::size_t at = 0;
  for (auto const& row : golden::rows("scan/expected.csv")) {
    if (row.text("run") != GetParam() || row.number("p") > 0.99) continue;
    auto const& cluster = answer.clusters.at(at++);
    auto const p = row.number("p");
    auto const error = std::sqrt(p * (1 - p) * (1.0 / 1000 + 1.0 / 2000));
    EXPECT_NEAR(cluster.p_value, p, 4 * error) << row.text("cluster");
    EXPECT_NEAR(cluster.gumbel_p.value(), row.number("gumbel_p"), 0.04) << row.text("cluster");
  }
}

INSTANTIATE_TEST_SUITE_P(sample_data, GoldenScan,
                         testing::Values("04_nh_bernoulli", "06_nh_bernoulli_elliptic", "07_nm_st_poisson_cov",
                                         "09_nm_temporal_poisson", "11_nyc_stp_prospective", "12_nyc_stp_retro"),
                         [](auto const& run) { return std::string(run.param); });

}  // namespace
}  // namespace wardmote::analysis::scan
