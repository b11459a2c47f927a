#include "domains/evidence/import.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "domains/evidence/area_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/demo_datasets.h"
#include "domains/evidence/import_store.h"
#include "domains/evidence/incident_store.h"
#include "domains/evidence/incident_tally.h"
#include "domains/evidence/published_value_store.h"
#include "domains/evidence/room.h"
#include "domains/evidence/row_loader.h"
#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view layout_yaml =
    "kind: published_values\nformat: csv\nfields:\n  area: place\n  area_kind: {constant: police_service}\n  year: "
    "year\n"
    "  measure: {constant: csi_total}\n  value: {from: value, steps: [{nothing_if: x}]}\n  status: {from: value, "
    "steps: [{lookup: {of: {x: x}, otherwise: nothing}}]}\n";

class Import : public tests::OnBothDatabases {
 protected:
  Import() {
    migrate(migrations());
    dataset.id = base::Id<Dataset>::make(clock);
    dataset.slug = "values";
    database().write([&](store::Writer& writer) {
      put_dataset(writer, board, dataset);
      writer.record(entry("put_dataset"));
    });
    write("layout.yaml", layout_yaml);
  }

  std::string write(std::string const& name, std::string_view text) {
    auto const path = (folder.path() / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  std::string read(std::string const& name) {
    std::stringstream text;
    text << std::ifstream(folder.path() / name, std::ios::binary).rdbuf();
    return text.str();
  }
  base::Answer<ImportReport> import(std::string_view csv, bool dry_run = false, std::int64_t rejects_max = 100) {
    ImportRequest const request{.dataset = "values",
                                .file = write("values.csv", csv),
                                .layout_file = (folder.path() / "layout.yaml").string(),
                                .rejects_file = (folder.path() / "rejects.csv").string(),
                                .rejects_max = rejects_max,
                                .dry_run = dry_run};
    return import_file(database(), board, request, "test", {}, clock);
  }
  std::vector<PublishedValue> values() {
    return database().read([&](store::Reader& reader) { return values_of(reader, dataset.id, {}); });
  }
  std::int64_t links() {
    return database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->sequence; });
  }

  tests::TemporaryFolder folder;
  Dataset dataset;
};
WARDMOTE_ON_BOTH_DATABASES(Import);

TEST_P(Import, takes_the_good_rows_and_keeps_the_bad_ones_with_their_reason) {
  auto const report = import("place,year,value\nHalton,2024,31.2\nPeel,twenty,4\nYork,2024\nDurham,2024,x\n");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->rows_read, 4);
  EXPECT_EQ(report->rows_taken, 2);
  EXPECT_EQ(report->rows_rejected, 2);
  ASSERT_EQ(values().size(), 2u);
  EXPECT_EQ(values()[0].status, "x");
  EXPECT_FALSE(values()[0].value.has_value());
  EXPECT_EQ(values()[1].value, 31.2);
  EXPECT_EQ(values()[1].source_row, 2);
  auto const rejects = read("rejects.csv");
  EXPECT_NE(rejects.find("3,year,"), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("4,,has 2 fields where the first line has 3"), std::string::npos) << rejects;
}

TEST_P(Import, of_a_file_of_another_kind_ends_at_one_reject_too_many) {
  std::string csv = "place,year,value\nHalton,2024,31.2\n";
  for (int row = 0; row < 12; ++row) csv += "no,row,of this,kind\n";
  auto const report = import(csv, false, 10);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, base::RefusalCode::rejects_too_many);
  EXPECT_EQ(report.error().values.at("limit"), "10");
  EXPECT_TRUE(values().empty());
  EXPECT_NE(read("rejects.csv").find("no,row"), std::string::npos);
}

TEST_P(Import, of_a_packed_file_that_unpacks_without_end_stops_and_shows_nothing) {
  auto const path = (folder.path() / "values.csv.gz").string();
  auto* const file = gzopen(path.c_str(), "wb6");
  std::string text = "place,year,value\nHalton,2024,31.2\n";
  for (text.resize(1 << 20, 'a'); gztell(file) < (70 << 20);)
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  ImportRequest const request{
      .dataset = "values", .file = path, .layout_file = (folder.path() / "layout.yaml").string(), .rejects_file = ""};
  auto const report = import_file(database(), board, request, "test", {}, clock);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, base::RefusalCode::unpacked_too_large);
  EXPECT_TRUE(values().empty());
}

TEST_P(Import, of_the_same_file_does_nothing) {
  ASSERT_TRUE(import("place,year,value\nHalton,2024,31.2\n"));
  auto const before = links();
  auto const again = import("place,year,value\nHalton,2024,31.2\n");
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->unchanged);
  EXPECT_EQ(again->version, 1);
  EXPECT_EQ(links(), before);
}

TEST_P(Import, supersedes_a_revised_value_and_keeps_the_old_one) {
  ASSERT_TRUE(import("place,year,value\nHalton,2023,30\nHalton,2024,31.2\nPeel,2024,56\n"));
  auto const report = import("place,year,value\nHalton,2023,30\nHalton,2024,32\nYork,2024,54\n");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->values_unchanged, 1);
  EXPECT_EQ(report->values_changed, 1);
  EXPECT_EQ(report->values_new, 1);
  EXPECT_EQ(report->values_gone, 1);
  auto const standing = values();
  ASSERT_EQ(standing.size(), 4u);  // by area: what a later file does not mention still stands
  EXPECT_EQ(standing[0].since_version, 1);
  EXPECT_FALSE(standing[0].is_revised);
  EXPECT_EQ(standing[1].value, 32.0);
  EXPECT_TRUE(standing[1].is_revised);
  EXPECT_EQ(standing[2].area, "Peel");
  EXPECT_FALSE(standing[3].is_revised);
  auto const all = database().read([&](store::Reader& reader) {
    return values_and_revisions_of(reader, dataset.id, {.area = "Halton", .year = 2024});
  });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].value, 31.2);
  EXPECT_EQ(all[0].superseded_version, 2);
}

TEST_P(Import, as_a_dry_run_tells_the_difference_and_changes_nothing) {
  ASSERT_TRUE(import("place,year,value\nHalton,2024,31.2\n"));
  auto const before = links();
  auto const report = import("place,year,value\nHalton,2024,33\n", true);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->values_changed, 1);
  EXPECT_EQ(links(), before);
  ASSERT_EQ(values().size(), 1u);
  EXPECT_EQ(values()[0].value, 31.2);
  auto const versions = database().read([&](store::Reader& reader) {
    return reader.list("SELECT number FROM dataset_version", {},
                       [](store::Row const& row) { return row.integer("number"); });
  });
  EXPECT_EQ(versions.size(), 1u);
}

TEST_P(Import, that_was_interrupted_shows_nothing_and_is_cleared_by_the_next) {
  ASSERT_TRUE(import("place,year,value\nHalton,2024,31.2\n"));
  PublishedValue stray;
  stray.area = "Nowhere";
  stray.year = 2024;
  stray.measure = "csi_total";
  database().write_unpublished([&](store::Writer& writer) {
    DatasetVersion stated;
    stated.id = base::Id<DatasetVersion>::make(clock);
    auto const loading = begin_version(writer, board, dataset.id, stated);
    add_values(writer, loading, std::vector{stray}, clock);
  });
  EXPECT_EQ(values().size(), 1u);
  auto const report = import("place,year,value\nHalton,2024,31.2\nPeel,2024,56\n");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->version, 3);
  for (auto const& value : values()) EXPECT_NE(value.area, "Nowhere");
}

TEST_P(Import, keeps_the_first_of_two_rows_that_state_the_same) {
  auto const report = import("place,year,value\nHalton,2024,31.2\nHalton,2024,40\n");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->rows_rejected, 1);
  ASSERT_EQ(values().size(), 1u);
  EXPECT_EQ(values()[0].value, 31.2);
}

TEST_P(Import, refuses_what_cannot_be_a_version) {
  EXPECT_EQ(import("place,year\nHalton,2024\n").error().code, base::RefusalCode::layout_mismatch);
  EXPECT_EQ(import("").error().code, base::RefusalCode::file_empty);
  EXPECT_EQ(import("place,year,value\n").error().code, base::RefusalCode::file_empty);
  EXPECT_EQ(import("place,year,value\nHalton,never,1\n").error().code, base::RefusalCode::every_row_rejected);
  EXPECT_TRUE(values().empty());
}

class ImportOfIncidents : public Import {
 protected:
  ImportOfIncidents() {
    incidents.id = base::Id<Dataset>::make(clock);
    incidents.slug = "incidents";
    incidents.kind = DatasetKind::incidents;
    database().write([&](store::Writer& writer) {
      put_dataset(writer, board, incidents);
      writer.record(entry("put_dataset"));
    });
    write("incidents.yaml",
          "kind: incidents\nformat: csv\ntime_precision: day\nwithout_point: area\nfields:\n  occurred_on: "
          "{from: day, steps: [{date: \"%Y-%m-%d\"}]}\n  offence: offence\n  area: area\n  incidents: count\n");
  }

  base::Answer<ImportReport> import_incidents(std::string_view csv) {
    ImportRequest const request{.dataset = "incidents",
                                .file = write("incidents.csv", csv),
                                .layout_file = (folder.path() / "incidents.yaml").string(),
                                .rejects_file = (folder.path() / "rejects.csv").string()};
    return import_file(database(), board, request, "test", {}, clock);
  }
  std::vector<IncidentCount> counts() {
    return database().read([&](store::Reader& reader) { return all_counts(reader, incidents.id); });
  }
  std::vector<std::int64_t> versions_with_incidents() {
    return database().read([&](store::Reader& reader) {
      return reader.list(
          "SELECT v.number AS number FROM dataset_version v WHERE EXISTS (SELECT 1 FROM incident i WHERE i.version_id "
          "= "
          "v.id) ORDER BY v.number",
          {}, [](store::Row const& row) { return row.integer("number"); });
    });
  }

  Dataset incidents;
};
WARDMOTE_ON_BOTH_DATABASES(ImportOfIncidents);

TEST_P(ImportOfIncidents, counts_them_by_month_offence_and_area) {
  ASSERT_TRUE(
      import_incidents("day,offence,area,count\n2024-03-31,Theft,b,2\n2024-03-01,Theft,b,3\n2024-03-01,Theft,a,1\n2024-"
                       "02-29,Theft,b,7\n"));
  auto const counted = counts();
  ASSERT_EQ(counted.size(), 3u);
  EXPECT_EQ(counted[0].month, "2024-02");
  EXPECT_EQ(counted[0].incidents, 7);
  EXPECT_EQ(counted[1].area, "a");
  EXPECT_EQ(counted[2].incidents, 5);
}

TEST_P(ImportOfIncidents, counts_a_file_of_more_kinds_than_are_counted_at_once) {
  constexpr auto kinds = static_cast<std::int64_t>(IncidentTally::counts_max + 2 * RowLoader::rows_at_once);
  std::string csv = "day,offence,area,count\n";
  for (std::int64_t row = 0; row < kinds; ++row) csv += "2024-03-31,Theft," + std::to_string(row) + ",1\n";
  for (std::int64_t row = 0; row < 10; ++row) csv += "2024-03-31,Theft," + std::to_string(row) + ",1\n";
  ASSERT_TRUE(import_incidents(csv));
  std::int64_t twice = 0, all = 0;
  for (auto const& count : counts()) {
    all += count.incidents;
    twice += count.incidents == 2;
  }
  EXPECT_EQ(all, kinds + 10);
  EXPECT_EQ(twice, 10) << "counted in two parts, shown as one";
}

TEST_P(ImportOfIncidents, deletes_them_a_year_after_they_were_replaced) {
  ASSERT_TRUE(import_incidents("day,offence,area,count\n2024-03-31,Theft,b,2\n"));
  ASSERT_TRUE(import_incidents("day,offence,area,count\n2024-03-31,Theft,b,3\n"));
  clock.advance(std::chrono::days{364});
  ASSERT_TRUE(import_incidents("day,offence,area,count\n2024-03-31,Theft,b,4\n"));
  EXPECT_EQ(versions_with_incidents(), (std::vector<std::int64_t>{1, 2, 3}));
  clock.advance(std::chrono::days{2});
  auto const before = links();
  ASSERT_TRUE(import_incidents("day,offence,area,count\n2024-03-31,Theft,b,5\n"));
  EXPECT_EQ(versions_with_incidents(), (std::vector<std::int64_t>{2, 3, 4})) << "the second was replaced two days ago";
  EXPECT_EQ(links(), before + 2) << "the deletion is recorded beside the import";
  ASSERT_EQ(counts().size(), 1u);
  EXPECT_EQ(counts()[0].incidents, 5);
}

TEST_P(Import, loads_the_whole_demonstration_and_a_second_time_changes_nothing) {
  std::string const home = WARDMOTE_SOURCE_DIR;
  auto const load = [&] {
    return load_demo_datasets(database(), board, home + "/demo", home + "/catalog", "test", {}, clock);
  };
  auto const loaded = load();
  ASSERT_TRUE(loaded) << (loaded ? "" : base::filled(base::sentence_of(loaded.error().code), loaded.error().values));
  struct Expected {
    std::string slug;
    std::int64_t taken, rejected;
  };
  // Counted in the files with Python's csv and json modules.
  std::vector<Expected> const expected{{"csi_ontario_services_2024", 17, 0},
                                       {"csi_halton_published", 15, 0},
                                       {"csi_canada_cma", 181, 0},
                                       {"statcan_35100177_ontario_cities", 2000, 0},
                                       {"statcan_35100177_provinces", 1026, 0},
                                       {"halton_municipalities", 4, 0},
                                       {"halton_census_areas", 831, 0},
                                       {"toronto_neighbourhoods", 158, 0},
                                       {"toronto_mci_2018", 35478, 0},
                                       {"vancouver_incidents", 110850, 0},
                                       {"calgary_crime", 77135, 0}};
  database().read([&](store::Reader& reader) {
    for (auto const& [slug, taken, rejected] : expected) {
      auto const version = current_version(reader, find_dataset(reader, board, slug)->id);
      EXPECT_EQ(version->rows_taken, taken) << slug;
      EXPECT_EQ(version->rows_rejected, rejected) << slug;
    }
    auto const dataset_called = [&](std::string_view slug) { return find_dataset(reader, board, slug)->id; };
    std::int64_t calgary = 0;
    for (auto const& month : counts_by_month(reader, dataset_called("calgary_crime"), {})) calgary += month.incidents;
    EXPECT_EQ(calgary, 216790);
    std::int64_t without_area = 0;
    for (auto const& area : by_row(counts_in_grid(reader, dataset_called("toronto_mci_2018"), GridRows::area, {})))
      if (area.key.empty()) without_area = area.incidents;
    EXPECT_LT(without_area, 350);
    auto const halton = values_of(reader, dataset_called("csi_ontario_services_2024"),
                                  {.measures = {"csi_total"}, .area = "Halton Region (Oakville, Burlington, Milton)"});
    ASSERT_EQ(halton.size(), 1u);
    EXPECT_EQ(halton[0].value, 31.2);
    auto const municipalities = list_areas(reader, board, AreaKind::municipality, Outlines::without);
    ASSERT_EQ(municipalities.size(), 4u);
    EXPECT_EQ(municipalities[3].population, 62951);
    EXPECT_EQ(municipalities[3].geometry_quality, GeometryQuality::approximate);
  });
  auto const before = links();
  ASSERT_TRUE(load());
  EXPECT_EQ(links(), before);
}

}  // namespace
}  // namespace wardmote::evidence
