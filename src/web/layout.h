#pragma once

#include <string>
#include <vector>

namespace wardmote::web {

/// What stands around every page. The board's name comes from its record, the rest from main.
struct Layout {
  struct Link {
    std::string path;   ///< without language: "/standing"
    std::string label;  ///< message id
  };
  std::string board_name;       ///< in English
  std::string board_name_fr{};  ///< in French; empty: the English one
  std::vector<Link> navigation;
  std::vector<Link> footer{};
  std::string time_zone = "America/Toronto";  ///< of the board; instants are shown in it
};

}  // namespace wardmote::web
