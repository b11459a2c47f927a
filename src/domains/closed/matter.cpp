#include "domains/closed/matter.h"

#include <algorithm>

#include "base/choice.h"
#include "base/ensure.h"
#include "base/text.h"
#include "web/attached_pdf.h"
#include "web/context.h"

namespace wardmote::closed {
namespace {

using base::RefusalCode;
using web::message_id;
using enum MatterAct;

base::Answer<void> may_attach(MatterWords const& words) {
  if (auto const fits =
          web::may_be_attached(words.file_hash, words.file_kind, base::whole_number(words.file_bytes).value_or(0));
      !fits)
    return fits;
  if (words.title.empty()) return base::refuse_field("file", message_id("The file has no name. Give it one."));
  return {};
}

/// Two people, as where words are let out: destroying what was before the session is as final.
base::Answer<void> may_take_back(MatterRecord const& record, MatterEntry const& next) {
  auto const* const file = attachment_of(record, base::whole_number(next.words.file_entry).value_or(0));
  if (!file || file->taken_back_at) return base::refuse(RefusalCode::page_not_found, {{"path", next.words.file_entry}});
  if (next.words.text.empty()) return base::refuse_field("why", message_id("Say why the file is taken back"));
  if (file->attached_by == next.by)
    return base::refuse_field("why", message_id("Whoever attached a file does not take it back: ask somebody else"));
  if (!file->has_own_key)
    return base::refuse_field("why",
                              message_id("This file has no key of its own, and goes with the whole matter alone"));
  return {};
}

base::Answer<void> stands(Report const& report, ReportState needed) {
  if (report.state == needed) return {};
  return base::refuse(RefusalCode::report_state_wrong, {{"state", std::string(base::spelling_of(report.state))}});
}

base::Answer<void> may_propose(Report const& report, MatterWords const& words) {
  if (report.state == ReportState::proposed || report.state == ReportState::confirmed)
    return stands(report, ReportState::none);
  if (words.text.empty()) return base::refuse_field("text_en", message_id("Write in English what is to become public"));
  if (words.text_fr.empty())
    return base::refuse_field("text_fr", message_id("Write in French what is to become public"));
  return {};
}

/// Two people: who proposed withdraws, another confirms or returns.
base::Answer<void> may_answer(Report const& report, MatterEntry const& next) {
  if (auto const proposed = stands(report, ReportState::proposed); !proposed) return proposed;
  auto const is_own = report.proposed_by == next.by;
  if (is_own != (next.act == withdraw_proposal))
    return base::refuse(RefusalCode::second_person_needed, {{"person", report.proposed_by_name}});
  if (next.act == return_proposal && next.words.text.empty())
    return base::refuse_field("reason", message_id("Say why it is returned"));
  return {};
}

base::Answer<void> may_bar(MatterRecord const& record, MatterEntry const& next) {
  if (next.person.empty()) return base::refuse_field("person", message_id("Choose a person"));
  if (record.barred.contains(next.person) != (next.act == admit_person))
    return base::refuse_field("person", next.act == bar_person ? message_id("This person is barred already")
                                                               : message_id("This person is not barred"));
  return {};
}

Report proposed(MatterEntry const& entry) {
  return {.state = ReportState::proposed,
          .sequence = entry.sequence,
          .proposed_by = entry.by,
          .proposed_by_name = entry.by_name,
          .text = entry.words.text,
          .text_fr = entry.words.text_fr,
          .carrier = entry.words.carrier};
}

MatterAttachment attached(MatterEntry const& entry) {
  return {.sequence = entry.sequence,
          .name = entry.words.title,
          .hash = entry.words.file_hash,
          .bytes = base::whole_number(entry.words.file_bytes).value_or(0),
          .has_own_key = entry.words.file_key == own_key,
          .attached_by = entry.by};
}

void take_back(MatterRecord& record, MatterEntry const& entry) {
  for (auto& file : record.attachments)
    if (std::to_string(file.sequence) == entry.words.file_entry) {
      file.taken_back_at = entry.at;
      file.taken_back_why = entry.words.text;
    }
}

}  // namespace

MatterAttachment const* attachment_of(MatterRecord const& record, std::int64_t sequence) {
  auto const found = std::ranges::find(record.attachments, sequence, &MatterAttachment::sequence);
  return found == record.attachments.end() ? nullptr : &*found;
}

MatterRecord record_of(std::span<MatterEntry const> log) {
  MatterRecord record;
  for (auto const& entry : log) switch (entry.act) {
      case put_paper:
        record.title = entry.words.title;
        record.paper = entry.words.text;
        ++record.papers;
        break;
      case attach_file: record.attachments.push_back(attached(entry)); break;
      case take_back_file: take_back(record, entry); break;
      case bar_person: record.barred[entry.person] = entry.words.person_name; break;
      case admit_person: record.barred.erase(entry.person); break;
      case propose_report: record.report = proposed(entry); break;
      case withdraw_proposal:
      case return_proposal: record.report = {}; break;
      case confirm_report: record.report.state = ReportState::confirmed; break;
      case publish_report: record.report.state = ReportState::published; break;
      case record_note:
      case record_direction: break;
    }
  return record;
}

base::Answer<void> may_follow(std::span<MatterEntry const> log, MatterEntry const& next) {
  auto const record = record_of(log);
  switch (next.act) {
    case put_paper:
      if (next.words.title.empty()) return base::refuse_field("paper_title", message_id("Give the paper its title"));
      if (next.words.text.empty()) return base::refuse_field("paper", message_id("Write the paper"));
      return {};
    case record_note:
      if (next.words.text.empty()) return base::refuse_field("note", message_id("Write what is to be recorded"));
      return {};
    case record_direction:
      ENSURE(base::choice_called<Outcome>(next.words.outcome));  // counted (closed_vote.h), not entered
      return {};
    case attach_file: return may_attach(next.words);
    case take_back_file: return may_take_back(record, next);
    case bar_person:
    case admit_person: return may_bar(record, next);
    case propose_report: return may_propose(record.report, next.words);
    case withdraw_proposal:
    case return_proposal:
    case confirm_report: return may_answer(record.report, next);
    case publish_report: return stands(record.report, ReportState::confirmed);
  }
  return {};
}

}  // namespace wardmote::closed
