#include "domains/situation/issues/issue_store.h"

#include "access/secrecy/sealing.h"
#include "base/choice.h"
#include "base/text.h"

namespace wardmote::situation {
namespace {

constexpr std::string_view issue_columns =
    "issue, kind, sectors, language, words, stage, steps, is_sent, answer, answer_language";

RestingIssue issue_of(store::Row const& row) {
  RestingIssue issue{{.number = row.integer("issue"),
                      .kind = base::choice_of<BarrierKind>(row.text("kind")),
                      .language = row.text("language"),
                      .stage = base::choice_of<IssueStage>(row.text("stage")),
                      .steps = row.integer("steps"),
                      .is_sent = row.integer("is_sent") == 1,
                      .answer_language = row.text("answer_language")},
                     *access::sealed_in<SealedIssueText>(row, "words"),
                     access::sealed_in<SealedIssueText>(row, "answer")};
  auto const sectors = row.text("sectors");
  for (auto const sector : base::split(sectors, ' ')) issue.known.sectors.emplace_back(sector);
  return issue;
}

std::string joined(std::vector<std::string> const& codes) {
  std::string text;
  for (auto const& code : codes) (text += text.empty() ? "" : " ") += code;
  return text;
}

}  // namespace

// Index: the primary key.
std::vector<RestingIssue> list_issues(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT " + std::string(issue_columns) + " FROM systemic_issue WHERE board_id = :board ORDER BY issue DESC",
      {{"board", board}}, issue_of);
}

// Index: the primary key.
std::optional<RestingIssue> find_issue(store::Reader& reader, store::BoardId board, std::int64_t number) {
  return reader.first(
      "SELECT " + std::string(issue_columns) + " FROM systemic_issue WHERE board_id = :board AND issue = :issue",
      {{"board", board}, {"issue", number}}, issue_of);
}

// Index: the primary key.
std::int64_t next_issue_number(store::Reader& reader, store::BoardId board) {
  return *reader.first("SELECT coalesce(max(issue), 0) + 1 AS number FROM systemic_issue WHERE board_id = :board",
                       {{"board", board}}, [](store::Row const& row) { return row.integer("number"); });
}

// Index: the primary key.
std::map<std::int64_t, std::vector<IssueStep>> list_issue_steps(store::Reader& reader, store::BoardId board) {
  std::map<std::int64_t, std::vector<IssueStep>> steps;
  reader.each(
      "SELECT issue, sequence, act, month, by FROM systemic_issue_step WHERE board_id = :board ORDER BY issue, "
      "sequence",
      {{"board", board}}, [&](store::Row const& row) {
        steps[row.integer("issue")].push_back(
            {row.integer("sequence"), base::choice_of<IssueAct>(row.text("act")), row.text("month"), row.text("by")});
      });
  return steps;
}

bool insert_issue(store::Writer& writer, store::BoardId board, RestingIssue const& issue) {
  return writer.run(
             "INSERT INTO systemic_issue (board_id, issue, kind, sectors, language, words, stage, steps, is_sent, "
             "answer_language) VALUES (:board, :issue, :kind, :sectors, :language, :words, :stage, 0, 0, '') "
             "ON CONFLICT (board_id, issue) DO NOTHING",
             {{"board", board},
              {"issue", issue.known.number},
              {"kind", base::spelling_of(issue.known.kind)},
              {"sectors", joined(issue.known.sectors)},
              {"language", issue.known.language},
              {"words", issue.words.parameter()},
              {"stage", base::spelling_of(issue.known.stage)}}) == 1;
}

bool append_issue_step(store::Writer& writer, store::BoardId board, RestingIssue const& changed, IssueStep const& step,
                       std::string const& actor) {
  auto const& known = changed.known;
  auto const moved = writer.run(
      "UPDATE systemic_issue SET stage = :stage, steps = :steps, is_sent = :sent, answer = :answer, "
      "answer_language = :language WHERE board_id = :board AND issue = :issue AND steps = :steps - 1",
      {{"stage", base::spelling_of(known.stage)},
       {"steps", step.sequence},
       {"sent", known.is_sent ? 1 : 0},
       {"answer", access::parameter_of(changed.answer)},
       {"language", known.answer_language},
       {"board", board},
       {"issue", known.number}});
  if (moved == 0) return false;
  writer.run(
      "INSERT INTO systemic_issue_step (board_id, issue, sequence, act, month, by) VALUES "
      "(:board, :issue, :sequence, :act, :month, :by)",
      {{"board", board},
       {"issue", known.number},
       {"sequence", step.sequence},
       {"act", base::spelling_of(step.act)},
       {"month", step.month},
       {"by", step.by}});
  writer.record({.board = board,
                 .actor = actor,
                 .action = std::string(base::spelling_of(step.act)),
                 .subject = "issue " + std::to_string(known.number)});
  return true;
}

}  // namespace wardmote::situation
