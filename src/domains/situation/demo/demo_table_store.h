#pragma once

#include "base/clock.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::situation {

/// Whether what this table holds is a demonstration.
bool is_demonstration(store::Reader& reader, store::BoardId board);

/// Says so of a table that holds nothing yet, with an entry of the audit chain. False, and nothing is written, if it has an agency.
bool begin_demonstration(store::Writer& writer, store::BoardId board, std::string_view actor, std::uint64_t seed,
                         base::LocalDate today);

}  // namespace wardmote::situation
