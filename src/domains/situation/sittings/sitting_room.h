#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domains/situation/discussion_room.h"
#include "domains/situation/sittings/sitting_agenda.h"
#include "domains/situation/sittings/sitting_store.h"

namespace wardmote::situation {

/// Today's sitting with its agenda. No part of a discussion is opened for it.
struct SittingToday {
  KeptSitting kept{};
  std::vector<AgendaItem> agenda{};
};
SittingToday sitting_today(store::Reader& reader, SituationRoom const& room, web::Context const& context);

/// What a form asks for. An act uses the members that it speaks of.
struct SittingOrder {
  SittingAct act = SittingAct::open_sitting;
  std::vector<std::string> agencies{};    ///< that are there when it is opened; the one that arrives or leaves
  std::string number{};                   ///< that is chosen
  std::optional<std::int64_t> minutes{};  ///< for it; nothing: what is usual (usual_minutes)
};

/// Records what is new of it (is_news) in today's sitting, all or nothing. Refuses what is_news does, and form_outdated if others wrote at the same
/// moment.
base::Answer<void> record_sitting(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                                  SittingOrder const& order);

}  // namespace wardmote::situation
