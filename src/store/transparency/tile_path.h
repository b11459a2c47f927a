#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wardmote::store {

/// A tile of hashes, or a bundle of entries, as C2SP tlog-tiles names it: "<level>/<number>" or "entries/<number>", with
/// ".p/<width>" behind it where the tile is not full. The number stands in groups of three digits: 1234067 is
/// "x001/x234/067".
struct TilePath {
  bool is_entries = false;
  int level = 0;            ///< 0 … 7; 0 of entries
  std::int64_t number = 0;  ///< of this level
  int width = 256;          ///< 1 … 256
  std::int64_t first() const { return number * 256; }
  friend bool operator==(TilePath const&, TilePath const&) = default;
};

/// Nothing if the path is of another form, or written otherwise than `text_of` writes it.
std::optional<TilePath> tile_path_of(std::string_view path);
std::string text_of(TilePath const& tile);

/// Whether a tree of that size has all of the tile.
bool is_in_tree(TilePath const& tile, std::int64_t size);

}  // namespace wardmote::store
