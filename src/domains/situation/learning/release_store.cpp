#include "domains/situation/learning/release_store.h"

#include "base/choice.h"
#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::situation {
namespace {

namespace gate = analysis::disclosure;

constexpr std::pair<gate::Code, std::string_view> code_names[] = {
    {gate::Code::exact, "exact"},
    {gate::Code::rounded, "rounded"},
    {gate::Code::suppressed, "suppressed"},
    {gate::Code::zero, "zero"},
    {gate::Code::not_collected, "not_collected"},
};

std::string_view name_of_code(gate::Code code) {
  for (auto const& [known, name] : code_names)
    if (known == code) return name;
  ENSURE(false);
  return {};
}

gate::Code code_named(std::string_view name) {
  for (auto const& [code, known] : code_names)
    if (known == name) return code;
  ENSURE(false);
  return {};
}

}  // namespace

std::string text_of_cells(std::span<gate::Cell const> cells) {
  std::string text;
  for (auto const& cell : cells)
    ((text += text.empty() ? "" : ",") += name_of_code(cell.code)) += ' ' + std::to_string(cell.value);
  return text;
}

gate::ReleasedGrid grid_of_cells(std::string_view text) {
  gate::ReleasedGrid grid;
  for (auto const piece : base::split(text, ',')) {
    auto const words = base::split(piece, ' ');
    ENSURE(words.size() == 2);
    grid.cells.push_back({code_named(words[0]), base::whole_number(words[1]).value_or(0)});
  }
  ENSURE(grid.cells.size() >= 2);
  grid.spec.axes = {gate::each_and_total(0, static_cast<std::uint32_t>(grid.cells.size() - 1))};
  return grid;
}

// Index: the primary keys.
std::vector<Release> list_releases(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT release.id, year, made_at, made_by, withdrawn_at, reason FROM release LEFT JOIN release_end "
      "ON release_end.board_id = release.board_id AND release_end.release = release.id "
      "WHERE release.board_id = :board ORDER BY release.id DESC",
      {{"board", board}}, [](store::Row const& row) {
        Release release{row.text("id"), static_cast<int>(row.integer("year")), row.instant("made_at"),
                        row.text("made_by")};
        if (row.is_null("withdrawn_at")) return release;
        release.withdrawn_at = row.instant("withdrawn_at");
        release.reason = row.text("reason");
        return release;
      });
}

// Index: the primary keys.
std::vector<ReleasedList> released_of(store::Reader& reader, store::BoardId board, int year) {
  return reader.list(
      "SELECT release_grid.list, release_grid.code, release_grid.cells FROM release_grid JOIN release "
      "ON release.board_id = release_grid.board_id AND release.id = release_grid.release "
      "WHERE release.board_id = :board AND release.year = :year ORDER BY release.id, release_grid.place",
      {{"board", board}, {"year", year}}, [](store::Row const& row) {
        return ReleasedList{base::choice_of<ReportList>(row.text("list")), row.text("code"),
                            grid_of_cells(row.text("cells"))};
      });
}

void insert_release(store::Writer& writer, store::BoardId board, Release const& release, YearlyReport const& report) {
  writer.run(
      "INSERT INTO release (board_id, id, year, made_at, made_by) VALUES (:board, :id, :year, :at, :by)",
      {{"board", board}, {"id", release.id}, {"year", release.year}, {"at", release.made_at}, {"by", release.made_by}});
  std::int64_t place = 0;
  for (auto const& section : report.sections)
    for (auto const& [code, grid] : section.grids)
      writer.run(
          "INSERT INTO release_grid (board_id, release, place, list, code, cells) "
          "VALUES (:board, :release, :place, :list, :code, :cells)",
          {{"board", board},
           {"release", release.id},
           {"place", ++place},
           {"list", base::spelling_of(section.list)},
           {"code", code},
           {"cells", text_of_cells(grid.cells)}});
  writer.record({.board = board,
                 .actor = release.made_by,
                 .action = "release_report",
                 .subject = "report of " + std::to_string(release.year)});
}

// Index: the primary keys.
void insert_withdrawal(store::Writer& writer, store::BoardId board, int year, std::string_view reason,
                       std::string_view by, base::Instant at) {
  auto const written = writer.run(
      "INSERT INTO release_end (board_id, release, withdrawn_at, withdrawn_by, reason) "
      "SELECT board_id, id, :at, :by, :reason FROM release WHERE board_id = :board AND year = :year "
      "ON CONFLICT (board_id, release) DO NOTHING",
      {{"board", board}, {"year", year}, {"at", at}, {"by", by}, {"reason", reason}});
  if (written > 0)
    writer.record({.board = board,
                   .actor = std::string(by),
                   .action = "withdraw_report",
                   .subject = "report of " + std::to_string(year)});
}

}  // namespace wardmote::situation
