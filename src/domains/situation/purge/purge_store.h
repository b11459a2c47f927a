#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domains/situation/discussion_store.h"
#include "domains/situation/purge/purge.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::situation {

/// Who it is in the audit chain and in receipts when nobody asked for it.
inline constexpr std::string_view purge_schedule_actor = "schedule";
/// Who it is when a copy that was restored is older than the purge, and the list of what was purged did it again.
inline constexpr std::string_view purge_list_actor = "purge list";

/// The newest that was set, or the program's own.
PurgeSchedule read_purge_schedule(store::Reader& reader, store::BoardId board);
/// Of each term the shortest that ever stood.
PurgeSchedule read_earliest_purge(store::Reader& reader, store::BoardId board);
/// With its audit entry set_purge_schedule.
void add_purge_schedule(store::Writer& writer, store::BoardId board, PurgeSchedule const& schedule, base::Instant now,
                        std::string_view by);

/// Of one discussion, in their order.
std::vector<PurgeStep> list_purge_steps(store::Reader& reader, store::BoardId board, std::string_view number);
/// Of all, by the number of the discussion.
std::map<std::string, std::vector<PurgeStep>> list_purge_steps(store::Reader& reader, store::BoardId board);
/// Writes the step, with an audit entry that is called as the act is. False, and nothing is written, if another came before it.
bool append_purge_step(store::Writer& writer, store::BoardId board, std::string_view number, PurgeStep const& step);

/// The discussions that are over and of which something is left, by number.
std::vector<RestingDiscussion> list_kept(store::Reader& reader, store::BoardId board);

/// What a receipt is of.
enum class Purged { details, rest, draft };
BOOST_DESCRIBE_ENUM(Purged, details, rest, draft)

struct Receipt {
  std::int64_t receipt = 0;  ///< 1, 2, 3 …; given when it is written
  Purged what = Purged::details;
  std::string record{};  ///< number of the discussion, or identifier of the draft
  std::string agency{};  ///< whose draft it was
  std::optional<base::Instant> announced_at{};
  base::Instant shredded_at{};
  std::string by{};        ///< identifier of a person, or purge_schedule_actor
  std::int64_t entry = 0;  ///< sequence of the audit entry that is the newest when the receipt is written
};
/// Said right after the purge was recorded in the audit chain, in the same transaction.
void add_receipt(store::Writer& writer, store::BoardId board, Receipt receipt);
/// The newest first, of discussions and of the drafts of one agency.
std::vector<Receipt> list_receipts(store::Reader& reader, store::BoardId board, std::string_view agency);
/// Of one discussion, in their order.
std::vector<Receipt> receipts_of(store::Reader& reader, store::BoardId board, std::string_view number);

/// Drops what is left of a discussion at that level, enters its key in the purge list, and writes the receipt. The key itself is shredded
/// after the transaction.
void purge_level(store::Writer& writer, store::BoardId board, std::string_view number, PurgeLevel level,
                 std::optional<base::Instant> announced_at, base::Instant now, std::string_view by);
/// The record whose key it is.
store::SealedRecord record_of_level(store::BoardId board, std::string_view number, PurgeLevel level);

/// What the purge list names and this database holds no receipt of.
struct Unreceipted {
  Purged what = Purged::details;
  std::string record{};  ///< as in Receipt
  std::string agency{};  ///< likewise
  base::Instant purged_at{};
};
/// Of discussions, and of the drafts that lie there all the same.
std::vector<Unreceipted> list_unreceipted(store::Reader& reader, store::BoardId board);

/// A draft, as far as its keeping goes.
struct KeptDraft {
  std::string id{};
  std::string agency{};
  base::Instant kept_at{};
};
/// Those that nobody kept since.
std::vector<KeptDraft> list_drafts_before(store::Reader& reader, store::BoardId board, base::Instant before);
/// Whether it is one of them still.
bool is_untouched(store::Reader& reader, store::BoardId board, KeptDraft const& draft, base::Instant before);

/// Forgets who looked before then; gives how many readings there were.
std::int64_t delete_readings_before(store::Writer& writer, store::BoardId board, base::Instant before);

}  // namespace wardmote::situation
