#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "domains/situation/catalogue/catalogue.h"
#include "web/bilingual.h"

namespace wardmote::situation {

/// How the codes of a table's own study flags begin. No list of catalog/ has such codes.
inline constexpr std::string_view local_code_beginning = "local.";

/// A study flag that one table adds to the province's list.
struct LocalFlag {
  std::string code{};  ///< "local.lake-ice"
  web::Bilingual label{};
  web::Bilingual definition{};
  base::Instant added_at{};
  std::optional<base::Instant> retired_at{};  ///< since when it is recorded no more
};

/// Whether the table may add the flag to the lists with its other flags. Refuses form_invalid at `code` (not of that form, or there already), `label` (a language is
/// missing, or a study flag is called so already, whatever its capitals and accents) or `definition` (a language is missing).
base::Answer<void> may_be_added(Catalogue const& catalogue, LocalFlag const& flag);

/// The catalogue with the table's own flags behind its study flags, in the category `local`; its version stays, because no code of
/// the lists is renamed or left out. Requires that the study flags have that category, as catalogue_of sees to, and flags that were once added so.
Catalogue with_local_flags(Catalogue const& catalogue, std::span<LocalFlag const> flags);

}  // namespace wardmote::situation
