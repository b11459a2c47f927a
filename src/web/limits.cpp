#include "web/limits.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace wardmote::web {
namespace {

constexpr std::size_t subscriber_bytes = 8;  // of an IPv6 address

Rate rate_of(int per_minute) { return {.per_minute = per_minute, .burst = std::max(1, per_minute / 2)}; }

bool is_ipv4_mapped(in6_addr const& address) { return IN6_IS_ADDR_V4MAPPED(&address) != 0; }

}  // namespace

std::string asker_at(std::string_view address) {
  std::string const text(address);
  in6_addr parsed;
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return text;
  std::array<char, INET6_ADDRSTRLEN> written{};
  if (is_ipv4_mapped(parsed)) return inet_ntop(AF_INET, parsed.s6_addr + 12, written.data(), written.size());
  std::fill(parsed.s6_addr + subscriber_bytes, std::end(parsed.s6_addr), std::uint8_t{0});
  return inet_ntop(AF_INET6, &parsed, written.data(), written.size());
}

Limits::Limits(RateLimits const& limits)
    : of_address_(rate_of(limits.of_an_address)),
      of_person_(rate_of(limits.of_a_person)),
      costly_(rate_of(limits.costly)) {}

std::optional<std::chrono::seconds> Limits::take(Request const& request, std::string_view person, bool is_costly,
                                                 base::Instant now) {
  if (request.is_local) return std::nullopt;
  auto const asker = person.empty() ? asker_at(request.client) : std::string(person);
  auto wait = person.empty() ? of_address_.take(asker, now) : of_person_.take(asker, now);
  if (!wait && is_costly) wait = costly_.take(asker, now);
  if (!wait) return std::nullopt;
  return std::chrono::ceil<std::chrono::seconds>(*wait);
}

}  // namespace wardmote::web
