// The demonstration's discussions: what was published of such tables, orders that the rules take, and the same for the same seed and day.

#include "domains/situation/demo/demo_discussions.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/choice.h"
#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/demo/demo_situation.h"
#include "domains/situation/screen/screen.h"

namespace wardmote::situation::demo_test {
namespace {

auto const source = std::string(WARDMOTE_SOURCE_DIR);
auto const today = *base::date_of("2026-11-29");

std::string text_in(std::string const& file) {
  std::ifstream stream(source + file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

DemoPlan const& plan() {
  static DemoPlan const read = *demo_plan_of(text_in("/demo/situation.yaml"), "demo/situation.yaml");
  return read;
}
Catalogue const& codes() {
  static Catalogue const read = *read_catalogue(source + "/catalog");
  return read;
}
std::vector<DemoDiscussion> const& discussions() {
  static auto const made = demo_discussions(plan(), today);
  return made;
}

/// Of the table that leads up to a last day.
Terms terms_on(base::LocalDate day, base::LocalDate last) {
  static auto const screen = *screen_of(text_in("/catalog/screen_words.yaml"), "screen_words.yaml");
  Terms terms{.is_code = [](std::string_view code) { return codes().find(code) != nullptr; },
              .against =
                  [](std::string_view text) {
                    auto const finds = screened(text, screen);
                    return finds.empty() ? std::string_view() : finds.front().why;
                  },
              .today = day};
  for (auto const& agency : demo_agencies(plan(), last))
    if (is_seated(agency, day)) terms.agencies.insert(agency.slug);
  return terms;
}

auto played_up_to(DemoDiscussion const& discussion, base::LocalDate last) {
  return played(discussion, [last](base::LocalDate day) { return terms_on(day, last); });
}

/// Each as it stands at its end, by the rules.
std::vector<Discussion> ends_of_table(base::LocalDate last) {
  std::vector<Discussion> ends;
  for (auto const& discussion : demo_discussions(plan(), last)) {
    Discussion whole;
    auto const steps = *played_up_to(discussion, last);
    for (auto const& step : steps) whole = carried_on(std::move(whole), step.changed);
    ends.push_back(std::move(whole));
  }
  return ends;
}
std::vector<Discussion> const& wholes() {
  static auto const all = ends_of_table(today);
  return all;
}

template <class Is>
double share_where(Is is) {
  return static_cast<double>(std::ranges::count_if(wholes(), is)) / static_cast<double>(wholes().size());
}

void expect_as_published(std::string_view measure, double value) {
  auto const found = plan().published.find(measure);
  ASSERT_NE(found, plan().published.end()) << measure;
  EXPECT_NEAR(value, found->second.value, found->second.tolerance) << measure;
}

TEST(ADemonstrationTable, GivesNoOrderThatTheRulesRefuse) {
  for (auto const& discussion : discussions()) {
    auto const steps = played_up_to(discussion, today);
    if (steps) continue;
    auto const& error = steps.error();
    FAIL() << discussion.number << ": " << code_of(error.code) << ' '
           << (error.fields.empty() ? "" : error.fields[0].field + ": " + error.fields[0].message);
  }
}

TEST(ADemonstrationTable, HasTheTypesAgesAndSexesThatWerePublished) {
  for (auto const* type : {"person", "family", "neighbourhood", "dwelling"})
    expect_as_published(type, share_where([&](Discussion const& one) {
                          return one.subject->type == std::string("discussion_type.") + type;
                        }));
  auto const is_aged = [](std::set<std::string> const& groups) {
    return share_where([&](Discussion const& one) { return groups.contains(one.subject->age_group); });
  };
  expect_as_published("youth", is_aged({"age_group.12-17"}));
  expect_as_published("adults", is_aged({"age_group.18-24", "age_group.25-29", "age_group.30-39", "age_group.40-59"}));
  auto const is_of = [](std::string const& sex) {
    return share_where([&](Discussion const& one) { return one.subject->sex == sex; });
  };
  expect_as_published("female", is_of("sex_gender.female"));
  expect_as_published("male", is_of("sex_gender.male"));
  expect_as_published("several_sexes", is_of(""));
  expect_as_published("police",
                      share_where([](Discussion const& one) { return one.subject->agency == "regional-police"; }));
}

TEST(ADemonstrationTable, AgreesOnTheRiskAndEndsAsOftenAsWasPublished) {
  double decided = 0, rejected = 0, over = 0, lowered = 0, still = 0;
  for (auto const& one : wholes()) {
    if (one.stage != Stage::filter_2) ++decided;
    if (one.stage == Stage::rejected) ++rejected;
    if (!one.conclusion) continue;
    ++over;
    auto const group = conclusion_group_of(*codes().find(one.conclusion->reason));
    if (group == ConclusionGroup::lowered) ++lowered;
    if (group == ConclusionGroup::still) ++still;
  }
  expect_as_published("risk_agreed", 1 - rejected / decided);
  expect_as_published("lowered", lowered / over);
  expect_as_published("still", still / over);
}

TEST(ADemonstrationTable, NamesMentalHealthMostOftenOfAllFactors) {
  std::map<std::string, double> by_category;
  double all = 0;
  for (auto const& one : wholes())
    for (auto const& code : one.factors->risks) {
      ++by_category[codes().find(code)->category.id];
      ++all;
    }
  expect_as_published("factors", all / static_cast<double>(wholes().size()));
  expect_as_published("mental_health", by_category["mental-health"] / all);
  for (auto const& [category, count] : by_category) EXPECT_LE(count, by_category["mental-health"]) << category;
}

TEST(ADemonstrationTable, HasADozenOpenAtEachStageAndNothingOfTodayOrLater) {
  std::map<Stage, int> open;
  for (auto const& one : wholes()) ++open[one.stage];
  for (auto const stage : {Stage::filter_2, Stage::filter_3, Stage::filter_4, Stage::follow_up})
    EXPECT_NEAR(open[stage], 12, 3) << base::spelling_of(stage);
  auto const first = std::chrono::sys_days(today) - std::chrono::days(365 * plan().years + 7);
  for (auto const& discussion : discussions())
    for (auto const& step : discussion.steps) {
      EXPECT_GE(step.at, first);
      EXPECT_LT(step.at, std::chrono::sys_days(today));
    }
}

TEST(ADemonstrationTable, StandsAtTheSameStagesWhateverTheDayOfTheWeek) {
  auto const stages_on = [](base::LocalDate last) {
    std::map<Stage, int> counts;
    for (auto const& one : ends_of_table(last)) ++counts[one.stage];
    return counts;
  };
  auto const stages = stages_on(today);
  for (int later = 1; later < 7; ++later) {
    base::LocalDate const last{std::chrono::sys_days(today) + std::chrono::days(later)};
    EXPECT_EQ(stages_on(last), stages) << base::to_text(last);
  }
}

/// How often the factors of a kind stand together, over what chance would give.
double lift(std::string const& one, std::string const& other) {
  auto const has = [](Discussion const& whole, std::string const& code) {
    return std::ranges::find(whole.factors->risks, code) != whole.factors->risks.end();
  };
  return share_where([&](Discussion const& whole) { return has(whole, one) && has(whole, other); }) /
         share_where([&](Discussion const& whole) { return has(whole, one); }) /
         share_where([&](Discussion const& whole) { return has(whole, other); });
}

TEST(ADemonstrationTable, HasFactorsThatGoTogetherBecauseOfTheKindAndOthersThatDoNot) {
  for (auto const& [one, other] : {std::pair("rf.school.chronic-absence", "rf.peers.associating"),
                                   {"rf.physical-violence.in-home", "rf.emotional-violence.in-home"},
                                   {"rf.housing.no-access", "rf.unemployment.chronic"},
                                   {"rf.mental-health.diagnosed", "rf.suicide.current-risk"},
                                   {"rf.cognitive.suspected", "rf.physical-health.chronic-disease"},
                                   {"rf.criminal.drug-trafficking", "rf.gangs.association"}})
    EXPECT_GT(lift(one, other), 1.5) << one << ", " << other;
  EXPECT_LT(lift("rf.school.truancy", "rf.housing.no-access"), 0.5);
}

TEST(ADemonstrationTable, SeatsTwentySixAgenciesOfWhichOneExpiredAndOneNeverAgreed) {
  auto const agencies = demo_agencies(plan(), today);
  EXPECT_EQ(agencies.size(), 26u);
  std::map<SeatFault, int> faults;
  for (auto const& agency : agencies) {
    ++faults[fault_of(agency, today)];
    EXPECT_NE(codes().find(CodeKind::sector, agency.sector), nullptr) << agency.slug;
  }
  EXPECT_EQ(faults, (std::map<SeatFault, int>{
                        {SeatFault::none, 24}, {SeatFault::no_agreement, 1}, {SeatFault::agreement_expired, 1}}));
}

std::string spelt(std::vector<DemoDiscussion> const& all) {
  std::string text;
  for (auto const& discussion : all) {
    text += discussion.number + ' ' + discussion.kind + '\n';
    for (auto const& [at, reader, order] : discussion.steps) {
      (text += base::to_text(at) + ' ' += base::spelling_of(order.act)) +=
          ' ' + reader.agency + ' ' + order.agency + ' ' + order.reason + ' ' + order.factors.account;
      for (auto const& code : order.factors.risks) text += ' ' + code;
      text += '\n';
    }
  }
  return text;
}

TEST(ADemonstrationTable, IsTheSameForTheSameSeedAndDayAndAnotherForAnother) {
  EXPECT_EQ(spelt(discussions()), spelt(demo_discussions(plan(), today)));
  auto other = plan();
  ++other.seed;
  EXPECT_NE(spelt(discussions()), spelt(demo_discussions(other, today)));
}

TEST(ADemonstrationTable, IsMadeOfNoPlanThatDoesNotAddUp) {
  auto yaml = text_in("/demo/situation.yaml");
  yaml.replace(yaml.find("share: 0.28"), 11, "share: 0.38");
  auto const plan = demo_plan_of(yaml, "demo/situation.yaml");
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().code, base::RefusalCode::mapping_invalid);
}

}  // namespace
}  // namespace wardmote::situation::demo_test
