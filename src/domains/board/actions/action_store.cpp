#include "domains/board/actions/action_store.h"

#include "base/choice.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/numbered_logs.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

ActionEntry action_entry_of(store::Row const& row) {
  return {.sequence = row.integer("sequence"),
          .at = row.instant("recorded_at"),
          .by = row.text("recorded_by"),
          .act = base::choice_of<ActionAct>(row.text("act")),
          .motion = row.text("motion"),
          .words = row.text("words"),
          .responsible = row.text("responsible"),
          .due_on = row.text("due_on"),
          .evidence = row.text("evidence"),
          .file = {row.text("file_hash"), row.text("file_name"), row.text("file_kind")}};
}

void insert_entry(store::Writer& writer, store::BoardId board, std::int64_t number, ActionEntry const& entry) {
  writer.run(
      "INSERT INTO action_entry (board_id, action, sequence, recorded_at, recorded_by, act, motion, words, "
      "responsible, "
      "due_on, evidence, file_name, file_hash, file_kind) VALUES (:board, :action, :sequence, :at, :by, :act, :motion, "
      ":words, :responsible, :due_on, :evidence, :file_name, :file_hash, :file_kind)",
      {{"board", board},
       {"action", number},
       {"sequence", entry.sequence},
       {"at", entry.at},
       {"by", entry.by},
       {"act", base::spelling_of(entry.act)},
       {"motion", entry.motion},
       {"words", entry.words},
       {"responsible", entry.responsible},
       {"due_on", entry.due_on},
       {"evidence", entry.evidence},
       {"file_name", entry.file.name},
       {"file_hash", entry.file.hash},
       {"file_kind", entry.file.kind}});
  writer.record({.board = board,
                 .actor = entry.by,
                 .action = std::string(base::spelling_of(entry.act)),
                 .subject = "action " + std::to_string(number),
                 .details = entry.file.hash.empty()
                                ? std::map<std::string, std::string>{}
                                : std::map<std::string, std::string>{{"file_hash", entry.file.hash}}});
}

}  // namespace

// Index: the primary key.
std::vector<Action> list_actions(store::Reader& reader, store::BoardId board) {
  return list_logs(reader, "SELECT * FROM action_entry WHERE board_id = :board ORDER BY action DESC, sequence",
                   {{"board", board}}, "action", action_entry_of,
                   [](std::int64_t number, auto const& log) { return action_of(number, log); });
}

std::vector<ActionEntry> read_action(store::Reader& reader, store::BoardId board, std::int64_t number) {
  return reader.list("SELECT * FROM action_entry WHERE board_id = :board AND action = :action ORDER BY sequence",
                     {{"board", board}, {"action", number}}, action_entry_of);
}

base::Answer<std::int64_t> assign_action(store::Writer& writer, store::BoardId board, ActionEntry const& entry) {
  if (auto const allowed = may_follow(0, {}, entry); !allowed) return std::unexpected(allowed.error());
  auto const motion = find_motion(writer, board, entry.motion);
  if (!motion) return base::refuse(RefusalCode::motion_unknown, {{"motion", entry.motion}});
  if (motion->state != MotionState::carried)
    return base::refuse(RefusalCode::motion_state_wrong, {{"state", std::string(base::spelling_of(motion->state))}});
  auto const highest =
      writer.first("SELECT coalesce(max(action), 0) AS highest FROM action_entry WHERE board_id = :board",
                   {{"board", board}}, [](store::Row const& row) { return row.integer("highest"); });
  auto const number = highest.value_or(0) + 1;
  auto first = entry;
  first.sequence = 1;
  insert_entry(writer, board, number, first);
  return number;
}

base::Answer<void> follow_action(store::Writer& writer, store::BoardId board, std::int64_t number,
                                 ActionEntry const& entry) {
  auto const log = read_action(writer, board, number);
  if (auto const allowed = may_follow(number, log, entry); !allowed) return allowed;
  auto next = entry;
  next.sequence = std::ssize(log) + 1;
  insert_entry(writer, board, number, next);
  return {};
}

}  // namespace wardmote::board
