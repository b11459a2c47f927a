#include <gtest/gtest.h>

#include "analysis/scan/satscan/data_files.h"

namespace wardmote::analysis::scan {
namespace {

using base::RefusalCode;

constexpr char plain[] =
    "[Input]\nCaseFile=a.cas\nCoordinatesFile=a.geo\nPrecisionCaseTimes=3\nStartDate=2001/11/1\nEndDate=2001/11/24\n"
    "ModelType=2\nAnalysisType=3\nMaxTemporalSizeInterpretation=1\nMaxTemporalSize=7\n";

base::Answer<SatscanRun> run_of(std::string const& text) {
  auto const parameters = ParameterFile::read(text, "a.prm");
  if (!parameters) return std::unexpected(parameters.error());
  return satscan_run(*parameters);
}

void expect_refused(std::string const& more, RefusalCode code, std::string const& line,
                    std::string const& reason_part) {
  auto const run = run_of(plain + more);
  ASSERT_FALSE(run.has_value()) << more;
  EXPECT_EQ(run.error().code, code) << more;
  EXPECT_EQ(run.error().values.at("line"), line) << more;
  EXPECT_NE(run.error().values.at("reason").find(reason_part), std::string::npos) << run.error().values.at("reason");
}

TEST(SatscanParameters, that_are_plain_make_a_run) {
  auto const run = run_of(plain).value();
  EXPECT_EQ(run.plan.model, Model::permutation);
  EXPECT_EQ(run.plan.extent, Extent::space_time);
  EXPECT_EQ(run.options.limits.intervals_max, 7u);
  EXPECT_EQ(run.options.replicates, 999u);
}

TEST(SatscanParameters, that_ask_for_what_is_not_computed_are_refused_with_their_line) {
  for (auto const* setting :
       {"UseNeighborsFile=y", "IncludePurelyTemporal=y", "IterativeScan=y", "TimeTrendAdjustmentType=3",
        "SpatialAdjustmentType=1", "UseAdjustmentsByRRFile=y", "IsotonicScan=1", "CalculateOliveira=y",
        "PerformPowerEvaluation=y", "ReportGiniClusters=y", "RiskLimitHighClusters=y"})
    expect_refused(setting, RefusalCode::scan_setting_unsupported, "11", "");
}

constexpr char spatial[] =
    "[Input]\nCaseFile=a.cas\nControlFile=a.ctl\nCoordinatesFile=a.geo\nStartDate=2001/11/1\nEndDate=2001/11/24\n"
    "ModelType=1\nAnalysisType=1\nReportHierarchicalClusters=n\nReportGiniClusters=y\n";

TEST(SatscanParameters, that_ask_for_the_gini_collection_alone_make_a_run_of_their_sizes_and_level) {
  auto const run = run_of(std::string(spatial) + "SpatialMaxima=10,2,50\nGiniIndexClustersPValueCutOff=0.1\n").value();
  EXPECT_EQ(run.options.gini->shares, (std::vector<double>{0.02, 0.1, 0.5}));
  EXPECT_EQ(run.options.gini->p_below, 0.1);
  EXPECT_EQ(run_of(spatial).value().options.gini->shares.size(), 15u);
}

TEST(SatscanParameters, that_ask_for_another_gini_report_are_refused_by_name) {
  for (auto const* setting :
       {"GiniIndexClusterReportingType=1", "ScanAreas=3", "MonteCarloReps=9", "SpatialMaxima=1,60",
        "MaxSpatialSizeInPopulationAtRisk=25", "CriteriaForReportingSecondaryClusters=1"})
    EXPECT_FALSE(run_of(std::string(spatial) + setting).has_value()) << setting;
  expect_refused("ReportHierarchicalClusters=n", RefusalCode::scan_setting_unsupported, "11", "no cluster");
  expect_refused("ReportGiniClusters=y\nReportHierarchicalClusters=y", RefusalCode::scan_setting_unsupported, "11",
                 "one collection");
}

TEST(SatscanParameters, that_are_wrong_are_refused_with_their_line_and_the_reason) {
  expect_refused("MonteCarloReps=many", RefusalCode::scan_setting_invalid, "11", "not a whole number");
  expect_refused("no equals sign", RefusalCode::scan_setting_invalid, "11", "neither a comment");
  expect_refused("casefile=b.cas", RefusalCode::scan_setting_invalid, "11", "twice");
  expect_refused("MaxSpatialSizeInPopulationAtRisk=0", RefusalCode::scan_setting_invalid, "11", "not a number above 0");
  auto const model =
      run_of("StartDate=2001/1/1\nEndDate=2001/2/30\nCaseFile=a\nCoordinatesFile=b\nModelType=2\nAnalysisType=3\n");
  EXPECT_EQ(model.error().values.at("line"), "2");
}

TEST(SatscanParameters, that_name_several_data_sets_make_a_run_of_all_of_them) {
  auto const run = run_of(std::string(plain) +
                          "CaseFile2=b.cas\nCaseFile3=c.cas\nDataSet3-Name=robbery\n"
                          "MultipleDataSetsPurposeType=0\n")
                       .value();
  ASSERT_EQ(run.data_sets.size(), 3u);
  EXPECT_EQ(run.data_sets[1].cases, "b.cas");
  EXPECT_EQ(run.data_sets[1].name, "2");
  EXPECT_EQ(run.data_sets[2].name, "robbery");
}

TEST(SatscanParameters, that_name_several_data_sets_and_do_not_fit_are_refused) {
  expect_refused("MultipleDataSetsPurposeType=1\nCaseFile2=b.cas", RefusalCode::scan_setting_unsupported, "11",
                 "not adjusted");
  EXPECT_TRUE(run_of(std::string(plain) + "MultipleDataSetsPurposeType=1\n").has_value());
  expect_refused("CaseFile3=b.cas", RefusalCode::scan_setting_invalid, "0", "CaseFile2 names no file");
  expect_refused("ControlFile2=b.ctl", RefusalCode::scan_setting_invalid, "0", "CaseFile2 names no file");
  expect_refused("CaseFile200=b.cas", RefusalCode::scan_setting_invalid, "11", "the most are 100");
  EXPECT_FALSE(run_of(std::string(spatial) + "CaseFile2=b.cas\nControlFile2=b.ctl\n").has_value());  // Gini
}

TEST(SatscanFiles, of_several_data_sets_become_types_of_one_study) {
  auto run = run_of(std::string(plain) + "CaseFile2=b.cas\nDataSet2-Name=robbery\n").value();
  std::string const places = "a 40.1 -73.1\nb 40.2 -73.2\n";
  auto const of = [&](std::string const& cases) {
    return satscan_study(run, {.coordinates = {"a.geo", places},
                               .grid = {},
                               .data_sets = {{.cases = {"a.cas", "a 2 2001/11/2\n"}}, {.cases = {"b.cas", cases}}}});
  };
  auto const named = of("b 1 2001/11/5\na 4 2001/11/3\n").value();
  EXPECT_EQ(named.types, (std::vector<std::string>{"1", "robbery"}));
  ASSERT_EQ(named.study.further.size(), 1u);
  EXPECT_EQ(named.study.further[0].cases.size(), 2u);
  auto const refused = of("b 1 2001/11/5\n");
  ASSERT_FALSE(refused.has_value());
  EXPECT_TRUE(refused.error().values.at("reason").contains("“robbery” has one case"));
  run.data_sets[1].name = "1";
  EXPECT_EQ(of("b 1 2001/11/5\na 4 2001/11/3\n").error().values.at("reason"), "there are two types “1”");
}

struct Texts {
  std::string places = "a 40.1 -73.1\nb 40.2 -73.2\n", cases = "a 1 2001/11/2\n",
              controls = "a 1 2001/11/2\nb 1 2001/11/3\n", population = "a 2001 10\nb 2001 10\n";
};

base::Answer<NamedStudy> study_of(Model model, Texts const& texts) {
  auto run = run_of(plain).value();
  run.plan.model = model;
  return satscan_study(run,
                       {.coordinates = {"a.geo", texts.places},
                        .grid = {},
                        .data_sets = {{.cases = {"a.cas", texts.cases},
                                       .controls = {"a.ctl", model == Model::bernoulli ? texts.controls : ""},
                                       .population = {"a.pop", model == Model::poisson ? texts.population : ""}}}});
}

void expect_row_refused(Model model, Texts const& texts, std::string const& file, std::string const& line,
                        std::string const& reason_part) {
  auto const study = study_of(model, texts);
  ASSERT_FALSE(study.has_value()) << reason_part;
  ASSERT_EQ(study.error().code, RefusalCode::scan_row_invalid) << reason_part;
  EXPECT_EQ(study.error().values.at("file"), file);
  EXPECT_EQ(study.error().values.at("line"), line);
  EXPECT_NE(study.error().values.at("reason").find(reason_part), std::string::npos)
      << study.error().values.at("reason");
}

TEST(SatscanFiles, that_are_malformed_are_refused_with_file_line_and_reason) {
  expect_row_refused(Model::permutation, {.places = "a 40.1\n"}, "a.geo", "1", "2 fields");
  expect_row_refused(Model::permutation, {.places = "a 40.1 x\n"}, "a.geo", "1", "not a number");
  expect_row_refused(Model::permutation, {.places = "a -173.1 40.1\n"}, "a.geo", "1", "latitude");
  expect_row_refused(Model::permutation, {.places = "a 40 1\na 41 1\n"}, "a.geo", "2", "other coordinates");
  expect_row_refused(Model::permutation, {.places = "\"a 40 1\n"}, "a.geo", "1", "quotation");
  expect_row_refused(Model::permutation, {.cases = "a 1 2001/11/2\n\nc 1 2001/11/2\n"}, "a.cas", "3", "no coordinates");
  expect_row_refused(Model::permutation, {.cases = "a 1.5 2001/11/2\n"}, "a.cas", "1", "whole number");
  expect_row_refused(Model::permutation, {.cases = "a -1 2001/11/2\n"}, "a.cas", "1", "whole number");
  expect_row_refused(Model::permutation, {.cases = "a 1 2001/13/2\n"}, "a.cas", "1", "no date");
  expect_row_refused(Model::permutation, {.cases = "a 1 2002/11/2\n"}, "a.cas", "1", "outside the study period");
  expect_row_refused(Model::permutation, {.cases = "a 1\n"}, "a.cas", "1", "2 fields");
  expect_row_refused(Model::permutation, {.cases = "a 1 2001/11/2 x\nb 1 2001/11/2\n"}, "a.cas", "2", "covariates");
  expect_row_refused(Model::permutation, {.cases = "a 1 2001/11/2 \xFF\n"}, "a.cas", "1", "UTF-8");
  expect_row_refused(Model::bernoulli, {.cases = "a 1 2001/11/2 x\n"}, "a.cas", "1", "no covariates");
  expect_row_refused(Model::bernoulli, {.controls = "a one 2001/11/2\n"}, "a.ctl", "1", "not a number");
  expect_row_refused(Model::poisson, {.population = "a 2001\n"}, "a.pop", "1", "2 fields");
  expect_row_refused(Model::poisson, {.population = "a 2001 -5\n"}, "a.pop", "1", "less than 0");
  expect_row_refused(Model::poisson, {.population = "a soon 5\n"}, "a.pop", "1", "no date");
}

TEST(SatscanFiles, that_do_not_fit_together_are_refused) {
  auto const study = study_of(Model::poisson, {.population = "b 2001 10\n"});
  ASSERT_FALSE(study.has_value());
  EXPECT_EQ(study.error().code, RefusalCode::scan_data_invalid);
}

TEST(SatscanFiles, may_come_in_any_order_of_rows) {
  auto const one = study_of(Model::permutation, {.places = "a 1 2\nb 3 4\n"}).value();
  auto const other = study_of(Model::permutation, {.places = "b,3,4\r\n\"a\",1,2"}).value();
  EXPECT_EQ(one.places, other.places);
  EXPECT_EQ(one.study.places, other.study.places);
}

TEST(Calendar, intervals_are_cut_backwards_and_the_first_takes_the_remainder) {
  using namespace std::chrono;
  auto const bounds = interval_bounds({Day(2001y / 1 / 1), Day(2001y / 1 / 10)}, TimeUnit::day, 4);
  EXPECT_EQ(bounds, (std::vector<Day>{Day(2001y / 1 / 1), Day(2001y / 1 / 7), Day(2001y / 1 / 11)}));
}

}  // namespace
}  // namespace wardmote::analysis::scan
