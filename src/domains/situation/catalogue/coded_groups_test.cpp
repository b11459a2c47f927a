#include "domains/situation/catalogue/coded_groups.h"

#include <gtest/gtest.h>

#include "domains/situation/catalogue/catalogue_reading.h"
#include "web/describe.h"
#include "web/templates.h"
#include "web/tongue.h"

namespace wardmote::situation::coded_groups_test {
namespace {

std::vector<CodedGroup> french_factors(std::vector<std::string> const& chosen) {
  auto const lists = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return coded_groups(lists, CodeKind::risk_factor, chosen, web::Language::fr);
}

TEST(AFormOfCodes, HasTheCategoriesInTheirOrderAndMarksWhatIsChosen) {
  auto const groups = french_factors({"rf.drugs.abuse-in-home", "rf.unheard-of"});
  EXPECT_EQ(groups.at(0).label, "Alcool");
  EXPECT_EQ(groups.at(0).choices.size(), 5u);
  std::vector<std::string> marked;
  for (auto const& group : groups)
    for (auto const& choice : group.choices)
      if (choice.chosen) marked.push_back(choice.label);
  EXPECT_EQ(marked, std::vector<std::string>{"Drogues - abus de drogues à la maison"});
}

TEST(AFormOfCodes, IsFilledIntoItsTemplate) {
  web::Templates templates(WARDMOTE_SOURCE_DIR "/pages", "America/Toronto");
  auto const tongue = web::make_tongue(web::Language::fr, WARDMOTE_BINARY_DIR "/locale");
  templates.speak(*tongue);
  templates.load("kit/coded_choice");
  CodedField const field{.name = "factors",
                         .label = "Facteurs de risque",
                         .recent = {"rf.housing.transient", "rf.gangs.member"},
                         .groups = french_factors({"rf.gangs.member"})};
  auto const page = templates.render("kit/coded_choice", web::Language::fr, {web::to_value(field)});
  auto const count = [&](std::string_view part) {
    std::size_t found = 0;
    for (auto at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("type=\"checkbox\""), 105u);
  EXPECT_EQ(count("<legend"), 28u);
  EXPECT_EQ(count("value=\"rf.gangs.member\" checked"), 1u);
  EXPECT_EQ(count(" checked"), 1u);
  EXPECT_EQ(count("data-recent=\"rf.housing.transient rf.gangs.member \""), 1u);
  EXPECT_EQ(count("data-remove=\"Retirer\""), 1u);
  EXPECT_EQ(count("{{"), 0u);
}

}  // namespace
}  // namespace wardmote::situation::coded_groups_test
