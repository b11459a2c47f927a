#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domains/board/delegations/delegation.h"
#include "domains/board/delegations/delegation_rule.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// The rule of a board; the program's default until its office entered one.
DelegationRule held_delegation_rule(store::Reader& reader, store::BoardId board);
void insert_delegation_rule(store::Writer& writer, store::BoardId board, DelegationRule const& rule, base::Instant now);

/// The requests for a meeting, in the order of asking. By the unique index of the relation.
std::vector<Delegation> list_delegations(store::Reader& reader, store::BoardId board, std::string_view meeting);

/// The request whose page the secret opens. By the index delegation_request_by_secret.
std::optional<Delegation> find_delegation(store::Reader& reader, store::BoardId board, std::string_view secret);
std::optional<Delegation> find_delegation(store::Reader& reader, store::BoardId board, base::Id<DelegationRequest> id);

/// Adds a request; the caller gave it its number.
void insert_delegation(store::Writer& writer, store::BoardId board, DelegationRequest const& request);
/// Adds a step to the log of a request.
void insert_step(store::Writer& writer, store::BoardId board, Delegation const& delegation, DelegationStep const& step);

/// Requests for meetings before that day of which something personal is still kept.
std::vector<DelegationRequest> list_unforgotten(store::Reader& reader, store::BoardId board, base::LocalDate before);
/// Empties what a person told of themselves.
void empty_delegation(store::Writer& writer, base::Id<DelegationRequest> request, base::Instant now);

}  // namespace wardmote::board
