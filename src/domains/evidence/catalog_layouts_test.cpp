#include <gtest/gtest.h>

#include <filesystem>

#include "domains/evidence/row_mapper.h"

namespace wardmote::evidence {
namespace {

std::string const home = WARDMOTE_SOURCE_DIR;

Layout layout_called(std::string const& name) {
  auto layout = read_layout(home + "/catalog/layouts/" + name + ".yaml");
  EXPECT_TRUE(layout) << (layout ? "" : layout.error().values.at("reason"));
  return std::move(*layout);
}

struct Outcome {
  std::vector<Incident> incidents;
  std::vector<RowFault> faults;
};

Outcome incidents_of(Layout const& layout, std::unique_ptr<ByteSource> bytes) {
  RowMapper const mapper(layout, {});
  Outcome outcome;
  auto const read = each_row(std::move(bytes), layout.shape, "sample", [&](SourceRow const& row) {
    auto incident = mapper.incident(row);
    if (incident)
      outcome.incidents.push_back(*incident);
    else
      outcome.faults.push_back(incident.error());
    return true;
  });
  EXPECT_TRUE(read) << (read ? "" : base::filled(base::sentence_of(read.error().code), read.error().values));
  return outcome;
}

TEST(LayoutsOfTheCatalogue, can_all_be_read) {
  int layouts = 0;
  for (auto const& entry : std::filesystem::directory_iterator(home + "/catalog/layouts")) {
    auto const layout = read_layout(entry.path().string());
    EXPECT_TRUE(layout) << (layout ? "" : base::filled(base::sentence_of(layout.error().code), layout.error().values));
    ++layouts;
  }
  EXPECT_GE(layouts, 14);
}

TEST(LayoutsOfTheCatalogue, read_the_crime_map_of_halton_with_its_padding_and_its_utc_times) {
  auto const layout = layout_called("hrps_crime_map_feed");
  auto const outcome = incidents_of(layout, std::move(*open_bytes(home + "/tests/samples/hrps_crime_map_feed.json")));
  ASSERT_EQ(outcome.incidents.size(), 2u);
  auto const& theft = outcome.incidents[0];
  EXPECT_EQ(base::to_text(theft.occurred_on), "2025-01-01");  // 05:00 UTC is midnight in Toronto in winter
  EXPECT_EQ(theft.occurred_minute, 0);
  EXPECT_EQ(theft.offence, "THEFT FROM AUTO");
  EXPECT_EQ(theft.area, "3524015");  // Georgetown is in Halton Hills
  EXPECT_EQ(theft.latitude, 43.65);
  auto const& robbery = outcome.incidents[1];
  EXPECT_EQ(robbery.occurred_minute, 12 * 60);  // 16:00 UTC in summer
  EXPECT_EQ(robbery.place_precision, PlacePrecision::withheld);
  EXPECT_FALSE(robbery.latitude.has_value());
  ASSERT_EQ(outcome.faults.size(), 2u);
  EXPECT_EQ(outcome.faults[0].column, "attributes/DATE");
  EXPECT_EQ(outcome.faults[1].reason, "is no object");
}

TEST(LayoutsOfTheCatalogue, put_vancouver_where_it_is_and_keep_withheld_places_withheld) {
  auto const outcome =
      incidents_of(layout_called("vancouver_geodash"),
                   bytes_of("TYPE,YEAR,MONTH,DAY,HOUR,MINUTE,HUNDRED_BLOCK,NEIGHBOURHOOD,X,Y\n"
                            "Mischief,2022,1,3,16,19,10XX ALBERNI ST,West End,491036.0799,5459145.9182\n"
                            "Homicide,2022,7,11,0,0,OFFSET TO PROTECT PRIVACY,West End,0.0,0.0\n"));
  ASSERT_EQ(outcome.incidents.size(), 2u);
  EXPECT_NEAR(*outcome.incidents[0].latitude, 49.2852, 0.001);  // Alberni Street, 1000 block
  EXPECT_NEAR(*outcome.incidents[0].longitude, -123.1233, 0.001);
  EXPECT_EQ(outcome.incidents[0].time_precision, TimePrecision::minute);
  EXPECT_EQ(outcome.incidents[1].time_precision, TimePrecision::day);
  EXPECT_EQ(outcome.incidents[1].place_precision, PlacePrecision::withheld);
}

TEST(LayoutsOfTheCatalogue, take_the_kind_of_a_toronto_file_from_the_name_of_its_list) {
  auto const outcome = incidents_of(
      layout_called("toronto_mci_json"),
      bytes_of(
          R"({"homicide": [{"event_uniq_id": "a", "occurrencedate": "2018-01-03T05:00:00.000Z", "lat": 43.7, "long": -79.5}]})"));
  ASSERT_EQ(outcome.incidents.size(), 1u);
  EXPECT_EQ(outcome.incidents[0].offence, "Homicide");
  EXPECT_FALSE(outcome.incidents[0].occurred_minute.has_value());
}

}  // namespace
}  // namespace wardmote::evidence
