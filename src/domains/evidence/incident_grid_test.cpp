#include "domains/evidence/incident_grid.h"

#include <gtest/gtest.h>

#include "tests/support/plain_tongue.h"

namespace wardmote::evidence {
namespace {

using tests::PlainTongue;

IncidentGridFigures figures(GridRows by) {
  IncidentGridFigures made{.by = by};
  auto& incidents = made.incidents;
  incidents.dataset.slug = incidents.filter.dataset = "millbrook";
  incidents.datasets = {incidents.dataset};
  incidents.months_covered = {{"2018-01", 30}, {"2018-03", 25}};
  incidents.by_month = {{"2018-01", 8}, {"2018-03", 1}};
  incidents.areas.resize(2);
  incidents.areas[0].code = incidents.areas[0].name.en = "N";
  incidents.areas[1].code = incidents.areas[1].name.en = "S";
  made.cells = by == GridRows::area ? std::vector<CellCount>{{"", "Assault", 3}, {"N", "Theft", 5}, {"", "Fraud", 1}}
                                    : std::vector<CellCount>{
                                          {"2018-01", "Assault", 3}, {"2018-01", "Theft", 5}, {"2018-03", "Fraud", 1}};
  incidents.by_offence = by_offence(made.cells);
  incidents.by_area = {{"", 4}, {"N", 5}};
  made.offences_with_withheld_places = {"Assault"};
  return made;
}

GridCellView cell(IncidentGridView const& view, std::string_view row, std::string_view offence) {
  for (auto const& line : view.rows)
    for (auto const& found : line.cells)
      if (line.code == row && found.offence == offence) return found;
  ADD_FAILURE() << row << " has no " << offence;
  return {};
}

TEST(IncidentGrid, HasACellForEveryRowAndOffence) {
  auto const view = incident_grid_view(figures(GridRows::area), PlainTongue());
  ASSERT_EQ(view.rows.size(), 3u);
  for (auto const& row : view.rows) EXPECT_EQ(row.cells.size(), view.offences.size());
  EXPECT_EQ(cell(view, "N", "Theft").incidents, 5);
}

TEST(IncidentGrid, AnAreaWhereAnOffenceDidNotOccurIsZero) {
  auto const found = cell(incident_grid_view(figures(GridRows::area), PlainTongue()), "S", "Theft");
  EXPECT_EQ(found.presence, Presence::given);
  EXPECT_EQ(found.incidents, 0);
}

TEST(IncidentGrid, AnOffenceWhosePlaceThePublisherWithholdsIsSuppressedInEveryAreaAndNeverZero) {
  auto const view = incident_grid_view(figures(GridRows::area), PlainTongue());
  for (auto const* const area : {"N", "S"}) {
    EXPECT_EQ(cell(view, area, "Assault").presence, Presence::suppressed);
    EXPECT_EQ(cell(view, area, "Assault").incidents, std::nullopt);
  }
  EXPECT_EQ(cell(view, "", "Assault").incidents, 3);
}

TEST(IncidentGrid, AnOffenceThatOnlyHappensToHaveNoAreaIsZeroInEveryArea) {
  EXPECT_EQ(cell(incident_grid_view(figures(GridRows::area), PlainTongue()), "N", "Fraud").incidents, 0);
}

TEST(IncidentGrid, AMonthThatTheFileDoesNotHoldWasNotCollected) {
  auto const view = incident_grid_view(figures(GridRows::month), PlainTongue());
  ASSERT_EQ(view.rows.size(), 3u);
  EXPECT_EQ(view.rows[1].code, "2018-02");
  EXPECT_EQ(view.rows[1].total, std::nullopt);
  EXPECT_EQ(cell(view, "2018-02", "Theft").presence, Presence::not_collected);
  EXPECT_EQ(cell(view, "2018-02", "Theft").incidents, std::nullopt);
  EXPECT_EQ(cell(view, "2018-03", "Theft").incidents, 0);
  EXPECT_EQ(cell(view, "2018-01", "Assault").incidents, 3);
}

TEST(IncidentGrid, SaysHowManyCellsAreZeroSuppressedAndNotCollected) {
  EXPECT_EQ(incident_grid_view(figures(GridRows::area), PlainTongue()).cells_sentence,
            "The grid has 9 cells; 4 are zero; 2 are suppressed by the publisher.");
  EXPECT_EQ(incident_grid_view(figures(GridRows::month), PlainTongue()).cells_sentence,
            "The grid has 9 cells; 3 are zero; 3 were not collected.");
}

TEST(IncidentGrid, ItsTotalsAreTheSumsOfItsCells) {
  for (auto const by : {GridRows::area, GridRows::month}) {
    auto const view = incident_grid_view(figures(by), PlainTongue());
    std::int64_t rows = 0, columns = 0;
    for (auto const& row : view.rows) rows += row.total.value_or(0);
    for (auto const& offence : view.offences) columns += offence.incidents;
    EXPECT_EQ(rows, view.incidents);
    EXPECT_EQ(columns, view.incidents);
  }
}

TEST(IncidentGrid, LeadsToTheSameChoiceWithTheOtherRows) {
  auto narrowed = figures(GridRows::month);
  narrowed.incidents.filter.offence = "Theft";
  auto const view = incident_grid_view(narrowed, PlainTongue());
  EXPECT_EQ(view.other_grid_page, "/incidents/grid?dataset=millbrook&offence=Theft");
  EXPECT_EQ(view.chips.at(0).page, "/incidents/grid?by=month&dataset=millbrook");
  EXPECT_EQ(view.incidents_page, "/incidents?dataset=millbrook&offence=Theft");
}

}  // namespace
}  // namespace wardmote::evidence
