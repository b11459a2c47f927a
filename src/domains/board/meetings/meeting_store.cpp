#include "domains/board/meetings/meeting_store.h"

#include <algorithm>
#include <charconv>

#include "base/choice.h"
#include "base/hash.h"
#include "base/text.h"
#include "domains/board/meetings/log_hash.h"

namespace wardmote::board {
namespace {

MeetingHead head_of(store::Row const& row) {
  return {.name = row.text("meeting"),
          .kind = base::choice_of<MeetingKind>(row.text("kind")),
          .committee = {row.text("committee"), row.text("committee_en"), row.text("committee_fr")},
          .state = base::choice_of<MeetingState>(row.text("state")),
          .date = row.text("held_on"),
          .time = row.text("held_at"),
          .place = row.text("place"),
          .place_fr = row.text("place_fr"),
          .public_entries = row.integer("public_count"),
          .changed_at = row.instant("changed_at")};
}

LogEntry entry_of(store::Row const& row) {
  return {.sequence = row.integer("sequence"),
          .at = row.instant("recorded_at"),
          .by = row.text("recorded_by"),
          .act = base::choice_of<MeetingAct>(row.text("act")),
          .item = row.integer("item"),
          .motion = row.integer("motion"),
          .member = row.text("member"),
          .seconder = row.text("seconder"),
          .choice = row.text("choice"),
          .text = row.text("words"),
          .text_fr = row.text("words_fr"),
          .reference = row.text("reference"),
          .number = row.integer("number")};
}

MotionHead motion_of(store::Row const& row) {
  auto const meeting = row.text("meeting");
  return {.name = motion_name(meeting, row.integer("motion")),
          .meeting = meeting,
          .date = row.text("held_on"),
          .state = base::choice_of<MotionState>(row.text("state")),
          .text = row.text("words"),
          .text_fr = row.text("words_fr"),
          .item_title = row.text("item_title"),
          .item_title_fr = row.text("item_title_fr"),
          .is_amendment = row.integer("amends") != 0,
          .yes = row.integer("yes_count"),
          .no = row.integer("no_count")};
}

void insert_entry(store::Writer& writer, store::BoardId board, std::string_view meeting, LogEntry const& entry) {
  writer.run(
      "INSERT INTO meeting_entry (board_id, meeting, sequence, recorded_at, recorded_by, act, item, motion, member, "
      "seconder, choice, words, words_fr, reference, number) VALUES (:board, :meeting, :sequence, :at, :by, :act, "
      ":item, :motion, :member, :seconder, :choice, :words, :words_fr, :reference, :number)",
      {{"board", board},
       {"meeting", meeting},
       {"sequence", entry.sequence},
       {"at", entry.at},
       {"by", entry.by},
       {"act", base::spelling_of(entry.act)},
       {"item", entry.item},
       {"motion", entry.motion},
       {"member", entry.member},
       {"seconder", entry.seconder},
       {"choice", entry.choice},
       {"words", entry.text},
       {"words_fr", entry.text_fr},
       {"reference", entry.reference},
       {"number", entry.number}});
}

/// What a draft agenda is made by: nobody but the office sees it before the notice.
bool is_of_draft(LogEntry const& entry) {
  return entry.act == MeetingAct::propose_item || entry.act == MeetingAct::place_item ||
         entry.act == MeetingAct::drop_item;
}

void put_head(store::Writer& writer, store::BoardId board, std::string_view meeting, MeetingRecord const& record,
              std::span<LogEntry const> log) {
  std::int64_t public_count = 0;
  base::Instant changed_at{};
  for (auto const& entry : log) {
    if (is_of_draft(entry)) continue;
    ++public_count;
    changed_at = std::max(changed_at, entry.at);
  }
  writer.run(
      "INSERT INTO meeting (board_id, meeting, kind, committee, committee_en, committee_fr, held_on, held_at, place, "
      "place_fr, state, public_count, "
      "changed_at) VALUES (:board, :meeting, :kind, :committee, :committee_en, :committee_fr, :held_on, :held_at, "
      ":place, :place_fr, :state, :public_count, "
      ":changed_at) ON CONFLICT (board_id, meeting) DO UPDATE SET state = excluded.state, public_count = "
      "excluded.public_count, changed_at = excluded.changed_at",
      {{"board", board},
       {"meeting", meeting},
       {"kind", base::spelling_of(record.kind)},
       {"committee", record.committee.slug},
       {"committee_en", record.committee.title_en},
       {"committee_fr", record.committee.title_fr},
       {"held_on", record.date},
       {"held_at", record.time},
       {"place", record.place},
       {"place_fr", record.place_fr},
       {"state", base::spelling_of(record.state)},
       {"public_count", public_count},
       {"changed_at", changed_at}});
}

void put_motion(store::Writer& writer, store::BoardId board, std::string_view meeting, MeetingRecord const& record,
                Motion const& motion) {
  auto const* const held = record.item(motion.item);
  auto const item = held ? *held : AgendaItem{};
  auto const tally = motion.vote ? motion.vote->tally : Tally{};
  writer.run(
      "INSERT INTO meeting_motion (board_id, meeting, motion, held_on, state, words, words_fr, searched, item_kind, "
      "item_title, "
      "item_title_fr, item_reference, amends, yes_count, no_count) VALUES (:board, :meeting, :motion, :held_on, "
      ":state, :words, :words_fr, :searched, :item_kind, :item_title, :item_title_fr, :item_reference, :amends, :yes, "
      ":no)",
      {{"board", board},
       {"meeting", meeting},
       {"motion", motion.id},
       {"held_on", record.date},
       {"state", base::spelling_of(motion.state)},
       {"words", motion.text},
       {"words_fr", motion.text_fr},
       {"searched", base::lower_ascii(motion.text + " " + motion.text_fr + " " + item.title_en + " " + item.title_fr)},
       {"item_kind", base::spelling_of(item.kind)},
       {"item_title", item.title_en},
       {"item_title_fr", item.title_fr},
       {"item_reference", item.reference},
       {"amends", motion.amends},
       {"yes", tally.yes},
       {"no", tally.no}});
}

/// A search word as LIKE reads it: its own signs are no wildcards.
std::string pattern_of(std::string_view word) {
  std::string pattern = "%";
  for (char const c : word) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

std::string meeting_name(std::string_view date, MeetingKind kind, std::string_view committee) {
  auto name = std::string(date) + "-" + std::string(base::spelling_of(kind));
  return committee.empty() ? name : name + "-" + std::string(committee);
}

std::string motion_name(std::string_view meeting, std::int64_t motion) {
  return std::string(meeting) + "-" + std::to_string(motion);
}

std::optional<std::pair<std::string, std::int64_t>> motion_named(std::string_view name) {
  auto const dash = name.rfind('-');
  if (dash == std::string_view::npos) return std::nullopt;
  auto const digits = name.substr(dash + 1);
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 1) return std::nullopt;
  return std::pair(std::string(name.substr(0, dash)), number);
}

// Index: meeting_by_day.
std::vector<MeetingHead> list_meetings(store::Reader& reader, store::BoardId board) {
  return reader.list("SELECT * FROM meeting WHERE board_id = :board ORDER BY held_on DESC, meeting DESC",
                     {{"board", board}}, head_of);
}

// Index: the primary key.
std::vector<LogEntry> read_log(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  return reader.list("SELECT * FROM meeting_entry WHERE board_id = :board AND meeting = :meeting ORDER BY sequence",
                     {{"board", board}, {"meeting", meeting}}, entry_of);
}

// Index: late_report. A report of a later meeting names none of that meeting's own items. What was struck is public no more.
std::vector<LateReport> list_late_reports(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  auto all = reader.list(
      "SELECT meeting, reference, words, words_fr FROM meeting_entry WHERE board_id = :board AND act = 'report_out' "
      "AND item = 0 AND NOT EXISTS (SELECT 1 FROM meeting_entry AS later WHERE later.board_id = "
      "meeting_entry.board_id AND later.meeting = meeting_entry.meeting AND later.act = 'strike_entry' AND "
      "later.number = meeting_entry.sequence) ORDER BY meeting, sequence",
      {{"board", board}}, [](store::Row const& row) {
        return std::pair(row.text("reference"),
                         LateReport{0, row.text("meeting"), row.text("words"), row.text("words_fr")});
      });
  std::vector<LateReport> reports;
  for (auto& [reference, report] : all) {
    auto const of = reported_item(reference);
    if (!of || of->meeting != meeting) continue;
    report.item = of->item;
    reports.push_back(std::move(report));
  }
  return reports;
}

std::optional<MotionFacts> find_motion(store::Reader& reader, store::BoardId board, std::string_view name) {
  auto const parts = motion_named(name);
  if (!parts) return std::nullopt;
  return reader.first(
      "SELECT * FROM meeting_motion WHERE board_id = :board AND meeting = :meeting AND motion = :motion",
      {{"board", board}, {"meeting", parts->first}, {"motion", parts->second}}, [](store::Row const& row) {
        return MotionFacts{.meeting = row.text("meeting"),
                           .meeting_date = row.text("held_on"),
                           .state = base::choice_of<MotionState>(row.text("state")),
                           .item_kind = base::choice_of<ItemKind>(row.text("item_kind")),
                           .item_reference = row.text("item_reference")};
      });
}

// Index: meeting_motion_by_day.
std::vector<MotionHead> list_motions(store::Reader& reader, store::BoardId board, std::vector<std::string> const& words,
                                     std::string_view after, std::int64_t limit) {
  auto const from = motion_named(after);
  std::string sql = "SELECT * FROM meeting_motion WHERE board_id = :board";
  store::Bindings bindings{{"board", board}, {"limit", limit}};
  if (from) {
    sql += " AND (held_on, meeting, motion) < (:held_on, :meeting, :motion)";
    bindings.push_back({"held_on", from->first.substr(0, 10)});
    bindings.push_back({"meeting", from->first});
    bindings.push_back({"motion", from->second});
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto const name = "word" + std::to_string(i);
    sql += " AND searched LIKE :" + name + " ESCAPE '\\'";
    bindings.push_back({name, pattern_of(base::lower_ascii(words[i]))});
  }
  return reader.list(sql + " ORDER BY held_on DESC, meeting DESC, motion DESC LIMIT :limit", bindings, motion_of);
}

void append_log(store::Writer& writer, store::BoardId board, std::string_view meeting, MeetingRecord record,
                std::span<LogEntry const> log, std::span<LogEntry const> entries) {
  std::vector<LogEntry> all(log.begin(), log.end());
  bool strikes = false;
  for (auto const& entry : entries) {
    insert_entry(writer, board, meeting, entry);
    all.push_back(entry);
    apply(record, entry);
    strikes = strikes || entry.act == MeetingAct::strike_entry;
    writer.record({.board = board,
                   .actor = entry.by,
                   .action = std::string(base::spelling_of(entry.act)),
                   .subject = std::string(meeting),
                   .details = {{"entry", std::to_string(entry.sequence)},
                               {"hash", base::to_hex(hash_of_log(std::span(&entry, 1)))}}});
  }
  if (strikes) record = record_of(all);  // without what was struck, which is anywhere in it
  put_head(writer, board, meeting, record, all);
  writer.run("DELETE FROM meeting_motion WHERE board_id = :board AND meeting = :meeting",
             {{"board", board}, {"meeting", meeting}});
  for (auto const& motion : record.motions) put_motion(writer, board, meeting, record, motion);
}

}  // namespace wardmote::board
