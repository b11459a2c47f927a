#pragma once

#include "domains/board/policies/policy.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Everything that is on record of a board's policies and the chief's procedures.
PolicyRegister read_register(store::Reader& reader, store::BoardId board);

/// A number that no policy has had yet (else StoreFailure: constraint).
void insert_policy(store::Writer& writer, store::BoardId board, Policy const& policy, base::Instant now);
void insert_version(store::Writer& writer, store::BoardId board, PolicyId policy, PolicyVersion const& version,
                    base::Instant now);
void insert_review(store::Writer& writer, store::BoardId board, PolicyId policy, PolicyReview const& review,
                   base::Instant now);
void insert_repeal(store::Writer& writer, store::BoardId board, PolicyId policy, PolicyRepeal const& repeal,
                   base::Instant now);
void insert_procedure(store::Writer& writer, store::BoardId board, ChiefProcedure const& procedure, base::Instant now);
void insert_test(store::Writer& writer, store::BoardId board, std::string_view number, ProcedureTest const& test,
                 base::Instant now);

}  // namespace wardmote::board
