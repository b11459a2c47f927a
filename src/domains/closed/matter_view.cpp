#include "domains/closed/matter_view.h"

#include <algorithm>

#include "base/choice.h"

namespace wardmote::closed {
namespace {

using web::message_id;
using enum MatterAct;

bool is_minuted(MatterAct act) { return act == record_note || act == record_direction; }

std::string_view label_of(ReportState state) {
  switch (state) {
    case ReportState::none: return message_id("nothing is to become public");
    case ReportState::proposed: return message_id("a second person is to confirm what becomes public");
    case ReportState::confirmed: return message_id("confirmed, and not yet public");
    case ReportState::published: break;
  }
  return message_id("reported out");
}

/// What was done to the matter of an item; nothing if nothing was.
std::vector<MatterEntry> steps_of(ClosedItem const& item, std::vector<MatterSteps> const& all) {
  auto const found = std::ranges::find(all, item.matter(), &MatterSteps::matter);
  return found == all.end() ? std::vector<MatterEntry>{} : found->entries;
}

MatterRow row_of(ClosedItem const& item, std::vector<MatterEntry> const& steps, std::string_view person,
                 web::Tongue const& tongue) {
  MatterRow row{.path = path_of(item), .number = item.number, .title = item.title, .ground = item.ground};
  auto const record = record_of(steps);
  row.is_barred = record.barred.contains(std::string(person));
  if (row.is_barred) return row;
  row.papers = record.papers;
  row.lines = std::ranges::count_if(steps, is_minuted, &MatterEntry::act);
  row.report_word = tongue.text(label_of(record.report.state));
  return row;
}

MatterLine line_of(MatterEntry const& entry, VoteWords const& words, web::Tongue const& tongue) {
  MatterLine line{.entry = entry.sequence,
                  .at = base::to_text(entry.at),
                  .by_name = entry.by_name,
                  .act_word = tongue.text(closed::label_of(entry.act)),
                  .text = entry.words.title.empty() ? entry.words.text : entry.words.title,
                  .text_fr = entry.words.text_fr};
  if (entry.act == bar_person || entry.act == admit_person) line.text = entry.words.person_name;
  if (entry.act == record_direction) line.decision = decision_view(entry.words, words, tongue);
  return line;
}

MatterCan can_do(MatterRecord const& record, bool is_carried, std::string_view person) {
  auto const& report = record.report;
  auto const is_proposed = report.state == ReportState::proposed;
  auto const is_own = report.proposed_by == person;
  return {.propose_report = is_carried && (report.state == ReportState::none || report.state == ReportState::published),
          .withdraw_proposal = is_proposed && is_own,
          .answer_report = is_proposed && !is_own,
          .publish_report = report.state == ReportState::confirmed};
}

ReportView report_view(Report const& report, std::vector<Carrier> const& carriers) {
  ReportView view{report.state, report.text, report.text_fr, report.proposed_by_name, report.carrier};
  for (auto const& carrier : carriers)
    if (carrier.meeting == report.carrier) view.carrier_title = carrier.title;
  return view;
}

ProposalFormView proposal_form(ClosedItem const& item, std::vector<Carrier> const& carriers,
                               web::Tongue const& tongue) {
  ProposalFormView form{
      .path = path_of(item) + "/propose_report",
      .carrier = {.name = "carrier", .label = tongue.text(message_id("The meeting that reports it"))}};
  if (carriers.size() != 1) form.carrier.options.push_back({"", tongue.text(message_id("Choose a meeting"))});
  for (auto const& carrier : carriers) form.carrier.options.push_back({carrier.meeting, carrier.title});
  return form;
}

std::string name_of_file(MatterRecord const& record, std::int64_t sequence) {
  auto const* const file = attachment_of(record, sequence);
  return file ? file->name : "";
}

TakeBackFormView take_back_form(ClosedItem const& item, MatterRecord const& record, web::Context const& context) {
  auto const& tongue = context.tongue;
  TakeBackFormView form{.path = path_of(item) + "/take_back_file",
                        .attachment = {.name = "attachment", .label = tongue.text(message_id("File"))},
                        .why = {.name = "why", .label = tongue.text(message_id("Why it is taken back"))}};
  for (auto const& file : record.attachments)
    if (file.has_own_key && !file.taken_back_at && file.attached_by != context.principal.person)
      form.attachment.options.push_back({std::to_string(file.sequence), file.name});
  return form;
}

/// Whoever takes part and is not barred yet.
BarFormView bar_form(ClosedRoom const& room, ClosedItem const& item, MatterRecord const& record,
                     web::Tongue const& tongue) {
  BarFormView form{.path = path_of(item) + "/bar_person",
                   .person = {.name = "person",
                              .label = tongue.text(message_id("Person")),
                              .options = {{"", tongue.text(message_id("none of these"))}}}};
  for (auto const& participant : room.participants())
    if (!record.barred.contains(participant.person))
      form.person.options.push_back({participant.person, participant.name});
  return form;
}

}  // namespace

std::string path_of(ClosedItem const& item) { return "/closed/" + item.meeting + "/" + std::to_string(item.item); }

std::string_view label_of(MatterAct act) {
  switch (act) {
    case put_paper: return message_id("Put the paper");
    case record_note: return message_id("Record a line of the closed minutes");
    case record_direction: return message_id("Record a motion and its vote");
    case attach_file: return message_id("Attach a file");
    case take_back_file: return message_id("Take a file back");
    case bar_person: return message_id("Bar a person from the matter");
    case admit_person: return message_id("Admit a person to the matter again");
    case propose_report: return message_id("Propose what becomes public");
    case withdraw_proposal: return message_id("Withdraw the proposal");
    case return_proposal: return message_id("Return the proposal");
    case confirm_report: return message_id("Confirm: this becomes public");
    case publish_report: break;
  }
  return message_id("Report out");
}

std::vector<SittingView> sitting_views(std::vector<ClosedItem> const& items, std::vector<MatterSteps> const& steps,
                                       std::string_view person, web::Tongue const& tongue) {
  std::vector<SittingView> sittings;
  for (auto const& item : items) {
    if (sittings.empty() || sittings.back().title != item.meeting_title)
      sittings.push_back({.title = item.meeting_title, .minutes_path = "/closed/" + item.meeting + "/minutes"});
    sittings.back().matters.push_back(row_of(item, steps_of(item, steps), person, tongue));
  }
  return sittings;
}

std::vector<MatterLine> log_lines(std::span<MatterEntry const> log, VoteWords const& words, web::Tongue const& tongue) {
  std::vector<MatterLine> lines;
  for (auto const& entry : log) lines.push_back(line_of(entry, words, tongue));
  return lines;
}

std::vector<MatterLine> minute_lines(std::span<MatterEntry const> log, VoteWords const& words,
                                     web::Tongue const& tongue) {
  std::vector<MatterLine> lines;
  for (auto const& entry : log)
    if (is_minuted(entry.act)) lines.push_back(line_of(entry, words, tongue));
  return lines;
}

AttachmentLine line_of(ClosedItem const& item, MatterAttachment const& attachment) {
  return {.attachment = attachment.sequence,
          .path = path_of(item) + "/attachments/" + std::to_string(attachment.sequence),
          .name = attachment.name,
          .hash = attachment.hash,
          .kilobytes = (attachment.bytes + 1023) / 1024,
          .taken_back_at = attachment.taken_back_at ? base::to_text(*attachment.taken_back_at) : "",
          .taken_back_why = attachment.taken_back_why};
}

MatterView matter_view(ClosedRoom const& room, OpenMatter const& matter, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const& item = matter.item;
  auto const record = record_of(matter.log);
  auto const carriers = carriers_of(room, item, tongue);
  MatterView view{.breadcrumbs = {{"/closed", tongue.text(message_id("Closed session"))}},
                  .title = item.number.empty() ? item.title : item.number + " " + item.title,
                  .meeting = item.meeting,
                  .item = item.item,
                  .path = path_of(item),
                  .public_path = "/meetings/" + item.meeting,
                  .meeting_title = item.meeting_title,
                  .number = item.number,
                  .ground = item.ground,
                  .takes_report = !carriers.empty(),
                  .closed_title = record.title,
                  .paper = record.paper,
                  .papers = record.papers,
                  .taking_back = take_back_form(item, record, context),
                  .minutes = minute_lines(matter.log, room.words, tongue),
                  .log = log_lines(matter.log, room.words, tongue),
                  .report = report_view(record.report, carriers),
                  .proposal = proposal_form(item, carriers, tongue),
                  .reported = item.reported,
                  .can = can_do(record, !carriers.empty(), context.principal.person),
                  .may_be_barred = bar_form(room, item, record, tongue),
                  .motion = direction_form(matter, room.words, tongue)};
  view.can.take_back_file = !view.taking_back.attachment.options.empty();
  for (auto const& attachment : record.attachments) view.attachments.push_back(line_of(item, attachment));
  for (auto const& [barred, name] : record.barred) view.barred.push_back({barred, name});
  for (auto const& reading : matter.readings)
    view.readings.push_back({base::to_text(reading.at), reading.person_name, name_of_file(record, reading.attachment)});
  return view;
}

}  // namespace wardmote::closed
