#include "domains/evidence/offences.h"

#include <gtest/gtest.h>

#include "domains/evidence/offences_view.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::evidence {
namespace {

OffenceYear row(std::string offence, int year, double incidents, double rate, double share) {
  return {"Guelph, Ontario [35550]", year, std::move(offence), incidents, rate, share};
}

std::vector<OffenceYear> two_years() {
  return {row("Total, all Criminal Code violations (including traffic) [25]", 2023, 5000, 5000, 95),
          row("Total, all Criminal Code violations (including traffic) [25]", 2024, 5000, 5000, 95),
          row("Robbery [1610]", 2023, 20, 20, 5),
          row("Robbery [1610]", 2024, 100, 100, 10),
          row("Homicide [110]", 2024, 1, 1, 5),
          row("Murder, first degree [1110]", 2024, 1, 1, 5),
          row("Total drug violations [401]", 2024, 50, 50, 3)};
}

TEST(Offences, of_a_city_make_up_its_whole_index_and_count_nothing_twice) {
  double share = 0, points = 0;
  for (auto const& part : parts_of_index(two_years(), "Guelph, Ontario [35550]", 2024, 56.0)) {
    EXPECT_NE(part.offence, "Murder, first degree [1110]") << "it is in homicide already";
    share += part.share;
    points += *part.points;
  }
  EXPECT_NEAR(share, 1, 1e-12);
  EXPECT_NEAR(points, 56, 1e-12);
}

TEST(Offences, have_no_points_where_the_index_is_not_held) {
  for (auto const& part : parts_of_index(two_years(), "Guelph, Ontario [35550]", 2024, std::nullopt))
    EXPECT_FALSE(part.points);
}

TEST(Offences, rise_only_beyond_chance_and_are_not_compared_without_a_year_before) {
  for (auto const& part : parts_of_index(two_years(), "Guelph, Ontario [35550]", 2024, 56.0)) {
    if (part.offence == "Robbery [1610]") {
      ASSERT_TRUE(part.change);
      EXPECT_EQ(part.change->verdict, analysis::severity::Verdict::rose);
    } else {
      EXPECT_FALSE(part.change) << part.offence;
    }
  }
}

TEST(Offences, of_a_city_that_is_not_in_the_table_are_none) {
  EXPECT_TRUE(parts_of_index(two_years(), "Halton", 2024, 31.2).empty());
}

TEST(Offences, weigh_what_share_and_index_say) {
  // 10 % of an index of 56 from 100 incidents among 100,000: 0.1 x 56 x 100,000 / 100.
  for (auto const& [offence, weight] : weights_of(two_years(), 2024, {{"Guelph, Ontario [35550]", 56.0}})) {
    if (offence == "Robbery [1610]") {
      EXPECT_NEAR(weight.median, 5600, 1e-9);
    }
  }
}

TEST(Offences, lose_the_codes_of_the_publisher_in_their_names) {
  EXPECT_EQ(without_code("Robbery [1610]"), "Robbery");
  EXPECT_EQ(without_code("Toronto, Ontario [35535]"), "Toronto");
  EXPECT_EQ(without_code("Assault, level 1 [1430]"), "Assault, level 1");
}

}  // namespace
}  // namespace wardmote::evidence
