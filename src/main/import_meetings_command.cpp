#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "domains/board/past/legistar.h"
#include "domains/board/past/ocd_past.h"
#include "domains/board/past/past_import.h"
#include "domains/board/past/toronto_scorecard.h"
#include "domains/board/past/vancouver_votes.h"
#include "domains/evidence/byte_source.h"
#include "domains/evidence/csv_reader.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"
#include "main/whole_file.h"

namespace wardmote {
namespace {

/// The files that were named, and those ending in .json or .csv, as the form is, in the folders that were, in order.
base::Answer<std::vector<std::string>> files_of(Options::ImportMeetings const& asked) {
  auto const suffix = asked.form == "legistar" || asked.form == "ocd" ? ".json" : ".csv";
  std::vector<std::string> files;
  for (auto const& path : asked.files) {
    std::error_code fault;
    if (!std::filesystem::is_directory(path, fault)) {
      files.push_back(path);
      continue;
    }
    auto const begin = files.size();
    for (std::filesystem::recursive_directory_iterator at(path, fault), end; !fault && at != end; at.increment(fault))
      if (at->path().extension() == suffix) files.push_back(at->path().string());
    if (fault) return base::refuse(base::RefusalCode::file_unreadable, {{"file", path}, {"reason", fault.message()}});
    std::ranges::sort(files.begin() + static_cast<std::ptrdiff_t>(begin), files.end());
  }
  return files;
}

/// All rows of a CSV file; those that are none with their fault.
base::Answer<std::vector<board::PastRow>> rows_of(std::string const& file, char separator) {
  auto const source = evidence::open_bytes(file);
  if (!source) return std::unexpected(source.error());
  evidence::CsvReader reader(**source, separator);
  std::vector<board::PastRow> rows;
  for (evidence::CsvRecord record; reader.next(record);)
    rows.push_back({.line = record.line,
                    .fields = {record.fields.begin(), record.fields.end()},
                    .fault = std::string(record.fault),
                    .fault_field = record.fault_field});
  if (auto const read = evidence::whole(**source, file); !read) return std::unexpected(read.error());
  return rows;
}

base::Answer<board::PastFile> read_table(std::string const& form, std::string const& file) {
  auto const is_scorecard = form == "toronto-scorecard";
  auto const rows = rows_of(file, is_scorecard ? ',' : ';');
  if (!rows) return std::unexpected(rows.error());
  return is_scorecard ? board::read_toronto_scorecard(*rows) : board::read_vancouver_votes(*rows);
}

base::Answer<board::PastFile> read_one(std::string const& form, std::string const& file) {
  if (form != "legistar" && form != "ocd") return read_table(form, file);
  auto const text = text_of_file(file);
  if (!text) return std::unexpected(text.error());
  return form == "ocd" ? board::read_ocd_past(*text) : board::read_legistar(*text);
}

base::Answer<std::vector<board::PastFileRead>> read_all(Options::ImportMeetings const& asked, Terminal& terminal) {
  auto const files = files_of(asked);
  if (!files) return std::unexpected(files.error());
  std::vector<board::PastFileRead> read;
  for (auto const& file : *files) {
    terminal.progress("reading", read.size(), files->size());
    auto one = read_one(asked.form, file);
    if (!one) return std::unexpected(one.error());
    read.push_back({std::filesystem::path(file).filename().string(), *std::move(one)});
  }
  terminal.settle();
  return read;
}

std::string word_of(bool passed) { return passed ? "passed" : "failed"; }

std::string told(board::PastMismatch const& one) {
  return one.motion + (one.action.empty() ? "" : " (" + one.action + ")") + ": published " +
         word_of(one.published_passed) + ", by the ballots " + word_of(one.by_ballots) + " (" +
         std::to_string(one.yes) + " for, " + std::to_string(one.no) + " against)";
}

/// Each record that was left out and each vote whose result differs, by name; then the sums.
void tell(std::vector<board::PastImported> const& reports, Terminal& terminal) {
  board::PastImported sum;
  std::size_t mismatches = 0, left_out = 0;
  for (auto const& report : reports) {
    for (auto const& fault : report.faults)
      terminal.step("left out", report.file, (fault.place.empty() ? "" : fault.place + ": ") + fault.reason);
    for (auto const& one : report.mismatches) terminal.step("mismatch", one.meeting, told(one));
    sum.meetings += report.meetings;
    sum.votes += report.votes;
    sum.kept_meetings += report.kept_meetings;
    sum.kept_votes += report.kept_votes;
    sum.people += report.people;
    sum.kept_people += report.kept_people;
    sum.votes_read += report.votes_read;
    sum.votes_flagged += report.votes_flagged;
    mismatches += report.mismatches.size();
    left_out += report.faults.size();
  }
  if (terminal.format() == OutputFormat::json)
    fmt::print("{}\n", nlohmann::ordered_json{{"event", "imported"},
                                              {"files", reports.size()},
                                              {"meetings", sum.kept_meetings},
                                              {"meetings_written", sum.meetings},
                                              {"votes", sum.kept_votes},
                                              {"votes_written", sum.votes},
                                              {"people", sum.kept_people},
                                              {"people_written", sum.people},
                                              {"votes_read", sum.votes_read},
                                              {"votes_with_published_result", sum.votes_flagged},
                                              {"mismatches", mismatches},
                                              {"left_out", left_out}}
                           .dump());
  else
    fmt::print(
        "{} files: {} meetings ({} of them new or changed), {} votes by name ({}), {} people ({}); {} records left "
        "out\n{} votes were "
        "read and {} of them have a published result: {} agree with their ballots, {} do not\n",
        reports.size(), sum.kept_meetings, sum.meetings, sum.kept_votes, sum.votes, sum.kept_people, sum.people,
        left_out, sum.votes_read, sum.votes_flagged, static_cast<std::size_t>(sum.votes_flagged) - mismatches,
        mismatches);
}

}  // namespace

int import_meetings(Options const& options) {
  Terminal terminal(options.format);
  auto const& asked = options.import_meetings;
  board::PastSource const source{asked.source, asked.source_url};
  if (board::past_meeting_name(source, "1").size() < 3)
    return terminal.refuse({.code = base::RefusalCode::usage_invalid,
                            .values = {{"reason", "--source has no letter and no digit"}}}),
           exit_usage;
  if (!source.url.empty() && !source.url.starts_with("https://") && !source.url.starts_with("http://"))
    return terminal.refuse({.code = base::RefusalCode::usage_invalid,
                            .values = {{"reason", "--source-url is no address that begins with https:// or http://"}}}),
           exit_usage;
  auto const opened = open_house(options);
  if (!opened) return terminal.refuse(opened.error());
  auto& house = **opened;
  auto const board = board_called(house, options.board);
  if (!board) return terminal.refuse(board.error());
  auto read = read_all(asked, terminal);
  if (!read) return terminal.refuse(read.error());
  tell(board::import_past(*house.database, *board, source, *std::move(read), command_line_actor), terminal);
  return exit_ok;
}

}  // namespace wardmote
