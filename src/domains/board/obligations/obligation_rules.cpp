#include "domains/board/obligations/obligation_rules.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/form_check.h"
#include "domains/board/obligations/obligation_store.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using web::message_id;

bool is_hash(std::string_view text) {
  return text.size() == 64 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Anything may have a file that shows it; what is a file alone is sent, or is named where it lies elsewhere.
void check_file(FormCheck& check, EvidenceInput const& input) {
  check_shown_file(check, "upload", input.upload);
  if (!input.upload.hash.empty()) {
    if (!input.file_name.empty() || !input.file_hash.empty())
      check.wrong("file_name", message_id("Send the file or name it, not both."));
    return;
  }
  if (input.kind != EvidenceKind::file) {
    if (!input.file_name.empty() || !input.file_hash.empty())
      check.wrong("kind", message_id("Choose “a file” if you name a file."));
    return;
  }
  check.line("file_name", input.file_name, message_id("Enter the name of the file."));
  if (!is_hash(input.file_hash))
    check.wrong(
        "file_hash",
        message_id("Enter the hash of the file: 64 hexadecimal digits, as sha256sum or b2sum -l 256 print them."));
}

std::string details_of(std::optional<base::LocalDate> day) { return day ? base::to_text(*day) : ""; }

}  // namespace

void record_act(store::Writer& writer, store::BoardId board, std::string_view action, std::string const& subject,
                std::map<std::string, std::string> details, Doing const& doing) {
  writer.record({.board = board,
                 .actor = doing.actor,
                 .action = std::string(action),
                 .subject = subject,
                 .details = std::move(details)});
}

std::string mark_of(Occurrence const& occurrence) {
  if (occurrence.event) return occurrence.event->text();
  return occurrence.due_on ? base::to_text(*occurrence.due_on) : "";
}

base::Answer<Evidence> decide_evidence(Obligation const& obligation, EvidenceInput const& input,
                                       std::vector<Occurrence> const& occurrences, base::LocalDate today) {
  FormCheck check;
  Evidence evidence{.obligation = obligation.id, .kind = input.kind};
  auto const chosen = std::ranges::find_if(occurrences, [&](Occurrence const& one) {
    return !input.occurrence.empty() && mark_of(one) == input.occurrence;
  });
  if (chosen != occurrences.end()) {
    evidence.event = chosen->event;
    if (!chosen->event && is_by_calendar(obligation.recurrence)) evidence.due_on = chosen->due_on;
  } else if (!input.occurrence.empty() || is_by_calendar(obligation.recurrence)) {
    check.wrong("occurrence", message_id("Choose one of the times in the list."));
  }
  evidence.met_on =
      check.past_day("met_on", input.met_on, message_id("Enter the day on which it was met, like 2026-06-18."), today);
  evidence.title = check.line("title", input.title, message_id("Enter what shows it: the motion, report or page."));
  evidence.address = check.address("address", input.address);
  if (input.kind == EvidenceKind::page && input.address.empty())
    check.wrong("address", message_id("Enter the address of the page."));
  check_file(check, input);
  auto const is_sent = !input.upload.hash.empty();
  evidence.file_name = is_sent ? input.upload.name : input.file_name;
  evidence.file_hash = is_sent ? input.upload.hash : input.file_hash;
  evidence.file_kind = input.upload.kind;
  if (!check.is_well()) return check.refused();
  return evidence;
}

CitationConfirmation const* confirmation_of(std::vector<CitationConfirmation> const& confirmations,
                                            Obligation const& obligation) {
  auto const found = std::ranges::find_if(confirmations, [&](CitationConfirmation const& one) {
    return one.obligation == obligation.id && one.citation == obligation.citation();
  });
  return found == confirmations.end() ? nullptr : &*found;
}

bool shows_unverified(std::vector<CitationConfirmation> const& confirmations, Obligation const& obligation) {
  return is_unverified(obligation) && confirmation_of(confirmations, obligation) == nullptr;
}

Known known_of(store::Reader& reader, store::BoardId board, std::string_view obligation) {
  return {.counted_from = obligations_counted_from(reader, board),
          .evidence = list_evidence(reader, board, obligation),
          .events = list_events(reader, board, obligation)};
}

base::Answer<void> record_evidence(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                   std::string_view version, EvidenceInput const& input, Doing const& doing) {
  auto const occurrences = occurrences_of(obligation.recurrence, known_of(writer, board, obligation.id), doing.today,
                                          horizon_of(obligation.recurrence, doing.today));
  auto evidence = decide_evidence(obligation, input, occurrences, doing.today);
  if (!evidence) return std::unexpected(evidence.error());
  evidence->id = base::Id<Evidence>::make(doing.clock);
  evidence->catalogue_version = version;
  evidence->recorded_at = doing.clock.now();
  insert_evidence(writer, board, *evidence);
  record_act(writer, board, "record_evidence", obligation.id,
             {{"evidence", evidence->id.text()},
              {"due_on", details_of(evidence->due_on)},
              {"met_on", base::to_text(evidence->met_on)},
              {"kind", std::string(base::spelling_of(evidence->kind))},
              {"title", evidence->title},
              {"file_hash", evidence->file_hash},
              {"catalogue_version", evidence->catalogue_version}},
             doing);
  return {};
}

base::Answer<void> withdraw_evidence(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                     std::string const& evidence, std::string const& reason, Doing const& doing) {
  auto const all = list_evidence(writer, board, obligation.id);
  auto const found = std::ranges::find(all, evidence, [](Evidence const& one) { return one.id.text(); });
  if (found == all.end()) return base::refuse(base::RefusalCode::page_not_found);
  FormCheck check;
  check.line("reason", reason, message_id("Enter why it does not count."));
  if (!found->counts()) check.wrong("reason", message_id("It was withdrawn already."));
  if (!check.is_well()) return check.refused();
  insert_withdrawal(writer, board, found->id, reason, doing.clock.now());
  record_act(writer, board, "withdraw_evidence", obligation.id, {{"evidence", evidence}, {"reason", reason}}, doing);
  return {};
}

base::Answer<void> record_obligation_event(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                           std::string const& occurred_on, std::string const& title,
                                           Doing const& doing) {
  FormCheck check;
  ObligationEvent const event{
      .id = EventId::make(doing.clock),
      .obligation = obligation.id,
      .occurred_on = check.past_day("occurred_on", occurred_on,
                                    message_id("Enter the day on which it happened, like 2026-06-18."), doing.today),
      .title =
          check.line("title", title, message_id("Enter what happened, without the name of a member of the public."))};
  if (!check.is_well()) return check.refused();
  insert_event(writer, board, event, doing.clock.now());
  record_act(writer, board, "record_obligation_event", obligation.id,
             {{"event", event.id.text()}, {"occurred_on", base::to_text(event.occurred_on)}, {"title", title}}, doing);
  return {};
}

base::Answer<void> confirm_words(store::Writer& writer, store::BoardId board, CitationConfirmation about,
                                 std::string_view act, Doing const& doing) {
  FormCheck check;
  check.line("confirmed_by", about.confirmed_by,
             message_id("Enter the name and office of whoever compared it with the law."));
  check.line("basis", about.basis, message_id("Enter what it was compared with: the text, its date and the section."));
  if (!check.is_well()) return check.refused();
  for (auto const& earlier : list_confirmations(writer, board))
    if (earlier.obligation == about.obligation && earlier.citation == about.citation)
      return base::refuse(base::RefusalCode::citation_confirmed_already,
                          {{"obligation", about.obligation}, {"date", base::to_text(earlier.confirmed_on)}});
  about.confirmed_on = doing.today;
  insert_confirmation(writer, board, about, doing.clock.now());
  record_act(writer, board, act, about.obligation,
             {{"citation", about.citation},
              {"confirmed_by", about.confirmed_by},
              {"basis", about.basis},
              {"confirmed_on", base::to_text(about.confirmed_on)},
              {"catalogue_version", about.catalogue_version}},
             doing);
  return {};
}

base::Answer<void> confirm_citation(store::Writer& writer, store::BoardId board, Obligation const& obligation,
                                    std::string_view version, std::string const& confirmed_by, std::string const& basis,
                                    Doing const& doing) {
  return confirm_words(writer, board,
                       {.obligation = obligation.id,
                        .citation = obligation.citation(),
                        .confirmed_by = confirmed_by,
                        .basis = basis,
                        .catalogue_version = std::string(version)},
                       "confirm_citation", doing);
}

base::Answer<void> count_obligations(store::Writer& writer, store::BoardId board, std::string const& starts_on,
                                     Doing const& doing) {
  FormCheck check;
  auto const day =
      check.day("starts_on", starts_on, message_id("Enter the day from which on duties are counted, like 2024-04-01."));
  if (!check.is_well()) return check.refused();
  insert_obligation_start(writer, board, day, doing.clock.now());
  record_act(writer, board, "count_obligations", "obligations", {{"starts_on", starts_on}}, doing);
  return {};
}

}  // namespace wardmote::board
