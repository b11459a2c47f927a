#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wardmote::outbound {

/// What a URL reaches, as HttpClient reads it: both ask libcurl, so neither can be led to another host than the other.
struct Reach {
  std::string scheme{};  ///< "https" or "http"
  std::string host{};    ///< in lower case
  std::uint16_t port = 0;
  bool operator==(Reach const&) const = default;
};

/// Nothing for what is no absolute URL of HTTP, or has a name and password or a fragment in it.
std::optional<Reach> reach_of(std::string_view url);

}  // namespace wardmote::outbound
