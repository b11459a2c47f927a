#include <utility>

#include "base/text.h"
#include "store/append_link.h"
#include "store/audit_bytes.h"
#include "store/audit_chain.h"
#include "store/canonical_json.h"

namespace wardmote::store {
namespace {

constexpr std::string_view columns =
    "SELECT sequence, recorded_at, actor, action, subject, details, previous, hash FROM audit_entry WHERE board_id = "
    ":board ";

std::optional<int> digit_of(char c) {
  auto const place = std::string_view("0123456789abcdef").find(c);
  return place == std::string_view::npos ? std::nullopt : std::optional(static_cast<int>(place));
}

std::optional<base::Hash> hash_of_hex(std::string_view hex) {
  base::Hash hash{};
  if (hex.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t at = 0; at < hash.size(); ++at) {
    auto const high = digit_of(hex[2 * at]), low = digit_of(hex[2 * at + 1]);
    if (!high || !low) return std::nullopt;
    hash[at] = static_cast<std::uint8_t>(*high << 4 | *low);
  }
  return hash;
}

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

std::string entry_called(std::int64_t sequence) { return "entry " + std::to_string(sequence); }

/// What is wrong with a link that should follow `before` (nothing before the first).
std::optional<BrokenLink> fault_of(std::optional<AuditLink> const& link, std::int64_t sequence,
                                   AuditLink const& before) {
  auto const expected = before.sequence + 1;
  if (sequence != expected) return BrokenLink{expected, entry_called(expected) + " is missing"};
  if (!link) return BrokenLink{sequence, "a column holds what no entry can hold"};
  if (hash_of_link(*link) != link->hash) return BrokenLink{sequence, "the hash does not match the entry"};
  if (link->previous != before.hash) return BrokenLink{sequence, "it does not follow " + entry_called(before.sequence)};
  return std::nullopt;
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

std::optional<BrokenLink> first_broken_link(Reader& reader, BoardId board) {
  std::optional<BrokenLink> broken;
  AuditLink before;
  reader.each(std::string(columns) + "ORDER BY sequence", {{"board", board}}, [&](Row const& row) {
    if (broken) return;
    auto link = link_of(board, row);
    broken = fault_of(link, row.integer("sequence"), before);
    if (!broken) before = *std::move(link);
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
