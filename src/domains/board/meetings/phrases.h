#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "domains/board/meetings/act.h"
#include "domains/board/profile.h"

namespace wardmote::board {

/// A standard phrase for the text of an act (catalog/board_phrases.yaml). "…" stands where the clerk writes what it leaves open.
struct Phrase {
  std::string id{};  ///< "ph.adjourn"
  std::vector<MeetingAct> acts{};
  web::Bilingual text{};
  bool serves(MeetingAct act) const;
};

struct PhraseLibrary {
  std::string version{};
  std::vector<Phrase> phrases{};  ///< in the order of the file
};

/// The library in that folder. Refuses file_unreadable, and mapping_invalid with file, place and reason.
base::Answer<PhraseLibrary> read_phrases(std::string const& folder);

/// Puts the phrase into the texts of an order, English and French: what was typed takes the place of its "…", or follows it. An
/// empty `id` leaves the order as it is. Refuses form_invalid: `phrase` where the act has none of that name, `text`
/// where nothing was typed for a "…".
base::Answer<void> take_phrase(PhraseLibrary const& library, std::string_view id, LogEntry& order);

/// The library as it was when the program started, or why it could not be read.
using KeptPhrases = std::shared_ptr<base::Answer<PhraseLibrary> const>;
KeptPhrases keep_phrases(std::string const& folder);
/// The same as above; without the library an `id` is refused as reading it was.
base::Answer<void> take_phrase(KeptPhrases const& kept, std::string_view id, LogEntry& order);

}  // namespace wardmote::board
