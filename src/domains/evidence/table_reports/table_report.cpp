#include "domains/evidence/table_reports/table_report.h"

#include <algorithm>

namespace wardmote::evidence {

TableReportState state_of(TableReport const& report, std::span<TableReport const> all) {
  if (report.withdrawn_at) return TableReportState::withdrawn;
  auto const is_replaced = std::ranges::any_of(all, [&](TableReport const& other) {
    return other.year == report.year && other.release > report.release && !other.withdrawn_at;
  });
  return is_replaced ? TableReportState::replaced : TableReportState::current;
}

}  // namespace wardmote::evidence
