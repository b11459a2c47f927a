#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/refusal.h"
#include "domains/board/kept_file.h"
#include "domains/board/obligations/obligation_catalogue.h"
#include "domains/board/obligations/occurrence.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Who does something, and when; `today` is the day at the board.
struct Doing {
  std::string actor{};
  base::LocalDate today{};
  base::Clock const& clock;
};

/// Enters an act into the audit chain.
void record_act(store::Writer& writer, store::BoardId board, std::string_view action, std::string const& subject,
                std::map<std::string, std::string> details, Doing const& doing);

/// What somebody typed of the evidence.
struct EvidenceInput {
  std::string occurrence{};  ///< as `mark_of` spells it; empty: of none
  std::string met_on{};
  EvidenceKind kind = EvidenceKind::report;
  std::string title{};
  std::string address{};
  std::string file_name{};
  std::string file_hash{};
  UploadedFile upload{};
};

/// What stands for an occurrence in a form: its day "2027-06-30", the identifier of its event, or nothing.
std::string mark_of(Occurrence const& occurrence);

/// The evidence that an input makes. Refuses form_invalid: a day to come, an occurrence that is not one of `occurrences`, a
/// motion or report without a title, a page without an address, a file that is neither sent nor has name and hash, one that
/// is sent and is not for everybody to read (kept_file.h).
base::Answer<Evidence> decide_evidence(Obligation const& obligation, EvidenceInput const& input,
                                       std::vector<Occurrence> const& occurrences, base::LocalDate today);

/// Each writes its rows and its audit entry, and refuses form_invalid with what is wrong field by field.
base::Answer<void> record_evidence(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                   std::string_view version, EvidenceInput const& input, Doing const& doing);
/// Refuses page_not_found for what is no evidence of the duty.
base::Answer<void> withdraw_evidence(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                     std::string const& evidence, std::string const& reason, Doing const& doing);
base::Answer<void> record_obligation_event(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                           std::string const& occurred_on, std::string const& title,
                                           Doing const& doing);
/// Refuses citation_confirmed_already too.
base::Answer<void> confirm_citation(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                    std::string_view version, std::string const& confirmed_by, std::string const& basis,
                                    Doing const& doing);
/// The same for any words of a catalogue: `about.obligation` is their identifier, `about.citation` what is confirmed; the rest of it
/// is typed. `act` is the audit entry.
base::Answer<void> confirm_words(store::Writer& writer, store::BoardId board, CitationConfirmation about,
                                 std::string_view act, Doing const& doing);
base::Answer<void> count_obligations(store::Writer& writer, store::BoardId board, std::string const& starts_on,
                                     Doing const& doing);

/// The confirmation of its citation; nothing if nobody has compared this very one with the law.
CitationConfirmation const* confirmation_of(std::vector<CitationConfirmation> const& confirmations,
                                            Obligation const& obligation);
/// Whether a page has to say that its citation is unverified.
bool shows_unverified(std::vector<CitationConfirmation> const& confirmations, Obligation const& obligation);

/// What is recorded of a duty.
Known known_of(store::Reader& reader, store::BoardId board, std::string_view obligation);

}  // namespace wardmote::board
