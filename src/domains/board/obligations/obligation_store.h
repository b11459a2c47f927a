#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domains/board/obligations/obligation.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// From which day on duties are counted; nothing if nobody has said.
std::optional<base::LocalDate> obligations_counted_from(store::Reader& reader, store::BoardId board);
void insert_obligation_start(store::Writer& writer, store::BoardId board, base::LocalDate day, base::Instant now);

/// Of one duty, or of all if `obligation` is empty; in the order in which they were recorded.
std::vector<Evidence> list_evidence(store::Reader& reader, store::BoardId board, std::string_view obligation);
std::vector<ObligationEvent> list_events(store::Reader& reader, store::BoardId board, std::string_view obligation);

void insert_evidence(store::Writer& writer, store::BoardId board, Evidence const& evidence);
void insert_withdrawal(store::Writer& writer, store::BoardId board, base::Id<Evidence> evidence,
                       std::string_view reason, base::Instant now);
void insert_event(store::Writer& writer, store::BoardId board, ObligationEvent const& event, base::Instant now);

/// Of all duties, in no order.
std::vector<CitationConfirmation> list_confirmations(store::Reader& reader, store::BoardId board);
void insert_confirmation(store::Writer& writer, store::BoardId board, CitationConfirmation const& confirmation,
                         base::Instant now);

}  // namespace wardmote::board
