#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/cooccurrence/latent_classes.h"
#include "analysis/cooccurrence/merging.h"
#include "analysis/cooccurrence/pairs.h"
#include "analysis/cooccurrence/significant_sets.h"
#include "domains/situation/catalogue/catalogue.h"
#include "domains/situation/learning/gathered.h"

namespace wardmote::situation {

/// An outcome that sets of factors are held against.
enum class LearnedOutcome {
  lowered,   ///< the overall risk was lowered
  connected  ///< somebody was connected to a service, or engaged with one
};
BOOST_DESCRIBE_ENUM(LearnedOutcome, lowered, connected)

/// Of fewer discussions nothing is said, not even how many they are: their kinds would be the discussions themselves.
inline constexpr std::size_t discussions_min = 50;

/// Which factors co-exist. Codes are those of risk and protective factors; of classes and of the tree, categories of risk factors.
/// No pair, set or merge stands here that rests on a count from 1 to min_cell - 1.
struct Cooccurring {
  bool is_too_few = false;
  std::size_t discussions = 0;  ///< whose details stand
  std::size_t concluded = 0;    ///< of these: the outcome is known
  struct Pair {
    std::string first{}, second{};
    analysis::cooccurrence::Pair found{};
  };
  std::vector<Pair> pairs{};  ///< of risk factors, by q of Benjamini & Yekutieli
  std::size_t pairs_tested = 0;
  std::size_t pairs_withheld = 0;  ///< one of their four counts is small
  struct Set {
    std::vector<std::string> codes{};
    analysis::cooccurrence::SignificantSet found{};
  };
  std::vector<Set> sets{};
  analysis::cooccurrence::SignificanceOutcome sets_outcome{};
  std::size_t sets_withheld = 0;
  analysis::cooccurrence::LatentClasses classes{};  ///< as many as the criterion of Schwarz chooses
  analysis::cooccurrence::MoreClassesTest one_more{};
  analysis::cooccurrence::ClassStability stability{};
  std::vector<std::string> categories{};              ///< that the classes' chances are of
  std::vector<std::string> leaves{};                  ///< categories of which no two rest on a small count
  std::vector<std::string> left_out{};                ///< the other categories; with `leaves` all of the catalogue
  std::vector<analysis::cooccurrence::Merge> tree{};  ///< of the leaves, by 1 - Jaccard
};

/// Of all discussions in the span; the same for any order of them. Pure. Cost: some seconds for thousands of discussions.
Cooccurring cooccurring(std::span<GatheredDiscussion const> discussions, Catalogue const& catalogue,
                        LearnedOutcome outcome, std::int64_t min_cell);

}  // namespace wardmote::situation
