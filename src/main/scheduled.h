#pragma once

#include <vector>

#include "main/house.h"
#include "store/jobs/schedule.h"

namespace wardmote {

/// What a server does by itself, one of however many there are: housekeeping once a day and, if it was given a folder for
/// them, copies.
std::vector<store::Recurring> recurring_work(Options::Serve const& options);

/// What does it. Without a folder for copies this server leaves those to others.
void add_scheduled_handlers(store::Handlers& handlers, House& house, store::BoardId board,
                            Options::Serve const& options);

/// The same for a house behind a wall, which has jobs, keys and copies of its own: at the Situation Table what was kept long enough is
/// purged once a day; and copies, in a folder of its name in the folder for them, where there is one.
std::vector<store::Recurring> walled_work(Wall wall, Options::Serve const& options);
store::Handlers walled_handlers(Wall wall, House& walled, store::BoardId board, Options::Serve const& options);

}  // namespace wardmote
