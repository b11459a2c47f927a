#pragma once

#include <span>

#include "domains/situation/learning/cooccurring.h"
#include "domains/situation/learning/drawn.h"
#include "web/context.h"

namespace wardmote::situation {

/// How far the odds ratio of two factors is from 1, either way: below 3, below 10, or more.
enum class PairStrength { weak, medium, strong };
BOOST_DESCRIBE_ENUM(PairStrength, weak, medium, strong)

/// A factor that another goes together with.
struct PartnerView {
  std::string label{};
  double odds_ratio = 0;
};
BOOST_DESCRIBE_STRUCT(PartnerView, (), (label, odds_ratio))

struct NetworkNode {
  std::int64_t place = 0;  ///< 1, 2 … from the top
  std::string code{};
  std::string label{};
  std::string category{};
  std::int64_t y = 0;
  std::vector<DrawnLine> lines{};       ///< the label without the category that it begins with
  std::vector<PartnerView> partners{};  ///< the strongest first
};
BOOST_DESCRIBE_STRUCT(NetworkNode, (), (place, code, label, category, y, lines, partners))

struct NetworkCategory {
  std::string label{};
  std::vector<DrawnLine> lines{};
  std::vector<NetworkNode> nodes{};
};
BOOST_DESCRIBE_STRUCT(NetworkCategory, (), (label, lines, nodes))

struct NetworkEdge {
  std::string path{};  ///< of an SVG path
  std::string first{}, second{};
  double odds_ratio = 0;
  PairStrength strength = PairStrength::weak;
  bool is_seldom = false;  ///< less often together than by chance
};
BOOST_DESCRIBE_STRUCT(NetworkEdge, (), (path, first, second, odds_ratio, strength, is_seldom))

/// Factors under their categories, one below another, and an arc for each pair. Within a category they stand in the catalogue's order; the categories so that
/// no move of a single one makes the arcs shorter.
struct NetworkView {
  std::int64_t width = drawing_width, height = 0;
  std::int64_t factors = 0;
  std::string most_joined{};  ///< the factor of most pairs, of several the first; empty without a pair
  std::int64_t most_pairs = 0;
  std::vector<NetworkCategory> categories{};
  std::vector<NetworkEdge> edges{};
};
BOOST_DESCRIBE_STRUCT(NetworkView, (), (width, height, factors, most_joined, most_pairs, categories, edges))

/// Of these pairs alone, whose codes stand in the catalogue. Pure; the same for any order of the pairs but for that of the edges.
NetworkView network_of(std::span<Cooccurring::Pair const> pairs, Catalogue const& catalogue, web::Language language);

}  // namespace wardmote::situation
