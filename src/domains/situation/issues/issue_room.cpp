#include "domains/situation/issues/issue_room.h"

#include "access/secrecy/sealing.h"
#include "base/choice.h"
#include "base/text.h"
#include "domains/situation/issues/issue_store.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

using base::RefusalCode;
using web::message_id;
using enum IssueAct;

constexpr std::size_t sectors_max = 6;

store::SealedPlace place_of_issue(store::BoardId board, std::int64_t number, std::string_view column) {
  return {.record = {board, "issue", std::to_string(number)}, .column = std::string(column), .stage = "issue"};
}

base::Answer<void> may_be_said(SituationRoom const& room, std::string_view text) {
  if (text.empty()) return base::refuse_field("text", message_id("Write a sentence"));
  if (text.find('\n') != std::string_view::npos) return base::refuse_field("text", message_id("Write one line"));
  auto const against = objection_to(room.against, text);
  return against.empty() ? base::Answer<void>{} : base::refuse_field("text", against);
}

base::Answer<void> may_be_raised(SituationRoom const& room, IssueOrder const& order) {
  if (!base::choice_called<BarrierKind>(order.kind))
    return base::refuse_field("kind", message_id("Choose one of the list"));
  if (order.sectors.empty() || order.sectors.size() > sectors_max)
    return base::refuse_field("sectors", message_id("Choose from one to six sectors"));
  for (auto const& sector : order.sectors)
    if (room.catalogue().find(CodeKind::sector, sector) == nullptr)
      return base::refuse_field("sectors", message_id("Choose one of the list"));
  return may_be_said(room, order.text);
}

IssueStep step_of(Issue const& issue, IssueAct act, web::Context const& context, SituationRoom const& room) {
  return {.sequence = issue.steps + 1,
          .act = act,
          .month = base::month_of(web::local_date(context.now, room.zone)),
          .by = act == raise_issue ? "" : context.principal.person};
}

base::Answer<void> written(bool is_written) {
  return is_written ? base::Answer<void>{} : base::refuse(RefusalCode::form_outdated);
}

base::Answer<void> raise(SituationRoom const& room, web::Context const& context, IssueOrder const& order) {
  if (auto const fits = may_be_raised(room, order); !fits) return fits;
  auto const number = room.database.read([&](store::Reader& reader) { return next_issue_number(reader, room.board); });
  auto words = access::sealed_as<SealedIssueText>(room.vault, place_of_issue(room.board, number, "words"), order.text);
  if (!words) return std::unexpected(words.error());
  RestingIssue const issue{{.number = number,
                            .kind = *base::choice_called<BarrierKind>(order.kind),
                            .sectors = order.sectors,
                            .language = std::string(web::code_of(context.language()))},
                           *std::move(words),
                           std::nullopt};
  return written(room.database.write([&](store::Writer& writer) {
    return insert_issue(writer, room.board, issue) &&
           append_issue_step(writer, room.board, issue, step_of(issue.known, raise_issue, context, room),
                             context.principal.person);
  }));
}

base::Answer<void> add_answer(SituationRoom const& room, web::Context const& context, IssueOrder const& order,
                              RestingIssue& issue) {
  if (auto const fits = may_be_said(room, order.text); !fits) return fits;
  auto answer =
      access::sealed_as<SealedIssueText>(room.vault, place_of_issue(room.board, order.issue, "answer"), order.text);
  if (!answer) return std::unexpected(answer.error());
  issue.answer = *std::move(answer);
  issue.known.answer_language = web::code_of(context.language());
  return {};
}

base::Answer<void> move_on(SituationRoom const& room, web::Context const& context, IssueReader const& reader,
                           IssueOrder const& order) {
  auto issue = room.database.read([&](store::Reader& store) { return find_issue(store, room.board, order.issue); });
  auto const is_seen = issue && may_read(issue->known, reader);
  auto const to = is_seen ? next(order.act, issue->known.stage) : std::nullopt;
  if (!to) return base::refuse_field("issue", message_id("Choose one of the list"));
  if (order.act == answer_issue)
    if (auto const added = add_answer(room, context, order, *issue); !added) return added;
  issue->known.stage = *to;
  issue->known.is_sent = issue->known.is_sent || order.act == send_issue;
  return written(room.database.write([&](store::Writer& writer) {
    return append_issue_step(writer, room.board, *issue, step_of(issue->known, order.act, context, room),
                             context.principal.person);
  }));
}

base::Answer<OpenIssue> opened_issue(SituationRoom const& room, web::Context const& context,
                                     RestingIssue const& resting) {
  auto const number = resting.known.number;
  auto const words = resting.words.open(context.principal, room.vault, place_of_issue(room.board, number, "words"));
  if (!words) return std::unexpected(words.error());
  OpenIssue issue{.known = resting.known, .words = std::string(words->text())};
  if (!resting.answer) return issue;
  auto const answer = resting.answer->open(context.principal, room.vault, place_of_issue(room.board, number, "answer"));
  if (!answer) return std::unexpected(answer.error());
  issue.answer = answer->text();
  return issue;
}

}  // namespace

base::Answer<IssueReader> admit_to_issues(SituationRoom const& room, web::Context const& context) {
  auto const& principal = context.principal;
  IssueReader reader{.is_planner = principal.may("answer_issue")};
  auto admitted = admit(room, context);
  if (admitted) {
    reader.is_officer = admitted->reader.is_officer;
    reader.table = *std::move(admitted);
  } else if (!reader.is_planner || admitted.error().code != RefusalCode::seat_missing) {
    return std::unexpected(admitted.error());
  }
  return reader;
}

bool may_do(IssueAct act, IssueReader const& reader) {
  switch (act) {
    case raise_issue: return reader.table.has_value();
    case answer_issue: return reader.is_planner;
    case accept_issue:
    case send_issue:
    case close_issue: break;
  }
  return reader.is_officer;
}

bool may_read(Issue const& issue, IssueReader const& reader) { return reader.table || issue.is_sent; }

base::Answer<std::vector<OpenIssue>> read_issues(SituationRoom const& room, web::Context const& context,
                                                 IssueReader const& reader) {
  auto const [resting, steps] = room.database.read([&](store::Reader& store) {
    return std::pair(list_issues(store, room.board), list_issue_steps(store, room.board));
  });
  std::vector<OpenIssue> issues;
  for (auto const& each : resting) {
    if (!may_read(each.known, reader)) continue;
    auto issue = opened_issue(room, context, each);
    if (!issue) return std::unexpected(issue.error());
    issue->steps = steps.at(each.known.number);
    issues.push_back(*std::move(issue));
  }
  return issues;
}

base::Answer<void> record_issue_act(SituationRoom const& room, web::Context const& context, IssueOrder const& order) {
  auto const reader = admit_to_issues(room, context);
  if (!reader) return std::unexpected(reader.error());
  if (!may_do(order.act, *reader)) return base::refuse(RefusalCode::not_permitted);
  return order.act == raise_issue ? raise(room, context, order) : move_on(room, context, *reader, order);
}

}  // namespace wardmote::situation
