#include "domains/board/plan/plan_answer_store.h"

#include "store/row_day.h"

namespace wardmote::board {

std::vector<PlanAnswer> list_plan_answers(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT id, requirement, words, place, address, answered_by, answered_on, catalogue_version FROM plan_answer "
      "WHERE board_id = :board ORDER BY id DESC",
      {{"board", board}}, [](store::Row const& row) {
        return PlanAnswer{.id = row.id<PlanAnswer>("id"),
                          .requirement = row.text("requirement"),
                          .words = row.text("words"),
                          .place = row.text("place"),
                          .address = row.text("address"),
                          .answered_by = row.text("answered_by"),
                          .answered_on = day_of(row, "answered_on"),
                          .catalogue_version = row.text("catalogue_version")};
      });
}

void insert_plan_answer(store::Writer& writer, store::BoardId board, PlanAnswer const& answer, base::Instant now) {
  writer.run(
      "INSERT INTO plan_answer (id, board_id, requirement, words, place, address, answered_by, answered_on, "
      "catalogue_version, recorded_at) VALUES (:id, :board, :requirement, :words, :place, :address, :answered_by, "
      ":answered_on, :catalogue_version, :now)",
      {{"id", answer.id},
       {"board", board},
       {"requirement", answer.requirement},
       {"words", answer.words},
       {"place", answer.place},
       {"address", answer.address},
       {"answered_by", answer.answered_by},
       {"answered_on", answer.answered_on},
       {"catalogue_version", answer.catalogue_version},
       {"now", now}});
}

}  // namespace wardmote::board
