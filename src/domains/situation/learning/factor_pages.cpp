// Which factors co-exist: the pairs as a table, then drawn as a network; categories as a tree; then sets and kinds of situations. It describes factors;
// there is nothing here that scores, ranks or groups discussions.

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <mutex>

#include "analysis/disclosure/grid.h"
#include "domains/situation/discussion_room.h"
#include "domains/situation/learning/cooccurring.h"
#include "domains/situation/learning/dendrogram.h"
#include "domains/situation/learning/network.h"
#include "domains/situation/pages.h"
#include "domains/situation/words.h"
#include "web/crumb.h"

namespace wardmote::situation {
namespace {

using web::message_id;

constexpr std::int64_t min_cell = analysis::disclosure::Rule{}.min_cell;  // as of the yearly report
constexpr std::size_t rows_shown = 40;
constexpr int years_learned_from = 6;
constexpr double chance_shown = 0.3;

struct PairView {
  std::string first{}, second{};
  std::int64_t both = 0;
  double lift = 0, odds_ratio = 0, low = 0, high = 0, q = 0;
};
BOOST_DESCRIBE_STRUCT(PairView, (), (first, second, both, lift, odds_ratio, low, high, q))

struct SetView {
  std::vector<std::string> factors{};
  std::int64_t with_outcome = 0, without_outcome = 0;
  double odds_ratio = 0, low = 0, high = 0, adjusted_p = 0;
};
BOOST_DESCRIBE_STRUCT(SetView, (), (factors, with_outcome, without_outcome, odds_ratio, low, high, adjusted_p))

struct ChanceView {
  std::string category{};
  double share = 0;  ///< 0 to 1, to a tenth
};
BOOST_DESCRIBE_STRUCT(ChanceView, (), (category, share))

struct ClassView {
  double share = 0;
  double likeness = 0;  ///< Jaccard, mean over samples
  bool is_stable = false;
  std::vector<ChanceView> chances{};
};
BOOST_DESCRIBE_STRUCT(ClassView, (), (share, likeness, is_stable, chances))

struct FactorsPageView {
  std::vector<web::Crumb> breadcrumbs{};
  int first_year = 0, last_year = 0;
  bool is_too_few = false;  ///< discussions, for anything to be said
  std::int64_t discussions = 0, concluded = 0, min_cell = 0;
  std::string outcome{};
  LearnedOutcome chosen = LearnedOutcome::lowered;
  std::vector<PairView> pairs{};
  std::int64_t pairs_tested = 0, pairs_withheld = 0;
  std::optional<std::int64_t> pairs_not_shown{};  ///< that stand out less than those that are shown
  NetworkView network{};                          ///< of `pairs`
  DendrogramView dendrogram{};
  std::vector<SetView> sets{};
  std::int64_t sets_withheld = 0;
  bool has_testable_sets = false;
  std::vector<ClassView> classes{};
  double one_more_p = 1;
};
BOOST_DESCRIBE_STRUCT(FactorsPageView, (),
                      (breadcrumbs, first_year, last_year, is_too_few, discussions, concluded, min_cell, outcome,
                       chosen, pairs, pairs_tested, pairs_withheld, pairs_not_shown, network, dendrogram, sets,
                       sets_withheld, has_testable_sets, classes, one_more_p))

struct FactorsQuery {
  LearnedOutcome outcome = LearnedOutcome::lowered;
};
BOOST_DESCRIBE_STRUCT(FactorsQuery, (), (outcome))

std::string_view label_of(LearnedOutcome outcome) {
  return outcome == LearnedOutcome::lowered ? message_id("The overall risk was lowered")
                                            : message_id("Somebody was connected to a service, or engaged with one");
}

double to_tenth(double share) { return std::round(share * 10) / 10; }

ClassView view_of(SituationRoom const& room, Cooccurring const& learned, std::size_t number,
                  web::Tongue const& tongue) {
  auto const& found = learned.classes.classes[number];
  auto const likeness = number < learned.stability.jaccard.size() ? learned.stability.jaccard[number] : 0;
  ClassView view{.share = to_tenth(found.share), .likeness = likeness, .is_stable = likeness >= 0.6};
  for (std::size_t at = 0; at < found.chances.size(); ++at)
    if (found.chances[at] >= chance_shown)
      view.chances.push_back({risk_category_label(room.catalogue(), learned.categories[at], tongue.language()),
                              to_tenth(found.chances[at])});
  std::ranges::stable_sort(view.chances, std::greater{}, &ChanceView::share);
  return view;
}

FactorsPageView view_of(SituationRoom const& room, Cooccurring const& learned, LearnedOutcome outcome,
                        web::Tongue const& tongue) {
  FactorsPageView view{
      .breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}},
      .is_too_few = learned.is_too_few,
      .discussions = static_cast<std::int64_t>(learned.discussions),
      .concluded = static_cast<std::int64_t>(learned.concluded),
      .min_cell = min_cell,
      .outcome = tongue.text(label_of(outcome)),
      .chosen = outcome,
      .pairs_tested = static_cast<std::int64_t>(learned.pairs_tested),
      .pairs_withheld = static_cast<std::int64_t>(learned.pairs_withheld),
      .network = network_of(std::span(learned.pairs).first(std::min(rows_shown, learned.pairs.size())),
                            room.catalogue(), tongue.language()),
      .dendrogram = dendrogram_of(learned, room.catalogue(), tongue.language()),
      .sets_withheld = static_cast<std::int64_t>(learned.sets_withheld),
      .has_testable_sets = learned.sets_outcome == analysis::cooccurrence::SignificanceOutcome::computed,
      .one_more_p = learned.one_more.p};
  for (auto const& [first, second, found] : learned.pairs)
    if (view.pairs.size() < rows_shown)
      view.pairs.push_back({code_label(room, first, tongue), code_label(room, second, tongue),
                            static_cast<std::int64_t>(found.counts.both), found.lift, found.common.odds_ratio,
                            found.common.interval.lower, found.common.interval.upper, found.q_by});
  if (learned.pairs.size() > rows_shown) view.pairs_not_shown = std::ssize(learned.pairs) - std::ssize(view.pairs);
  for (auto const& [codes, found] : learned.sets) {
    if (view.sets.size() == rows_shown) break;
    SetView set{.with_outcome = static_cast<std::int64_t>(found.counts.both),
                .without_outcome = static_cast<std::int64_t>(found.counts.first_only),
                .odds_ratio = found.common.odds_ratio,
                .low = found.common.interval.lower,
                .high = found.common.interval.upper,
                .adjusted_p = found.adjusted_p};
    for (auto const& code : codes) set.factors.push_back(code_label(room, code, tongue));
    view.sets.push_back(std::move(set));
  }
  for (std::size_t number = 0; number < learned.classes.classes.size(); ++number)
    view.classes.push_back(view_of(room, learned, number, tongue));
  return view;
}

/// What was computed last of each outcome; it stands as long as the record does.
struct Kept {
  std::mutex guard;
  std::map<LearnedOutcome, std::pair<std::uint64_t, std::shared_ptr<Cooccurring const>>> of;
};

base::Answer<std::shared_ptr<Cooccurring const>> learned_of(SituationRoom const& room, Kept& kept, int last_year,
                                                            LearnedOutcome outcome) {
  std::lock_guard const lock(kept.guard);
  auto const recorded = room.database.read([&](store::Reader& reader) { return steps_recorded(reader, room.board); });
  auto& held = kept.of[outcome];
  if (held.second && held.first == recorded) return held.second;
  auto const discussions = gathered(room, last_year - years_learned_from + 1, last_year);
  if (!discussions) return std::unexpected(discussions.error());
  held = {recorded,
          std::make_shared<Cooccurring const>(cooccurring(*discussions, room.catalogue(), outcome, min_cell))};
  return held.second;
}

base::Answer<FactorsPageView> show_factors(SituationRoom const& room, Kept& kept, FactorsQuery const& query,
                                           web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const year = static_cast<int>(admitted->today.year());
  auto const learned = learned_of(room, kept, year, query.outcome);
  if (!learned) return std::unexpected(learned.error());
  auto view = view_of(room, **learned, query.outcome, context.tongue);
  view.first_year = year - years_learned_from + 1;
  view.last_year = year;
  return view;
}

}  // namespace

void add_factor_routes(web::Router& router, SituationRoom const& room) {
  auto const kept = std::make_shared<Kept>();
  router.page<FactorsQuery, FactorsPageView>({.name = "situation_factors",
                                              .path = "/situation/factors",
                                              .policy = web::Policy::permission("situation_factors"),
                                              .title = "Factors that co-exist",
                                              .summary = "Which risk factors are named together, which sets of factors "
                                                         "go with an outcome, and which kinds of situations there are.",
                                              .page = "situation/factors",
                                              .formats = {web::Format::html, web::Format::json, web::Format::csv},
                                              .rows = "pairs",
                                              .caching = web::Caching::never,
                                              .is_costly = true},
                                             [room, kept](FactorsQuery const& query, web::Context const& context) {
                                               return show_factors(room, *kept, query, context);
                                             });
}

}  // namespace wardmote::situation
