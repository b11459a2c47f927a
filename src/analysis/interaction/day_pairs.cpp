#include "analysis/interaction/day_pairs.h"

namespace wardmote::analysis::interaction {
namespace {

/// How many of `others` lie within `bound` of each of `ones`.
std::vector<double> counts_near(std::span<std::int32_t const> ones, std::span<std::int32_t const> others,
                                std::int32_t bound) {
  std::vector<double> counts;
  counts.reserve(ones.size());
  std::size_t begin = 0, end = 0;
  for (auto const day : ones) {
    while (begin < others.size() && others[begin] < day - bound) ++begin;
    while (end < others.size() && others[end] <= day + bound) ++end;
    counts.push_back(static_cast<double>(end - begin));
  }
  return counts;
}

double sum_of(std::vector<double> const& counts) {
  double sum = 0;
  for (double const count : counts) sum += count;
  return sum;
}

}  // namespace

std::vector<double> pairs_between(std::span<std::int32_t const> ones, std::span<std::int32_t const> others,
                                  std::span<std::int32_t const> bounds) {
  std::vector<double> pairs;
  for (auto const bound : bounds) pairs.push_back(sum_of(counts_near(ones, others, bound)));
  return pairs;
}

std::vector<double> pairs_within(std::span<std::int32_t const> days, std::span<std::int32_t const> bounds) {
  auto pairs = pairs_between(days, days, bounds);
  for (double& count : pairs) count = (count - static_cast<double>(days.size())) / 2;
  return pairs;
}

std::vector<std::vector<double>> degrees(std::span<std::int32_t const> days, std::span<std::int32_t const> bounds) {
  std::vector<std::vector<double>> answer;
  std::vector<double> before(days.size(), 1);  // oneself
  for (auto const bound : bounds) {
    auto near = counts_near(days, days, bound);
    answer.push_back(near);
    for (std::size_t i = 0; i < days.size(); ++i) answer.back()[i] -= before[i];
    before = std::move(near);
  }
  return answer;
}

}  // namespace wardmote::analysis::interaction
