#include "analysis/scan/scan.h"

#include <algorithm>
#include <numbers>
#include <utility>

#include "analysis/scan/candidate.h"
#include "analysis/scan/engine.h"
#include "analysis/scan/gini.h"
#include "analysis/scan/inference.h"
#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/joint_scan.h"
#include "analysis/scan/kernel/choose.h"
#include "analysis/scan/score_scan.h"
#include "analysis/scan/secondary.h"
#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

/// Of one type.
Outcome outcome_of(Study const& study) {
  std::uint64_t cases = 0, controls = 0;
  for (auto const& one : study.cases) cases += one.count;
  for (auto const& one : study.controls) controls += one.count;
  if (cases < 2) return Outcome::too_few_cases;
  auto const is_positive = [](double value) { return value > 0; };
  if (study.model == Model::bernoulli && controls == 0) return Outcome::nobody_at_risk;
  if ((study.model == Model::poisson || expects_what_is_given(study.model)) &&
      std::ranges::none_of(study.expected.of_place, is_positive))
    return Outcome::nobody_at_risk;
  return Outcome::computed;
}

double angle_deg(double angle) {
  auto const degrees = angle * 180 / std::numbers::pi;
  return degrees > 90 ? degrees - 180 : degrees;
}

using Types = std::span<Prepared const>;

double trials_inside(Types types, Cluster const& cluster) {
  double trials = 0;
  for (auto const& type : types)
    if (type.study().model == Model::bernoulli)
      for (auto const place : cluster.places)
        for (auto const& event : type.trials().of(place))
          if (event.interval >= cluster.first && event.interval < cluster.end) trials += event.count;
  return trials;
}

double relative_risk(Prepared const& type, double count, double expected) {
  return type.study().model == Model::permutation ? count / expected : type.likelihood().relative_risk(count, expected);
}

/// What each type has to do with a cluster of several.
void tell_types(Cluster& cluster, Types types, ScanOptions const& options) {
  JointLikelihood const likelihood(types, options);
  auto const parts = joint_parts(types, cluster.places, cluster.first, cluster.end);
  for (std::size_t type = 0; type < types.size(); ++type) {
    auto const [count, expected] = parts[type];
    auto const contributes = likelihood.contributes(count, expected, cluster.is_high);
    auto const ratio = contributes ? types[type].likelihood().ratio(count, expected) : 0;
    cluster.types.push_back({count, expected, relative_risk(types[type], count, expected), ratio, contributes});
    if (!contributes) continue;
    cluster.observed += count;
    cluster.expected += expected;
  }
  cluster.relative_risk = cluster.observed / cluster.expected;
}

Cluster cluster_of(Candidate const& one, Types types, Zones const& zones, ScanOptions const& options,
                   Zones::Room& room) {
  auto const& direction = zones.directions()[one.direction];
  auto const places = zones.places(direction, room).first(one.places);
  Cluster cluster{.center = direction.center,
                  .places = {places.begin(), places.end()},
                  .radius = zones.radius(direction, places.back()),
                  .shape = direction.shape,
                  .angle_deg = angle_deg(direction.angle),
                  .first = one.first,
                  .end = one.end,
                  .observed = one.count,
                  .expected = one.expected,
                  .relative_risk = types.size() > 1 ? 0 : relative_risk(types.front(), one.count, one.expected),
                  .ratio = one.ratio,
                  .statistic = one.statistic,
                  .is_high = types.size() > 1 ? one.is_high : one.count > one.expected};
  if (options.extent == Extent::temporal) cluster.center.reset();
  if (types.size() > 1) tell_types(cluster, types, options);
  cluster.population = trials_inside(types, cluster);
  return cluster;
}

kernel::Kernel const& kernel_called(std::string_view instructions) {
  auto const usable = kernel::usable_kernels();
  for (auto const* kernel : usable)
    if (kernel->instructions == instructions) return *kernel;
  return *usable.back();
}

/// A temporal scan has one place, which a limit on population would leave out.
ScanOptions for_extent(ScanOptions options) {
  if (options.extent == Extent::temporal) {
    options.limits.population_share = 1;
    options.limits.distance.reset();
    options.ellipses = {};
  }
  return options;
}

void weigh(Cluster& cluster, Inference const& inference, ScanOptions const& options) {
  cluster.p_value = inference.p_value(cluster.statistic);
  if (inference.replicates() >= 2) cluster.gumbel_p = inference.gumbel_p(cluster.statistic);
  if (options.limits.alive && inference.replicates() > 0)
    cluster.recurrence_intervals =
        recurrence_intervals(cluster.p_value, options.prospect.intervals_between, options.prospect.analyses);
}

std::vector<Cluster> clusters_of(std::vector<Candidate> candidates, Types types, Zones const& zones,
                                 ScanOptions const& options, Inference const& inference) {
  std::vector<Cluster> clusters;
  Zones::Room room;
  for (auto const& one : told_clusters(std::move(candidates), zones, options.overlap, inference.smallest())) {
    clusters.push_back(cluster_of(one, types, zones, options, room));
    weigh(clusters.back(), inference, options);
  }
  return clusters;
}

/// Of all types together.
std::vector<double> at_risk_of(Types types) {
  auto sums = types.front().at_risk();
  for (auto const& type : types.subspan(1))
    for (std::size_t place = 0; place < sums.size(); ++place) sums[place] += type.at_risk()[place];
  return sums;
}

Found found_in(Types types, Zones const& zones, ScanOptions const& options, Execution const& execution,
               kernel::Kernel const& kernel) {
  BlockShare const part{execution.share, execution.shares, execution.combine};
  if (types.size() > 1) return scan_jointly(types, zones, options, part, kernel, execution.for_each);
  return types.front().study().model == Model::negative_binomial
             ? scan_scores(types.front(), zones, options, part, execution.for_each)
             : scan_everything(types.front(), zones, options, part, kernel, execution.for_each);
}

}  // namespace

ScanAnswer scan(Study const& given, ScanOptions const& options, Execution const& execution) {
  ScanAnswer answer;
  auto studies = studies_of_types(given);
  for (auto& study : studies) {
    if (answer.outcome = outcome_of(study); answer.outcome != Outcome::computed) return answer;
    study = study_for(std::move(study), options.extent);
  }
  auto const own = for_extent(options);
  std::vector<Prepared> const types(studies.begin(), studies.end());
  auto const& kernel = kernel_called(execution.instructions);
  auto const at_risk = at_risk_of(types);
  Zones const zones(studies.front(), own, at_risk, kernel);
  auto found = found_in(types, zones, own, execution, kernel);
  Inference const inference(found.maxima, likeliest_of(found.candidates), own.stop_after);
  answer.clusters = clusters_of(std::move(found.candidates), types, zones, own, inference);
  for (auto const& type : types) answer.cases += type.total_cases(), answer.trials += type.total_trials();
  answer.replicates = inference.replicates();
  answer.instructions = kernel.instructions;
  auto const of_size = [&](double share) {
    auto smaller = own;
    smaller.limits.population_share = share;
    smaller.replicates = 0;
    Zones const within(studies.front(), smaller, at_risk, kernel);
    auto best = scan_everything(types.front(), within, smaller, {}, kernel, execution.for_each);
    return clusters_of(std::move(best.candidates), types, within, smaller, inference);
  };
  if (answer.clusters.empty())
    answer.outcome = Outcome::no_cluster;
  else if (own.gini)
    choose_by_gini(answer, *own.gini, of_size);
  answer.maxima = std::move(found.maxima);
  return answer;
}

}  // namespace wardmote::analysis::scan
