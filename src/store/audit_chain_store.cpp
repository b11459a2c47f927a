#include <utility>

#include "store/append_link.h"
#include "store/audit_bytes.h"
#include "store/audit_chain.h"
#include "store/canonical_json.h"
#include "store/hash_text.h"

namespace wardmote::store {
namespace {

constexpr std::string_view columns =
    "SELECT sequence, recorded_at, actor, action, subject, details, previous, hash FROM audit_entry WHERE board_id = "
    ":board ";

/// The link as it stands in the row; nothing if a column holds what no link can hold.
std::optional<AuditLink> link_of(BoardId board, Row const& row) {
  auto const recorded_at = base::instant_of(row.text("recorded_at"));
  auto const details = texts_of_json(row.text("details"));
  auto const previous = hash_of_hex(row.text("previous")), hash = hash_of_hex(row.text("hash"));
  if (!recorded_at || !details || !previous || !hash) return std::nullopt;
  return AuditLink{.sequence = row.integer("sequence"),
                   .recorded_at = *recorded_at,
                   .entry = {.board = board,
                             .actor = row.text("actor"),
                             .action = row.text("action"),
                             .subject = row.text("subject"),
                             .details = *details},
                   .previous = *previous,
                   .hash = *hash};
}

/// For pages: what cannot be read is shown as far as it can; `first_broken_link` is what names it.
AuditLink shown_link(BoardId board, Row const& row) {
  auto link = link_of(board, row);
  if (link) return *std::move(link);
  return {.sequence = row.integer("sequence"),
          .entry = {.board = board, .actor = "", .action = "unreadable", .subject = ""}};
}

}  // namespace

std::optional<AuditLink> audit_head(Reader& reader, BoardId board) {
  auto links = audit_links(reader, board, std::nullopt, 1);
  return links.empty() ? std::nullopt : std::optional(std::move(links.front()));
}

// By the primary key (board_id, sequence), as everything here.
std::vector<AuditLink> audit_links(Reader& reader, BoardId board, std::optional<std::int64_t> before, int count) {
  return reader.list(std::string(columns) + "AND sequence < :before ORDER BY sequence DESC LIMIT :count",
                     {{"board", board}, {"before", before.value_or(INT64_MAX)}, {"count", count}},
                     [&](Row const& row) { return shown_link(board, row); });
}

// By the indexes audit_entry_of_action, _of_actor and _of_subject; of moments alone, by the primary key from `before` down.
std::vector<AuditLink> audit_links(Reader& reader, BoardId board, AuditFilter const& filter,
                                   std::optional<std::int64_t> before, int count) {
  auto sql = std::string(columns) + "AND sequence < :before ";
  Bindings bindings{{"board", board}, {"before", before.value_or(INT64_MAX)}, {"count", count}};
  auto const ask = [&](std::string_view condition, char const* name, auto const& value) {
    sql += condition;
    bindings.push_back({name, value});
  };
  if (!filter.action.empty()) ask("AND action = :action ", "action", filter.action);
  if (!filter.actor.empty()) ask("AND actor = :actor ", "actor", filter.actor);
  if (!filter.subject.empty()) ask("AND subject = :subject ", "subject", filter.subject);
  if (filter.from) ask("AND recorded_at >= :from_moment ", "from_moment", *filter.from);
  if (filter.until) ask("AND recorded_at < :until_moment ", "until_moment", *filter.until);
  return reader.list(sql + "ORDER BY sequence DESC LIMIT :count", bindings,
                     [&](Row const& row) { return shown_link(board, row); });
}

// By the index audit_entry_of_action.
std::vector<std::string> audit_actions(Reader& reader, BoardId board) {
  return reader.list("SELECT DISTINCT action FROM audit_entry WHERE board_id = :board ORDER BY action",
                     {{"board", board}}, [](Row const& row) { return row.text("action"); });
}

std::optional<AuditLink> find_link(Reader& reader, BoardId board, std::int64_t sequence) {
  auto links = audit_links(reader, board, sequence + 1, 1);
  if (links.empty() || links.front().sequence != sequence) return std::nullopt;
  return std::move(links.front());
}

void each_link(Reader& reader, BoardId board, std::int64_t first, std::int64_t last, TakeLink const& take) {
  reader.each(std::string(columns) + "AND sequence BETWEEN :first AND :last ORDER BY sequence",
              {{"board", board}, {"first", first}, {"last", last}},
              [&](Row const& row) { take(row.integer("sequence"), link_of(board, row)); });
}

std::optional<BrokenLink> first_broken_link(Reader& reader, BoardId board) {
  LinkCheck check;
  std::optional<BrokenLink> broken;
  each_link(reader, board, INT64_MIN, INT64_MAX, [&](std::int64_t sequence, std::optional<AuditLink> const& link) {
    if (!broken) broken = check.add(sequence, link);
  });
  return broken;
}

bool chain_holds(Reader& reader, BoardId board, std::int64_t sequence, base::Hash const& hash) {
  auto const found =
      reader.first("SELECT hash FROM audit_entry WHERE board_id = :board AND sequence = :sequence",
                   {{"board", board}, {"sequence", sequence}}, [](Row const& row) { return row.text("hash"); });
  return found == base::to_hex(hash);
}

/// Two servers' clocks are never quite the same: so little after the entry before, and not before it.
constexpr std::chrono::seconds clocks_apart_max{2};

/// An entry is not of an earlier moment than the one before it, unless the clock was set back; then it says by how much.
void tell_time(AuditLink& link, base::Instant before) {
  auto const behind = std::chrono::ceil<std::chrono::seconds>(before - link.recorded_at);
  if (behind > clocks_apart_max)
    link.entry.details[std::string(clock_behind)] = std::to_string(behind.count());
  else
    link.recorded_at = std::max(link.recorded_at, before);
}

AuditLink append_link(Connection& connection, AuditEntry const& entry, base::Instant now) {
  AuditLink link{.sequence = 1, .recorded_at = now, .entry = entry};
  connection.run(
      "SELECT sequence, recorded_at, hash FROM audit_entry WHERE board_id = :board ORDER BY sequence DESC LIMIT 1",
      {{"board", entry.board}}, [&](Row const& row) {
        auto const hash = hash_of_hex(row.text("hash"));
        ENSURE(hash.has_value());
        link.sequence = row.integer("sequence") + 1;
        link.previous = *hash;
        if (auto const before = base::instant_of(row.text("recorded_at"))) tell_time(link, *before);
      });
  link.hash = hash_of_link(link);
  connection.run(
      "INSERT INTO audit_entry (board_id, sequence, recorded_at, actor, action, subject, details, previous, hash)"
      " VALUES (:board, :sequence, :recorded_at, :actor, :action, :subject, :details, :previous, :hash)",
      {{"board", entry.board},
       {"sequence", link.sequence},
       {"recorded_at", link.recorded_at},
       {"actor", entry.actor},
       {"action", entry.action},
       {"subject", entry.subject},
       {"details", canonical_json(link.entry.details)},
       {"previous", base::to_hex(link.previous)},
       {"hash", base::to_hex(link.hash)}});
  return link;
}

}  // namespace wardmote::store
