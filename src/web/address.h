#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/context.h"
#include "web/parameters.h"
#include "web/route.h"

namespace wardmote::web {

/// What the target of a request names: "/en/data/halton.csv?year=2024" is English, {"data", "halton"}, CSV,
/// "year=2024".
struct Address {
  std::optional<Language> language{};
  std::vector<std::string> segments{};  ///< decoded, without language and suffix; none for the front page
  std::optional<Format> suffix{};
  std::string_view query{};    ///< as it came; points into the target
  bool ends_in_slash = false;  ///< after a segment, or after the language alone

  std::string path() const;  ///< "/data/halton", encoded; "/" for the front page
};

/// The address of a target in origin-form or absolute-form (RFC 9112 §3.2). Segments are decoded one by one, so an
/// encoded slash makes no new segment; "." and ".." and empty segments are malformed, so no address climbs anywhere.
/// The front page's data is "/en/index.json": a suffix needs a segment to hang on.
std::expected<Address, Malformed> address_of(std::string_view target);

/// The target of a path in a language and format, with its query: "/fr/data/halton.csv?year=2024".
std::string target_of(Language language, std::string_view path, std::optional<Format> suffix, std::string_view query);

/// The format whose suffix this is.
std::optional<Format> format_of_suffix(std::string_view suffix);

}  // namespace wardmote::web
