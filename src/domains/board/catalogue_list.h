#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/document_reading.h"
#include "base/refusal.h"
#include "domains/board/profile.h"

namespace wardmote::board {

/// Reads one list of catalog/.
class ListReading : public base::DocumentReading {
 public:
  using DocumentReading::DocumentReading;
  /// The members en and fr, both of them needed.
  web::Bilingual both(base::Document const& from) { return {text(from, "en"), text(from, "fr")}; }
  web::Bilingual both(base::Document const& from, std::string_view name) { return both(from[name]); }
};

/// What a file holds. Refuses file_unreadable.
base::Answer<base::Document> catalogue_document(std::string const& path);

/// One list: its version, and each of its items made by `make`. Refuses file_unreadable, and mapping_invalid with file, place and reason.
template <class Item>
base::Answer<void> read_list(std::string const& folder, std::string const& name, std::string& version,
                             std::vector<Item>& items, Item (*make)(ListReading&, base::Document const&)) {
  auto const path = folder + "/" + name + ".yaml";
  auto const document = catalogue_document(path);
  if (!document) return std::unexpected(document.error());
  ListReading reading(path);
  version = reading.text((*document)["meta"], "version");
  for (auto const& item : (*document)["items"].items) items.push_back(make(reading, item));
  if (items.empty()) reading.wrong(*document, "it holds no item");
  if (reading.refusal()) return std::unexpected(*reading.refusal());
  return {};
}

}  // namespace wardmote::board
