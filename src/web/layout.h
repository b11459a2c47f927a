#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/context.h"

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
  std::vector<Link> sections{};               ///< the way back from a page below one of them that names none itself
  std::string time_zone = "America/Toronto";  ///< of the board; instants are shown in it
  std::string feed_key{};                     ///< the board's identifier: what the identifiers of its feeds are made of

  /// What stands above every page at a path, without language: a message id, empty where nothing does. Asked for each page that is made.
  std::function<std::string_view(std::string_view path)> caution{};

  std::string const& name_in(Language language) const {
    return language == Language::fr && !board_name_fr.empty() ? board_name_fr : board_name;
  }
};

}  // namespace wardmote::web
