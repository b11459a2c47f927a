#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::store {

/// A police board: the tenant that every row belongs to.
struct Board {
  BoardId id;
  std::string slug;  ///< short name for people and commands: "halton"
  std::string name_en;
  std::string name_fr;
  std::string time_zone;  ///< IANA name
};

/// Adds a board and the first entry of its chain (make_board). No other board has the slug (else StoreFailure:
/// constraint).
void make_board(Writer& writer, Board const& board, base::Instant now, std::string_view actor);

/// The board of that slug, or of that identifier.
std::optional<Board> find_board(Reader& reader, std::string_view slug);
std::optional<Board> find_board(Reader& reader, BoardId id);

/// All boards, by slug.
std::vector<Board> list_boards(Reader& reader);

}  // namespace wardmote::store
