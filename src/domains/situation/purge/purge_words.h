#pragma once

#include <string_view>

#include "domains/situation/purge/purge_store.h"

// Message ids.
namespace wardmote::situation {

std::string_view label_of(HoldGround ground);
std::string_view label_of(PurgeAct act);
std::string_view label_of(Purged what);

}  // namespace wardmote::situation
