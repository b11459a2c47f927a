#include "domains/board/obligations/obligation_catalogue.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.h"

namespace wardmote::board {
namespace {

ObligationCatalogue catalogue() { return *read_obligation_catalogue(WARDMOTE_SOURCE_DIR "/catalog"); }

TEST(TheCatalogueOfObligations, HoldsTheThreeListsWithTheirVersions) {
  auto const lists = catalogue();
  EXPECT_EQ(lists.obligations.size(), 75u);
  EXPECT_EQ(lists.sections.size(), 23u);
  EXPECT_EQ(lists.plan_contents.size(), 18u);
  for (auto const& version : {lists.obligations_version, lists.adequacy_version, lists.plan_version})
    EXPECT_EQ(version, "0.1");
}

TEST(TheCatalogueOfObligations, SaysOfEachDutyWhomItBindsAndHowSureItIs) {
  auto const lists = catalogue();
  auto const* const report = lists.obligation_called("annual-report");
  ASSERT_NE(report, nullptr);
  EXPECT_EQ(report->citation(), "CSPA 2019, s.41");
  EXPECT_EQ(report->parties, std::vector{Party::board});
  EXPECT_FALSE(is_unverified(*report));
  EXPECT_EQ(lists.obligation_called("forward-108")->parties, (std::vector{Party::board, Party::chief, Party::members}));
  EXPECT_EQ(lists.obligation_called("board-size")->parties, (std::vector{Party::municipality, Party::province}));
  EXPECT_EQ(lists.obligation_called("cswb-planner")->parties, std::vector{Party::province});
  EXPECT_TRUE(is_unverified(*lists.obligation_called("estimates")));             // medium
  EXPECT_TRUE(is_unverified(*lists.obligation_called("directions-published")));  // low
  EXPECT_EQ(lists.obligation_called("nothing"), nullptr);
  EXPECT_EQ(lists.section_called("aep.om.equipment")->section, "O. Reg. 392/23 s.19, Sched. 1");
  EXPECT_EQ(lists.section_called("aep.om.x"), nullptr);
}

TEST(TheCatalogueOfObligations, LeavesAnApproximateSectionUnverifiedHoweverSureItIs) {
  EXPECT_TRUE(is_unverified({.section = "s.81 (approx.)", .confidence = Confidence::high}));
  EXPECT_FALSE(is_unverified({.section = "s.81", .confidence = Confidence::high}));
}

/// A folder with the three lists, of which the first holds this text.
base::Answer<ObligationCatalogue> with_obligations(std::string const& text) {
  tests::TemporaryFolder const folder;
  std::ofstream(folder.path() / "board_obligations.yaml") << text;
  return read_obligation_catalogue(folder.path().string());
}

TEST(TheCatalogueOfObligations, IsRefusedWithThePlaceThatIsWrong) {
  std::string const item =
      "meta: {version: 0.1}\nitems:\n- id: ob.x\n  category: c\n  label: {en: a, fr: b}\n  definition: {en: a, fr: b}\n"
      "  evidence: {en: a, fr: b}\n  instrument: i\n  section: s\n  responsible: board\n  frequency: yearly\n  source: "
      "s\n"
      "  confidence: ";
  auto const reason = [&](std::string const& text) { return with_obligations(text).error().values.at("reason"); };
  EXPECT_EQ(reason(item + "certain\n"), "'certain' is no confidence: high, medium or low");
  EXPECT_EQ(reason("meta: {version: 0.1}\nitems: []\n"), "it holds no item");
  EXPECT_EQ(reason("items: []\n"), "version is missing");
  auto const nobody = item + "high\n";
  EXPECT_EQ(reason(std::string(nobody).replace(nobody.find("board\n"), 5, "parrot")),
            "'parrot' names nobody who is known");
  EXPECT_EQ(reason(nobody + "- id: ob.x\n"), "ob.x stands there twice");
  EXPECT_EQ(reason(std::string(nobody).replace(nobody.find("ob.x"), 4, "bo.x")), "id must begin with ob.");
  EXPECT_EQ(with_obligations(nobody).error().code, base::RefusalCode::file_unreadable);  // of the second list
  EXPECT_EQ(read_obligation_catalogue("/nowhere").error().code, base::RefusalCode::file_unreadable);
}

}  // namespace
}  // namespace wardmote::board
