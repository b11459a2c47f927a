#include "domains/board/policies/crosswalk.h"

#include <gtest/gtest.h>

namespace wardmote::board {
namespace {

using namespace std::chrono_literals;
using base::LocalDate;

constexpr LocalDate today = 2026y / 11 / 28;

PolicyVersion version(LocalDate from, std::vector<std::string> sections, std::vector<ProcedureName> procedures = {}) {
  return {.version = 1,
          .in_force_from = from,
          .review_months = 12,
          .sections = std::move(sections),
          .procedures = std::move(procedures)};
}

std::vector<Gap> gaps(PolicyRegister const& record) {
  return crosswalk({{.id = "aep.cp.standard"}}, record, today).at(0).gaps;
}

TEST(TheCrosswalk, CallsASectionWithoutAPolicyAGap) {
  EXPECT_EQ(gaps({}), std::vector{Gap::no_policy});
  EXPECT_EQ(gaps({.policies = {{.versions = {version(2024y / 1 / 1, {"aep.cp.procedures"})}}}}),
            std::vector{Gap::no_policy});
  EXPECT_EQ(gaps({.policies = {{.versions = {version(2024y / 1 / 1, {"aep.cp.standard"})}}}}), std::vector<Gap>{});
}

TEST(TheCrosswalk, CountsAPolicyFromTheDayOnWhichItIsInForce) {
  EXPECT_EQ(gaps({.policies = {{.versions = {version(today, {"aep.cp.standard"})}}}}), std::vector<Gap>{});
  EXPECT_EQ(gaps({.policies = {{.versions = {version(plus_days(today, 1), {"aep.cp.standard"})}}}}),
            std::vector{Gap::no_policy});
  // The newer version no longer answers the section.
  EXPECT_EQ(
      gaps({.policies = {{.versions = {version(2024y / 1 / 1, {"aep.cp.standard"}), version(2025y / 1 / 1, {})}}}}),
      std::vector{Gap::no_policy});
}

/// One policy that asks for procedure 1, and what is on record of that.
PolicyRegister with_procedure(std::vector<ChiefProcedure> procedures) {
  return {.policies = {{.versions = {version(2024y / 1 / 1, {"aep.cp.standard"}, {{"1", "One"}})}}},
          .procedures = std::move(procedures)};
}

ProcedureTest test(TestResult result) { return {.tested_on = 2026y / 1 / 1, .result = result}; }

TEST(TheCrosswalk, FollowsAPolicyToItsProceduresAndTheirLastTest) {
  using enum TestResult;
  EXPECT_EQ(gaps(with_procedure({})), std::vector{Gap::procedure_not_recorded});
  EXPECT_EQ(gaps(with_procedure({{.number = "2"}})), std::vector{Gap::procedure_not_recorded});
  EXPECT_EQ(gaps(with_procedure({{.number = "1", .in_force_from = plus_days(today, 1)}})),
            std::vector{Gap::procedure_not_recorded});
  EXPECT_EQ(gaps(with_procedure({{.number = "1", .in_force_from = today}})), std::vector{Gap::procedure_never_tested});
  EXPECT_EQ(
      gaps(with_procedure({{.number = "1", .in_force_from = today, .tests = {test(followed), test(partly_followed)}}})),
      std::vector{Gap::procedure_not_followed});
  EXPECT_EQ(gaps(with_procedure({{.number = "1", .in_force_from = today, .tests = {test(not_followed)}}})),
            std::vector{Gap::procedure_not_followed});
  EXPECT_EQ(
      gaps(with_procedure({{.number = "1", .in_force_from = today, .tests = {test(not_followed), test(followed)}}})),
      std::vector<Gap>{});
}

TEST(TheCrosswalk, NamesEachGapOnceAndTellsWhichShowOnPaper) {
  auto record = with_procedure({{.number = "3", .in_force_from = today}});
  record.policies[0].versions[0].procedures = {{"1", "One"}, {"2", "Two"}, {"3", "Three"}};
  EXPECT_EQ(gaps(record), (std::vector{Gap::procedure_not_recorded, Gap::procedure_never_tested}));
  EXPECT_TRUE(is_on_paper(Gap::no_policy) && is_on_paper(Gap::procedure_not_recorded));
  EXPECT_FALSE(is_on_paper(Gap::procedure_never_tested) || is_on_paper(Gap::procedure_not_followed));
}

TEST(TheRequirements, AreTheSectionsOfTheRegulationAndThePoliciesThatLawAsksFor) {
  auto const all = requirements_of(*read_obligation_catalogue(WARDMOTE_SOURCE_DIR "/catalog"));
  EXPECT_EQ(std::ranges::count(all, true, &Requirement::is_of_adequacy), 23);
  EXPECT_EQ(all.size(), 23u + 14u);
  EXPECT_EQ(all.front().citation, "O. Reg. 392/23 s.2");
  EXPECT_EQ(all.back().id, "ob.policy-critical-points");
  EXPECT_TRUE(all.back().is_unverified);
}

TEST(APolicy, HoldsInItsNewestVersionThatIsInForce) {
  Policy policy{.versions = {version(2024y / 1 / 1, {}), version(2025y / 1 / 1, {}), version(2027y / 1 / 1, {})}};
  for (std::size_t at = 0; at < 3; ++at) policy.versions[at].version = static_cast<std::int64_t>(at) + 1;
  EXPECT_EQ(in_force(policy, today)->version, 2);
  EXPECT_EQ(in_force(policy, 2024y / 12 / 31)->version, 1);
  EXPECT_EQ(in_force(policy, 2023y / 12 / 31), nullptr);
}

TEST(APolicy, IsDueForReviewSoManyMonthsAfterItCameIntoForceOrWasReviewed) {
  Policy policy{.versions = {version(2024y / 1 / 31, {})}};
  EXPECT_EQ(review_due(policy, today), LocalDate(2025y / 1 / 31));
  policy.reviews = {{.reviewed_on = 2025y / 2 / 28}, {.reviewed_on = 2024y / 6 / 1}};
  EXPECT_EQ(review_due(policy, today), LocalDate(2026y / 2 / 28));
  EXPECT_EQ(review_due({.versions = {version(2027y / 1 / 1, {})}}, today), std::nullopt);
}

TEST(TheAddressOfAPolicy, IsMadeOfItsNumber) {
  EXPECT_EQ(slug_of_number("P-012"), "p-012");
  EXPECT_EQ(slug_of_number("By-law 2/2024"), "by-law-2-2024");
  EXPECT_EQ(slug_of_number("  §4.1 (a) "), "4-1-a");
  EXPECT_EQ(slug_of_number("—"), "");
}

}  // namespace
}  // namespace wardmote::board
