#include "domains/evidence/incident_tally.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

Incident incident(std::string_view day, std::string offence, std::string area, std::int64_t incidents = 1) {
  Incident made;
  made.occurred_on = *base::date_of(day);
  made.offence = std::move(offence);
  made.area = std::move(area);
  made.incidents = incidents;
  return made;
}

TEST(Tally, gives_what_was_added_since_the_last_time_in_order) {
  IncidentTally tally;
  tally.add(incident("2024-12-31", "Theft", "b"));
  tally.add(incident("2024-12-01", "Theft", "b", 4));
  tally.add(incident("2024-12-01", "Theft", ""));
  tally.add(incident("2024-12-01", "Arson", "b", 0));
  tally.add(incident("2023-12-01", "Theft", "b"));
  auto const counts = tally.take();
  ASSERT_EQ(counts.size(), 4u);
  EXPECT_EQ(counts[0].month, "2023-12");
  EXPECT_EQ(counts[1].offence, "Arson");
  EXPECT_EQ(counts[1].incidents, 0);
  EXPECT_EQ(counts[2].area, "");
  EXPECT_EQ(counts[3].area, "b");
  EXPECT_EQ(counts[3].incidents, 5);
  EXPECT_TRUE(tally.take().empty());
}

TEST(Tally, is_full_when_it_holds_as_many_counts_as_it_may) {
  IncidentTally tally;
  for (std::size_t at = 1; at < IncidentTally::counts_max; ++at)
    tally.add(incident("2024-12-31", "Theft", std::to_string(at)));
  tally.add(incident("2024-12-31", "Theft", "1"));
  EXPECT_FALSE(tally.is_full());
  tally.add(incident("2024-12-31", "Theft", "0"));
  EXPECT_TRUE(tally.is_full());
  tally.take();
  EXPECT_FALSE(tally.is_full());
}

}  // namespace
}  // namespace wardmote::evidence
