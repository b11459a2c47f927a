#include "domains/situation/rows/own_row.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/situation/discussion_samples.h"
#include "domains/situation/seated_fixture.h"
#include "store/audit_chain.h"

namespace wardmote::situation::own_row_test {
namespace {

using namespace samples;
using enum DiscussionAct;

Catalogue const& codes() {
  static Catalogue const catalogue = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return catalogue;
}

OwnRow row_of(Discussion const& discussion, std::set<Part> const& withheld = {}) {
  std::vector<Agency> const agencies{{.slug = "schools", .sector = "sector.education"}};
  return own_row(discussion, withheld, agencies, codes(), "America/Toronto");
}

/// All that stands in a row.
std::string text_of(OwnRow const& row) {
  std::string all;
  using Members = boost::describe::describe_members<OwnRow, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Members>([&](auto member) { all += row.*member.pointer + "|"; });
  return all;
}

TEST(ARow, holds_the_codes_of_a_discussion_and_no_word_that_anybody_wrote) {
  auto const row = row_of(at_filter_4());
  EXPECT_EQ(row.discussion_type, "discussion_type.person");
  EXPECT_EQ(row.originating_sector, "sector.education");
  EXPECT_EQ(row.threshold, "met");
  EXPECT_EQ(row.risk_factors, "rf.school.chronic-absence; rf.mental-health.suspected");
  EXPECT_EQ(row.affected_persons, "age_group.6-11 1");
  EXPECT_EQ(row.lead_agency, "health");
  EXPECT_EQ(row.assisting_agencies, "schools");
  EXPECT_EQ(text_of(row).find("Absent"), std::string::npos);
}

TEST(ARow, says_of_what_is_not_there_why) {
  auto const open = row_of(at_filter_2());
  EXPECT_EQ(open.threshold, "open");
  EXPECT_EQ(open.lead_agency, "not recorded");
  EXPECT_EQ(open.conclusion_group, "not recorded");
  auto bare = at_filter_2();
  bare.factors->protections.clear();
  bare.subject->age_group.clear();
  EXPECT_EQ(row_of(bare).protective_factors, "none");
  EXPECT_EQ(row_of(bare).age_group, "not recorded");
  Discussion purged{.stage = Stage::concluded, .is_shed = true};
  EXPECT_EQ(row_of(purged).risk_factors, "destroyed");
  EXPECT_EQ(row_of(purged, {Part::factors}).risk_factors, "withheld");
}

TEST(ARow, of_a_rejected_discussion_has_no_details_even_while_a_hold_keeps_them) {
  auto rejected = after(at_filter_2(), deciding(reject_discussion), officer());
  for (auto const& factors : {rejected.factors, std::optional<Factors>{}}) {
    auto discussion = rejected;
    discussion.factors = factors;
    auto const row = row_of(discussion);
    for (auto const& cell : {row.risk_factors, row.protective_factors, row.study_flags, row.affected_persons,
                             row.assisting_agencies, row.services_mobilized, row.lead_agency})
      EXPECT_EQ(cell, "N/A");
    EXPECT_EQ(row.discussion_type, "discussion_type.person");
    EXPECT_EQ(row.conclusion_group, "rejected");
  }
}

class Rows : public SeatedPeople {};
WARDMOTE_ON_BOTH_DATABASES(Rows);

TEST_P(Rows, of_a_year_are_read_by_the_rules_of_the_table_and_each_is_recorded_as_read) {
  auto const number = *record_act(room(), seated("schools"), "", presenting());
  auto const chair = officer_of("police");
  ASSERT_TRUE(record_act(room(), chair, number, deciding(agree_risk)));
  ASSERT_TRUE(record_act(room(), seated("health"), number, answering("health", "yes")));
  ASSERT_TRUE(record_act(room(), chair, number, forming()));
  auto const rejected = *record_act(room(), seated("schools"), "", presenting());
  ASSERT_TRUE(record_act(room(), chair, rejected, deciding(reject_discussion)));
  auto const of_year = [&](web::Context const& who, std::int64_t year) {
    return *read_year(room(), who, *admit(room(), who), year, parts_of_rows());
  };
  auto const seen = of_year(chair, 2026);
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_TRUE(seen[0].discussion.factors);
  EXPECT_FALSE(seen[0].discussion.plan) << "not for an officer";
  EXPECT_FALSE(seen[0].discussion.decision) << "not asked for";
  EXPECT_FALSE(of_year(seated("housing"), 2026)[0].discussion.factors) << "not of the team";
  EXPECT_TRUE(of_year(chair, 2025).empty());
  auto const readings =
      database().read([&](store::Reader& reader) { return list_readings(reader, board, number, 10); });
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(readings[1].agency, "police");
  EXPECT_EQ(readings[1].parts, "subject factors lead team");
  EXPECT_EQ(readings[0].parts, "lead");
  auto const actions = database().read([&](store::Reader& reader) { return store::audit_actions(reader, board); });
  EXPECT_TRUE(std::ranges::count(actions, "read_rows"));
}

}  // namespace
}  // namespace wardmote::situation::own_row_test
