#include "domains/situation/audience.h"

#include <gtest/gtest.h>

#include <boost/mp11.hpp>

#include "domains/situation/discussion_samples.h"

namespace wardmote::situation::audience_test {
namespace {

using namespace samples;
using enum Stage;

std::set<Part> parts_for(Discussion const& discussion, Reader const& reader) {
  return readable(discussion.stage, capacities_of(reader, discussion));
}

TEST(ATableMember, reads_at_filter_two_what_is_de_identified_and_nothing_of_a_team) {
  EXPECT_EQ(parts_for(at_filter_2(), of("housing")), (std::set{Part::subject, Part::factors, Part::decision}));
  EXPECT_EQ(parts_for(at_filter_3(), of("housing")),
            (std::set{Part::subject, Part::factors, Part::decision, Part::requests}));
}

TEST(AnAgencyOutsideTheTeam, knows_the_lead_from_filter_four_on_and_no_more) {
  EXPECT_EQ(parts_for(at_filter_4(), of("housing")), std::set{Part::lead});
}

TEST(AnAgencyOfTheTeam, reads_all_that_the_intervention_needs) {
  for (auto const* agency : {"health", "schools"}) {
    auto const parts = parts_for(at_filter_4(), of(agency));
    for (auto const part : {Part::subject, Part::factors, Part::team, Part::plan, Part::contact, Part::services})
      EXPECT_TRUE(parts.contains(part)) << agency;
  }
}

TEST(AnOfficerOfTheTable, never_reads_what_a_team_planned_unless_their_agency_intervenes) {
  for (auto const stage : {filter_2, filter_3, filter_4, follow_up, concluded, rejected}) {
    auto const parts = readable(stage, {Capacity::seated, Capacity::officer});
    EXPECT_FALSE(parts.contains(Part::plan));
    EXPECT_FALSE(parts.contains(Part::contact));
  }
}

TEST(NoAudience, grows_from_one_stage_to_the_next_but_for_what_is_written_there) {
  // What a capacity reads of the parts that filter two wrote never comes back once it is gone.
  for (auto const capacity : {Capacity::seated, Capacity::originator, Capacity::team}) {
    bool was_read = true;
    for (auto const stage : {filter_2, filter_3, filter_4, follow_up, concluded, rejected}) {
      auto const reads = readable(stage, {Capacity::seated, capacity}).contains(Part::factors);
      EXPECT_TRUE(was_read || !reads) << static_cast<int>(capacity) << " at " << static_cast<int>(stage);
      was_read = reads;
    }
  }
}

TEST(ARejectedDiscussion, is_a_number_to_everybody_but_who_brought_it_and_the_record) {
  EXPECT_TRUE(readable(rejected, {Capacity::seated}).empty());
  EXPECT_EQ(readable(rejected, {Capacity::seated, Capacity::originator}), (std::set{Part::subject, Part::conclusion}));
}

TEST(EveryAct, is_for_somebody_at_each_stage_where_it_is_possible) {
  for (auto const& step : discussion_steps()) {
    bool anybody = false;
    for (auto const capacity : {Capacity::seated, Capacity::originator, Capacity::team, Capacity::officer})
      anybody = anybody || may_act(step.act, step.from, {capacity});
    EXPECT_TRUE(anybody) << static_cast<int>(step.act) << " at " << static_cast<int>(step.from);
    EXPECT_FALSE(may_act(step.act, step.from, {}));
  }
}

TEST(TheTable, decides_by_its_officers_alone) {
  for (auto const act : {DiscussionAct::agree_risk, DiscussionAct::reject_discussion, DiscussionAct::widen_team})
    for (auto const stage : {filter_2, filter_4})
      EXPECT_FALSE(may_act(act, stage, {Capacity::seated, Capacity::originator, Capacity::team}));
}

}  // namespace
}  // namespace wardmote::situation::audience_test
