#pragma once

#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/situation/room.h"

// What the table learns from its own record: counts of factors, places in the process and services, and never of anybody. Whatever is made of it
// passes the gate (analysis/disclosure) before anybody sees it.
namespace wardmote::situation {

/// One discussion as a line of counts: codes alone, no number, no agency, no word.
struct GatheredDiscussion {
  int year = 0;  ///< in which it was opened
  std::string type{}, age_group{}, sex{}, sector{};
  bool is_rejected = false;
  std::string reason{};  ///< of the conclusion; empty while it is open
  std::vector<std::string> risks{}, protections{}, flags{};
  std::vector<std::string> services{};       ///< service types that were mobilized
  std::vector<std::string> mobilizations{};  ///< how far: each kind once
  bool has_details = true;                   ///< not rejected, and not purged yet
};

/// All discussions that were opened in the years. Refuses what the vault refuses.
base::Answer<std::vector<GatheredDiscussion>> gathered(SituationRoom const& room, int first_year, int last_year);

}  // namespace wardmote::situation
