// What was destroyed, and the proof that is kept of it.

#include <algorithm>
#include <set>

#include "base/choice.h"
#include "base/ensure.h"
#include "domains/situation/purge/purge_store.h"
#include "store/audit_chain.h"

namespace wardmote::situation {
namespace {

constexpr std::string_view receipt_columns = "receipt, what, record, agency, announced_at, shredded_at, by, entry";

Receipt receipt_of(store::Row const& row) {
  return {.receipt = row.integer("receipt"),
          .what = base::choice_of<Purged>(row.text("what")),
          .record = row.text("record"),
          .agency = row.text("agency"),
          .announced_at = row.is_null("announced_at") ? std::nullopt : std::optional(row.instant("announced_at")),
          .shredded_at = row.instant("shredded_at"),
          .by = row.text("by"),
          .entry = row.integer("entry")};
}

}  // namespace

void add_receipt(store::Writer& writer, store::BoardId board, Receipt receipt) {
  auto const head = store::audit_head(writer, board);
  ENSURE(head.has_value());
  writer.run(
      "INSERT INTO purge_receipt (board_id, receipt, what, record, agency, announced_at, shredded_at, by, entry) "
      "VALUES "
      "(:board, (SELECT coalesce(max(receipt), 0) + 1 FROM purge_receipt WHERE board_id = :board), :what, :record, "
      ":agency, :announced, :shredded, :by, :entry)",
      {{"board", board},
       {"what", base::spelling_of(receipt.what)},
       {"record", receipt.record},
       {"agency", receipt.agency},
       {"announced", receipt.announced_at},
       {"shredded", receipt.shredded_at},
       {"by", receipt.by},
       {"entry", head->sequence}});
}

// Index: the primary key.
std::vector<Receipt> list_receipts(store::Reader& reader, store::BoardId board, std::string_view agency) {
  return reader.list("SELECT " + std::string(receipt_columns) +
                         " FROM purge_receipt WHERE board_id = :board AND (what <> 'draft' OR agency = :agency) "
                         "ORDER BY receipt DESC",
                     {{"board", board}, {"agency", agency}}, receipt_of);
}

// Index: the primary key.
std::vector<Receipt> receipts_of(store::Reader& reader, store::BoardId board, std::string_view number) {
  return reader.list(
      "SELECT " + std::string(receipt_columns) +
          " FROM purge_receipt WHERE board_id = :board AND record = :number AND what <> 'draft' ORDER BY receipt",
      {{"board", board}, {"number", number}}, receipt_of);
}

// Index: the primary keys.
std::vector<Unreceipted> list_unreceipted(store::Reader& reader, store::BoardId board) {
  std::vector<Unreceipted> found;
  reader.each(
      "SELECT purged.kind, purged.row_id, purged.purged_at, draft.agency FROM purged_record purged "
      "LEFT JOIN draft ON draft.board_id = purged.board_id AND draft.id = purged.row_id AND purged.kind = 'draft' "
      "WHERE purged.board_id = :board AND (purged.kind IN ('discussion', 'discussion_details') OR draft.id IS NOT "
      "NULL) "
      "AND NOT EXISTS (SELECT 1 FROM purge_receipt receipt WHERE receipt.board_id = purged.board_id AND "
      "receipt.record = purged.row_id AND receipt.what = CASE purged.kind WHEN 'discussion' THEN 'rest' "
      "WHEN 'discussion_details' THEN 'details' ELSE 'draft' END) ORDER BY purged.purged_at, purged.row_id, "
      "purged.kind",
      {{"board", board}}, [&](store::Row const& row) {
        auto const kind = row.text("kind");
        found.push_back({kind == "draft"        ? Purged::draft
                         : kind == "discussion" ? Purged::rest
                                                : Purged::details,
                         row.text("row_id"), row.text_or_none("agency").value_or(""), row.instant("purged_at")});
      });
  return found;
}

// Index: the primary key.
std::vector<RestingDiscussion> list_kept(store::Reader& reader, store::BoardId board) {
  auto kept = list_over(reader, board, "", INT64_MAX);
  std::set<std::string> gone;
  reader.each("SELECT record FROM purge_receipt WHERE board_id = :board AND what = 'rest'", {{"board", board}},
              [&](store::Row const& row) { gone.insert(row.text("record")); });
  std::erase_if(kept, [&](RestingDiscussion const& each) { return gone.contains(each.known.number); });
  std::ranges::reverse(kept);
  return kept;
}

}  // namespace wardmote::situation
