#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/scan/options.h"
#include "analysis/scan/study.h"

/// Scan statistics: where, and when, are there more (or fewer) cases than chance would put there? Every window of a
/// family is compared with the rest; the likeliest is reported with the share of worlds without any cluster that show
/// one as strong (Kulldorff 1997, 2001; Kulldorff et al. 2005, 2006). See docs/methods/scan.md.
namespace wardmote::analysis::scan {

enum class Outcome {
  computed,
  no_cluster,      ///< no window has more (fewer) cases than expected
  too_few_cases,   ///< fewer than two, of a type
  nobody_at_risk,  ///< nothing is expected anywhere; Bernoulli: there are no controls; of a type
};

/// A type's part of a cluster.
struct TypePart {
  double observed = 0;
  double expected = 0;
  double relative_risk = 0;  ///< as Cluster has it
  double ratio = 0;          ///< what it adds to the cluster's; 0 if it does not contribute
  bool contributes = false;
};

/// A cluster. Numbers of places and intervals are those of the study; of a temporal scan there is one place, 0.
struct Cluster {
  std::optional<std::uint32_t> center;  ///< none for a temporal scan
  std::vector<std::uint32_t> places;    ///< in the order of distance
  double radius = 0;                 ///< units of the plane, or km along the sphere; of an ellipse: half its short axis
  double shape = 1;                  ///< length to width
  double angle_deg = 0;              ///< of the long axis, anticlockwise from the x axis, above -90 to 90
  std::uint32_t first = 0, end = 0;  ///< intervals [first, end)
  double observed = 0;
  double expected = 0;
  double relative_risk = 0;                      ///< infinity if no case is outside; permutation: observed / expected
  double population = 0;                         ///< Bernoulli: cases and controls inside; else 0
  double ratio = 0;                              ///< log-likelihood ratio; negative binomial: the score
  double statistic = 0;                          ///< the ratio, times the penalty of an ellipse
  double p_value = 1;                            ///< Monte Carlo; 1 without replicates
  std::optional<double> gumbel_p{};              ///< by a Gumbel law with the replicates' moments
  std::optional<double> recurrence_intervals{};  ///< prospective: once in so many intervals by chance
  bool is_high = true;
  /// If several types are scanned together: each, in the study's order. Then observed and expected are sums over those that
  /// contribute, relative_risk is their quotient, and `ratio` is the sum of theirs.
  std::vector<TypePart> types{};
};

/// What the clusters of one largest size come to.
struct GiniSize {
  double share = 0;
  std::uint32_t clusters = 0;
  double coefficient = 0;  ///< 0 to 1
};

/// Why these clusters are told.
struct GiniChoice {
  std::vector<GiniSize> sizes{};
  std::optional<double> share{};  ///< that is chosen; none if no cluster has a p-value that is small enough
  double likeliest_p = 1;         ///< p-value of the likeliest cluster of any size
};

struct ScanAnswer {
  Outcome outcome = Outcome::computed;
  std::vector<Cluster> clusters{};  ///< likeliest first
  std::optional<GiniChoice> gini{};
  std::uint64_t cases = 0;
  std::uint64_t trials = 0;         ///< Bernoulli: cases and controls
  std::vector<double> maxima{};     ///< the statistic of each replicate that was made, in their order
  std::uint32_t replicates = 0;     ///< how many count: fewer than asked for if stopped
  std::string_view instructions{};  ///< which of the equal paths was taken
};

/// How a scan is computed. None of it changes a bit of the answer.
struct Execution {
  ForEach for_each = in_order;
  /// "portable", "AVX2" or "AVX-512"; where the processor has it not, or empty: the fastest that it has.
  std::string_view instructions{};
  /// Several processes that share the replicates: which of how many this is.
  std::uint32_t share = 0, shares = 1;
  /// Puts into each entry the largest that any of the processes has there; needed if there are several.
  std::function<void(std::span<double>)> combine{};
};

/// A pure function of study and options: the same to the last bit for any execution, and for any order of cases and
/// controls. Several types (Study::further): Kulldorff et al. 2007, see joint_ratio.h; one that `joint_fault` allows. Requires what
/// study.h and options.h state. Cost: windows x replicates, 0.01 to 0.1 ns each.
ScanAnswer scan(Study const& study, ScanOptions const& options, Execution const& execution = {});

}  // namespace wardmote::analysis::scan
