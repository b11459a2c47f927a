#pragma once

#include <map>
#include <string_view>

#include "domains/board/papers/report_view.h"
#include "store/board_id.h"
#include "store/database.h"

namespace wardmote::board {

/// The reports on a meeting's items that everybody may read, by item.
using PapersByItem = std::multimap<std::int64_t, ReportPaper>;
PapersByItem public_papers(store::Reader& reader, store::BoardId board, std::string_view meeting,
                           MeetingRecord const& record, web::Tongue const& tongue);

std::vector<ReportPaper> papers_on(PapersByItem const& papers, std::int64_t item);

}  // namespace wardmote::board
