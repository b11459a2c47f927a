#include "domains/evidence/analyses/density_rules.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

using namespace std::chrono;

RunFacts density_facts() {
  RunFacts made;
  made.dataset.slug = "millbrook";
  for (int month = 1; month <= 12; ++month) made.months.push_back(to_text(Month{2018, month}));
  made.offences = {{"Theft", 900}};
  made.has_positions = true;
  return made;
}

using Fields = std::vector<std::string>;

Fields wrong_density_fields(DensityForm const& form, RunFacts const& known) {
  auto const request = density_request_for(form, known);
  Fields fields;
  if (!request)
    for (auto const& fault : request.error().fields) fields.push_back(fault.field);
  return fields;
}

TEST(DensityRules, HoldOutTheLastThirdOfTheNewestYear) {
  auto const request = density_request_for({}, density_facts());
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->from, 2018y / 1 / 1);
  EXPECT_EQ(request->to, 2018y / 12 / 31);
  EXPECT_EQ(request->held_out_from, 2018y / 9 / 1);
  EXPECT_EQ(request->cell_m, 250);
}

TEST(DensityRules, SayWhyADatasetDoesNotCarryIt) {
  auto areas_alone = density_facts();
  areas_alone.has_positions = false;
  EXPECT_EQ(wrong_density_fields({}, areas_alone), Fields{""});
  auto months = density_facts();
  months.has_months_alone = true;
  EXPECT_EQ(wrong_density_fields({}, months), Fields{""});
}

TEST(DensityRules, RefuseCellsThatWouldBeALotAndAKernelNarrowerThanACell) {
  EXPECT_EQ(wrong_density_fields({.cell_m = 100}, density_facts()), Fields{"cell_m"});
  EXPECT_EQ(wrong_density_fields({.cell_m = 500, .bandwidth_m = 400}, density_facts()), Fields{"bandwidth_m"});
  EXPECT_EQ(wrong_density_fields({.held_out_from = 2018y / 1 / 1}, density_facts()), Fields{"held_out_from"});
  EXPECT_EQ(wrong_density_fields({.from = 2017y / 12 / 1}, density_facts()), Fields{"from"});
  EXPECT_EQ(wrong_density_fields({.offences = {"Piracy"}}, density_facts()), Fields{"offences"});
}

}  // namespace
}  // namespace wardmote::evidence
