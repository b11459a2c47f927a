#pragma once

#include <vector>

#include "domains/board/plan/plan_answer.h"

namespace wardmote::board {

/// Of all requirements, the newest first.
std::vector<PlanAnswer> list_plan_answers(store::Reader& reader, store::BoardId board);
void insert_plan_answer(store::Writer& writer, store::BoardId board, PlanAnswer const& answer, base::Instant now);

}  // namespace wardmote::board
