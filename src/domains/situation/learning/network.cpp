#include "domains/situation/learning/network.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>

#include "base/ensure.h"

namespace wardmote::situation {
namespace {

constexpr std::int64_t node_x = 222;
constexpr std::size_t label_characters = 29, heading_characters = 34;
constexpr std::int64_t gap_after_node = 12, gap_before_category = 14;
constexpr std::int64_t bend_min = 24, bend_span = 152;  // an arc reaches three quarters of its bend
constexpr double medium_odds = 3, strong_odds = 10;

PairStrength strength_of(double odds_ratio) {
  auto const either_way = std::max(odds_ratio, 1 / odds_ratio);
  if (either_way >= strong_odds) return PairStrength::strong;
  return either_way >= medium_odds ? PairStrength::medium : PairStrength::weak;
}

/// "Housing - person transient" stands under "Housing": there it is "person transient".
std::string_view without_category(std::string_view label, std::string_view category) {
  if (label.starts_with(category) && label.substr(category.size()).starts_with(" - "))
    label.remove_prefix(category.size() + 3);
  return label;
}

/// The strongest first; of equals in the catalogue's order.
std::vector<PartnerView> partners_of(std::string const& code, std::span<Cooccurring::Pair const> pairs,
                                     Catalogue const& catalogue, web::Language language) {
  std::vector<PartnerView> partners;
  for (auto const& entry : catalogue.list(CodeKind::risk_factor).entries)
    for (auto const& pair : pairs)
      if ((pair.first == code && pair.second == entry.code) || (pair.second == code && pair.first == entry.code))
        partners.push_back({entry.label.in(language), pair.found.common.odds_ratio});
  std::ranges::stable_sort(partners, std::greater{}, &PartnerView::odds_ratio);
  return partners;
}

/// Puts one thing below another.
class Column {
 public:
  /// The middle of what takes so many lines.
  std::int64_t take(std::size_t lines, std::int64_t gap_before, std::int64_t gap_after) {
    auto const height = static_cast<std::int64_t>(lines) * line_height;
    auto const middle = used_ + gap_before + height / 2;
    used_ += gap_before + height + gap_after;
    return middle;
  }
  std::int64_t used() const { return used_; }

 private:
  std::int64_t used_ = 0;
};

std::string arc(std::int64_t from, std::int64_t to, std::int64_t longest) {
  auto const x = std::to_string(node_x);
  auto const bend = std::to_string(node_x + bend_min + bend_span * (to - from) / longest);
  return "M" + x + " " + std::to_string(from) + "C" + bend + " " + std::to_string(from) + " " + bend + " " +
         std::to_string(to) + " " + x + " " + std::to_string(to);
}

/// A category with those of its factors that have partners; without nodes if none has. Nothing is placed yet.
NetworkCategory category_of(CodeCategory const& category, std::span<Cooccurring::Pair const> pairs,
                            Catalogue const& catalogue, web::Language language) {
  NetworkCategory drawn{.label = category.label.in(language)};
  for (auto const& entry : catalogue.list(CodeKind::risk_factor).entries) {
    if (entry.category.id != category.id) continue;
    auto partners = partners_of(entry.code, pairs, catalogue, language);
    if (!partners.empty())
      drawn.nodes.push_back({0, entry.code, entry.label.in(language), drawn.label, 0, {}, std::move(partners)});
  }
  return drawn;
}

/// How far the arcs reach in all: rows between the ends of each, where a category has a row of its own.
std::int64_t reach(std::vector<NetworkCategory> const& categories, std::span<Cooccurring::Pair const> pairs) {
  std::map<std::string_view, std::int64_t> rows;
  std::int64_t row = 0;
  for (auto const& category : categories) {
    ++row;
    for (auto const& node : category.nodes) rows[node.code] = row++;
  }
  std::int64_t sum = 0;
  for (auto const& pair : pairs) sum += std::abs(rows.at(pair.first) - rows.at(pair.second));
  return sum;
}

/// As if the category at `from` were taken out and put in at `to`.
std::vector<NetworkCategory> moved(std::vector<NetworkCategory> categories, std::size_t from, std::size_t to) {
  auto const first = categories.begin();
  auto const at = [&](std::size_t place) { return first + static_cast<std::ptrdiff_t>(place); };
  if (from < to)
    std::rotate(at(from), at(from + 1), at(to + 1));
  else
    std::rotate(at(to), at(from), at(from + 1));
  return categories;
}

/// From the catalogue's order on, the one move of one category that shortens the arcs most, for as long as there is one.
void shorten_arcs(std::vector<NetworkCategory>& categories, std::span<Cooccurring::Pair const> pairs) {
  for (auto least = reach(categories, pairs);;) {
    auto best = categories;
    auto const before = least;
    for (std::size_t from = 0; from < categories.size(); ++from)
      for (std::size_t to = 0; to < categories.size(); ++to)
        if (auto next = moved(categories, from, to); reach(next, pairs) < least) {
          least = reach(next, pairs);
          best = std::move(next);
        }
    if (least == before) return;
    categories = std::move(best);
  }
}

/// Puts everything below one another, and the labels into lines.
std::int64_t place_nodes(std::vector<NetworkCategory>& categories) {
  Column column;
  for (auto& category : categories) {
    auto const heading = wrapped(category.label, heading_characters);
    category.lines = lines_around(column.take(heading.size(), gap_before_category, 2), heading);
    for (auto& node : category.nodes) {
      auto const lines = wrapped(without_category(node.label, node.category), label_characters);
      node.y = column.take(lines.size(), 0, gap_after_node);
      node.lines = lines_around(node.y, lines);
    }
  }
  return column.used();
}

/// Numbers the factors, and finds that of most pairs.
void count_nodes(NetworkView& view) {
  for (auto& category : view.categories)
    for (auto& node : category.nodes) {
      node.place = ++view.factors;
      if (std::ssize(node.partners) <= view.most_pairs) continue;
      view.most_pairs = std::ssize(node.partners);
      view.most_joined = node.label;
    }
}

std::int64_t height_of(NetworkView const& view, std::string_view code) {
  for (auto const& category : view.categories)
    for (auto const& node : category.nodes)
      if (node.code == code) return node.y;
  ENSURE(false);
  return 0;
}

}  // namespace

NetworkView network_of(std::span<Cooccurring::Pair const> pairs, Catalogue const& catalogue, web::Language language) {
  NetworkView view;
  for (auto const& category : catalogue.list(CodeKind::risk_factor).categories)
    if (auto drawn = category_of(category, pairs, catalogue, language); !drawn.nodes.empty())
      view.categories.push_back(std::move(drawn));
  shorten_arcs(view.categories, pairs);
  view.height = place_nodes(view.categories);
  count_nodes(view);
  for (auto const& pair : pairs) {
    auto const [upper, lower] = std::ranges::minmax({height_of(view, pair.first), height_of(view, pair.second)});
    auto const odds = pair.found.common.odds_ratio;
    view.edges.push_back({arc(upper, lower, view.height), catalogue.find(pair.first)->label.in(language),
                          catalogue.find(pair.second)->label.in(language), odds, strength_of(odds), odds < 1});
  }
  return view;
}

}  // namespace wardmote::situation
