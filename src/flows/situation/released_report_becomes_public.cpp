#include "flows/situation/released_report_becomes_public.h"

#include "domains/evidence/table_reports/table_report_store.h"

namespace wardmote::flows {
namespace {

base::Answer<void> publish(evidence::EvidenceRoom const& room, situation::PublicReport const& report) {
  std::vector<evidence::TableReportCount> counts;
  for (auto const& count : report.counts)
    counts.push_back({count.list, count.title, count.label, count.is_total, count.count});
  evidence::TableReport const shown{.release = report.release,
                                    .year = report.year,
                                    .released_at = report.released_at,
                                    .min_cell = report.min_cell,
                                    .lists_version = report.lists_version,
                                    .is_synthetic = report.is_synthetic};
  room.database.write(
      [&](store::Writer& writer) { evidence::insert_table_report(writer, room.board, shown, counts, report.by); });
  return {};
}

base::Answer<void> withdraw(evidence::EvidenceRoom const& room, situation::PublicWithdrawal const& withdrawal) {
  room.database.write([&](store::Writer& writer) {
    evidence::withdraw_table_reports(writer, room.board, withdrawal.year, withdrawal.reason, withdrawal.by,
                                     withdrawal.at);
  });
  return {};
}

}  // namespace

situation::PublicSide released_report_becomes_public(evidence::EvidenceRoom const& room) {
  return {[room](situation::PublicReport const& report) { return publish(room, report); },
          [room](situation::PublicWithdrawal const& withdrawal) { return withdraw(room, withdrawal); }};
}

}  // namespace wardmote::flows
