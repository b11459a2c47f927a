#include "domains/evidence/analyses/scan_rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace wardmote::evidence {
namespace {

using namespace std::chrono;

RunFacts scan_facts() {
  RunFacts made;
  made.dataset.slug = "millbrook";
  for (int at = 1; at <= 12; ++at) made.months.push_back(to_text(Month{2018, at}));
  for (int at = 3; at <= 9; ++at) made.months.push_back(to_text(Month{2020, at}));
  made.offences = {{"Robbery", 100}, {"Theft", 900}};
  made.places = 20;
  made.has_residents = true;
  return made;
}

std::vector<std::string> wrong_scan_fields(ScanForm const& form, RunFacts const& known) {
  auto const request = scan_request_for(form, known);
  std::vector<std::string> fields;
  if (!request)
    for (auto const& fault : request.error().fields) fields.push_back(fault.field);
  return fields;
}
using Fields = std::vector<std::string>;

TEST(ScanRules, ChooseTheNewestUnbrokenStretchAndWhatTheFileCanBear) {
  auto const request = scan_request_for({}, scan_facts());
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->from, 2020y / 3 / 1);
  EXPECT_EQ(request->to, 2020y / 9 / 30);
  EXPECT_EQ(request->baseline, ScanBaseline::residents);
  EXPECT_EQ(request->step, ScanStep::week);
  auto poor = scan_facts();
  poor.has_residents = false;
  poor.has_months_alone = true;
  EXPECT_EQ(scan_request_for({}, poor)->baseline, ScanBaseline::own_level);
  EXPECT_EQ(scan_request_for({}, poor)->step, ScanStep::month);
}

TEST(ScanRules, TakeAStretchOfTwelveMonthsAtMost) {
  auto const stretch = newest_stretch({"2016-11", "2016-12", "2017-01", "2017-02", "2017-03", "2017-04", "2017-05",
                                       "2017-06", "2017-07", "2017-08", "2017-09", "2017-10", "2017-11"},
                                      stretch_months_max);
  EXPECT_EQ(stretch->from, 2016y / 12 / 1);
  EXPECT_EQ(stretch->to, 2017y / 11 / 30);
  EXPECT_FALSE(newest_stretch({}, stretch_months_max).has_value());
}

TEST(ScanRules, RefuseAPeriodWithAGapAndOneThatRunsBackwards) {
  EXPECT_EQ(wrong_scan_fields({.from = 2018y / 6 / 1, .to = 2020y / 6 / 1}, scan_facts()), Fields{"from"});
  EXPECT_EQ(wrong_scan_fields({.from = 2018y / 6 / 2, .to = 2018y / 6 / 1}, scan_facts()), Fields{"to"});
}

TEST(ScanRules, RefuseAModelThatTheDataCannotBear) {
  auto poor = scan_facts();
  poor.has_residents = false;
  EXPECT_EQ(wrong_scan_fields({.baseline = ScanBaseline::residents}, poor), Fields{"baseline"});
  EXPECT_EQ(wrong_scan_fields({.model = ScanModel::spatial}, poor), Fields{"model"});
  poor.has_months_alone = true;
  EXPECT_EQ(wrong_scan_fields({.step = ScanStep::day}, poor), Fields{"step"});
  poor.places = 3;
  EXPECT_EQ(wrong_scan_fields({}, poor), Fields{""});
}

TEST(ScanRules, RefuseEachLimitThatIsOutOfItsRange) {
  EXPECT_EQ(wrong_scan_fields({.share_pct = 51, .days_max = 120, .replicates = 10'000, .seed = 0}, scan_facts()),
            (Fields{"share_pct", "days_max", "replicates", "seed"}));
  EXPECT_EQ(wrong_scan_fields({.replicates = 9'999}, scan_facts()), Fields{});
  auto large = scan_facts();
  large.places = 20'000;
  EXPECT_EQ(wrong_scan_fields({.step = ScanStep::day}, large), Fields{"step"});
}

TEST(ScanRules, TakeOffencesThatTheFileHasInOrderAndOnce) {
  EXPECT_EQ(wrong_scan_fields({.offences = {"Arson"}}, scan_facts()), Fields{"offences"});
  EXPECT_EQ(scan_request_for({.offences = {"Theft", "Robbery", "Theft"}}, scan_facts())->offences,
            (std::vector<std::string>{"Robbery", "Theft"}));
}

}  // namespace
}  // namespace wardmote::evidence
