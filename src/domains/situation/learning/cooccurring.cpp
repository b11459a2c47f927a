#include "domains/situation/learning/cooccurring.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <ranges>
#include <set>

namespace wardmote::situation {
namespace {

namespace counted = analysis::cooccurrence;

constexpr std::size_t classes_max = 6, class_samples = 49;
constexpr double pair_level = 0.05;

std::vector<GatheredDiscussion> detailed(std::span<GatheredDiscussion const> discussions, bool only_concluded) {
  std::vector<GatheredDiscussion> kept;
  for (auto const& discussion : discussions)
    if (discussion.has_details && (!only_concluded || !discussion.reason.empty())) kept.push_back(discussion);
  return kept;
}

/// Age group x year: what would make factors look related though they are not.
void set_strata(counted::FactorMatrix& matrix, std::span<GatheredDiscussion const> discussions) {
  std::map<std::pair<std::string, int>, std::uint32_t> strata;
  for (std::size_t row = 0; row < discussions.size(); ++row) {
    std::pair const stratum(discussions[row].age_group, discussions[row].year);
    auto const number = strata.emplace(stratum, static_cast<std::uint32_t>(strata.size())).first->second;
    matrix.set_stratum(row, number);
  }
}

/// One factor for each code; codes that nobody has are factors too.
counted::FactorMatrix matrix_of(std::span<GatheredDiscussion const> discussions, std::vector<std::string> const& codes,
                                bool with_protections) {
  counted::FactorMatrix matrix(discussions.size(), codes.size());
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t factor = 0; factor < codes.size(); ++factor) places.emplace(codes[factor], factor);
  auto const set = [&](std::size_t row, std::vector<std::string> const& named) {
    for (auto const& code : named)
      if (auto const found = places.find(code); found != places.end()) matrix.set(row, found->second);
  };
  for (std::size_t row = 0; row < discussions.size(); ++row) {
    set(row, discussions[row].risks);
    if (with_protections) set(row, discussions[row].protections);
  }
  set_strata(matrix, discussions);
  return matrix;
}

std::vector<std::string> codes_of(Catalogue const& catalogue, std::initializer_list<CodeKind> kinds) {
  std::vector<std::string> codes;
  for (auto const kind : kinds)
    for (auto const& entry : catalogue.list(kind).entries) codes.push_back(entry.code);
  return codes;
}

bool has_outcome(GatheredDiscussion const& discussion, LearnedOutcome outcome) {
  if (outcome == LearnedOutcome::lowered) return discussion.reason.starts_with("concl.lowered.");
  return std::ranges::any_of(discussion.mobilizations, [](std::string const& kind) {
    return kind == "mobilization_type.connected" || kind == "mobilization_type.engaged";
  });
}

bool has_small(counted::FourFold const& counts, std::int64_t min_cell) {
  return std::ranges::any_of(
      std::initializer_list<std::int64_t>{counts.both, counts.first_only, counts.second_only, counts.neither},
      [&](std::int64_t count) { return count < min_cell; });
}

void add_pairs(Cooccurring& learned, std::span<GatheredDiscussion const> discussions, Catalogue const& catalogue,
               std::int64_t min_cell) {
  auto const codes = codes_of(catalogue, {CodeKind::risk_factor});
  auto const found = counted::pairs(matrix_of(discussions, codes, false));
  for (auto const& pair : found) {
    if (!(pair.q_by <= 1)) continue;  // no test
    ++learned.pairs_tested;
    if (pair.q_by > pair_level) continue;
    if (has_small(pair.counts, min_cell)) {
      ++learned.pairs_withheld;
    } else {
      learned.pairs.push_back({codes[pair.first], codes[pair.second], pair});
    }
  }
  std::ranges::stable_sort(learned.pairs, {}, [](Cooccurring::Pair const& pair) { return pair.found.q_by; });
}

void add_sets(Cooccurring& learned, std::span<GatheredDiscussion const> discussions, Catalogue const& catalogue,
              LearnedOutcome outcome, std::int64_t min_cell) {
  auto const concluded = detailed(discussions, true);
  learned.concluded = concluded.size();
  auto const codes = codes_of(catalogue, {CodeKind::risk_factor, CodeKind::protective_factor});
  auto matrix = matrix_of(concluded, codes, true);
  for (std::size_t row = 0; row < concluded.size(); ++row)
    if (has_outcome(concluded[row], outcome)) matrix.set_outcome(row);
  auto const found = counted::significant_sets(matrix);
  learned.sets_outcome = found.outcome;
  for (auto const& set : found.sets) {
    if (has_small(set.counts, min_cell)) {
      ++learned.sets_withheld;
      continue;
    }
    Cooccurring::Set shown{.found = set};
    for (auto const factor : set.factors) shown.codes.push_back(codes[factor]);
    learned.sets.push_back(std::move(shown));
  }
}

/// As many classes as the least BIC has.
counted::LatentClasses best_classes(counted::FactorMatrix const& matrix) {
  auto best = counted::latent_classes(matrix, 1);
  for (std::size_t classes = 2; classes <= classes_max; ++classes) {
    auto found = counted::latent_classes(matrix, classes);
    if (found.outcome == counted::LatentOutcome::too_many_classes) break;
    if (found.bic < best.bic) best = std::move(found);
  }
  return best;
}

/// One factor for each category of risk factors, in the catalogue's order.
counted::FactorMatrix category_matrix(std::span<GatheredDiscussion const> discussions, Catalogue const& catalogue) {
  auto const& list = catalogue.list(CodeKind::risk_factor);
  std::vector<std::vector<std::uint32_t>> groups;
  for (auto const& category : list.categories) {
    groups.emplace_back();
    for (std::uint32_t factor = 0; factor < list.entries.size(); ++factor)
      if (list.entries[factor].category.id == category.id) groups.back().push_back(factor);
  }
  return matrix_of(discussions, codes_of(catalogue, {CodeKind::risk_factor}), false).united(groups);
}

/// Categories of which no two rest on a small count: for as long as two do, the one goes that most others do so with, of several the
/// last.
std::vector<std::uint32_t> without_small(std::size_t categories, std::span<counted::Pair const> pairs,
                                         std::int64_t min_cell) {
  std::vector<std::set<std::uint32_t>> small_with(categories);
  for (auto const& pair : pairs)
    if (has_small(pair.counts, min_cell)) {
      small_with[pair.first].insert(pair.second);
      small_with[pair.second].insert(pair.first);
    }
  std::vector<std::uint32_t> kept(categories);
  std::iota(kept.begin(), kept.end(), 0U);
  while (!kept.empty()) {
    auto const worst = std::ranges::max_element(kept | std::views::reverse, {},
                                                [&](std::uint32_t category) { return small_with[category].size(); });
    auto const category = *worst;
    if (small_with[category].empty()) break;
    for (auto& others : small_with) others.erase(category);
    std::erase(kept, category);
  }
  return kept;
}

void add_tree(Cooccurring& learned, counted::FactorMatrix const& categories, std::int64_t min_cell) {
  auto const kept = without_small(categories.factors(), counted::pairs(categories), min_cell);
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::uint32_t category = 0; category < learned.categories.size(); ++category) {
    auto const is_kept = std::ranges::binary_search(kept, category);
    (is_kept ? learned.leaves : learned.left_out).push_back(learned.categories[category]);
    if (is_kept) groups.push_back({category});
  }
  auto const pairs = counted::pairs(categories.united(groups));
  learned.tree = counted::average_linkage(groups.size(), counted::distances(pairs, counted::Likeness::jaccard));
}

void add_classes(Cooccurring& learned, counted::FactorMatrix const& matrix) {
  learned.classes = best_classes(matrix);
  if (learned.classes.classes.empty()) return;
  counted::LatentSampleOptions const samples{.samples = class_samples};
  learned.one_more = counted::more_classes_test(matrix, learned.classes.classes.size(), samples);
  learned.stability = counted::class_stability(matrix, learned.classes, samples);
}

}  // namespace

Cooccurring cooccurring(std::span<GatheredDiscussion const> discussions, Catalogue const& catalogue,
                        LearnedOutcome outcome, std::int64_t min_cell) {
  auto const whole = detailed(discussions, false);
  if (whole.size() < discussions_min) return {.is_too_few = true};
  Cooccurring learned{.discussions = whole.size()};
  add_pairs(learned, whole, catalogue, min_cell);
  add_sets(learned, whole, catalogue, outcome, min_cell);
  for (auto const& category : catalogue.list(CodeKind::risk_factor).categories)
    learned.categories.push_back(category.id);
  auto const categories = category_matrix(whole, catalogue);
  add_tree(learned, categories, min_cell);
  add_classes(learned, categories);
  return learned;
}

}  // namespace wardmote::situation
