#include "domains/evidence/incident_filter.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

TEST(Month, IsReadAndWrittenInOneFormOnly) {
  EXPECT_EQ(month_of("2018-03"), (Month{2018, 3}));
  EXPECT_EQ(to_text(Month{2018, 3}), "2018-03");
  for (auto const* text : {"2018-3", "2018-13", "2018-00", "201803", "March 2018", "2018-03-01", ""})
    EXPECT_FALSE(month_of(text)) << text;
}

TEST(Month, CountsTheMonthsOfAPeriodWithBothEnds) {
  EXPECT_EQ(months_between({2018, 1}, {2018, 12}), 12);
  EXPECT_EQ(months_between({2018, 11}, {2019, 2}), 4);
  EXPECT_EQ(months_between({2018, 2}, {2018, 1}), 0);
}

TEST(IncidentFilter, AnEmptyQueryAsksForEverything) {
  auto const filter = filter_of(IncidentQuery{});
  ASSERT_TRUE(filter);
  EXPECT_EQ(*filter, IncidentFilter{});
  EXPECT_EQ(page_of(*filter), "/incidents");
}

TEST(IncidentFilter, RefusesAMonthThatIsNoneAndNamesTheField) {
  auto const filter = filter_of(IncidentQuery{.dataset = "", .from = "spring", .to = "", .offence = "", .area = ""});
  ASSERT_FALSE(filter);
  EXPECT_EQ(filter.error().fields.at(0).field, "from");
}

TEST(IncidentFilter, RefusesALastMonthBeforeTheFirstAndGivesBoth) {
  auto const filter =
      filter_of(IncidentQuery{.dataset = "", .from = "2019-05", .to = "2019-04", .offence = "", .area = ""});
  ASSERT_FALSE(filter);
  EXPECT_EQ(filter.error().fields.at(0).field, "to");
  EXPECT_EQ(filter.error().fields.at(0).values.at("from"), "2019-05");
  EXPECT_EQ(filter.error().fields.at(0).values.at("to"), "2019-04");
}

TEST(IncidentFilter, ItsAddressReadsBackToTheSameFilter) {
  IncidentFilter const filter{.dataset = "calgary",
                              .from = Month{2018, 1},
                              .to = Month{2018, 6},
                              .offence = "Break & Enter - Dwelling",
                              .area = "HUN"};
  EXPECT_EQ(page_of(filter),
            "/incidents?dataset=calgary&from=2018-01&to=2018-06&offence=Break%20%26%20Enter%20-%20Dwelling&area=HUN");
}

TEST(IncidentFilter, EachPartCanBeTakenAwayAloneAndTheDatasetStays) {
  IncidentFilter const filter{.dataset = "calgary", .from = Month{2018, 1}, .to = {}, .offence = "Theft", .area = ""};
  auto const parts = parts_of(filter);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(page_of(parts[0].without), "/incidents?dataset=calgary&offence=Theft");
  EXPECT_EQ(page_of(parts[1].without), "/incidents?dataset=calgary&from=2018-01");
}

}  // namespace
}  // namespace wardmote::evidence
