#include "domains/board/meetings/training_store.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/meetings/member_store.h"
#include "store/row_day.h"

namespace wardmote::board {
namespace {

using web::message_id;

Training training_of(store::Row const& row) {
  return {.id = row.id<Training>("id"),
          .member = row.text("member_id"),
          .kind = base::choice_of<TrainingKind>(row.text("kind")),
          .completed_on = day_of(row, "completed_on"),
          .evidence = row.text("words")};
}

/// Writes an entry; `training.evidence` is its words.
void insert_training(store::Writer& writer, store::BoardId board, Training const& training,
                     std::optional<std::string> const& withdraws, std::string_view actor, base::Instant now) {
  writer.run(
      "INSERT INTO member_training (id, board_id, member_id, kind, completed_on, words, withdraws, recorded_by, "
      "recorded_at) VALUES (:id, :board, :member, :kind, :completed_on, :words, :withdraws, :by, :now)",
      {{"id", training.id},
       {"board", board},
       {"member", training.member},
       {"kind", base::spelling_of(training.kind)},
       {"completed_on", training.completed_on},
       {"words", training.evidence},
       {"withdraws", withdraws},
       {"by", std::string(actor)},
       {"now", now}});
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = withdraws ? "withdraw_training" : "record_training",
                 .subject = training.member,
                 .details = {{"kind", std::string(base::spelling_of(training.kind))},
                             {"completed_on", base::to_text(training.completed_on)}}});
}

}  // namespace

// Index: member_training_of_board; member_training_withdrawn_once.
std::vector<Training> list_trainings(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT * FROM member_training WHERE board_id = :board AND withdraws IS NULL AND NOT EXISTS (SELECT 1 FROM "
      "member_training AS later WHERE later.withdraws = member_training.id) ORDER BY completed_on, id",
      {{"board", board}}, training_of);
}

base::Answer<void> record_training(store::Writer& writer, store::BoardId board, Training const& training,
                                   base::LocalDate today, std::string_view actor, base::Instant now) {
  auto const members = list_members(writer, board);
  if (std::ranges::none_of(members, [&](Member const& member) { return member.id.text() == training.member; }))
    return base::refuse_field("member", message_id("Choose a member of the board"));
  if (training.completed_on > today)
    return base::refuse_field("completed_on", message_id("Give the day on which it was completed: not one to come"));
  if (training.evidence.empty()) return base::refuse_field("evidence", message_id("Say what shows it"));
  insert_training(writer, board, training, std::nullopt, actor, now);
  return {};
}

base::Answer<void> withdraw_training(store::Writer& writer, store::BoardId board, base::Id<Training> id,
                                     std::string_view training, std::string const& reason, std::string_view actor,
                                     base::Instant now) {
  auto const standing = list_trainings(writer, board);
  auto const found = std::ranges::find_if(standing, [&](Training const& each) { return each.id.text() == training; });
  if (found == standing.end())
    return base::refuse_field("training", message_id("Choose a training that is recorded and not withdrawn"));
  if (reason.empty()) return base::refuse_field("reason", message_id("Say why the entry is withdrawn"));
  auto entry = *found;
  entry.id = id;
  entry.evidence = reason;
  insert_training(writer, board, entry, found->id.text(), actor, now);
  return {};
}

}  // namespace wardmote::board
