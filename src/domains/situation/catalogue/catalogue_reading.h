#pragma once

#include <span>
#include <string>

#include "base/document.h"
#include "base/refusal.h"
#include "domains/situation/catalogue/catalogue.h"

namespace wardmote::situation {

/// A file of catalog/: what refusals call it, and what it holds.
struct ListDocument {
  std::string file{};
  base::Document document{};
};

/// The catalogue that the documents make, in any order; `meta.catalog` says which list each of them is. Refuses mapping_invalid with
/// file, line and reason: an entry that lacks a language, stands under no category that is there, or repeats a code; lists of different
/// versions; a list that is missing.
base::Answer<Catalogue> catalogue_of(std::span<ListDocument const> documents);

/// The same of the files in a folder. Refuses file_unreadable as well. Takes tens of milliseconds:
/// a program reads them once.
base::Answer<Catalogue> read_catalogue(std::string const& folder);

}  // namespace wardmote::situation
