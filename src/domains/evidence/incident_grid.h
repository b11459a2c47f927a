#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/dataset_view.h"
#include "domains/evidence/dataset_words.h"
#include "domains/evidence/incident_filter.h"
#include "domains/evidence/incident_view.h"

namespace wardmote::evidence {

/// What the store gives for a grid of counts.
struct IncidentGridFigures {
  IncidentFigures incidents{};
  GridRows by = GridRows::area;
  std::vector<CellCount> cells{};  ///< by area or month, as `by` says, and offence
  std::vector<std::string> offences_with_withheld_places{};
};

struct GridOffenceView {
  std::string offence{};
  std::int64_t incidents = 0;
  std::string page{};  ///< the incidents of this offence alone
};
BOOST_DESCRIBE_STRUCT(GridOffenceView, (), (offence, incidents, page))

struct GridCellView {
  std::string offence{};
  std::optional<std::int64_t> incidents{};  ///< null unless `presence` is given
  Presence presence = Presence::given;
};
BOOST_DESCRIBE_STRUCT(GridCellView, (), (offence, incidents, presence))

struct GridRowView {
  std::string code{};  ///< of the area, or the month; empty: the area was not published
  std::string name{};
  std::optional<std::int64_t> total{};  ///< null: the file does not hold this month
  std::string page{};                   ///< the incidents of this row alone; empty if there is no such page
  std::vector<GridCellView> cells{};    ///< one for each offence of the view, in its order
};
BOOST_DESCRIBE_STRUCT(GridRowView, (), (code, name, total, page, cells))

struct IncidentGridView {
  std::string title{};
  std::string headline{};
  bool is_empty = true;
  GridRows by = GridRows::area;
  std::string dataset{};
  std::string dataset_title{};
  std::string caution{};
  std::string neighbour_sentence{};
  std::vector<Chip> chips{};      ///< each leads to this grid without its part of the filter
  std::string incidents_page{};   ///< the same choice with rates, map and period
  std::string other_grid_page{};  ///< the same choice with the other rows
  std::int64_t incidents = 0;
  std::string cells_sentence{};  ///< how many cells are zero, suppressed or not collected
  std::vector<GridOffenceView> offences{};
  std::vector<GridRowView> rows{};
  std::vector<CodebookLine> absences{};
};
BOOST_DESCRIBE_STRUCT(IncidentGridView, (),
                      (title, headline, is_empty, by, dataset, dataset_title, caution, neighbour_sentence, chips,
                       incidents_page, other_grid_page, incidents, cells_sentence, offences, rows, absences))

/// The grid for these figures: a row for each area or month, a column for each offence that the choice leaves. A cell
/// without incidents is *not collected* if the file does not hold its month; *suppressed* if the publisher names the area of none
/// of the offence's incidents and withholds places of this offence; and zero otherwise.
IncidentGridView incident_grid_view(IncidentGridFigures const& figures, web::Tongue const& tongue);

}  // namespace wardmote::evidence
