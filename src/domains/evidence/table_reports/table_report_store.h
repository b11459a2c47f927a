#pragma once

#include <string_view>
#include <vector>

#include "domains/evidence/table_reports/table_report.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::evidence {

/// The newest first.
std::vector<TableReport> list_table_reports(store::Reader& reader, store::BoardId board);
/// In the order of the report; none of one that was withdrawn.
std::vector<TableReportCount> table_report_counts(store::Reader& reader, store::BoardId board,
                                                  std::string_view release);

/// With its audit entry. Nothing is written if the report is there.
void insert_table_report(store::Writer& writer, store::BoardId board, TableReport const& report,
                         std::vector<TableReportCount> const& counts, std::string_view by);
/// All of a year that stand, with an audit entry if any does: their counts are deleted, and that they were there is kept.
void withdraw_table_reports(store::Writer& writer, store::BoardId board, int year, Bilingual const& reason,
                            std::string_view by, base::Instant now);

}  // namespace wardmote::evidence
