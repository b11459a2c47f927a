#pragma once

#include "base/random.h"
#include "domains/situation/demo/demo_discussions.h"

namespace wardmote::situation {

/// How a discussion of the demonstration ends, or how far it has come.
enum class DemoEnd { at_filter_2, at_filter_3, at_filter_4, at_follow_up, rejected, lowered, still, other };

/// What is settled of a discussion before it is played.
struct DemoCast {
  DemoKind const* kind = nullptr;
  std::string type{};
  std::string age_group{};
  std::string sex{};  ///< empty: several
  DemoEnd end = DemoEnd::lowered;
  base::LocalDate opened_on{};
};

/// The orders of one discussion, in their order of time; what would come on or after `today` is not among them.
std::vector<DemoStep> demo_script(DemoPlan const& plan, std::vector<Agency> const& agencies, DemoCast const& cast,
                                  base::LocalDate today, base::RandomStream random);

/// Risk and protective factors, flags and who else is affected, as the kind's probabilities say.
Factors demo_factors(DemoPlan const& plan, DemoCast const& cast, base::RandomStream& random);

}  // namespace wardmote::situation
