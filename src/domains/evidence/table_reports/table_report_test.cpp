#include "domains/evidence/table_reports/table_report.h"

#include <gtest/gtest.h>

#include "domains/evidence/room.h"
#include "domains/evidence/table_reports/table_report_store.h"
#include "tests/support/fresh_database.h"

namespace wardmote::evidence::table_report_test {
namespace {

TableReport report_called(std::string release, int year = 2025) {
  return {.release = std::move(release), .year = year, .min_cell = 5, .lists_version = "0.1"};
}

TEST(AReportOfTheTable, is_current_until_a_later_one_of_its_year_replaces_it_or_it_is_withdrawn) {
  std::vector all{report_called("3"), report_called("2"), report_called("1", 2024)};
  EXPECT_EQ(state_of(all[0], all), TableReportState::current);
  EXPECT_EQ(state_of(all[1], all), TableReportState::replaced);
  EXPECT_EQ(state_of(all[2], all), TableReportState::current) << "another year replaces nothing";
  all[0].withdrawn_at = base::Instant{};
  EXPECT_EQ(state_of(all[0], all), TableReportState::withdrawn);
  EXPECT_EQ(state_of(all[1], all), TableReportState::current);
}

class TableReports : public tests::OnBothDatabases {
 protected:
  TableReports() { migrate(migrations()); }
  std::vector<TableReport> listed() {
    return database().read([&](store::Reader& reader) { return list_table_reports(reader, board); });
  }
  std::vector<TableReportCount> counts_of(std::string const& release) {
    return database().read([&](store::Reader& reader) { return table_report_counts(reader, board, release); });
  }
  void put(TableReport const& report, std::vector<TableReportCount> const& counts) {
    database().write([&](store::Writer& writer) { insert_table_report(writer, board, report, counts, "somebody"); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(TableReports);

std::vector<TableReportCount> some_counts() {
  return {{"type", {"By type", "Par genre"}, {}, true, 12},
          {"type", {"By type", "Par genre"}, {"Person", "Personne"}, false, 12},
          {"type", {"By type", "Par genre"}, {"Family", "Famille"}, false, std::nullopt}};
}

TEST_P(TableReports, are_kept_once_with_what_is_suppressed_as_such) {
  put(report_called("r1"), some_counts());
  put(report_called("r1"), {});
  ASSERT_EQ(listed().size(), 1U);
  auto const counts = counts_of("r1");
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_TRUE(counts[0].is_total);
  EXPECT_EQ(counts[1].label.fr, "Personne");
  EXPECT_EQ(counts[1].count, 12);
  EXPECT_FALSE(counts[2].count.has_value());
}

TEST_P(TableReports, that_are_withdrawn_stay_with_their_reason_and_without_their_counts) {
  put(report_called("r1"), some_counts());
  put(report_called("r2"), some_counts());
  put(report_called("r3", 2024), some_counts());
  auto const withdraw = [&](Bilingual const& reason) {
    database().write(
        [&](store::Writer& writer) { withdraw_table_reports(writer, board, 2025, reason, "somebody", clock.now()); });
  };
  withdraw({"It was wrong", "C’était faux"});
  withdraw({"Another", "Un autre"});
  for (auto const& report : listed()) {
    EXPECT_EQ(report.withdrawn_at.has_value(), report.year == 2025) << report.release;
    EXPECT_EQ(report.reason.en, report.year == 2025 ? "It was wrong" : "") << "the first reason stays";
  }
  EXPECT_TRUE(counts_of("r1").empty());
  EXPECT_TRUE(counts_of("r2").empty());
  EXPECT_EQ(counts_of("r3").size(), 3U);
}

}  // namespace
}  // namespace wardmote::evidence::table_report_test
