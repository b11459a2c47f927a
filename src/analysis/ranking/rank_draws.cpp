#include "analysis/ranking/rank_draws.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

constexpr std::size_t draws_per_task = 64;

void write_ranks(std::span<double const> values, std::span<std::uint32_t> ranks) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair(values[i], i); });
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
}

/// The smallest rank whose cumulative probability reaches `probability`.
int rank_at(std::span<double const> probabilities, double probability) {
  double sum = 0;
  for (std::size_t r = 0; r < probabilities.size(); ++r) {
    sum += probabilities[r];
    if (sum >= probability - 1e-12) return static_cast<int>(r + 1);
  }
  return static_cast<int>(probabilities.size());
}

PosteriorRank summary(std::vector<double> probabilities, double level) {
  double const tail = (1 - level) / 2;
  PosteriorRank rank;
  rank.median = rank_at(probabilities, 0.5);
  rank.lower = rank_at(probabilities, tail);
  rank.upper = rank_at(probabilities, 1 - tail);
  rank.first_probability = probabilities.front();
  rank.probability = std::move(probabilities);
  return rank;
}

}  // namespace

double PosteriorRank::best_probability(int count) const {
  ENSURE(count >= 0);
  auto const used = std::min(static_cast<std::size_t>(count), probability.size());
  return std::accumulate(probability.begin(), probability.begin() + static_cast<std::ptrdiff_t>(used), 0.0);
}

std::vector<PosteriorRank> ranks_over_draws(std::size_t places, PosteriorOptions const& options,
                                            DrawWorld const& draw_world, ForEach const& for_each) {
  std::vector<std::uint32_t> ranks(options.draws * places);
  for_each((options.draws + draws_per_task - 1) / draws_per_task, [&](std::size_t task) {
    std::vector<double> values(places);
    auto const end = std::min(options.draws, (task + 1) * draws_per_task);
    for (auto draw = task * draws_per_task; draw < end; ++draw) {
      draw_world(draw, values);
      write_ranks(values, std::span(ranks).subspan(draw * places, places));
    }
  });
  std::vector<std::vector<std::size_t>> counts(places, std::vector<std::size_t>(places));
  for (std::size_t i = 0; i < ranks.size(); ++i) ++counts[i % places][ranks[i]];
  std::vector<PosteriorRank> answer;
  for (auto const& count : counts) {
    std::vector<double> probabilities;
    probabilities.reserve(count.size());
    for (auto const n : count) probabilities.push_back(static_cast<double>(n) / static_cast<double>(options.draws));
    answer.push_back(summary(std::move(probabilities), options.level));
  }
  return answer;
}

}  // namespace wardmote::analysis::ranking
