#include "domains/evidence/incident_view.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/evidence/incident_words.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::evidence {
namespace {

using tests::PlainTongue;

Area area(std::string code, std::string name, std::optional<std::int64_t> population) {
  Area made;
  made.code = std::move(code);
  made.name = {name, name};
  made.population = population;
  made.population_year = 2021;
  return made;
}

IncidentFigures figures() {
  IncidentFigures made;
  made.dataset.slug = "millbrook";
  made.dataset.publisher = "Millbrook Police";
  made.filter.dataset = "millbrook";
  made.datasets = {made.dataset};
  made.months_covered = {{"2018-01", 30}, {"2018-02", 25}, {"2018-04", 45}};
  made.by_month = {{"2018-01", 20}, {"2018-04", 40}};
  made.by_offence = {{"Robbery", 15}, {"Theft", 45}};
  made.by_area = {{"", 4}, {"N", 50}, {"S", 3}, {"X", 3}};
  made.areas = {area("S", "South", 1000), area("N", "North", 10000), area("E", "East", 5000)};
  return made;
}

AreaView const& area_called(IncidentsView const& view, std::string_view name) {
  auto const found = std::ranges::find(view.areas, name, &AreaView::name);
  EXPECT_NE(found, view.areas.end()) << name;
  return *found;
}

TEST(IncidentsView, AMonthTheFileCoversWithoutAMatchIsZeroAndOneItDoesNotCoverIsNotCollected) {
  auto const months = incidents_view(figures(), PlainTongue()).months;
  ASSERT_EQ(months.size(), 4u);
  EXPECT_EQ(months[1].month, "2018-02");
  EXPECT_EQ(months[1].incidents, 0);
  EXPECT_EQ(months[2].month, "2018-03");
  EXPECT_EQ(months[2].incidents, std::nullopt);
}

TEST(IncidentsView, SaysHowManyMonthsAreNotInTheFile) {
  auto const view = incidents_view(figures(), PlainTongue());
  EXPECT_NE(view.months_sentence.find("1 month of the period is not in the file"), std::string::npos)
      << view.months_sentence;
}

TEST(IncidentsView, AKnownAreaWithoutAnIncidentCountsZeroAndHasNoRate) {
  auto const view = incidents_view(figures(), PlainTongue());
  EXPECT_EQ(area_called(view, "East").incidents, 0);
  EXPECT_EQ(area_called(view, "East").outcome, RateOutcome::too_few);
  EXPECT_EQ(area_called(view, "East").rate, std::nullopt);
}

TEST(IncidentsView, AnAreaNobodyDescribesIsShownWithoutARate) {
  EXPECT_EQ(area_called(incidents_view(figures(), PlainTongue()), "X").outcome, RateOutcome::population_unknown);
}

TEST(IncidentsView, CountsIncidentsWithoutAnAreaApartFromThoseWithOne) {
  auto const view = incidents_view(figures(), PlainTongue());
  EXPECT_EQ(view.incidents_without_area, 4);
  EXPECT_EQ(view.areas.size(), 4u);
}

TEST(IncidentsView, ThePeriodOfTheFilterBoundsTheMonthsShown) {
  auto narrowed = figures();
  narrowed.filter.from = Month{2018, 2};
  narrowed.filter.to = Month{2018, 2};
  narrowed.by_month = {{"2018-02", 9}};
  EXPECT_EQ(incidents_view(narrowed, PlainTongue()).months.size(), 1u);
}

TEST(IncidentsView, APeriodBeforeTheFileSaysSoInsteadOfCountingZero) {
  auto narrowed = figures();
  narrowed.filter.to = Month{2001, 1};
  narrowed.by_month = narrowed.by_offence = narrowed.by_area = {};
  auto const view = incidents_view(narrowed, PlainTongue());
  EXPECT_TRUE(view.months.empty());
  EXPECT_TRUE(view.headline.starts_with("The file holds no month of this period."));
}

TEST(IncidentsView, EachPartOfTheFilterIsAChipThatLeadsToTheViewWithoutIt) {
  auto narrowed = figures();
  narrowed.filter.offence = "Robbery";
  narrowed.filter.area = "N";
  auto const chips = incidents_view(narrowed, PlainTongue()).chips;
  ASSERT_EQ(chips.size(), 2u);
  EXPECT_EQ(chips[0].label, "Offence: Robbery");
  EXPECT_EQ(chips[0].page, "/incidents?dataset=millbrook&area=N");
  EXPECT_EQ(chips[1].label, "Area: North");
}

TEST(IncidentWords, AreasWhoseIntervalsOverlapAreNotToldApart) {
  auto close = figures();
  close.by_area = {{"N", 50}, {"E", 30}};
  EXPECT_NE(incidents_view(close, PlainTongue()).areas_sentence.find("nothing can be said"), std::string::npos);
  auto far = figures();
  far.by_area = {{"N", 50}, {"E", 300}};
  EXPECT_NE(incidents_view(far, PlainTongue()).areas_sentence.find("differ by more than chance"), std::string::npos);
}

TEST(IncidentWords, TheHeadlineNamesWhoCountedWhatWhereAndWhen) {
  EXPECT_EQ(headline_of({.incidents = 2,
                         .publisher = "P",
                         .offence = "Theft",
                         .area = "North",
                         .first = Month{2018, 1},
                         .last = Month{2018, 2}},
                        PlainTongue()),
            "P recorded 2 incidents of “Theft” in North from 2018-1 to 2018-2.");
  EXPECT_EQ(
      headline_of({.incidents = 1, .publisher = "P", .first = Month{2018, 1}, .last = Month{2018, 2}}, PlainTongue()),
      "P recorded 1 incident from 2018-1 to 2018-2.");
}

TEST(AreasSpokenOf, AreThoseThatHoldMostOfTheIncidents) {
  std::vector<std::vector<Area>> const candidates{{area("1", "One", 5)},
                                                  {area("N", "North", 5), area("S", "South", 5)}};
  EXPECT_EQ(areas_spoken_of(candidates, {{"1", 2}, {"N", 50}, {"S", 10}}), 1u);
}

TEST(AreasSpokenOf, AreNoneIfFewerThanHalfOfTheIncidentsFallInto) {
  EXPECT_EQ(areas_spoken_of({{area("1", "One", 5)}}, {{"1", 4}, {"2", 6}}), std::nullopt);
  EXPECT_EQ(areas_spoken_of({}, {{"1", 4}}), std::nullopt);
}

}  // namespace
}  // namespace wardmote::evidence
