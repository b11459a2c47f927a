#include "domains/situation/discussion_store.h"

#include "access/secrecy/sealing.h"
#include "base/choice.h"
#include "store/backup/purged_records_store.h"

namespace wardmote::situation {
namespace {

constexpr std::string_view columns = "number, opened_at, catalogue, stage, stage_since, steps, shed_at";
constexpr std::string_view is_open = "stage IN ('filter_2', 'filter_3', 'filter_4', 'follow_up')";

std::string subject_of(std::string_view number) { return "discussion " + std::string(number); }

RestingDiscussion resting_of(store::Row const& row) {
  return {.known = {.number = row.text("number"),
                    .opened_at = row.instant("opened_at"),
                    .stage = base::choice_of<Stage>(row.text("stage")),
                    .stage_since = row.instant("stage_since"),
                    .steps = row.integer("steps"),
                    .catalogue = row.text("catalogue"),
                    .is_shed = !row.is_null("shed_at")},
          .parts = {}};
}

/// Fills in the newest of each part, of those discussions alone whose numbers lie in the span of the list.
// Index: the primary key of discussion_part.
void add_parts(store::Reader& reader, store::BoardId board, std::vector<RestingDiscussion>& list) {
  if (list.empty()) return;
  std::map<std::string, RestingDiscussion*, std::less<>> by_number;
  for (auto& each : list) by_number.emplace(each.known.number, &each);
  reader.each(
      "SELECT number, part, sequence, words FROM discussion_part WHERE board_id = :board AND number >= :first AND "
      "number <= :last ORDER BY number, part, sequence",
      {{"board", board}, {"first", by_number.begin()->first}, {"last", by_number.rbegin()->first}},
      [&](store::Row const& row) {
        auto const found = by_number.find(row.text("number"));
        if (found == by_number.end()) return;
        found->second->parts.insert_or_assign(
            base::choice_of<Part>(row.text("part")),
            RestingPart{row.integer("sequence"), *access::sealed_in<SealedPart>(row, "words")});
      });
}

std::vector<RestingDiscussion> with_parts(store::Reader& reader, store::BoardId board,
                                          std::vector<RestingDiscussion> list) {
  add_parts(reader, board, list);
  return list;
}

template <class Make>
auto open_rows(store::Reader& reader, store::BoardId board, Make make) {
  return reader.list("SELECT " + std::string(columns) + " FROM discussion WHERE board_id = :board AND " +
                         std::string(is_open) + " ORDER BY number",
                     {{"board", board}}, make);
}

/// The row of a discussion: made by its first step, moved on by each other. False if another step came before.
bool move_on(store::Writer& writer, store::BoardId board, Discussion const& changed, DiscussionStep const& step) {
  store::Bindings const bindings{{"board", board},
                                 {"number", changed.number},
                                 {"stage", base::spelling_of(step.stage)},
                                 {"since", changed.stage_since},
                                 {"steps", step.sequence}};
  if (step.sequence > 1)
    return writer.run(
               "UPDATE discussion SET stage = :stage, stage_since = :since, steps = :steps "
               "WHERE board_id = :board AND number = :number AND steps = :steps - 1",
               bindings) == 1;
  return writer.run(
             "INSERT INTO discussion (board_id, number, opened_at, catalogue, stage, stage_since, steps) VALUES "
             "(:board, :number, :at, :catalogue, :stage, :at, 1) ON CONFLICT (board_id, number) DO NOTHING",
             {{"board", board},
              {"number", changed.number},
              {"at", step.at},
              {"catalogue", changed.catalogue},
              {"stage", base::spelling_of(step.stage)}}) == 1;
}

}  // namespace

bool remains(Part part) { return part == Part::subject || part == Part::conclusion; }

store::SealedRecord sealed_record_of(store::BoardId board, std::string_view number, Part part) {
  return {board, remains(part) ? "discussion" : "discussion_details", std::string(number)};
}

// Index: the primary key.
std::optional<RestingDiscussion> read_discussion(store::Reader& reader, store::BoardId board, std::string_view number) {
  auto found =
      reader.list("SELECT " + std::string(columns) + " FROM discussion WHERE board_id = :board AND number = :number",
                  {{"board", board}, {"number", number}}, resting_of);
  if (found.empty()) return std::nullopt;
  add_parts(reader, board, found);
  return std::move(found.front());
}

// Index: discussion_by_stage.
std::vector<RestingDiscussion> list_open(store::Reader& reader, store::BoardId board) {
  return with_parts(reader, board, open_rows(reader, board, resting_of));
}

// Index: discussion_by_stage.
std::vector<Discussion> list_open_known(store::Reader& reader, store::BoardId board) {
  return open_rows(reader, board, [](store::Row const& row) { return resting_of(row).known; });
}

// Index: the primary key.
std::vector<RestingDiscussion> list_over(store::Reader& reader, store::BoardId board, std::string_view after,
                                         std::int64_t limit) {
  return with_parts(
      reader, board,
      reader.list("SELECT " + std::string(columns) + " FROM discussion WHERE board_id = :board AND NOT " +
                      std::string(is_open) + " AND (:after = '' OR number < :after) ORDER BY number DESC LIMIT :limit",
                  {{"board", board}, {"after", after}, {"limit", limit}}, resting_of));
}

// Index: the primary key.
std::uint64_t steps_recorded(store::Reader& reader, store::BoardId board) {
  auto const steps = reader.first("SELECT count(*) AS steps FROM discussion_step WHERE board_id = :board",
                                  {{"board", board}}, [](store::Row const& row) { return row.integer("steps"); });
  return static_cast<std::uint64_t>(steps.value_or(0));
}

// Index: the primary key.
std::vector<Discussion> list_known(store::Reader& reader, store::BoardId board) {
  return reader.list("SELECT " + std::string(columns) + " FROM discussion WHERE board_id = :board ORDER BY number",
                     {{"board", board}}, [](store::Row const& row) { return resting_of(row).known; });
}

// Index: the primary key.
std::vector<RestingDiscussion> list_of_year(store::Reader& reader, store::BoardId board, std::string_view year) {
  auto const first = std::string(year) + "-", last = std::string(year) + ".";  // '.' follows '-'
  return with_parts(reader, board,
                    reader.list("SELECT " + std::string(columns) +
                                    " FROM discussion WHERE board_id = :board AND number > :first AND number < :last "
                                    "ORDER BY number",
                                {{"board", board}, {"first", first}, {"last", last}}, resting_of));
}

std::string discussion_number(std::string_view year, std::int64_t count) {
  auto digits = std::to_string(count);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return std::string(year) + '-' + digits;
}

// Index: the primary key.
std::string next_number(store::Reader& reader, store::BoardId board, std::string_view year) {
  auto const first = std::string(year) + "-", last = std::string(year) + ".";
  auto const newest = reader.first(
      "SELECT coalesce(max(number), '') AS newest FROM discussion WHERE board_id = :board AND number > :first AND "
      "number < :last",
      {{"board", board}, {"first", first}, {"last", last}}, [](store::Row const& row) { return row.text("newest"); });
  auto const count = newest && !newest->empty() ? base::whole_number(newest->substr(5)).value_or(0) : 0;
  return discussion_number(year, count + 1);
}

bool append_step(store::Writer& writer, store::BoardId board, Discussion const& changed, DiscussionStep const& step,
                 std::map<Part, SealedPart> const& parts) {
  if (!move_on(writer, board, changed, step)) return false;
  writer.run(
      "INSERT INTO discussion_step (board_id, number, sequence, at, by, act, stage) "
      "VALUES (:board, :number, :sequence, :at, :by, :act, :stage)",
      {{"board", board},
       {"number", changed.number},
       {"sequence", step.sequence},
       {"at", step.at},
       {"by", step.by},
       {"act", base::spelling_of(step.act)},
       {"stage", base::spelling_of(step.stage)}});
  for (auto const& [part, words] : parts)
    writer.run(
        "INSERT INTO discussion_part (board_id, number, part, sequence, words) "
        "VALUES (:board, :number, :part, :sequence, :words)",
        {{"board", board},
         {"number", changed.number},
         {"part", base::spelling_of(part)},
         {"sequence", step.sequence},
         {"words", words.parameter()}});
  writer.record({.board = board,
                 .actor = step.by,
                 .action = std::string(base::spelling_of(step.act)),
                 .subject = subject_of(changed.number)});
  return true;
}

void shed_details(store::Writer& writer, store::BoardId board, std::string_view number, base::Instant now,
                  std::string_view by) {
  writer.run(
      "DELETE FROM discussion_part WHERE board_id = :board AND number = :number AND part NOT IN ('subject', "
      "'conclusion')",
      {{"board", board}, {"number", number}});
  writer.run("UPDATE discussion SET shed_at = :now WHERE board_id = :board AND number = :number",
             {{"now", now}, {"board", board}, {"number", number}});
  store::enter_purged(writer, sealed_record_of(board, number, Part::factors), now);
  writer.record({.board = board, .actor = std::string(by), .action = "shed_details", .subject = subject_of(number)});
}

// Index: the primary key.
std::vector<DiscussionStep> list_steps(store::Reader& reader, store::BoardId board, std::string_view number) {
  return reader.list(
      "SELECT sequence, at, by, act, stage FROM discussion_step WHERE board_id = :board AND number = :number "
      "ORDER BY sequence",
      {{"board", board}, {"number", number}}, [](store::Row const& row) {
        return DiscussionStep{.sequence = row.integer("sequence"),
                              .at = row.instant("at"),
                              .by = row.text("by"),
                              .act = base::choice_of<DiscussionAct>(row.text("act")),
                              .stage = base::choice_of<Stage>(row.text("stage"))};
      });
}

}  // namespace wardmote::situation
