#include "domains/evidence/analyses/run_repetition.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/import.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"

namespace wardmote {
namespace {

base::Answer<evidence::ImportRequest> request_of(House& house, store::BoardId board, Options const& options) {
  auto const& asked = options.import;
  auto const dataset =
      house.database->read([&](store::Reader& reader) { return evidence::find_dataset(reader, board, asked.dataset); });
  if (!dataset) return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", asked.dataset}});
  return evidence::ImportRequest{
      .dataset = asked.dataset,
      .file = asked.file,
      .layout_file =
          asked.layout.empty() ? house.resources.catalog() + "/layouts/" + dataset->layout + ".yaml" : asked.layout,
      .rejects_file = asked.rejects.empty() ? asked.file + ".rejects.csv" : asked.rejects,
      .dry_run = asked.dry_run};
}

std::string told(evidence::ImportReport const& report) {
  if (report.unchanged) return "the same file is there already; nothing was done";
  auto text = std::to_string(report.rows_taken) + " rows taken, " + std::to_string(report.rows_rejected) + " rejected";
  if (report.values_new + report.values_changed + report.values_unchanged + report.values_gone > 0)
    text += "; values: " + std::to_string(report.values_new) + " new, " + std::to_string(report.values_changed) +
            " changed, " + std::to_string(report.values_unchanged) + " unchanged, " +
            std::to_string(report.values_gone) + " gone";
  if (!report.rejects_file.empty()) text += "; rejected rows are in " + report.rejects_file;
  return text;
}

}  // namespace

int import(Options const& options) {
  Terminal terminal(options.format);
  auto const opened = open_house(options);
  if (!opened) return terminal.refuse(opened.error());
  auto& house = **opened;
  auto const board = board_called(house, options.board);
  if (!board) return terminal.refuse(board.error());
  auto request = request_of(house, *board, options);
  if (!request) return terminal.refuse(request.error());
  request->in_publication = [&](store::Writer& writer, evidence::ImportReport const&) {
    return evidence::ask_repetitions(writer, evidence_room_of(house, *board), options.import.dataset,
                                     command_line_actor);
  };
  auto const report = evidence::import_file(
      *house.database, *board, *request, command_line_actor,
      [&](std::uint64_t done, std::uint64_t total) {
        terminal.progress(options.import.dataset, done, total);
        return true;
      },
      house.clock);
  if (!report) return terminal.refuse(report.error());
  terminal.step(options.import.dry_run ? "would import" : "imported", options.import.dataset, told(*report));
  return exit_ok;
}

}  // namespace wardmote
