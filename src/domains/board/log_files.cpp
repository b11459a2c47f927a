#include "domains/board/log_files.h"

#include <algorithm>

#include "base/text.h"
#include "store/audit_bytes.h"
#include "store/audit_chain.h"
#include "store/canonical_fields.h"
#include "store/transparency/audit_tree.h"
#include "store/transparency/checkpoints_store.h"
#include "store/transparency/entry_line.h"
#include "store/transparency/tile_path.h"

namespace wardmote::board {
namespace {

using Answer = base::Answer<web::FileAnswer>;

constexpr std::int64_t entries_at_once = 1000;
constexpr std::size_t entry_bytes_max = 0xFFFF;  // what a bundle can say

constexpr char plain[] = "text/plain", bytes[] = "application/octet-stream", lines[] = "application/jsonl";

Answer latest_note(BoardRoom const& room) {
  auto const latest =
      room.database.read([&](store::Reader& reader) { return store::latest_checkpoint(reader, room.board); });
  if (!latest) return base::refuse(base::RefusalCode::checkpoint_unknown);
  return web::FileAnswer{latest->note, plain};
}

Answer note_over(BoardRoom const& room, std::string_view rest) {
  auto const size = base::whole_number(rest);
  auto const found = room.database.read(
      [&](store::Reader& reader) { return size ? store::find_checkpoint(reader, room.board, *size) : std::nullopt; });
  if (!found) return base::refuse(base::RefusalCode::checkpoint_unknown);
  return web::FileAnswer{found->note, plain, true};
}

std::string bytes_of(std::vector<store::TreeHash> const& hashes) {
  std::string text;
  for (auto const& hash : hashes) text.append(reinterpret_cast<char const*>(hash.bytes.data()), hash.bytes.size());
  return text;
}

/// Each entry's canonical bytes behind their length in two bytes. Nothing if one has more than can be said so.
std::optional<std::string> bundle_of(store::Reader& reader, store::BoardId board, store::TilePath const& tile) {
  std::string text;
  bool fits = true;
  store::each_link(reader, board, tile.first() + 1, tile.first() + tile.width,
                   [&](std::int64_t, std::optional<store::AuditLink> const& link) {
                     auto const entry = link ? store::canonical_bytes(*link) : std::string();
                     fits = fits && link && entry.size() <= entry_bytes_max;
                     text += store::big_endian(entry.size()).substr(6) + entry;
                   });
  return fits ? std::optional(std::move(text)) : std::nullopt;
}

Answer tile_at(BoardRoom const& room, std::string_view rest) {
  auto const unknown = base::refuse(base::RefusalCode::tile_unknown, {{"path", std::string(rest)}});
  auto const tile = store::tile_path_of(rest);
  if (!tile) return unknown;
  return room.database.read([&](store::Reader& reader) -> Answer {
    auto const latest = store::latest_checkpoint(reader, room.board);
    if (!latest || !store::is_in_tree(*tile, latest->tree.size)) return unknown;
    if (!tile->is_entries)
      return web::FileAnswer{
          bytes_of(store::AuditTree(reader, room.board).hashes(tile->level, tile->first(), tile->width)), bytes, true};
    auto bundle = bundle_of(reader, room.board, *tile);
    if (!bundle) return unknown;
    return web::FileAnswer{*std::move(bundle), bytes, true};
  });
}

/// A thousand lines from an entry on; whoever has that many asks on from the next.
Answer entries_from(BoardRoom const& room, web::Parameters const& query) {
  auto const asked = query.find("from");
  auto const first = asked == query.end() ? std::optional(1LL) : base::whole_number(asked->second);
  if (!first || *first < 1 || *first > INT64_MAX - entries_at_once)
    return base::refuse(base::RefusalCode::entry_unknown, {{"sequence", asked == query.end() ? "" : asked->second}});
  std::string text;
  room.database.read([&](store::Reader& reader) {
    store::each_link(reader, room.board, *first, *first + entries_at_once - 1,
                     [&](std::int64_t, std::optional<store::AuditLink> const& link) {
                       if (link) text += store::entry_line(*link) + "\n";
                     });
    return 0;
  });
  return web::FileAnswer{std::move(text), lines};
}

}  // namespace

void add_log_files(web::Router& router, BoardRoom const& room) {
  router.file({"checkpoint", "/transparency/checkpoint",
               "The newest signed checkpoint of the log (C2SP tlog-checkpoint).", plain,
               [room](std::string_view, web::Parameters const&) { return latest_note(room); }});
  router.file({"checkpoint_over", "/transparency/checkpoint/", "The signed checkpoint over so many entries.", plain,
               [room](std::string_view rest, web::Parameters const&) { return note_over(room, rest); }});
  router.file({"tile", "/transparency/tile/", "Hashes and entries of the log, in tiles (C2SP tlog-tiles).", bytes,
               [room](std::string_view rest, web::Parameters const&) { return tile_at(room, rest); }});
  router.file({"entries", "/transparency/entries",
               "The entries of the log as lines of JSON, a thousand from the number on that “from” names.", lines,
               [room](std::string_view, web::Parameters const& query) { return entries_from(room, query); }});
}

}  // namespace wardmote::board
