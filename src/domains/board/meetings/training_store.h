#pragma once

#include <vector>

#include "base/refusal.h"
#include "domains/board/meetings/training.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Those that were not withdrawn, in the order of the days.
std::vector<Training> list_trainings(store::Reader& reader, store::BoardId board);

/// With its audit entry record_training. Refuses form_invalid: `member` who is not of the board, `completed_on` after
/// `today`, `evidence` missing.
base::Answer<void> record_training(store::Writer& writer, store::BoardId board, Training const& training,
                                   base::LocalDate today, std::string_view actor, base::Instant now);

/// Writes the entry `id` that withdraws another, with its audit entry withdraw_training. Refuses form_invalid: `training` that
/// is none, or was withdrawn before, `reason` missing.
base::Answer<void> withdraw_training(store::Writer& writer, store::BoardId board, base::Id<Training> id,
                                     std::string_view training, std::string const& reason, std::string_view actor,
                                     base::Instant now);

}  // namespace wardmote::board
