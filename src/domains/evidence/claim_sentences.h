#pragma once

#include <string>

#include "domains/evidence/claim.h"
#include "domains/evidence/funnel.h"
#include "web/context.h"

namespace wardmote::evidence {

// What is said of a claim. Each sentence says what the numbers support and no more; "safest" is in none of them, since
// the index does not measure that.

/// The claim itself: the index, the rank that is allowed, and whether chance could explain it.
std::string claim_sentence(Claim const& claim, std::string const& area, web::Tongue const& tongue);

/// Whether the claim also holds if places scatter from year to year as widely as the two that scattered most.
std::string certainty_sentence(Claim const& claim, web::Tongue const& tongue);

/// How the index changed from the year before; empty where no change was published.
std::string change_sentence(Claim const& claim, web::Tongue const& tongue);

/// What the picture of all ranks shows.
std::string ranks_sentence(Claim const& claim, std::string const& area, web::Tongue const& tongue);

/// A probability known from a limited number of draws, in words: never "0 %" or "100 %".
std::string chance_words(double probability, web::Tongue const& tongue);

/// What the funnel shows.
std::string funnel_sentence(Funnel const& funnel, std::string const& area, web::Tongue const& tongue);

}  // namespace wardmote::evidence
