#include "analysis/scan/satscan/known_settings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace wardmote::analysis::scan {
namespace {

/// Settings that run.cpp reads.
constexpr auto read_settings = std::to_array<std::string_view>({"CaseFile",
                                                                "ControlFile",
                                                                "PrecisionCaseTimes",
                                                                "StartDate",
                                                                "EndDate",
                                                                "PopulationFile",
                                                                "CoordinatesFile",
                                                                "UseGridFile",
                                                                "GridFile",
                                                                "CoordinatesType",
                                                                "AnalysisType",
                                                                "ModelType",
                                                                "ScanAreas",
                                                                "TimeAggregationUnits",
                                                                "TimeAggregationLength",
                                                                "StudyPeriodCheckType",
                                                                "MaxSpatialSizeInPopulationAtRisk",
                                                                "UseDistanceFromCenterOption",
                                                                "MaxSpatialSizeInDistanceFromCenter",
                                                                "SpatialWindowShapeType",
                                                                "NonCompactnessPenalty",
                                                                "MinimumTemporalClusterSize",
                                                                "MaxTemporalSizeInterpretation",
                                                                "MaxTemporalSize",
                                                                "MinimumCasesInLowRateClusters",
                                                                "MinimumCasesInHighRateClusters",
                                                                "AdjustForWeeklyTrends",
                                                                "PValueReportType",
                                                                "EarlyTerminationThreshold",
                                                                "MonteCarloReps",
                                                                "AdjustForEarlierAnalyses",
                                                                "ProspectiveStartDate",
                                                                "ProspectiveFrequencyType",
                                                                "ProspectiveFrequency",
                                                                "CriteriaForReportingSecondaryClusters",
                                                                "ReportHierarchicalClusters",
                                                                "ReportGiniClusters",
                                                                "GiniIndexClusterReportingType",
                                                                "SpatialMaxima",
                                                                "GiniIndexClustersPValueCutOff",
                                                                "EllipseShapes",
                                                                "EllipseAngles",
                                                                "MultipleDataSetsPurposeType",
                                                                "DataSet1-Name"});

/// Settings that matter only beside another one, which is refused below, and settings of what is written.
constexpr auto settings_without_effect = std::to_array<std::string_view>({"ResultsFile",
                                                                          "OutputGoogleEarthKML",
                                                                          "OutputShapefiles",
                                                                          "OutputCartesianGraph",
                                                                          "OutputGoogleMaps",
                                                                          "MostLikelyClusterEachCentroidASCII",
                                                                          "MostLikelyClusterEachCentroidDBase",
                                                                          "MostLikelyClusterCaseInfoEachCentroidASCII",
                                                                          "MostLikelyClusterCaseInfoEachCentroidDBase",
                                                                          "CensusAreasReportedClustersASCII",
                                                                          "CensusAreasReportedClustersDBase",
                                                                          "IncludeRelativeRisksCensusAreasASCII",
                                                                          "IncludeRelativeRisksCensusAreasDBase",
                                                                          "SaveSimLLRsASCII",
                                                                          "SaveSimLLRsDBase",
                                                                          "GeographicalCoordinatesCheckType",
                                                                          "LocationsNetworkFilename",
                                                                          "NeighborsFilename",
                                                                          "MetaLocationsFilename",
                                                                          "MultipleCoordinatesType",
                                                                          "MaxSpatialSizeInMaxCirclePopulationFile",
                                                                          "MaxCirclePopulationFile",
                                                                          "IntervalStartRange",
                                                                          "IntervalEndRange",
                                                                          "RiskThresholdHighClusters",
                                                                          "RiskThresholdLowClusters",
                                                                          "TimeTrendPercentage",
                                                                          "TimeStratifiedAdjLength",
                                                                          "TimeTrendType",
                                                                          "AdjustmentsByKnownRelativeRisksFilename",
                                                                          "ReportGumbel",
                                                                          "IterativeScanMaxIterations",
                                                                          "IterativeScanMaxPValue",
                                                                          "DrilldownMinimumClusterLocations",
                                                                          "DrilldownMinimumClusterCases",
                                                                          "DrilldownClusterCutoff",
                                                                          "NumBootstrapReplications",
                                                                          "OliveiraPvalueCutoff",
                                                                          "PowerEvaluationsMethod",
                                                                          "PowerEvaluationTotalCases",
                                                                          "CriticalValueType",
                                                                          "CriticalValue05",
                                                                          "CriticalValue01",
                                                                          "CriticalValue001",
                                                                          "PowerEstimationType",
                                                                          "NumberPowerReplications",
                                                                          "AlternativeHypothesisFilename",
                                                                          "PowerEvaluationsSimulationMethod",
                                                                          "PowerEvaluationsSimulationSourceFilename",
                                                                          "ReportPowerEvaluationSimulationData",
                                                                          "PowerEvaluationsSimulationOutputFilename",
                                                                          "LaunchMapViewer",
                                                                          "CompressKMLtoKMZ",
                                                                          "IncludeClusterLocationsKML",
                                                                          "ThresholdLocationsSeparateKML",
                                                                          "ReportGiniIndexCoefficents",
                                                                          "MaxSpatialSizeInPopulationAtRisk_Reported",
                                                                          "MaxSizeInMaxCirclePopulationFile_Reported",
                                                                          "MaxSpatialSizeInDistanceFromCenter_Reported",
                                                                          "OutputTemporalGraphHTML",
                                                                          "TemporalGraphReportType",
                                                                          "TemporalGraphMostMLC",
                                                                          "TemporalGraphSignificanceCutoff",
                                                                          "CriticalValue",
                                                                          "ReportClusterRank",
                                                                          "PrintAsciiColumnHeaders",
                                                                          "ResultsTitle",
                                                                          "CutoffClusterLinelistCSV",
                                                                          "LineListIndividualCache",
                                                                          "EmailAlwaysSummary",
                                                                          "EmailAlwaysRecipients",
                                                                          "EmailCutoffSummary",
                                                                          "EmailCutoffRecipients",
                                                                          "EmailCutoffValue",
                                                                          "EmailAttachResults",
                                                                          "EmailIncludeResults",
                                                                          "CustomEmail",
                                                                          "CustomEmailSubjectLine",
                                                                          "CustomEmailMessageBody",
                                                                          "SimulatedDataInputFilename",
                                                                          "PrintSimulatedDataToFile",
                                                                          "SimulatedDataOutputFilename",
                                                                          "NumberParallelProcesses",
                                                                          "SuppressWarnings",
                                                                          "LogRunToHistoryFile",
                                                                          "ExecutionType",
                                                                          "Version",
                                                                          "IsRandomlyGeneratedSeed",
                                                                          "RandomizationSeed"});

/// Settings whose only supported value is the one that turns them off.
struct Unsupported {
  std::string_view name;
  std::string_view off;
  std::string_view why;
};
constexpr auto unsupported_settings = std::to_array<Unsupported>(
    {{"UseLocationsNetworkFile", "n", "distances along a network are not computed"},
     {"UseNeighborsFile", "n", "lists of neighbours are not read"},
     {"UseMetaLocationsFile", "n", "places made of other places are not read"},
     {"MultipleLocationsFile", "", "a place has one position"},
     {"UseMaxCirclePopulationFileOption", "n", "the largest zone goes by the population at risk"},
     {"IncludePurelyTemporal", "n", "run a purely temporal analysis beside this one"},
     {"IncludePurelySpatial", "n", "run a purely spatial analysis beside this one"},
     {"IsotonicScan", "0", "risks that fall from the centre outwards are not fitted"},
     {"IncludeClusters", "0", "windows are all of the period, or those alive at its end (AnalysisType=4)"},
     {"RiskLimitHighClusters", "n", "clusters are not restricted by their relative risk"},
     {"RiskLimitLowClusters", "n", "clusters are not restricted by their relative risk"},
     {"TimeTrendAdjustmentType", "0",
      "trends in time are not adjusted for; the space-time permutation needs no adjustment"},
     {"SpatialAdjustmentType", "0",
      "differences between places are not adjusted for; the space-time permutation needs no adjustment"},
     {"UseAdjustmentsByRRFile", "n", "known relative risks are not read"},
     {"IterativeScan", "n", "the data are scanned once"},
     {"PerformStandardDrilldown", "n", "clusters are not scanned again inside"},
     {"PerformBernoulliDrilldown", "n", "clusters are not scanned again inside"},
     {"CalculateOliveira", "n", "Oliveira's F is not computed"},
     {"PerformPowerEvaluation", "n", "power is not evaluated"},
     {"UseReportOnlySmallerClusters", "n", "the largest cluster that is reported is the largest that is looked for"},
     {"UseMaxCirclePopulationFileOption_Reported", "n", "the largest zone goes by the population at risk"},
     {"UseDistanceFromCenterOption_Reported", "n",
      "the largest cluster that is reported is the largest that is looked for"},
     {"SimulatedDataMethodType", "0", "replicates are simulated, not read"}});

template <class Names>
bool holds(Names const& names, std::string_view lower) {
  return std::ranges::any_of(names, [&](std::string_view name) { return base::lower_ascii(name) == lower; });
}

Unsupported const* unsupported_called(std::string_view lower) {
  auto const* const found =
      std::ranges::find_if(unsupported_settings, [&](auto const& one) { return base::lower_ascii(one.name) == lower; });
  return found == unsupported_settings.end() ? nullptr : found;
}

}  // namespace

std::optional<long long> further_data_set(std::string_view name) {
  using Ends = std::pair<std::string_view, std::string_view>;
  auto const own = base::lower_ascii(name);
  for (auto const& [before, after] :
       {Ends("casefile", ""), Ends("controlfile", ""), Ends("populationfile", ""), Ends("dataset", "-name")}) {
    if (!own.starts_with(before) || !own.ends_with(after) || own.size() < before.size() + after.size()) continue;
    auto const number =
        base::whole_number(std::string_view(own).substr(before.size(), own.size() - before.size() - after.size()));
    if (number && *number >= 2) return *number;
  }
  return std::nullopt;
}

std::optional<base::Refusal> refusal_of_settings(ParameterFile const& parameters) {
  for (auto const& [name, setting] : parameters.settings()) {
    if (auto const* const off = unsupported_called(name)) {
      if (!setting.value.empty() && base::lower_ascii(setting.value) != off->off)
        return parameters.unsupported(off->name, std::string(off->why));
    } else if (!setting.value.empty() && !holds(read_settings, name) && !holds(settings_without_effect, name) &&
               !further_data_set(name)) {
      return parameters.unsupported(name, "it is not known");
    }
  }
  return std::nullopt;
}

}  // namespace wardmote::analysis::scan
