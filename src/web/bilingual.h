#pragma once

#include <string>

#include "web/context.h"

namespace wardmote::web {

/// The same text in both languages.
struct Bilingual {
  std::string en;
  std::string fr;
  std::string const& in(Language language) const { return language == Language::fr ? fr : en; }
  friend bool operator==(Bilingual const&, Bilingual const&) = default;
};

}  // namespace wardmote::web
