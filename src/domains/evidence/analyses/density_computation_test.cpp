#include "domains/evidence/analyses/density_computation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/evidence/analyses/density_samples.h"
#include "domains/evidence/analyses/run.h"

namespace wardmote::evidence {
namespace {

DensityResult computed(DensityRequest const& request = samples::density_request(),
                       DensityInput const& input = samples::density_input()) {
  auto result = result_of(request, input, analysis::in_order, {});
  EXPECT_TRUE(result.has_value());
  return result.value_or(DensityResult{});
}

TEST(DensityComputation, IsDensestWhereMostIncidentsLieAndForetellsThemThere) {
  auto const result = computed();
  ASSERT_FALSE(result.shown.empty());
  EXPECT_EQ(result.shown.front().area, "E");
  DensityRegion const region{.latitude = result.latitude};
  auto const densest = region.in_degrees({result.x_min + (result.shown.front().column + 0.5) * result.cell_m,
                                          result.y_min + (result.shown.front().row + 0.5) * result.cell_m});
  EXPECT_NEAR(densest.latitude, 43.55, 0.004);
  EXPECT_NEAR(densest.longitude, -79.45, 0.006);
  EXPECT_EQ(result.incidents, 900);
  EXPECT_GT(result.densest_incident_share, 1.0 / 3);
  EXPECT_EQ(result.held_out, 300);
  ASSERT_EQ(result.accuracy.size(), 4u);
  auto const* const at = accuracy_at_densest(result);
  EXPECT_NEAR(at->area_share, 0.05, 0.01);
  EXPECT_GT(at->pai.from, 4);
  EXPECT_LE(at->pei.value, 1);
}

TEST(DensityComputation, ShowsNoCellThatRestsOnFewerThanFiveIncidents) {
  auto const result = computed();
  EXPECT_LT(static_cast<std::int64_t>(result.shown.size()), result.cells);
  auto const rests_on_km2 = 4 * 3.14159265 * result.bandwidth_m * result.bandwidth_m * 1e-6;
  for (auto const& cell : result.shown) EXPECT_GE(cell.per_km2 * rests_on_km2, 4.99);
  EXPECT_TRUE(std::ranges::is_sorted(result.shown, std::greater{}, &DensityCell::per_km2));
}

TEST(DensityComputation, AddsUpToTheIncidentsWhereAllCellsAreShown) {
  auto request = samples::density_request();
  request.bandwidth_m = 5000;
  auto const result = computed(request);
  ASSERT_EQ(static_cast<std::int64_t>(result.shown.size()), result.cells);
  double sum = 0;
  for (auto const& cell : result.shown) sum += cell.per_km2 * result.cell_m * result.cell_m * 1e-6;
  EXPECT_NEAR(sum, 900, 0.5);  // four digits of each are kept
  EXPECT_FALSE(result.is_chosen);
}

TEST(DensityComputation, KeepsTheBandwidthAtACellOrMoreAndChoosesItFromWhatCameBefore) {
  auto const result = computed();
  EXPECT_TRUE(result.is_chosen);
  EXPECT_GE(result.bandwidth_m, result.cell_m);
  auto input = samples::density_input();
  for (auto& event : input.events)
    if (event.day >= samples::density_request().held_out_from) event.latitude = 43.51;
  EXPECT_EQ(computed(samples::density_request(), input).bandwidth_m, result.bandwidth_m);
}

TEST(DensityComputation, CountsWhatLiesOutsideAndWhatHasNoPublicPlace) {
  auto input = samples::density_input(7);
  input.events.push_back({43.9, -79.45, samples::day_of_year(3), 2});
  auto const result = computed(samples::density_request(), input);
  EXPECT_EQ(result.outside, 2);
  EXPECT_EQ(result.without_place, 7);
}

TEST(DensityComputation, GivesTheSameTextForAnyOrderOfWork) {
  analysis::ForEach const backwards = [](std::size_t count, auto const& work) {
    for (auto at = count; at > 0; --at) work(at - 1);
  };
  auto const other = result_of(samples::density_request(), samples::density_input(), backwards, {});
  EXPECT_EQ(text_of(computed()), text_of(*other));
  EXPECT_EQ(density_result_of(text_of(*other)), *other);
}

TEST(DensityComputation, RefusesTooFewIncidentsAndStopsWhenToldTo) {
  auto input = samples::density_input();
  input.events.resize(49);
  EXPECT_EQ(result_of(samples::density_request(), input, analysis::in_order, {}).error().code,
            base::RefusalCode::analysis_cases_too_few);
  auto const stopped = result_of(samples::density_request(), samples::density_input(), analysis::in_order,
                                 [](auto done, auto) { return done < 2; });
  EXPECT_EQ(stopped.error().code, base::RefusalCode::job_stopped);
}

TEST(DensityInput, MakesCellsWiderWhereThereWouldBeTooMany) {
  auto events = samples::density_events();
  events.push_back({45, -77, samples::day_of_year(1), 1});
  auto const region = region_around(events, {}, 250);
  EXPECT_GT(region.raster.cell_m, 250);
  EXPECT_LE(region.raster.cells(), density_cells_max);
  EXPECT_TRUE(region.area_of_cell.empty());
}

TEST(DensityResult, RefusesATextThatSomebodyCutOrChanged) {
  auto const text = text_of(computed());
  EXPECT_FALSE(density_result_of(text.substr(0, text.size() / 2)).has_value());
  auto changed = text;
  changed.replace(changed.find("\"is_chosen\":true"), 16, "\"is_chosen\":\"no\"");
  EXPECT_FALSE(density_result_of(changed).has_value());
}

TEST(DensityRequest, ReadsBackAsItWasAndIsOfNoOtherKind) {
  auto request = samples::density_request();
  request.offences = {"Theft"};
  EXPECT_EQ(density_request_of(text_of(request)), request);
  EXPECT_FALSE(watch_request_of(text_of(request)).has_value());
  EXPECT_EQ(run_request_of(text_of(request)), RunRequest(request));
}

}  // namespace
}  // namespace wardmote::evidence
