#include "domains/board/papers/public_papers.h"

#include "domains/board/papers/report_store.h"

namespace wardmote::board {

PapersByItem public_papers(store::Reader& reader, store::BoardId board, std::string_view meeting,
                           MeetingRecord const& record, web::Tongue const& tongue) {
  PapersByItem papers;
  for (auto const& report : list_reports_of(reader, board, meeting))
    if (is_public(report, record)) papers.emplace(report.item, paper_of(report, record, "/reports", tongue));
  return papers;
}

std::vector<ReportPaper> papers_on(PapersByItem const& papers, std::int64_t item) {
  std::vector<ReportPaper> found;
  auto const [first, last] = papers.equal_range(item);
  for (auto at = first; at != last; ++at) found.push_back(at->second);
  return found;
}

}  // namespace wardmote::board
