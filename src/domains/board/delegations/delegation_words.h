#pragma once

#include <string_view>

#include "domains/board/delegations/delegation.h"

namespace wardmote::board {

// Each gives a message id: a word or a sentence for people.
std::string_view label_of(DelegationState state);
std::string_view label_of(DelegationWay way);
std::string_view label_of(access::FormLanguage language);
std::string_view label_of(DeclineReason reason);

}  // namespace wardmote::board
