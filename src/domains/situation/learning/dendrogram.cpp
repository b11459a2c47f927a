#include "domains/situation/learning/dendrogram.h"

#include <algorithm>
#include <cmath>

namespace wardmote::situation {
namespace {

constexpr std::int64_t leaf_x = 178, tree_width = 178;
constexpr std::size_t leaf_characters = 24;
constexpr std::int64_t gap_between_leaves = 12;

/// A group of leaves: its categories, and where a bracket takes hold of it.
struct Branch {
  std::vector<std::string> labels{};
  std::int64_t x = leaf_x, y = 0;
};

std::int64_t x_of(double likeness) { return leaf_x + std::llround((1 - likeness) * tree_width); }

std::string bracket(Branch const& one, Branch const& other, std::int64_t x) {
  auto const text = [](std::int64_t at) { return std::to_string(at); };
  return "M" + text(one.x) + " " + text(one.y) + "H" + text(x) + "V" + text(other.y) + "H" + text(other.x);
}

/// Puts the leaves below one another in that order; the branches are in the order of the categories.
std::vector<Branch> place_leaves(DendrogramView& view, Cooccurring const& learned,
                                 std::vector<std::uint32_t> const& order, Catalogue const& catalogue,
                                 web::Language language) {
  std::vector<Branch> branches(learned.leaves.size());
  for (auto const leaf : order) {
    auto const label = risk_category_label(catalogue, learned.leaves[leaf], language);
    auto const lines = wrapped(label, leaf_characters);
    auto const height = static_cast<std::int64_t>(lines.size()) * line_height;
    branches[leaf] = {.labels = {label}, .y = view.height + height / 2};
    view.leaves.push_back({label, lines_around(branches[leaf].y, lines), std::nullopt});
    view.height += height + gap_between_leaves;
  }
  return branches;
}

void join(DendrogramView& view, std::vector<Branch>& branches, analysis::cooccurrence::Merge const& merge) {
  auto const& first = branches[merge.first];
  auto const& second = branches[merge.second];
  auto const likeness = 1 - merge.height;
  Branch joined{.labels = first.labels, .x = x_of(likeness), .y = (first.y + second.y) / 2};
  joined.labels.insert(joined.labels.end(), second.labels.begin(), second.labels.end());
  view.steps.push_back({std::ssize(view.steps) + 1, first.labels, second.labels, likeness,
                        bracket(first, second, joined.x), joined.x, joined.y});
  branches.push_back(std::move(joined));
}

void add_scale(DendrogramView& view) {
  view.ticks = {{x_of(1), 1, "start"}, {x_of(0.5), 0.5, "middle"}, {x_of(0), 0, "end"}};
  view.grid_height = view.height;
  view.height += line_height;
  view.tick_y = view.height - 4;
}

}  // namespace

DendrogramView dendrogram_of(Cooccurring const& learned, Catalogue const& catalogue, web::Language language) {
  DendrogramView view;
  for (auto const& category : learned.left_out)
    view.left_out.push_back(risk_category_label(catalogue, category, language));
  auto const unlike = std::ranges::find_if(learned.tree, [](auto const& merge) { return !(merge.height < 1); });
  std::span const merges(learned.tree.begin(), unlike);  // heights never fall
  auto branches = place_leaves(view, learned, analysis::cooccurrence::leaf_order(learned.leaves.size(), merges),
                               catalogue, language);
  for (auto const& merge : merges) join(view, branches, merge);
  for (auto& leaf : view.leaves)
    for (auto const& step : view.steps)
      if (!leaf.step && (step.first == std::vector{leaf.label} || step.second == std::vector{leaf.label}))
        leaf.step = step.step;
  if (!view.steps.empty()) {
    auto const& step = view.steps.front();  // two single categories
    view.most_alike = MostAlike{step.first.front(), step.second.front(), step.likeness};
  }
  add_scale(view);
  return view;
}

}  // namespace wardmote::situation
