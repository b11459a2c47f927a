#include "domains/evidence/analyses/run_work.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "domains/evidence/analyses/finding_rules.h"
#include "domains/evidence/analyses/finding_store.h"
#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/analyses/scan_result.h"
#include "domains/evidence/analyses/scan_samples.h"
#include "domains/evidence/analyses/watch_result.h"
#include "domains/evidence/analyses/watch_rules.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/import_store.h"
#include "tests/support/fresh_database.h"

namespace wardmote::evidence {
namespace {

using base::RefusalCode;

/// A dataset of incidents with the sample's cluster in it, and areas with residents for it.
class RunWork : public tests::OnBothDatabases {
 protected:
  RunWork() {
    migrate(migrations());
    database().write([&](store::Writer& writer) {
      put(writer, "places", DatasetKind::areas, [&](LoadingVersion const& version) { add_places(writer, version); });
      put(writer, "millbrook", DatasetKind::incidents,
          [&](LoadingVersion const& version) { add_days(writer, version); });
      writer.record(entry("import_dataset"));
    });
  }

  template <class Fill>
  void put(store::Writer& writer, std::string const& slug, DatasetKind kind, Fill fill) {
    Dataset dataset;
    dataset.id = base::Id<Dataset>::make(clock);
    dataset.slug = slug;
    dataset.kind = kind;
    put_dataset(writer, board, dataset);
    DatasetVersion version;
    version.id = base::Id<DatasetVersion>::make(clock);
    version.file_hash = "f" + slug;
    version.layout_hash = "l";
    version.imported_at = clock.now();
    auto const loading = begin_version(writer, board, dataset.id, version);
    fill(loading);
    publish_version(writer, loading, kind, version);
  }

  static void add_places(store::Writer& writer, LoadingVersion const& version) {
    std::vector<Area> areas;
    for (auto const& place : samples::places()) {
      auto const corner = [&](double east, double north) {
        return "[" + std::to_string(place.longitude + east) + "," + std::to_string(place.latitude + north) + "]";
      };
      Area area;
      area.kind = AreaKind::neighbourhood;
      area.code = place.code;
      area.name = {place.code, place.code};
      area.population = place.residents;
      area.geometry_quality = GeometryQuality::exact;
      area.geometry = R"({"type":"Polygon","coordinates":[[)" + corner(-.01, -.01) + "," + corner(.01, -.01) + "," +
                      corner(.01, .01) + "," + corner(-.01, .01) + "," + corner(-.01, -.01) + "]]}";
      areas.push_back(area);
    }
    evidence::add_areas(writer, version, areas);
  }

  static void add_days(store::Writer& writer, LoadingVersion const& version) {
    std::vector<Incident> incidents;
    std::map<std::pair<std::string, std::string>, std::int64_t> by_month;
    for (auto const& count : samples::input(2).counts) {
      Incident incident;
      incident.source_row = static_cast<std::int64_t>(incidents.size()) + 1;
      incident.occurred_on = count.day;
      incident.offence = "Theft";
      incident.area = count.area;
      incident.incidents = count.incidents;
      incidents.push_back(incident);
      by_month[{base::month_of(count.day), count.area}] += count.incidents;
    }
    auto hidden = incidents.front();
    hidden.source_row = 99'999;
    hidden.place_precision = PlacePrecision::withheld;
    incidents.push_back(hidden);
    add_incidents(writer, version, incidents);
    std::vector<IncidentCount> counts;
    for (auto const& [key, number] : by_month) counts.push_back({key.first, "Theft", key.second, number});
    add_counts(writer, version, 1, counts);
  }

  EvidenceRoom room() { return {database(), board, "", clock}; }
  RunFacts facts() {
    return *database().read([&](store::Reader& reader) { return facts_of(reader, board, "millbrook"); });
  }
  evidence::Run made() {
    auto request = samples::request();
    auto const id = make_run(room(), request, "test", analysis::in_order, {});
    EXPECT_TRUE(id.has_value());
    return run(*id);
  }
  evidence::Run run(RunId id) {
    return *database().read([&](store::Reader& reader) { return find_run(reader, board, id); });
  }
  /// As somebody with the database in hand could.
  evidence::Run changed(RunId id, std::string const& assignment) {
    database().write_unpublished([&](store::Writer& writer) {
      writer.run("UPDATE analysis_run SET " + assignment + " WHERE id = :id", {{"id", id}});
    });
    return run(id);
  }
  std::string reason_against(evidence::Run const& one) {
    auto const verified = verify_run(room(), one, analysis::in_order, {});
    if (verified) return "";
    return verified.error().code == RefusalCode::run_not_reproduced ? verified.error().values.at("reason")
                                                                    : std::string(code_of(verified.error().code));
  }
};
WARDMOTE_ON_BOTH_DATABASES(RunWork);

TEST_P(RunWork, KnowsWhatCanBeAskedOfADataset) {
  auto const known = facts();
  EXPECT_EQ(known.places, 12u);
  EXPECT_TRUE(known.has_residents);
  EXPECT_FALSE(known.has_months_alone);
  EXPECT_EQ(known.months, (std::vector<std::string>{"2018-01", "2018-02", "2018-03", "2018-04"}));
  auto const none = database().read([&](store::Reader& reader) { return facts_of(reader, board, "places"); });
  EXPECT_EQ(none.error().code, RefusalCode::dataset_unknown);
}

TEST_P(RunWork, FindsWhatIsInTheDatabaseAndCountsWithheldPlacesApart) {
  auto const result = scan_result_of(made().result);
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(has_cluster(*result));
  EXPECT_EQ(result->without_area, 1);
  EXPECT_EQ(result->areas.size(), 12u);
}

TEST_P(RunWork, MadeAgainIsTheSame) {
  auto const one = made(), other = made();
  EXPECT_EQ(one.result_hash, other.result_hash);
  EXPECT_EQ(one.input_hash, other.input_hash);
  EXPECT_EQ(reason_against(one), "");
}

TEST_P(RunWork, ShowsThatSomebodyChangedAResultEvenWithItsHash) {
  auto const one = made();
  auto const observed = R"("incidents":)";
  ASSERT_NE(one.result.find(observed), std::string::npos);
  auto const forged = changed(one.id, R"(result = replace(result, '"incidents":', '"incidents":1'))");
  EXPECT_NE(reason_against(forged).find("hash"), std::string::npos);
  auto hashed = forged;
  hashed.result_hash = base::to_hex(base::hash_of(forged.result));
  EXPECT_NE(reason_against(hashed).find("another result"), std::string::npos);
}

TEST_P(RunWork, ShowsThatTheDataOrTheRequestBehindAResultChanged) {
  auto const one = made();
  database().write_unpublished([&](store::Writer& writer) {
    writer.run("UPDATE incident SET incidents = incidents + 1 WHERE source_row = 7", {});
  });
  EXPECT_NE(reason_against(one).find("places and counts"), std::string::npos);
  EXPECT_NE(reason_against(changed(one.id, "version_hash = 'x'")).find("version"), std::string::npos);
  EXPECT_NE(reason_against(changed(one.id, "request = '{}'")).find("request"), std::string::npos);
}

TEST_P(RunWork, JudgesTheNewestWholeWeekOfADatasetAndComesOutTheSameAgain) {
  auto const request = watch_request_for({}, facts());
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->expected_by, WatchMethod::ears_c2);
  auto const one = run(*make_run(room(), *request, "test", analysis::in_order, {}));
  auto const result = watch_result_of(one.result);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->series.size(), 12u);  // one offence in each area
  EXPECT_EQ(result->without_area, 1);
  EXPECT_EQ(reason_against(one), "");
  database().write_unpublished([&](store::Writer& writer) {
    writer.run("UPDATE incident SET incidents = incidents + 1 WHERE source_row = 7", {});
  });
  EXPECT_NE(reason_against(one).find("places and counts"), std::string::npos);
}

TEST_P(RunWork, SaysWhenItsVersionIsNoLongerHeld) {
  auto const one = made();
  database().write_unpublished([&](store::Writer& writer) { writer.run("DELETE FROM incident", {}); });
  EXPECT_EQ(reason_against(one), "version_not_held");
}

TEST_P(RunWork, LeadsToAFindingThatIsPublishedAfterItsStatementAndNoEarlier) {
  auto const one = made();
  BiasStatement const statement{.data = {"What police of Millbrook wrote down.", "Ce que la police a consigné."},
                                .policing = {"Nobody has looked into that yet.", "Personne n’a encore étudié cela."},
                                .misuse = {"It must not be used for anything.", "Il ne doit servir à rien du tout."}};
  auto short_one = statement;
  short_one.misuse.fr = "Non.";
  database().write([&](store::Writer& writer) {
    auto const now = clock.now();
    auto const id = *draft_finding(writer, board, one.id, "test", clock);
    auto const state = [&] { return state_of(*find_finding(writer, board, id)); };
    EXPECT_EQ(publish_finding(writer, board, id, "test", now).error().code, RefusalCode::statement_missing);
    auto const lacking = state_bias(writer, board, id, short_one, "test", now);
    EXPECT_EQ(lacking.error().fields.front().field, "misuse_fr");
    EXPECT_EQ(state(), FindingState::drafted);
    EXPECT_TRUE(state_bias(writer, board, id, statement, "test", now).has_value());
    EXPECT_EQ(state(), FindingState::stated);
    EXPECT_EQ(withdraw_finding(writer, board, id, statement.data, "test", now).error().code,
              RefusalCode::finding_state_wrong);
    EXPECT_TRUE(publish_finding(writer, board, id, "test", now).has_value());
    EXPECT_EQ(publish_finding(writer, board, id, "test", now).error().code, RefusalCode::finding_state_wrong);
    EXPECT_EQ(state_bias(writer, board, id, statement, "test", now).error().code, RefusalCode::finding_state_wrong);
    EXPECT_EQ(withdraw_finding(writer, board, id, {"", ""}, "test", now).error().code, RefusalCode::form_invalid);
    EXPECT_TRUE(withdraw_finding(writer, board, id, statement.data, "test", now).has_value());
    EXPECT_EQ(state(), FindingState::withdrawn);
    EXPECT_TRUE(is_public(*find_finding(writer, board, id)));
  });
}

TEST_P(RunWork, HasNoFindingWithoutAResult) {
  database().write([&](store::Writer& writer) {
    auto const waiting = new_run(clock, samples::request(), *facts_of(writer, board, "millbrook"));
    insert_run(writer, board, waiting);
    writer.record(entry("ask_analysis"));
    EXPECT_EQ(draft_finding(writer, board, waiting.id, "test", clock).error().code, RefusalCode::run_not_done);
    EXPECT_EQ(draft_finding(writer, board, RunId::make(clock), "test", clock).error().code, RefusalCode::run_unknown);
  });
}

}  // namespace
}  // namespace wardmote::evidence
