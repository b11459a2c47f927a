#include "domains/evidence/incident_grid.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace wardmote::evidence {
namespace {

using web::Tongue;

class Grid {
 public:
  explicit Grid(IncidentGridFigures const& figures) : by_(figures.by) {
    std::set<std::string> placed, unplaced;
    for (auto const& cell : figures.cells) {
      counts_[{cell.row, cell.offence}] = cell.incidents;
      (cell.row.empty() ? unplaced : placed).insert(cell.offence);
    }
    for (auto const& offence : figures.offences_with_withheld_places)
      if (unplaced.contains(offence) && !placed.contains(offence)) without_area_.insert(offence);
  }

  GridCellView cell(std::string const& row, bool is_collected, std::string const& offence) const {
    GridCellView view{.offence = offence, .presence = Presence::not_collected};
    if (!is_collected) return view;
    auto const at = counts_.find({row, offence});
    bool const is_suppressed = at == counts_.end() && by_ == GridRows::area && without_area_.contains(offence);
    view.presence = is_suppressed ? Presence::suppressed : Presence::given;
    if (!is_suppressed) view.incidents = at == counts_.end() ? 0 : at->second;
    return view;
  }

 private:
  GridRows by_;
  std::map<std::pair<std::string, std::string>, std::int64_t> counts_;
  std::set<std::string> without_area_;  // offences of which the publisher names no area
};

void add_offences(IncidentGridView& view, IncidentsView const& incidents) {
  for (auto const& offence : incidents.offences)
    view.offences.push_back({offence.offence, offence.incidents, offence.page});
}

void add_areas(IncidentGridView& view, IncidentsView const& incidents, Tongue const& tongue) {
  for (auto const& area : incidents.areas)
    view.rows.push_back({.code = area.code, .name = area.name, .total = area.incidents, .page = area.page});
  if (incidents.incidents_without_area > 0)
    view.rows.push_back({.name = tongue.text("Area not published"), .total = incidents.incidents_without_area});
}

void add_months(IncidentGridView& view, IncidentsView const& incidents, IncidentFilter const& filter,
                Tongue const& tongue) {
  for (auto const& counted : incidents.months) {
    auto narrowed = filter;
    auto const month = *month_of(counted.month);
    narrowed.from = narrowed.to = month;
    view.rows.push_back({.code = counted.month,
                         .name = tongue.month(month.year, month.month),
                         .total = counted.incidents,
                         .page = counted.incidents ? page_of(narrowed) : ""});
  }
}

void add_cells(IncidentGridView& view, Grid const& grid) {
  for (auto& row : view.rows)
    for (auto const& offence : view.offences)
      row.cells.push_back(grid.cell(row.code, row.total.has_value(), offence.offence));
}

std::int64_t cells_that(IncidentGridView const& view, bool (*is_meant)(GridCellView const&)) {
  std::int64_t count = 0;
  for (auto const& row : view.rows) count += std::ranges::count_if(row.cells, is_meant);
  return count;
}

std::string cells_sentence(IncidentGridView const& view, Tongue const& tongue) {
  auto const all = static_cast<std::int64_t>(view.rows.size() * view.offences.size());
  auto const zero = cells_that(view, [](GridCellView const& cell) { return cell.incidents == 0; });
  auto const suppressed = cells_that(view, [](GridCellView const& c) { return c.presence == Presence::suppressed; });
  auto const missing = cells_that(view, [](GridCellView const& c) { return c.presence == Presence::not_collected; });
  auto sentence = tongue.plural("The grid has {count} cell", "The grid has {count} cells", all);
  sentence += tongue.plural("; {count} is zero", "; {count} are zero", zero);
  if (suppressed > 0)
    sentence += tongue.plural("; {count} is suppressed by the publisher", "; {count} are suppressed by the publisher",
                              suppressed);
  if (missing > 0) sentence += tongue.plural("; {count} was not collected", "; {count} were not collected", missing);
  return sentence + ".";
}

void add_chips(IncidentGridView& view, IncidentsView const& incidents, IncidentGridFigures const& figures) {
  auto const parts = parts_of(figures.incidents.filter);
  for (std::size_t at = 0; at < parts.size(); ++at)
    view.chips.push_back({incidents.chips[at].label, grid_page_of(parts[at].without, figures.by)});
}

}  // namespace

IncidentGridView incident_grid_view(IncidentGridFigures const& figures, Tongue const& tongue) {
  auto const incidents = incidents_view(figures.incidents, tongue);
  auto const& filter = figures.incidents.filter;
  bool const by_area = figures.by == GridRows::area;
  IncidentGridView view{
      .title = by_area ? tongue.text("Incidents by area and offence") : tongue.text("Incidents by month and offence"),
      .headline = incidents.headline,
      .is_empty = incidents.is_empty,
      .by = figures.by,
      .dataset = incidents.dataset,
      .dataset_title = incidents.dataset_title,
      .caution = incidents.caution,
      .neighbour_sentence = incidents.neighbour_sentence,
      .incidents_page = page_of(filter),
      .other_grid_page = grid_page_of(filter, by_area ? GridRows::month : GridRows::area),
      .incidents = incidents.incidents};
  add_offences(view, incidents);
  if (by_area)
    add_areas(view, incidents, tongue);
  else
    add_months(view, incidents, filter, tongue);
  add_cells(view, Grid(figures));
  add_chips(view, incidents, figures);
  view.cells_sentence = cells_sentence(view, tongue);
  for (auto const& absence : absences())
    view.absences.push_back({std::string(absence.name), tongue.text(absence.meaning)});
  return view;
}

}  // namespace wardmote::evidence
