#include "analysis/scan/scan.h"

#include <algorithm>
#include <numbers>

#include "analysis/scan/candidate.h"
#include "analysis/scan/engine.h"
#include "analysis/scan/gini.h"
#include "analysis/scan/inference.h"
#include "analysis/scan/kernel/choose.h"
#include "analysis/scan/score_scan.h"
#include "analysis/scan/secondary.h"
#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

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

double trials_inside(Prepared const& prepared, Cluster const& cluster) {
  double trials = 0;
  if (prepared.study().model == Model::bernoulli)
    for (auto const place : cluster.places)
      for (auto const& event : prepared.trials().of(place))
        if (event.interval >= cluster.first && event.interval < cluster.end) trials += event.count;
  return trials;
}

Cluster cluster_of(Candidate const& one, Prepared const& prepared, Zones const& zones, Extent extent,
                   Zones::Room& room) {
  auto const& direction = zones.directions()[one.direction];
  auto const places = zones.places(direction, room).first(one.places);
  auto const is_permutation = prepared.study().model == Model::permutation;
  Cluster cluster{.center = direction.center,
                  .places = {places.begin(), places.end()},
                  .radius = zones.radius(direction, places.back()),
                  .shape = direction.shape,
                  .angle_deg = angle_deg(direction.angle),
                  .first = one.first,
                  .end = one.end,
                  .observed = one.count,
                  .expected = one.expected,
                  .relative_risk = is_permutation ? one.count / one.expected
                                                  : prepared.likelihood().relative_risk(one.count, one.expected),
                  .ratio = one.ratio,
                  .statistic = one.statistic,
                  .is_high = one.count > one.expected};
  if (extent == Extent::temporal) cluster.center.reset();
  cluster.population = trials_inside(prepared, cluster);
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

std::vector<Cluster> clusters_of(std::vector<Candidate> const& candidates, Prepared const& prepared, Zones const& zones,
                                 ScanOptions const& options, Inference const& inference) {
  std::vector<Cluster> clusters;
  Zones::Room room;
  for (auto const& one : told_clusters(candidates, zones, options.overlap, inference.smallest())) {
    clusters.push_back(cluster_of(one, prepared, zones, options.extent, room));
    weigh(clusters.back(), inference, options);
  }
  return clusters;
}

double largest_statistic(std::vector<Candidate> const& candidates) {
  double largest = 0;
  for (auto const& one : candidates) largest = std::max(largest, one.statistic);
  return largest;
}

}  // namespace

ScanAnswer scan(Study const& given, ScanOptions const& options, Execution const& execution) {
  ScanAnswer answer{.outcome = outcome_of(given)};
  if (answer.outcome != Outcome::computed) return answer;
  auto const study = study_for(given, options.extent);
  auto const own = for_extent(options);
  Prepared const prepared(study);
  auto const& kernel = kernel_called(execution.instructions);
  Zones const zones(study, own, prepared.at_risk(), kernel);
  BlockShare const part{execution.share, execution.shares};
  auto found = study.model == Model::negative_binomial
                   ? scan_scores(prepared, zones, own, part, execution.for_each)
                   : scan_everything(prepared, zones, own, part, kernel, execution.for_each);
  if (execution.combine) execution.combine(found.maxima);
  Inference const inference(found.maxima, largest_statistic(found.candidates), own.stop_after);
  answer.clusters = clusters_of(found.candidates, prepared, zones, own, inference);
  answer.cases = prepared.total_cases();
  answer.trials = prepared.total_trials();
  answer.replicates = inference.replicates();
  answer.instructions = kernel.instructions;
  auto const of_size = [&](double share) {
    auto smaller = own;
    smaller.limits.population_share = share;
    smaller.replicates = 0;
    Zones const within(study, smaller, prepared.at_risk(), kernel);
    auto const best = scan_everything(prepared, within, smaller, {}, kernel, execution.for_each);
    return clusters_of(best.candidates, prepared, within, smaller, inference);
  };
  if (answer.clusters.empty())
    answer.outcome = Outcome::no_cluster;
  else if (own.gini)
    choose_by_gini(answer, *own.gini, of_size);
  answer.maxima = std::move(found.maxima);
  return answer;
}

}  // namespace wardmote::analysis::scan
