#include <algorithm>
#include <numeric>

#include "analysis/cooccurrence/latent_model.h"
#include "base/ensure.h"
#include "base/random.h"

namespace wardmote::analysis::cooccurrence {
namespace {

constexpr std::uint64_t sample_streams = std::uint64_t{1} << 32;  ///< apart from those of the starts

LatentModel model_of(LatentClasses const& found) {
  LatentModel model{found.classes.size(), {}, {}};
  for (auto const& one : found.classes) model.shares.push_back(one.share);
  for (std::size_t factor = 0; factor < found.classes.front().chances.size(); ++factor)
    for (auto const& one : found.classes) model.chances.push_back(one.chances[factor]);
  return model;
}

Patterns drawn_from(LatentModel const& model, std::size_t discussions, base::RandomStream random) {
  auto const factors = model.chances.size() / model.classes;
  std::vector<FactorSet> drawn(discussions);
  for (auto& set : drawn) {
    double rest = random.uniform();
    std::size_t k = 0;
    while (k + 1 < model.classes && rest >= model.shares[k]) rest -= model.shares[k++];
    for (std::size_t factor = 0; factor < factors; ++factor)
      if (random.uniform() < model.chances[factor * model.classes + k]) set.add(factor);
  }
  return patterns_of(factors, std::move(drawn));
}

/// As many discussions, each any of them; patterns stay where they are, also those that nobody has now.
Patterns drawn_again(Patterns const& patterns, base::RandomStream random) {
  std::vector<std::uint32_t> pattern_of;
  for (std::uint32_t p = 0; p < patterns.count(); ++p)
    pattern_of.insert(pattern_of.end(), static_cast<std::size_t>(patterns.weights[p]), p);
  auto answer = patterns;
  std::ranges::fill(answer.weights, 0.0);
  for (std::size_t i = 0; i < pattern_of.size(); ++i)
    ++answer.weights[pattern_of[random.below(static_cast<std::uint32_t>(pattern_of.size()))]];
  return answer;
}

/// 2 x the gain of one class more, on a sample of the model.
double sampled_ratio(LatentModel const& model, std::size_t discussions, LatentOptions const& options,
                     std::uint64_t sample) {
  auto const patterns = drawn_from(model, discussions, {options.seed, sample_streams + sample});
  double const fewer = best_of(fits(patterns, model.classes, options, {model}, in_order)).log_likelihood;
  double const more = best_of(fits(patterns, model.classes + 1, options, {}, in_order)).log_likelihood;
  return std::max(0.0, 2 * (more - fewer));
}

/// Discussions in class a of the one and class b of the other division: [a][b].
std::vector<std::vector<double>> crossed(Patterns const& patterns, LatentModel const& one, LatentModel const& other) {
  auto const a = modal_classes(patterns, one), b = modal_classes(patterns, other);
  std::vector<std::vector<double>> counts(one.classes, std::vector<double>(other.classes));
  for (std::size_t p = 0; p < patterns.count(); ++p) counts[a[p]][b[p]] += patterns.weights[p];
  return counts;
}

struct Sums {
  std::vector<double> rows, columns;
  double all = 0;
  explicit Sums(std::vector<std::vector<double>> const& counts) : rows(counts.size()), columns(counts.front().size()) {
    for (std::size_t a = 0; a < rows.size(); ++a)
      for (std::size_t b = 0; b < columns.size(); ++b)
        rows[a] += counts[a][b], columns[b] += counts[a][b], all += counts[a][b];
  }
};

/// Of each row the likeness to the column most like it.
std::vector<double> jaccards(std::vector<std::vector<double>> const& counts, Sums const& sums) {
  std::vector<double> answer(sums.rows.size());
  for (std::size_t a = 0; a < answer.size(); ++a)
    for (std::size_t b = 0; b < sums.columns.size(); ++b) {
      double const either = sums.rows[a] + sums.columns[b] - counts[a][b];
      if (either > 0) answer[a] = std::max(answer[a], counts[a][b] / either);
    }
  return answer;
}

double adjusted_rand(std::vector<std::vector<double>> const& counts, Sums const& sums) {
  auto const pairs = [](double x) { return x * (x - 1) / 2; };
  double same = 0, in_rows = 0, in_columns = 0;
  for (auto const& row : counts)
    for (double const count : row) same += pairs(count);
  for (double const count : sums.rows) in_rows += pairs(count);
  for (double const count : sums.columns) in_columns += pairs(count);
  double const expected = sums.all > 1 ? in_rows * in_columns / pairs(sums.all) : 0;
  double const most = (in_rows + in_columns) / 2;
  return most > expected ? (same - expected) / (most - expected) : 1;
}

}  // namespace

MoreClassesTest more_classes_test(FactorMatrix const& matrix, std::size_t classes, LatentSampleOptions const& options,
                                  ForEach const& for_each) {
  ENSURE(options.samples >= 1);
  auto data_options = options.fit;
  data_options.starts *= 4;
  auto const fewer = latent_classes(matrix, classes, data_options, for_each);
  auto const more = latent_classes(matrix, classes + 1, data_options, for_each);
  MoreClassesTest test{.outcome = fewer.outcome == LatentOutcome::computed ? more.outcome : fewer.outcome};
  if (fewer.classes.empty() || more.classes.empty()) return test;
  test.ratio = std::max(0.0, 2 * (more.log_likelihood - fewer.log_likelihood));
  auto const model = model_of(fewer);
  std::vector<std::uint8_t> is_as_large(options.samples);
  for_each(options.samples, [&](std::size_t sample) {
    is_as_large[sample] = sampled_ratio(model, matrix.discussions(), options.fit, sample) >= test.ratio;
  });
  test.p = static_cast<double>(1 + std::ranges::count(is_as_large, 1)) / static_cast<double>(options.samples + 1);
  return test;
}

ClassStability class_stability(FactorMatrix const& matrix, LatentClasses const& found,
                               LatentSampleOptions const& options, ForEach const& for_each) {
  ENSURE(options.samples >= 1 && !found.classes.empty());
  auto const patterns = patterns_of(matrix);
  auto const model = model_of(found);
  std::vector<std::vector<double>> likeness(options.samples);
  std::vector<double> rand(options.samples);
  for_each(options.samples, [&](std::size_t sample) {
    auto const drawn = drawn_again(patterns, {options.fit.seed, sample_streams + sample});
    auto const all = fits(drawn, model.classes, options.fit, {model}, in_order);
    auto const counts = crossed(patterns, model, best_of(all).model);
    Sums const sums(counts);
    likeness[sample] = jaccards(counts, sums);
    rand[sample] = adjusted_rand(counts, sums);
  });
  auto const samples = static_cast<double>(options.samples);
  ClassStability answer{std::vector<double>(model.classes), 0};
  for (std::size_t k = 0; k < model.classes; ++k) {
    for (auto const& one : likeness) answer.jaccard[k] += one[k];
    answer.jaccard[k] /= samples;
  }
  answer.adjusted_rand = std::accumulate(rand.begin(), rand.end(), 0.0) / samples;
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
