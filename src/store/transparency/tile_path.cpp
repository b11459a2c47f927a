#include "store/transparency/tile_path.h"

#include <cstdio>

#include "base/text.h"

namespace wardmote::store {
namespace {

constexpr int level_max = 7;
constexpr int width_full = 256;
constexpr std::size_t groups_max = 6;  // 10^18 tiles

/// Takes what is before the next "/" from the front.
std::string_view taken(std::string_view& path) {
  auto const slash = path.find('/');
  auto const piece = path.substr(0, slash);
  path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  return piece;
}

std::optional<int> small_number(std::string_view text) {
  auto const number = text.size() > 3 ? std::nullopt : base::whole_number(text);
  return number && *number >= 0 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// "x001/x234/067" or "x001/x234/067.p", taken from the front.
bool take_number(std::string_view& path, TilePath& tile, bool& is_partial) {
  for (std::size_t group = 0; group < groups_max; ++group) {
    auto piece = taken(path);
    auto const goes_on = piece.starts_with('x');
    if (goes_on) piece.remove_prefix(1);
    is_partial = !goes_on && piece.ends_with(".p");
    if (is_partial) piece.remove_suffix(2);
    auto const digits = piece.size() == 3 ? small_number(piece) : std::nullopt;
    if (!digits) return false;
    tile.number = tile.number * 1000 + *digits;
    if (!goes_on) return true;
  }
  return false;
}

}  // namespace

std::optional<TilePath> tile_path_of(std::string_view path) {
  auto const whole = path;
  TilePath tile;
  auto const level = taken(path);
  tile.is_entries = level == "entries";
  auto const number = tile.is_entries ? std::optional(0) : small_number(level);
  bool is_partial = false;
  if (!number || *number > level_max || !take_number(path, tile, is_partial)) return std::nullopt;
  tile.level = *number;
  if (is_partial) tile.width = small_number(path).value_or(0);
  if (tile.width < 1 || (is_partial && tile.width >= width_full) || text_of(tile) != whole) return std::nullopt;
  return tile;
}

std::string text_of(TilePath const& tile) {
  char group[8];
  std::snprintf(group, sizeof group, "%03d", static_cast<int>(tile.number % 1000));
  std::string number = group;
  for (auto rest = tile.number / 1000; rest > 0; rest /= 1000) {
    std::snprintf(group, sizeof group, "x%03d", static_cast<int>(rest % 1000));
    number = std::string(group) + "/" + number;
  }
  auto const partial = tile.width == width_full ? "" : ".p/" + std::to_string(tile.width);
  return (tile.is_entries ? "entries" : std::to_string(tile.level)) + "/" + number + partial;
}

bool is_in_tree(TilePath const& tile, std::int64_t size) {
  return tile.first() + tile.width <= size >> (8 * tile.level);
}

}  // namespace wardmote::store
