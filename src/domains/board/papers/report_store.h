#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domains/board/papers/report.h"
#include "store/board_id.h"
#include "store/database.h"

namespace wardmote::board {

/// All reports, the newest first.
std::vector<Report> list_reports(store::Reader& reader, store::BoardId board);
/// Those on items of a meeting, in the order of their numbers.
std::vector<Report> list_reports_of(store::Reader& reader, store::BoardId board, std::string_view meeting);
/// Without a log if there is none.
Report read_report(store::Reader& reader, store::BoardId board, std::int64_t number);

/// Adds the first entry of a report; gives its number. Refuses what `may_follow` refuses.
base::Answer<std::int64_t> add_report(store::Writer& writer, store::BoardId board, ReportEntry const& entry);
/// Adds an entry with its audit entry. Refuses page_not_found for a report that is not there, and what `may_follow` refuses.
base::Answer<void> follow_report(store::Writer& writer, store::BoardId board, std::int64_t number,
                                 ReportEntry const& entry);

/// The files of all boards that entries name.
std::set<std::string> list_attached_files(store::Reader& reader);

}  // namespace wardmote::board
