#include "analysis/scan/gini.h"

#include <algorithm>

#include "analysis/scan/candidate.h"

namespace wardmote::analysis::scan {

std::optional<std::string> gini_fault(ScanOptions const& options, Model model) {
  if (!options.gini) return std::nullopt;
  if ((model != Model::poisson && model != Model::bernoulli) || options.extent != Extent::spatial)
    return "the Gini coefficient chooses among clusters in space alone, of the Poisson and the Bernoulli model";
  if (options.rates != Rates::high) return "the Gini coefficient chooses among clusters of high rates alone";
  if (options.overlap != Overlap::no_place_shared)
    return "the Gini coefficient chooses among clusters that share no place";
  auto const& shares = options.gini->shares;
  if (shares.empty() || shares.front() <= 0 || shares.back() > options.limits.population_share + 1e-12)
    return "sizes among which the Gini coefficient chooses lie above 0 and not above the largest zone";
  if (1 / (options.replicates + 1.0) >= options.gini->p_below)
    return "with so few replicates no cluster can have a p-value that the Gini coefficient takes in";
  return std::nullopt;
}

double gini_coefficient(std::span<Cluster const> clusters, double cases) {
  struct Part {
    double observed, expected;
  };
  std::vector<Part> parts;
  Part rest{cases, cases};
  for (auto const& one : clusters) {
    parts.push_back({one.observed, one.expected});
    rest.observed -= one.observed;
    rest.expected -= one.expected;
  }
  parts.push_back(rest);
  std::ranges::stable_sort(
      parts, [](Part const& a, Part const& b) { return a.observed * b.expected > b.observed * a.expected; });
  double observed = 0, twice_the_area = 0;
  for (auto const& part : parts) {
    twice_the_area += part.expected * (2 * observed + part.observed);
    observed += part.observed;
  }
  return std::max(0.0, twice_the_area / (cases * cases) - 1);
}

void choose_by_gini(ScanAnswer& answer, GiniReport const& report,
                    std::function<std::vector<Cluster>(double share)> const& of_size) {
  GiniChoice choice{.likeliest_p = answer.clusters.front().p_value};
  answer.clusters.clear();
  double largest = 0;
  for (auto const share : report.shares) {
    auto clusters = of_size(share);
    std::erase_if(clusters, [&](Cluster const& one) { return one.p_value >= report.p_below; });
    auto const coefficient = gini_coefficient(clusters, static_cast<double>(answer.cases));
    choice.sizes.push_back({share, static_cast<std::uint32_t>(clusters.size()), coefficient});
    if (coefficient <= largest + tie_tolerance) continue;
    largest = coefficient;
    choice.share = share;
    answer.clusters = std::move(clusters);
  }
  answer.gini = std::move(choice);
}

}  // namespace wardmote::analysis::scan
