#include "domains/board/committees/committee_store.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/committees/committee_rules.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/member_store.h"
#include "store/row_day.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

Committee committee_of(store::Row const& row) {
  return {.id = row.id<Committee>("id"),
          .slug = row.text("slug"),
          .title_en = row.text("title_en"),
          .title_fr = row.text("title_fr"),
          .purpose_en = row.text("purpose_en"),
          .purpose_fr = row.text("purpose_fr"),
          .kind = base::choice_of<CommitteeKind>(row.text("kind")),
          .struck_by = row.text("struck_by"),
          .first_day = day_of(row, "first_day"),
          .last_day = day_or_none(row, "last_day")};
}

struct TermRow {
  base::Id<Committee> committee;
  CommitteeTerm term;
};

TermRow term_of(store::Row const& row) {
  return {row.id<Committee>("committee_id"),
          {.id = row.id<CommitteeTerm>("id"),
           .member = row.text("member_id"),
           .office = base::choice_of<Office>(row.text("office")),
           .first_day = day_of(row, "first_day"),
           .last_day = day_or_none(row, "last_day")}};
}

base::Answer<Committee> held(store::Reader& reader, store::BoardId board, std::string_view slug) {
  auto const committees = list_committees(reader, board);
  auto const* const committee = committee_called(committees, slug);
  if (!committee) return base::refuse(RefusalCode::committee_unknown, {{"committee", std::string(slug)}});
  return *committee;
}

void put_last_day(store::Writer& writer, store::BoardId board, CommitteeTerm const& term) {
  writer.run("UPDATE committee_term SET last_day = :last_day WHERE id = :id AND board_id = :board",
             {{"last_day", term.last_day}, {"id", term.id}, {"board", board}});
}

}  // namespace

// Index: the unique one of board and slug; committee_term_of_committee.
std::vector<Committee> list_committees(store::Reader& reader, store::BoardId board) {
  auto committees = reader.list("SELECT * FROM committee WHERE board_id = :board ORDER BY title_en, id",
                                {{"board", board}}, committee_of);
  auto const rows = reader.list("SELECT * FROM committee_term WHERE board_id = :board ORDER BY first_day, added_at, id",
                                {{"board", board}}, term_of);
  for (auto const& row : rows)
    if (auto const of = std::ranges::find(committees, row.committee, &Committee::id); of != committees.end())
      of->terms.push_back(row.term);
  return committees;
}

std::vector<Seat> seats_at(store::Reader& reader, store::BoardId board, MeetingRecord const& record) {
  auto const day = *base::date_of(record.date);
  if (!record.is_of_committee()) return seats_on(reader, board, day);
  auto const committees = list_committees(reader, board);
  auto const* const committee = committee_called(committees, record.committee.slug);
  return committee ? roll_on(*committee, list_members(reader, board), day) : std::vector<Seat>{};
}

base::Answer<std::string> strike_committee(store::Writer& writer, store::BoardId board, Committee const& asked,
                                           std::string_view actor, base::Instant now) {
  auto const committee = struck(list_committees(writer, board), asked, find_motion(writer, board, asked.struck_by));
  if (!committee) return std::unexpected(committee.error());
  writer.run(
      "INSERT INTO committee (id, board_id, slug, title_en, title_fr, purpose_en, purpose_fr, kind, struck_by, "
      "first_day, last_day, added_at) VALUES (:id, :board, :slug, :title_en, :title_fr, :purpose_en, :purpose_fr, "
      ":kind, :struck_by, :first_day, :last_day, :now)",
      {{"id", committee->id},
       {"board", board},
       {"slug", committee->slug},
       {"title_en", committee->title_en},
       {"title_fr", committee->title_fr},
       {"purpose_en", committee->purpose_en},
       {"purpose_fr", committee->purpose_fr},
       {"kind", base::spelling_of(committee->kind)},
       {"struck_by", committee->struck_by},
       {"first_day", committee->first_day},
       {"last_day", committee->last_day},
       {"now", now}});
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = "strike_committee",
                 .subject = committee->slug,
                 .details = {{"motion", committee->struck_by}}});
  return committee->slug;
}

base::Answer<void> rename_committee(store::Writer& writer, store::BoardId board, std::string_view slug,
                                    std::string_view title_en, std::string_view title_fr, std::string_view actor) {
  auto const committees = list_committees(writer, board);
  auto const after = renamed(committees, slug, std::string(title_en), std::string(title_fr));
  if (!after) return std::unexpected(after.error());
  auto const& before = *committee_called(committees, slug);
  writer.run("UPDATE committee SET title_en = :title_en, title_fr = :title_fr WHERE id = :id AND board_id = :board",
             {{"title_en", after->title_en}, {"title_fr", after->title_fr}, {"id", after->id}, {"board", board}});
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = "rename_committee",
                 .subject = std::string(slug),
                 .details = {{"title_en", after->title_en},
                             {"title_fr", after->title_fr},
                             {"title_en_before", before.title_en},
                             {"title_fr_before", before.title_fr}}});
  return {};
}

base::Answer<void> disband_committee(store::Writer& writer, store::BoardId board, std::string_view slug,
                                     base::LocalDate last_day, std::string_view actor) {
  auto const committee = held(writer, board, slug);
  if (!committee) return std::unexpected(committee.error());
  auto const after = disbanded(*committee, last_day);
  if (!after) return std::unexpected(after.error());
  writer.run("UPDATE committee SET last_day = :last_day WHERE id = :id AND board_id = :board",
             {{"last_day", after->last_day}, {"id", after->id}, {"board", board}});
  for (auto const& term : after->terms) put_last_day(writer, board, term);
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = "disband_committee",
                 .subject = std::string(slug),
                 .details = {{"last_day", base::to_text(last_day)}}});
  return {};
}

base::Answer<void> add_committee_member(store::Writer& writer, store::BoardId board, std::string_view slug,
                                        CommitteeTerm const& asked, std::string_view actor, base::Instant now) {
  auto const committee = held(writer, board, slug);
  if (!committee) return std::unexpected(committee.error());
  auto const begins = begun(*committee, list_members(writer, board), asked);
  if (!begins) return std::unexpected(begins.error());
  auto const& term = *begins;
  writer.run(
      "INSERT INTO committee_term (id, board_id, committee_id, member_id, office, first_day, last_day, added_at) "
      "VALUES "
      "(:id, :board, :committee, :member, :office, :first_day, :last_day, :now)",
      {{"id", term.id},
       {"board", board},
       {"committee", committee->id},
       {"member", term.member},
       {"office", base::spelling_of(term.office)},
       {"first_day", term.first_day},
       {"last_day", term.last_day},
       {"now", now}});
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = "add_committee_member",
                 .subject = std::string(slug),
                 .details = {{"member", term.member}, {"office", std::string(base::spelling_of(term.office))}}});
  return {};
}

base::Answer<std::string> end_committee_term(store::Writer& writer, store::BoardId board, std::string_view term,
                                             base::LocalDate last_day, std::string_view actor) {
  for (auto const& committee : list_committees(writer, board)) {
    auto const after = ended(committee, term, last_day);
    if (!after && after.error().code == RefusalCode::member_unknown) continue;  // a term of another committee
    if (!after) return std::unexpected(after.error());
    put_last_day(writer, board, *after);
    writer.record({.board = board,
                   .actor = std::string(actor),
                   .action = "end_committee_term",
                   .subject = committee.slug,
                   .details = {{"member", after->member}, {"last_day", base::to_text(last_day)}}});
    return committee.slug;
  }
  return base::refuse(RefusalCode::member_unknown, {{"member", std::string(term)}});
}

}  // namespace wardmote::board
