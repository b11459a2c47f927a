#include "analysis/cooccurrence/merging.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {
namespace {

double likeness_of(FourFold const& counts, Likeness likeness) {
  double const a = counts.both, b = counts.first_only, c = counts.second_only, d = counts.neither;
  double const above = likeness == Likeness::jaccard ? a : a * d - b * c;
  double const below = likeness == Likeness::jaccard ? a + b + c : std::sqrt((a + b) * (c + d) * (a + c) * (b + d));
  return below > 0 ? above / below : 0;
}

/// Groups that are left, and the distances between them.
class Groups {
 public:
  Groups(std::size_t items, std::span<double const> distances) : between_(items, std::vector<double>(items)) {
    auto next = distances.begin();
    for (std::uint32_t a = 0; a < items; ++a) {
      groups_.push_back({a, 1});
      for (auto b = a + 1; b < items; ++b) {
        ENSURE(std::isfinite(*next));
        between_[a][b] = between_[b][a] = *next++;
      }
    }
  }
  Merge merge_nearest() {
    std::size_t first = 0, second = 1;
    for (std::size_t a = 0; a < groups_.size(); ++a)
      for (auto b = a + 1; b < groups_.size(); ++b)
        if (between_[a][b] < between_[first][second]) first = a, second = b;
    auto const& [number, size] = groups_[first];
    auto const& [other, other_size] = groups_[second];
    Merge const merge{number, other, between_[first][second], size + other_size};
    join(first, second);
    return merge;
  }

 private:
  struct Group {
    std::uint32_t number, size;
  };
  /// The new group, of the highest number, goes to the end: groups stay in the order of their numbers.
  void join(std::size_t first, std::size_t second) {
    double const own = groups_[first].size, other = groups_[second].size;
    std::vector<double> to;
    for (std::size_t g = 0; g < groups_.size(); ++g)
      if (g != first && g != second)
        to.push_back((own * between_[first][g] + other * between_[second][g]) / (own + other));
    for (auto const at : {second, first}) {
      between_.erase(between_.begin() + static_cast<std::ptrdiff_t>(at));
      for (auto& row : between_) row.erase(row.begin() + static_cast<std::ptrdiff_t>(at));
      groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(at));
    }
    for (std::size_t g = 0; g < to.size(); ++g) between_[g].push_back(to[g]);
    to.push_back(0);
    between_.push_back(std::move(to));
    groups_.push_back({next_number_, static_cast<std::uint32_t>(own + other)});
    ++next_number_;
  }
  std::vector<std::vector<double>> between_;
  std::vector<Group> groups_{};
  std::uint32_t next_number_ = static_cast<std::uint32_t>(between_.size());
};

}  // namespace

std::vector<double> distances(std::span<Pair const> pairs, Likeness likeness) {
  std::vector<double> answer;
  for (auto const& pair : pairs) answer.push_back(1 - likeness_of(pair.counts, likeness));
  return answer;
}

std::vector<Merge> average_linkage(std::size_t items, std::span<double const> distances) {
  ENSURE(distances.size() == items * (items - std::size_t{items > 0}) / 2);
  Groups groups(items, distances);
  std::vector<Merge> merges;
  for (std::size_t k = 1; k < items; ++k) merges.push_back(groups.merge_nearest());
  return merges;
}

std::vector<std::uint32_t> leaf_order(std::size_t items, std::span<Merge const> merges) {
  std::vector<std::vector<std::uint32_t>>
      groups;  // each in its order; of one that became part of another nothing is left
  for (std::uint32_t item = 0; item < items; ++item) groups.push_back({item});
  auto const least = [&](std::uint32_t group) { return *std::ranges::min_element(groups[group]); };
  for (auto const& merge : merges) {
    ENSURE(merge.first < groups.size() && merge.second < groups.size());
    ENSURE(!groups[merge.first].empty() && !groups[merge.second].empty());
    auto [front, back] = std::pair(merge.first, merge.second);
    if (least(back) < least(front)) std::swap(front, back);
    auto joined = std::exchange(groups[front], {});
    joined.insert(joined.end(), groups[back].begin(), groups[back].end());
    groups[back].clear();
    groups.push_back(std::move(joined));
  }
  std::erase_if(groups, [](auto const& group) { return group.empty(); });
  std::ranges::sort(groups, {}, [](auto const& group) { return *std::ranges::min_element(group); });
  std::vector<std::uint32_t> order;
  for (auto const& group : groups) order.insert(order.end(), group.begin(), group.end());
  return order;
}

}  // namespace wardmote::analysis::cooccurrence
