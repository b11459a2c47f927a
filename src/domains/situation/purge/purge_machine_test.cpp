// The schedule and the machine of a purge, without a database.

#include <gtest/gtest.h>

#include <boost/mp11.hpp>
#include <set>

#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/purge/purge.h"

namespace wardmote::situation::purge_machine_test {
namespace {

using enum PurgeAct;
using enum PurgeState;
using namespace std::chrono_literals;

constexpr auto zone = "America/Toronto";

std::set<PurgeState> reached(PurgeState from) {
  std::set<PurgeState> found{from};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (auto const& arrow : purge_arrows())
      if (found.contains(arrow.from)) found.insert(arrow.to);
  }
  return found;
}

base::Instant at(std::string_view day) { return *base::instant_of(std::string(day) + "T17:00:00.000000Z"); }

/// Concluded, or rejected with such a reason, at noon of a day.
Discussion ended(std::string_view reason, std::string_view day, Stage stage = Stage::concluded) {
  return {.stage = stage, .stage_since = at(day), .conclusion = Conclusion{std::string(reason), ""}};
}

std::string due(Discussion const& discussion, PurgeLevel level) {
  auto const day = due_on(discussion, level, {}, zone);
  return day ? base::to_text(*day) : "";
}

std::vector<PurgeStep> steps(std::initializer_list<std::pair<PurgeAct, std::string_view>> acts) {
  std::vector<PurgeStep> list;
  for (auto const& [act, day] : acts) list.push_back({.sequence = std::ssize(list) + 1, .act = act, .at = at(day)});
  return list;
}

TEST(MachineOfPurges, ends_when_the_key_is_gone_and_nowhere_else) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<PurgeState>>([](auto state) {
    EXPECT_TRUE(reached(state.value).contains(shredded)) << state.name;
    auto const leads_on =
        std::ranges::any_of(purge_arrows(), [&](auto const& arrow) { return arrow.from == state.value; });
    EXPECT_EQ(leads_on, state.value != shredded) << state.name;
  });
  EXPECT_EQ(reached(kept).size(), 4U);
}

TEST(MachineOfPurges, destroys_nothing_that_was_not_announced_or_is_on_hold) {
  for (auto const& arrow : purge_arrows()) {
    EXPECT_TRUE(arrow.to != shredded || arrow.from == announced);
    EXPECT_TRUE(arrow.from != held || arrow.act == lift_hold);
  }
}

TEST(MachineOfPurges, announces_anew_what_was_on_hold) {
  EXPECT_EQ(next(lift_hold, held), kept);
  auto const list = steps({{announce_purge, "2026-01-01"}, {place_hold, "2026-01-02"}, {lift_hold, "2026-06-01"}});
  EXPECT_EQ(standing_of(list, PurgeLevel::details).state, kept);
  EXPECT_EQ(standing_of(list, PurgeLevel::rest).state, kept);
  EXPECT_FALSE(standing_of(list, PurgeLevel::rest).by) << "the levels are apart";
}

TEST(PurgeSchedules, count_months_by_the_group_of_the_conclusion) {
  EXPECT_EQ(due(ended("concl.lowered.connected", "2026-03-10"), PurgeLevel::details), "2028-03-10");
  EXPECT_EQ(due(ended("concl.still.informed", "2026-03-10"), PurgeLevel::details), "2028-03-10");
  EXPECT_EQ(due(ended("concl.other.deceased", "2026-03-10"), PurgeLevel::details), "2027-03-10");
  EXPECT_EQ(due(ended("concl.rejected.not-aer", "2026-03-10", Stage::rejected), PurgeLevel::details), "2026-03-10");
  EXPECT_EQ(due(ended("concl.lowered.connected", "2026-03-10"), PurgeLevel::rest), "2031-03-10");
  EXPECT_EQ(due(ended("concl.rejected.not-aer", "2026-03-10", Stage::rejected), PurgeLevel::rest), "2031-03-10");
}

TEST(PurgeSchedules, take_the_last_day_of_a_month_that_has_no_such_day) {
  EXPECT_EQ(due(ended("concl.other.deceased", "2024-02-29"), PurgeLevel::details), "2025-02-28");
  EXPECT_EQ(due(ended("concl.lowered.connected", "2026-02-28"), PurgeLevel::details), "2028-02-28");
}

TEST(PurgeSchedules, go_by_the_day_where_the_table_is) {
  auto late = ended("concl.other.deceased", "2026-03-10");
  late.stage_since = *base::instant_of("2026-03-11T02:00:00.000000Z");
  EXPECT_EQ(due(late, PurgeLevel::details), "2027-03-10");
}

TEST(PurgeSchedules, know_no_day_before_the_end_or_without_the_conclusion) {
  EXPECT_EQ(due(ended("concl.other.deceased", "2026-03-10", Stage::follow_up), PurgeLevel::details), "");
  auto unknown = ended("", "2026-03-10");
  unknown.conclusion.reset();
  EXPECT_EQ(due(unknown, PurgeLevel::details), "");
  EXPECT_EQ(due(unknown, PurgeLevel::rest), "2031-03-10");
}

TEST(PurgeSchedules, announce_on_the_day_and_destroy_a_week_later) {
  auto const discussion = ended("concl.other.deceased", "2026-03-10");
  auto const act_on = [&](std::string_view day, std::vector<PurgeStep> const& list) {
    return due_act(discussion, list, {}, zone, at(day));
  };
  EXPECT_EQ(act_on("2027-03-09", {}), std::nullopt);
  EXPECT_EQ(act_on("2027-03-10", {}), announce_purge);
  auto const told = steps({{announce_purge, "2027-03-10"}});
  EXPECT_EQ(act_on("2027-03-16", told), std::nullopt);
  EXPECT_EQ(act_on("2027-03-17", told), shred_discussion);
  EXPECT_EQ(act_on("2030-03-17", steps({{announce_purge, "2027-03-10"}, {place_hold, "2027-03-11"}})), std::nullopt);
  PurgeSchedule const longer{.other_months = 24};
  EXPECT_EQ(due_act(discussion, told, longer, zone, at("2027-03-17")), std::nullopt) << "the schedule was lengthened";
}

TEST(PurgeSchedules, know_the_group_of_every_conclusion_of_the_catalogue) {
  auto const codes = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  auto const& conclusions = codes.list(CodeKind::conclusion).entries;
  ASSERT_FALSE(conclusions.empty());
  for (auto const& conclusion : conclusions)
    EXPECT_EQ(group_of(conclusion.code), conclusion_group_of(conclusion)) << conclusion.code;
  EXPECT_FALSE(group_of("concl.lowered"));
  EXPECT_FALSE(group_of("rf.lowered.x"));
}

TEST(PurgeSchedules, keep_what_remains_at_least_as_long_as_the_details) {
  EXPECT_EQ(fault_of({}), "");
  EXPECT_EQ(fault_of({.lowered_months = 0}), "lowered_months");
  EXPECT_EQ(fault_of({.still_months = 121, .remains_months = 120}), "still_months");
  EXPECT_EQ(fault_of({.other_months = -1}), "other_months");
  EXPECT_EQ(fault_of({.remains_months = 23}), "remains_months");
  EXPECT_EQ(fault_of({.remains_months = 24}), "");
  EXPECT_EQ(fault_of({.remains_months = 121}), "remains_months");
  EXPECT_EQ(fault_of({.draft_days = 6}), "draft_days");
  EXPECT_EQ(fault_of({.draft_days = 366}), "draft_days");
}

}  // namespace
}  // namespace wardmote::situation::purge_machine_test
