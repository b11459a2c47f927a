#include "domains/situation/learning/yearly.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/learning/release_store.h"

namespace wardmote::situation::yearly_test {
namespace {

namespace gate = analysis::disclosure;

Catalogue const& codes() {
  static Catalogue const catalogue = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return catalogue;
}

GatheredDiscussion of(std::string type, std::vector<std::string> risks = {}) {
  return {.year = 2025,
          .type = std::move(type),
          .age_group = "age_group.25-29",
          .sex = "sex_gender.x",
          .sector = "sector.health",
          .reason = "concl.lowered.connected",
          .risks = std::move(risks)};
}

std::vector<GatheredDiscussion> year_of(int persons, int families, int dwellings) {
  std::vector<GatheredDiscussion> all;
  for (int at = 0; at < persons; ++at) all.push_back(of("discussion_type.person", {"rf.gangs.member"}));
  for (int at = 0; at < families; ++at) all.push_back(of("discussion_type.family"));
  for (int at = 0; at < dwellings; ++at) all.push_back(of("discussion_type.dwelling"));
  return all;
}

ReportSection section_of(YearlyReport const& report, ReportList list) {
  return *std::ranges::find(report.sections, list, &ReportSection::list);
}

gate::Cell cell_of(ReportSection const& section, std::string_view code) {
  return std::ranges::find(section.rows, code, &ReportRow::code)->cell;
}

TEST(AYearlyReport, counts_what_is_large_enough_and_suppresses_what_is_small) {
  auto const report = yearly_report(year_of(30, 12, 3), codes(), {}, {});
  ASSERT_FALSE(report.stopped);
  auto const types = section_of(report, ReportList::type);
  EXPECT_EQ(cell_of(types, "discussion_type.dwelling").code, gate::Code::suppressed);
  auto const shown =
      std::ranges::count(types.rows, gate::Code::exact, [](ReportRow const& row) { return row.cell.code; });
  EXPECT_LE(shown + (types.all.code == gate::Code::exact ? 1 : 0), 2) << "another is withheld, or the total tells it";
  EXPECT_EQ(std::ranges::count(types.rows, "discussion_type.neighbourhood", &ReportRow::code), 0) << "nobody has it";
}

TEST(AYearlyReport, has_every_list_of_the_provincial_layout) {
  auto const report = yearly_report(year_of(30, 12, 0), codes(), {}, {});
  EXPECT_EQ(report.sections.size(), 12U);
  EXPECT_EQ(cell_of(section_of(report, ReportList::risk_factor), "rf.gangs.member").value, 30);
  EXPECT_EQ(section_of(report, ReportList::risk_factor).all.value, 42);
  EXPECT_EQ(cell_of(section_of(report, ReportList::risk_category), "gangs").value, 30);
}

std::vector<ReleasedList> released(YearlyReport const& report) {
  std::vector<ReleasedList> out;
  for (auto const& section : report.sections)
    for (auto const& [code, grid] : section.grids) out.push_back({section.list, code, grid});
  return out;
}

TEST(AYearlyReport, of_the_same_discussions_may_leave_again) {
  auto const discussions = year_of(30, 12, 3);
  auto const first = yearly_report(discussions, codes(), {}, {});
  auto const again = yearly_report(discussions, codes(), {}, released(first));
  ASSERT_FALSE(again.stopped) << again.inference;
  EXPECT_EQ(section_of(again, ReportList::type).grids, section_of(first, ReportList::type).grids);
}

TEST(AYearlyReport, that_was_revised_since_is_stopped_instead_of_letting_the_difference_out) {
  auto const first = yearly_report(year_of(30, 12, 0), codes(), {}, {});
  auto const revised = yearly_report(year_of(31, 12, 0), codes(), {}, released(first));
  ASSERT_TRUE(revised.stopped);
  EXPECT_EQ(*revised.stopped, ReportList::threshold);
  EXPECT_TRUE(revised.sections.empty());
}

TEST(AGridOfTheRegistry, comes_back_as_it_was_released) {
  auto const report = yearly_report(year_of(30, 12, 3), codes(), {}, {});
  for (auto const& section : report.sections)
    for (auto const& [code, grid] : section.grids) EXPECT_EQ(grid_of_cells(text_of_cells(grid.cells)), grid);
}

}  // namespace
}  // namespace wardmote::situation::yearly_test
