#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/learning/dendrogram.h"
#include "domains/situation/learning/network.h"

namespace wardmote::situation::drawings_test {
namespace {

using web::Language;

Catalogue const& codes() {
  static Catalogue const catalogue = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return catalogue;
}

Cooccurring::Pair joined(std::string first, std::string second, double odds_ratio) {
  Cooccurring::Pair pair{std::move(first), std::move(second), {}};
  pair.found.common.odds_ratio = odds_ratio;
  return pair;
}

std::vector<Cooccurring::Pair> some_pairs() {
  return {joined("rf.gangs.member", "rf.school.truancy", 12), joined("rf.housing.transient", "rf.gangs.member", 0.2),
          joined("rf.school.chronic-absence", "rf.school.truancy", 2)};
}

std::vector<NetworkNode> nodes_of(NetworkView const& view) {
  std::vector<NetworkNode> nodes;
  for (auto const& category : view.categories) nodes.insert(nodes.end(), category.nodes.begin(), category.nodes.end());
  return nodes;
}

TEST(Wrapping, loses_no_word_and_breaks_at_blanks_alone) {
  EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("internationalization at once", 5),
            (std::vector<std::string>{"internationalization", "at", "once"}));
  EXPECT_EQ(wrapped("", 5), (std::vector<std::string>{""}));
  EXPECT_EQ(wrapped("été où", 6), (std::vector<std::string>{"été où"})) << "characters, and not bytes";
  for (auto const& entry : codes().list(CodeKind::risk_factor).entries) {
    std::string again;
    for (auto const& line : wrapped(entry.label.fr, 29)) (again += again.empty() ? "" : " ") += line;
    EXPECT_EQ(again, entry.label.fr);
  }
}

TEST(ANetwork, has_each_factor_of_a_pair_once_under_its_category_and_an_arc_for_each_pair) {
  auto const view = network_of(some_pairs(), codes(), Language::en);
  std::vector<std::string> in_order;
  for (auto const& node : nodes_of(view)) in_order.push_back(node.code);
  EXPECT_EQ(in_order, (std::vector<std::string>{"rf.school.chronic-absence", "rf.school.truancy", "rf.gangs.member",
                                                "rf.housing.transient"}))
      << "gangs go with both, and stand between";
  EXPECT_EQ(view.categories.size(), 3U);
  EXPECT_EQ(view.factors, 4);
  ASSERT_EQ(view.edges.size(), 3U);
  EXPECT_EQ(view.edges[0].strength, PairStrength::strong);
  EXPECT_EQ(view.edges[1].strength, PairStrength::medium);
  EXPECT_TRUE(view.edges[1].is_seldom);
  EXPECT_EQ(view.edges[2].strength, PairStrength::weak);
  EXPECT_FALSE(view.edges[2].is_seldom);
  EXPECT_EQ(view.most_pairs, 2);
  EXPECT_EQ(view.most_joined, codes().find("rf.school.truancy")->label.en) << "of several the first";
}

TEST(ANetwork, stands_so_that_no_move_of_one_category_shortens_its_arcs) {
  std::mt19937 random(3);
  auto const& entries = codes().list(CodeKind::risk_factor).entries;
  for (int world = 0; world < 5; ++world) {
    std::set<std::pair<std::size_t, std::size_t>> chosen;
    while (chosen.size() < 12) {
      auto const one = random() % entries.size(), other = random() % entries.size();
      if (one < other) chosen.emplace(one, other);
    }
    std::vector<Cooccurring::Pair> pairs;
    for (auto const& [one, other] : chosen) pairs.push_back(joined(entries[one].code, entries[other].code, 2));
    auto const view = network_of(pairs, codes(), Language::en);
    std::vector<std::size_t> order(view.categories.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto const reach = [&](std::vector<std::size_t> const& categories) {
      std::map<std::string, std::int64_t> rows;
      std::int64_t row = 0, sum = 0;
      for (auto const category : categories) {
        ++row;
        for (auto const& node : view.categories[category].nodes) rows[node.code] = row++;
      }
      for (auto const& pair : pairs) sum += std::abs(rows.at(pair.first) - rows.at(pair.second));
      return sum;
    };
    for (std::size_t from = 0; from < order.size(); ++from)
      for (std::size_t to = 0; to < order.size(); ++to) {
        auto other = order;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(from));
        other.insert(other.begin() + static_cast<std::ptrdiff_t>(to), from);
        EXPECT_GE(reach(other), reach(order)) << "world " << world << ": " << from << " to " << to;
      }
  }
}

TEST(ANetwork, tells_of_each_factor_what_it_goes_with_and_the_strongest_first) {
  for (auto const& node : nodes_of(network_of(some_pairs(), codes(), Language::fr))) {
    EXPECT_FALSE(node.partners.empty()) << node.code;
    EXPECT_TRUE(std::ranges::is_sorted(node.partners, std::greater{}, &PartnerView::odds_ratio)) << node.code;
  }
}

TEST(ANetwork, keeps_the_lines_of_its_texts_apart_and_inside) {
  std::vector<Cooccurring::Pair> pairs;
  auto const& entries = codes().list(CodeKind::risk_factor).entries;
  for (std::size_t at = 1; at < entries.size(); ++at) pairs.push_back(joined(entries[0].code, entries[at].code, 2));
  for (auto const language : {Language::en, Language::fr}) {
    auto const view = network_of(pairs, codes(), language);
    EXPECT_EQ(view.factors, static_cast<std::int64_t>(entries.size()));
    std::int64_t last = 0;
    for (auto const& category : view.categories) {
      std::vector<DrawnLine> lines = category.lines;
      for (auto const& node : category.nodes) lines.insert(lines.end(), node.lines.begin(), node.lines.end());
      for (auto const& line : lines) {
        EXPECT_GE(line.y, last + line_height - 4) << line.text;
        EXPECT_LT(line.y, view.height) << line.text;
        last = line.y;
      }
    }
  }
}

TEST(ANetwork, is_the_same_for_any_order_of_the_pairs) {
  auto pairs = some_pairs();
  auto const one = network_of(pairs, codes(), Language::en);
  std::ranges::reverse(pairs);
  auto const other = network_of(pairs, codes(), Language::en);
  std::set<std::string> arcs, others;
  for (auto const& edge : one.edges) arcs.insert(edge.path);
  for (auto const& edge : other.edges) others.insert(edge.path);
  EXPECT_EQ(arcs, others);
  EXPECT_EQ(one.height, other.height);
}

Cooccurring some_tree() {
  return {.leaves = {"drugs", "gangs", "housing", "school"},
          .left_out = {"gambling"},
          .tree = {{0, 2, 0.25, 2}, {1, 4, 0.5, 3}, {3, 5, 1, 4}}};
}

TEST(ADendrogram, joins_what_is_alike_and_leaves_alone_what_is_like_nothing) {
  auto const view = dendrogram_of(some_tree(), codes(), Language::en);
  ASSERT_EQ(view.steps.size(), 2U) << "a likeness of nought joins nothing";
  EXPECT_EQ(view.steps[0].first, std::vector<std::string>{"Drugs"});
  EXPECT_EQ(view.steps[0].second, std::vector<std::string>{"Housing"});
  EXPECT_EQ(view.steps[0].likeness, 0.75);
  EXPECT_LT(view.steps[0].x, view.steps[1].x) << "the less alike the farther out";
  EXPECT_EQ(view.left_out, std::vector<std::string>{"Gambling"});
  ASSERT_EQ(view.leaves.size(), 4U);
  EXPECT_EQ(view.leaves[0].label, "Drugs");
  EXPECT_EQ(view.leaves[1].label, "Housing") << "no branches cross";
  EXPECT_EQ(view.leaves[2].step, 2);
  EXPECT_FALSE(view.leaves[3].step.has_value());
  ASSERT_TRUE(view.most_alike.has_value());
  EXPECT_EQ(view.most_alike->second, "Housing");
}

TEST(ADendrogram, has_brackets_that_take_hold_of_the_middle_of_what_they_join) {
  auto const view = dendrogram_of(some_tree(), codes(), Language::en);
  auto const middle = [&](std::string const& label) {
    auto const found = std::ranges::find(view.leaves, label, &DendrogramLeaf::label);
    return found->lines.front().y - 4;  // one line each
  };
  EXPECT_EQ(view.steps[0].y, (middle("Drugs") + middle("Housing")) / 2);
  EXPECT_EQ(view.steps[1].y, (middle("Gangs") + view.steps[0].y) / 2);
}

TEST(ADendrogram, of_nothing_is_nothing) {
  auto const view = dendrogram_of({}, codes(), Language::en);
  EXPECT_TRUE(view.leaves.empty());
  EXPECT_TRUE(view.steps.empty());
  EXPECT_FALSE(view.most_alike.has_value());
}

}  // namespace
}  // namespace wardmote::situation::drawings_test
