#pragma once

#include <string_view>

#include "domains/situation/issues/issue.h"

// Message ids.
namespace wardmote::situation {

std::string_view label_of(BarrierKind kind);
std::string_view label_of(IssueStage stage);
std::string_view label_of(IssueAct act);

}  // namespace wardmote::situation
