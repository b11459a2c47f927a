#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/refusal.h"
#include "domains/board/profile.h"

namespace wardmote::board {

/// Reads one list of catalog/ and keeps the first thing that is wrong with it.
class ListReading {
 public:
  explicit ListReading(std::string file) : file_(std::move(file)) {}

  std::string text(base::Document const& from, std::string_view name);
  /// The members en and fr, both of them needed.
  BilingualText both(base::Document const& from);
  BilingualText both(base::Document const& from, std::string_view name) { return both(from[name]); }
  /// An identifier that none before it has.
  std::string id(base::Document const& from, std::string_view prefix);
  void wrong(base::Document const& at, std::string reason);
  std::optional<base::Refusal> const& refusal() const { return refusal_; }

 private:
  std::string file_;
  std::set<std::string> ids_;
  std::optional<base::Refusal> refusal_;
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
