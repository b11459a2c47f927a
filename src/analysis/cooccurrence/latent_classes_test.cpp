#include "analysis/cooccurrence/latent_classes.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/backwards.h"
#include "analysis/cooccurrence/latent_model.h"
#include "analysis/cooccurrence/test_worlds.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::cooccurrence::latent_classes_test {
namespace {

/// Seven pathologists on 118 slides.
FactorMatrix carcinoma() {
  FactorMatrix matrix(118, 7);
  std::size_t slide = 0;
  for (auto const& row : golden::rows("cooccurrence/carcinoma.csv"))
    for (auto count = row.number("slides"); count > 0; --count, ++slide)
      for (std::size_t j = 0; j < 7; ++j)
        if (row.number(std::string(1, static_cast<char>('a' + j))) > 0) matrix.set(slide, j);
  return matrix;
}

/// A mixture of kinds: discussions by (share, chances).
FactorMatrix mixture(std::size_t discussions, std::vector<LatentClass> const& classes, std::uint64_t seed) {
  base::RandomStream random(seed, 5);
  FactorMatrix matrix(discussions, classes.front().chances.size());
  for (std::size_t i = 0; i < discussions; ++i) {
    std::size_t k = 0;
    for (double rest = random.uniform(); k + 1 < classes.size() && rest >= classes[k].share; ++k)
      rest -= classes[k].share;
    for (std::size_t j = 0; j < matrix.factors(); ++j)
      if (random.uniform() < classes[k].chances[j]) matrix.set(i, j);
  }
  return matrix;
}
std::vector<LatentClass> const two_kinds{{0.6, {0.8, 0.7, 0.9, 0.2, 0.1, 0.3}}, {0.4, {0.1, 0.2, 0.3, 0.8, 0.7, 0.9}}};

TEST(LatentClasses, of_carcinoma_have_the_published_likelihood) {
  auto const found = latent_classes(carcinoma(), 3);
  ASSERT_EQ(found.outcome, LatentOutcome::computed);
  EXPECT_NEAR(found.log_likelihood, -293.705, 5e-4);
  EXPECT_NEAR(found.bic, 697.1357, 5e-4);
  EXPECT_EQ(found.parameters, 23U);
  EXPECT_GT(found.starts_at_best, 5U);
}

TEST(LatentClasses, one_alone_has_the_shares_of_the_factors) {
  auto const matrix = some_world(300, 4, 3);
  auto const found = latent_classes(matrix, 1);
  double log_likelihood = 0;
  for (std::uint32_t j = 0; j < 4; ++j) {
    double const with = static_cast<double>(having(matrix, 1u << j).size()), share = with / 300;
    EXPECT_NEAR(found.classes[0].chances[j], share, 1e-12);
    log_likelihood += with * std::log(share) + (300 - with) * std::log(1 - share);
  }
  EXPECT_NEAR(found.log_likelihood, log_likelihood, 1e-8);
  EXPECT_EQ(found.entropy, 1);
}

TEST(LatentClasses, that_fit_the_counts_exactly_are_found) {
  // Two classes of 64 on three factors, chances of quarters: all counts are whole, and seven parameters meet seven counts.
  std::vector<LatentClass> const truth{{0.5, {0.75, 0.75, 0.5}}, {0.5, {0.25, 0.5, 0.0}}};
  std::vector<std::uint32_t> sets;
  for (std::uint32_t set = 0; set < 8; ++set) {
    double count = 0;
    for (auto const& one : truth) {
      double chance = 64;
      for (std::uint32_t j = 0; j < 3; ++j) chance *= (set >> j & 1) != 0 ? one.chances[j] : 1 - one.chances[j];
      count += chance;
    }
    ASSERT_EQ(count, std::floor(count));
    sets.insert(sets.end(), static_cast<std::size_t>(count), set);
  }
  FactorMatrix matrix(sets.size(), 3);
  double log_likelihood = 0;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    log_likelihood +=
        std::log(static_cast<double>(std::ranges::count(sets, sets[i])) / static_cast<double>(sets.size()));
    for (auto const j : factors_of(sets[i])) matrix.set(i, j);
  }
  EXPECT_NEAR(latent_classes(matrix, 2).log_likelihood, log_likelihood, 1e-4);
}

TEST(LatentClasses, of_a_mixture_are_its_kinds) {
  auto const matrix = mixture(5000, two_kinds, 1);
  auto const found = latent_classes(matrix, 2);
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_NEAR(found.classes[k].share, two_kinds[k].share, 0.03);
    for (std::size_t j = 0; j < 6; ++j) EXPECT_NEAR(found.classes[k].chances[j], two_kinds[k].chances[j], 0.05);
  }
  EXPECT_GT(found.entropy, 0.7);
  EXPECT_LT(found.bic, latent_classes(matrix, 1).bic);
  EXPECT_LT(found.bic, latent_classes(matrix, 3, {.starts = 3}).bic);
}

TEST(LatentClasses, are_the_same_to_the_last_bit_for_any_order_and_any_threads) {
  auto const matrix = mixture(400, two_kinds, 2);
  auto const plain = latent_classes(matrix, 3), other = latent_classes(shuffled(matrix, 4), 3, {}, backwards);
  EXPECT_EQ(plain.log_likelihood, other.log_likelihood);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(plain.classes[k].share, other.classes[k].share);
    EXPECT_EQ(plain.classes[k].chances, other.classes[k].chances);
  }
}

TEST(LatentClasses, say_where_nothing_can_be_said) {
  EXPECT_EQ(latent_classes(FactorMatrix(0, 4), 1).outcome, LatentOutcome::no_discussions);
  EXPECT_EQ(latent_classes(some_world(500, 3, 1), 3).outcome, LatentOutcome::too_many_classes);
  EXPECT_EQ(latent_classes(some_world(20, 8, 1), 3).outcome, LatentOutcome::too_many_classes);
  EXPECT_EQ(latent_classes(carcinoma(), 3, {.steps_max = 1}).outcome, LatentOutcome::did_not_converge);
  EXPECT_EQ(more_classes_test(some_world(500, 3, 1), 2).outcome, LatentOutcome::too_many_classes);
}

TEST(EmStep, gives_the_likelihood_by_its_definition_and_never_loses_any) {
  auto const matrix = some_world(60, 5, 2);
  auto const patterns = patterns_of(matrix);
  LatentModel model{2, {0.3, 0.7}, {0.2, 0.8, 0.5, 0.4, 0.9, 0.1, 0.3, 0.6, 0.7, 0.2}}, next;
  double expected = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < 2; ++k) {
      double chance = model.shares[k];
      for (std::size_t j = 0; j < 5; ++j)
        chance *= matrix.has(i, j) ? model.chances[2 * j + k] : 1 - model.chances[2 * j + k];
      sum += chance;
    }
    expected += std::log(sum);
  }
  double last = em_step(patterns, model, next);
  EXPECT_NEAR(last, expected, 1e-9);
  for (int step = 0; step < 50; ++step) {
    std::swap(model, next);
    double const now = em_step(patterns, model, next);
    EXPECT_GE(now, last - 1e-9);
    last = now;
  }
}

TEST(MoreClasses, are_asked_for_by_a_mixture_until_its_kinds_are_there) {
  auto const matrix = mixture(250, two_kinds, 3);
  LatentSampleOptions const options{.samples = 19};
  auto const first = more_classes_test(matrix, 1, options, backwards), second = more_classes_test(matrix, 2, options);
  EXPECT_EQ(first.p, 1.0 / 20);
  EXPECT_GT(first.ratio, 50);
  EXPECT_GT(second.p, 0.05);
  EXPECT_EQ(more_classes_test(matrix, 1, options).p, first.p);
}

TEST(MoreClasses, are_not_asked_for_by_chance_more_often_than_the_level) {
  // 80 worlds without classes at the level 0.1: more than 15 have a chance below 0.01.
  int alarms = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    auto const matrix = mixture(100, {{1, {0.5, 0.3, 0.6, 0.4}}}, seed);
    alarms += more_classes_test(matrix, 1,
                                {.samples = 9, .fit = {.starts = 3, .seed = seed, .steps_max = 100, .tolerance = 1e-3}})
                  .p <= 0.1;
  }
  EXPECT_LE(alarms, 15);
  EXPECT_GE(alarms, 2);
}

TEST(Stability, is_high_for_kinds_that_are_there_and_low_for_those_that_are_not) {
  auto const matrix = mixture(500, two_kinds, 4);
  LatentSampleOptions const options{.samples = 10};
  auto const two = class_stability(matrix, latent_classes(matrix, 2), options);
  auto const four = class_stability(matrix, latent_classes(matrix, 4), options, backwards);
  EXPECT_GT(two.adjusted_rand, 0.9);
  for (double const likeness : two.jaccard) EXPECT_GT(likeness, 0.9);
  EXPECT_LT(four.adjusted_rand, 0.85);
  EXPECT_LT(*std::ranges::min_element(four.jaccard), 0.75);
  EXPECT_EQ(class_stability(matrix, latent_classes(matrix, 4), options).adjusted_rand, four.adjusted_rand);
  EXPECT_EQ(class_stability(matrix, latent_classes(matrix, 1), options).jaccard, std::vector{1.0});
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::latent_classes_test
