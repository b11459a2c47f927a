#pragma once

#include <map>
#include <set>
#include <span>

#include "domains/situation/discussion_store.h"

namespace wardmote::situation {

/// The parts of a changed discussion, sealed as those of this very step. Refuses key_not_given without a vault, and what Vault::seal does.
base::Answer<std::map<Part, SealedPart>> sealed_parts(store::Vault* vault, store::BoardId board,
                                                      Discussion const& changed, std::int64_t sequence);

/// The discussion with these parts of it, as far as they are there; one that was shed meanwhile is not. Refuses not_permitted,
/// key_not_given without a vault, and what Vault::open does.
base::Answer<Discussion> opened(store::Vault* vault, access::Opening const& opening, store::BoardId board,
                                RestingDiscussion const& resting, std::set<Part> const& parts);

/// Every part, for the program's own rules.
base::Answer<Discussion> opened_whole(store::Vault* vault, store::BoardId board, RestingDiscussion const& resting);

}  // namespace wardmote::situation
