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

/// The same for a house behind a wall, which has jobs, keys and copies of its own: copies, in a folder of its name in the folder for
/// them. Nothing without that folder.
std::vector<store::Recurring> walled_work(Options::Serve const& options);
store::Handlers walled_handlers(Wall wall, House& walled, Options::Serve const& options);

}  // namespace wardmote
