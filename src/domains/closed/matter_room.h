#pragma once

#include <string>
#include <vector>

#include "domains/closed/matter_store.h"
#include "domains/closed/room.h"
#include "web/context.h"

namespace wardmote::closed {

/// The closed item of an address; refuses item_unknown.
base::Answer<ClosedItem> find_item(ClosedRoom const& room, web::Tongue const& tongue, std::string const& meeting,
                                   std::int64_t item);

/// What lies open to somebody who looks.
struct OpenMatter {
  ClosedItem item;
  std::vector<MatterEntry> log;
  std::vector<Reading> readings;  ///< before this one, the newest first
};

/// The meetings whose public log can carry a report on an item: its own while it can be added to, else later ones.
std::vector<Carrier> carriers_of(ClosedRoom const& room, ClosedItem const& item, web::Tongue const& tongue);

/// That an attachment was taken back and opens no more: key_shredded.
std::unexpected<base::Refusal> taken_back(MatterAttachment const& attachment);

/// The bytes of an attachment for whoever asks, and records that they read it. Refuses what open_matter and opened_file refuse; nothing is
/// recorded of a file that was taken back.
base::Answer<std::string> read_attachment(ClosedRoom const& room, web::Context const& context, ClosedItem const& item,
                                          std::int64_t attachment);

/// Opens a matter for whoever asks, and records that they looked. Refuses proof_needed, item_unknown to whoever is barred, as if there
/// were no such item, not_permitted and what Vault::open does.
base::Answer<OpenMatter> open_matter(ClosedRoom const& room, web::Context const& context, ClosedItem const& item);

/// Writes an act of whoever asks to the log. A report that is confirmed becomes public at once; were that to fail, publish_report
/// does it later. `file` is what attach_file attaches. Refuses what open_matter, decided and may_follow refuse, report_too_late where the public
/// log that is to carry a report takes none, and form_outdated if others kept writing at the same moment.
base::Answer<void> record_act(ClosedRoom const& room, web::Context const& context, std::string const& meeting,
                              std::int64_t item, MatterEntry const& order, std::string_view file = {});

}  // namespace wardmote::closed
