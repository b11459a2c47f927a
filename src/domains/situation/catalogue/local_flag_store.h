#pragma once

#include <map>
#include <vector>

#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/catalogue/local_flags.h"

namespace wardmote::situation {

/// The oldest first, those that were retired too.
std::vector<LocalFlag> list_local_flags(store::Reader& reader, store::BoardId board);

/// Each with its audit entry. False, and nothing is written, if there is a flag of that code; if it is retired, or there is none.
bool insert_local_flag(store::Writer& writer, Hand const& hand, LocalFlag const& flag);
bool retire_local_flag(store::Writer& writer, Hand const& hand, std::string_view code, base::Instant now);

/// How many discussions were recorded under each version of the lists.
std::map<std::string, std::int64_t> versions_recorded(store::Reader& reader, store::BoardId board);

}  // namespace wardmote::situation
