#include "analysis/scan/satscan/run.h"

#include <algorithm>

#include "analysis/scan/gini.h"
#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/satscan/known_settings.h"
#include "base/text.h"

namespace wardmote::analysis::scan {
namespace {

using Checked = base::Answer<void>;

constexpr long long data_sets_max = 100;

/// Puts a number into a field, or gives the refusal.
template <class Field, class Number>
Checked put(Field& field, base::Answer<Number> const& number) {
  if (!number) return std::unexpected(number.error());
  field = static_cast<Field>(*number);
  return {};
}

base::Answer<Day> day_at(ParameterFile const& parameters, std::string_view name) {
  auto const text = parameters.text(name);
  if (auto const day = whole_day_called(text, Day{})) return *day;
  return std::unexpected(parameters.invalid(name, std::string(name) + " is “" + text + "”, not a date as 2001/11/24"));
}

/// The files of a data set, whose settings end with its number but for those of the first.
Checked read_data_set(ParameterFile const& parameters, std::string const& number, SatscanRun& run) {
  auto const suffix = number == "1" ? "" : number;
  auto const cases = "CaseFile" + suffix, controls = "ControlFile" + suffix, population = "PopulationFile" + suffix;
  run.data_sets.push_back({parameters.text(cases), parameters.text(controls), parameters.text(population),
                           parameters.text("DataSet" + number + "-Name", number)});
  auto const& own = run.data_sets.back();
  if (own.cases.empty()) return std::unexpected(parameters.invalid(cases, cases + " names no file"));
  if (run.plan.model == Model::poisson && own.population.empty())
    return std::unexpected(
        parameters.invalid(population, population + " names no file, and the Poisson model needs one"));
  if (run.plan.model == Model::bernoulli && own.controls.empty())
    return std::unexpected(
        parameters.invalid(controls, controls + " names no file, and the Bernoulli model needs one"));
  return {};
}

Checked read_data_sets(ParameterFile const& parameters, SatscanRun& run) {
  long long last = 1;
  for (auto const& [name, setting] : parameters.settings())
    if (!setting.value.empty()) last = std::max(last, further_data_set(name).value_or(1));
  if (last > data_sets_max)
    return std::unexpected(parameters.invalid(
        "CaseFile" + std::to_string(last),
        "there is a data set " + std::to_string(last) + ", and the most are " + std::to_string(data_sets_max)));
  for (long long number = 1; number <= last; ++number)
    if (auto const checked = read_data_set(parameters, std::to_string(number), run); !checked) return checked;
  if (last > 1 && parameters.text("MultipleDataSetsPurposeType", "0") != "0")
    return std::unexpected(parameters.unsupported("MultipleDataSetsPurposeType",
                                                  "several data sets are scanned together (0); the one is not adjusted "
                                                  "for the other"));
  return {};
}

Checked read_files(ParameterFile const& parameters, SatscanRun& run) {
  run.coordinates_file = parameters.text("CoordinatesFile");
  if (parameters.is_yes("UseGridFile")) run.grid_file = parameters.text("GridFile");
  if (run.coordinates_file.empty() && run.plan.extent != Extent::temporal)
    return std::unexpected(parameters.invalid("CoordinatesFile", "CoordinatesFile names no file"));
  return read_data_sets(parameters, run);
}

Checked read_model(ParameterFile const& parameters, SatscanRun& run) {
  long long model = 0, analysis = 0, areas = 0, coordinates = 0;
  for (auto const& checked :
       {put(model, parameters.whole("ModelType", 0, 0, 10)), put(analysis, parameters.whole("AnalysisType", 1, 1, 7)),
        put(areas, parameters.whole("ScanAreas", 1, 1, 3)),
        put(coordinates, parameters.whole("CoordinatesType", 1, 0, 1))})
    if (!checked) return checked;
  if (model > 2)
    return std::unexpected(
        parameters.unsupported("ModelType", "models are 0 (Poisson), 1 (Bernoulli) and 2 (space-time permutation)"));
  if (analysis == 5 || analysis == 7)
    return std::unexpected(parameters.unsupported(
        "AnalysisType", "analyses are 1 and 2 (space, time), 3 and 4 (space and time), 6 (prospective, time)"));
  run.plan.model = static_cast<Model>(model);
  run.plan.extent = analysis == 1                    ? Extent::spatial
                    : analysis == 2 || analysis == 6 ? Extent::temporal
                                                     : Extent::space_time;
  if (run.plan.model == Model::permutation && run.plan.extent != Extent::space_time)
    return std::unexpected(
        parameters.invalid("AnalysisType", "the space-time permutation needs space and time (3 or 4)"));
  run.plan.coordinates = coordinates == 0 ? Coordinates::plane : Coordinates::sphere;
  run.options.extent = run.plan.extent;
  run.options.rates = static_cast<Rates>(areas - 1);
  run.options.limits.alive = analysis == 4 || analysis == 6;
  return {};
}

Checked read_time(ParameterFile const& parameters, SatscanRun& run) {
  long long precision = 0, unit = 0;
  auto const first = day_at(parameters, "StartDate"), last = day_at(parameters, "EndDate");
  if (!first) return std::unexpected(first.error());
  if (!last) return std::unexpected(last.error());
  if (*last < *first) return std::unexpected(parameters.invalid("EndDate", "EndDate lies before StartDate"));
  for (auto const& checked : {put(precision, parameters.whole("PrecisionCaseTimes", 0, 0, 4)),
                              put(unit, parameters.whole("TimeAggregationUnits", 3, 0, 4)),
                              put(run.plan.unit_length, parameters.whole("TimeAggregationLength", 1, 1, 10'000))})
    if (!checked) return checked;
  if (precision == 4) return std::unexpected(parameters.unsupported("PrecisionCaseTimes", "times are dates"));
  if (unit == 4) return std::unexpected(parameters.unsupported("TimeAggregationUnits", "times are dates"));
  run.plan.period = {*first, *last};
  run.plan.cases_are_dated = precision != 0;
  run.plan.outside_period_is_left_out = parameters.text("StudyPeriodCheckType") == "1";
  run.plan.unit = unit == 1 ? TimeUnit::year : unit == 2 ? TimeUnit::month : TimeUnit::day;
  if (run.plan.extent == Extent::spatial) {  // one interval, whatever the unit
    run.plan.unit = TimeUnit::day;
    run.plan.unit_length = static_cast<std::uint32_t>((*last - *first).count() + 1);
  } else if (precision == 0) {
    return std::unexpected(
        parameters.invalid("PrecisionCaseTimes", "PrecisionCaseTimes is 0, and this analysis needs times"));
  } else if (unit == 0) {
    return std::unexpected(
        parameters.invalid("TimeAggregationUnits", "TimeAggregationUnits is 0, and this analysis needs intervals"));
  }
  return {};
}

/// Years of four digits, so that no interval begins before any calendar.
std::uint32_t intervals_in(Plan const& plan) {
  return static_cast<std::uint32_t>(interval_bounds(plan.period, plan.unit, plan.unit_length).size() - 1);
}

Checked read_limits(ParameterFile const& parameters, SatscanRun& run) {
  auto& limits = run.options.limits;
  double percent = 50, longest = 50, distance = 0;
  for (auto const& checked :
       {put(percent, parameters.decimal("MaxSpatialSizeInPopulationAtRisk", 50, 0, 100)),
        put(limits.intervals_min, parameters.whole("MinimumTemporalClusterSize", 1, 1, 1'000'000)),
        put(longest, parameters.decimal("MaxTemporalSize", 50, 0, 1e6))})
    if (!checked) return checked;
  limits.population_share = percent / 100;
  if (parameters.is_yes("UseDistanceFromCenterOption")) {
    if (auto const checked = put(distance, parameters.decimal("MaxSpatialSizeInDistanceFromCenter", 1, 0, 1e9));
        !checked)
      return checked;
    limits.distance = distance;
  }
  auto const intervals = intervals_in(run.plan);
  if (run.plan.extent == Extent::spatial) return {};
  auto const by_time = parameters.text("MaxTemporalSizeInterpretation") == "1";
  auto const most = by_time ? longest / run.plan.unit_length : longest * intervals / 100;
  limits.intervals_max = static_cast<std::uint32_t>(std::min<double>(most + 1e-9, intervals));
  if (static_cast<double>(intervals) * limits.intervals_max > windows_of_time_max)
    return std::unexpected(parameters.unsupported(
        "MaxTemporalSize", "that makes more than 20000000 windows of time; take longer intervals or shorter windows"));
  if (limits.intervals_max < 1)
    return std::unexpected(parameters.invalid(
        "MaxTemporalSize", "MaxTemporalSize is less than one of the " + std::to_string(intervals) + " intervals"));
  return {};
}

Checked read_ellipses(ParameterFile const& parameters, SatscanRun& run) {
  if (parameters.text("SpatialWindowShapeType", "0") != "1" || run.plan.extent == Extent::temporal) return {};
  if (run.plan.coordinates == Coordinates::sphere)
    return std::unexpected(
        parameters.invalid("SpatialWindowShapeType", "ellipses need coordinates of the plane (CoordinatesType=0)"));
  if (run.options.limits.distance)
    return std::unexpected(
        parameters.unsupported("UseDistanceFromCenterOption", "a distance limits circles, not ellipses"));
  auto& ellipses = run.options.ellipses;
  auto const shapes = parameters.text("EllipseShapes"), angles_of_shapes = parameters.text("EllipseAngles");
  for (auto const text : base::split(shapes, ',')) {
    auto const shape = base::decimal_number(base::trimmed(text));
    if (!shape || *shape <= 1 || *shape > 1000)
      return std::unexpected(parameters.invalid("EllipseShapes", "“" + std::string(text) + "” is no shape above 1"));
    ellipses.shapes.push_back(*shape);
  }
  for (auto const text : base::split(angles_of_shapes, ',')) {
    auto const angles = base::whole_number(base::trimmed(text));
    if (!angles || *angles < 1 || *angles > 1000)
      return std::unexpected(parameters.invalid("EllipseAngles", "“" + std::string(text) + "” is no number of angles"));
    ellipses.angles.push_back(static_cast<std::uint32_t>(*angles));
  }
  if (ellipses.shapes.size() != ellipses.angles.size())
    return std::unexpected(parameters.invalid("EllipseAngles", "there are not as many numbers of angles as shapes"));
  long long penalty = 0;
  if (auto const checked = put(penalty, parameters.whole("NonCompactnessPenalty", 1, 0, 2)); !checked) return checked;
  ellipses.penalty = static_cast<double>(penalty) / 2;
  return {};
}

Checked read_inference(ParameterFile const& parameters, SatscanRun& run) {
  long long overlap = 0, kind = 0, threshold = 0;
  auto& options = run.options;
  for (auto const& checked :
       {put(options.high_cases_min, parameters.whole("MinimumCasesInHighRateClusters", 2, 1, 1'000'000'000)),
        put(options.low_cases_min, parameters.whole("MinimumCasesInLowRateClusters", 0, 0, 1'000'000'000)),
        put(options.replicates, parameters.whole("MonteCarloReps", 999, 0, 10'000'000)),
        put(overlap, parameters.whole("CriteriaForReportingSecondaryClusters", 0, 0, 5)),
        put(kind, parameters.whole("PValueReportType", 0, 0, 3)),
        put(threshold, parameters.whole("EarlyTerminationThreshold", 50, 1, 1'000'000))})
    if (!checked) return checked;
  options.overlap = static_cast<Overlap>(overlap);
  options.stop_after = kind == 2 ? static_cast<std::uint32_t>(threshold) : 0;
  run.plan.by_day_of_week = parameters.is_yes("AdjustForWeeklyTrends");
  if (run.plan.by_day_of_week && run.plan.model != Model::permutation)
    return std::unexpected(parameters.unsupported("AdjustForWeeklyTrends",
                                                  "days of the week are adjusted for in the space-time permutation"));
  return {};
}

Checked read_report(ParameterFile const& parameters, SatscanRun& run) {
  auto const is_hierarchical = base::lower_ascii(parameters.text("ReportHierarchicalClusters", "y")) == "y";
  if (!parameters.is_yes("ReportGiniClusters")) {
    if (is_hierarchical) return {};
    return std::unexpected(parameters.unsupported(
        "ReportHierarchicalClusters", "it is n, and so is ReportGiniClusters: no cluster would be reported"));
  }
  if (is_hierarchical)
    return std::unexpected(parameters.unsupported(
        "ReportGiniClusters", "one collection of clusters is reported: this one if ReportHierarchicalClusters=n"));
  if (parameters.text("GiniIndexClusterReportingType", "0") != "0")
    return std::unexpected(
        parameters.unsupported("GiniIndexClusterReportingType", "the optimal collection alone is reported"));
  GiniReport report;
  auto const sizes = parameters.text("SpatialMaxima", "1,2,3,4,5,6,8,10,12,15,20,25,30,40,50");
  for (auto const text : base::split(sizes, ',')) {
    auto const percent = base::decimal_number(base::trimmed(text));
    if (!percent || *percent <= 0 || *percent > 50)
      return std::unexpected(
          parameters.invalid("SpatialMaxima", "“" + std::string(text) + "” is no percentage above 0 and up to 50"));
    report.shares.push_back(*percent / 100);
  }
  std::ranges::sort(report.shares);
  if (auto const checked = put(report.p_below, parameters.decimal("GiniIndexClustersPValueCutOff", 0.05, 0, 1));
      !checked)
    return checked;
  run.options.gini = std::move(report);
  if (auto const fault = gini_fault(run.options, run.plan.model))
    return std::unexpected(parameters.unsupported("ReportGiniClusters", *fault));
  if (run.data_sets.size() > 1)
    if (auto const fault = joint_fault(run.options, run.plan.model))
      return std::unexpected(parameters.unsupported("ReportGiniClusters", *fault));
  return {};
}

double days_of(long long frequency, double own) {
  constexpr double days[] = {0, 1, 7, 365.25 / 12, 365.25 / 4, 365.25};
  return frequency == 0 ? own : days[frequency];
}

Checked read_prospect(ParameterFile const& parameters, SatscanRun& run) {
  if (!run.options.limits.alive) return {};
  constexpr double unit_days[] = {1, 365.25 / 12, 365.25};
  auto const interval_days = unit_days[static_cast<int>(run.plan.unit)] * run.plan.unit_length;
  long long type = 0, every = 1;
  for (auto const& checked : {put(type, parameters.whole("ProspectiveFrequencyType", 0, 0, 5)),
                              put(every, parameters.whole("ProspectiveFrequency", 1, 1, 100'000))})
    if (!checked) return checked;
  run.options.prospect.intervals_between =
      days_of(type, interval_days) * static_cast<double>(type == 0 ? 1 : every) / interval_days;
  if (!parameters.is_yes("AdjustForEarlierAnalyses")) return {};
  auto const start = day_at(parameters, "ProspectiveStartDate");
  if (!start) return std::unexpected(start.error());
  auto const bounds = interval_bounds(run.plan.period, run.plan.unit, run.plan.unit_length);
  auto const interval = interval_of(*start, bounds);
  if (!interval)
    return std::unexpected(
        parameters.invalid("ProspectiveStartDate", "ProspectiveStartDate lies outside the study period"));
  run.options.limits.replicate_first_end = *interval + 1;
  run.options.prospect.analyses =
      std::max(1.0, static_cast<double>(bounds.size() - 1 - *interval) / run.options.prospect.intervals_between);
  return {};
}

}  // namespace

base::Answer<SatscanRun> satscan_run(ParameterFile const& parameters) {
  if (auto refusal = refusal_of_settings(parameters)) return std::unexpected(*refusal);
  SatscanRun run;
  for (auto const read :
       {read_model, read_files, read_time, read_limits, read_ellipses, read_inference, read_report, read_prospect})
    if (auto const checked = read(parameters, run); !checked) return std::unexpected(checked.error());
  return run;
}

}  // namespace wardmote::analysis::scan
