#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "domains/evidence/analyses/run.h"

namespace wardmote::evidence {

/// drafted → stated → published → withdrawn. A statement may be changed until it is published.
enum class FindingState { drafted, stated, published, withdrawn };
BOOST_DESCRIBE_ENUM(FindingState, drafted, stated, published, withdrawn)

/// What its bias is and whom it could harm, as a person writes it. Required before anything is published.
struct BiasStatement {
  Bilingual data{};      ///< which data it rests on, and what they lack
  Bilingual policing{};  ///< who is over-policed or under-reported in them
  Bilingual misuse{};    ///< what it must not be used for
  friend bool operator==(BiasStatement const&, BiasStatement const&) = default;
};

/// One sentence that rests on a run. The sentence itself follows from the run (run_story.h).
struct Finding {
  base::Id<Finding> id{};
  RunId run{};
  BiasStatement statement{};
  Bilingual reason{};  ///< why it was withdrawn
  base::Instant drafted_at{};
  std::optional<base::Instant> stated_at{};
  std::optional<base::Instant> published_at{};
  std::optional<base::Instant> withdrawn_at{};
};
using FindingId = base::Id<Finding>;

FindingState state_of(Finding const& finding);

/// Whether everybody may see it. One that was withdrawn stays public, with its reason, if it ever was: what was read
/// cannot be unread.
bool is_public(Finding const& finding);

}  // namespace wardmote::evidence
