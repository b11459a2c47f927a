#include "outbound/address_rule.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace wardmote::outbound {
namespace {

/// An address of IPv6; one of IPv4 as ::ffff:a.b.c.d.
using Bytes = std::array<std::uint8_t, 16>;

struct Range {
  Bytes first;
  int bits;  ///< that count
};

constexpr Range v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, int bits) {
  return {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, 0}, 96 + bits};
}
constexpr Range v6(std::uint16_t a, std::uint16_t b, int bits) {
  return {{static_cast<std::uint8_t>(a >> 8), static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b >> 8),
           static_cast<std::uint8_t>(b)},
          bits};
}

constexpr std::array loopback{v4(127, 0, 0, 8), Range{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128}};

/// RFC 6890 and the IANA registries of special-purpose addresses; IPv6 beyond 2000::/3 is not of the internet at all.
constexpr std::array set_apart{v4(0, 0, 0, 8),      v4(10, 0, 0, 8),     v4(100, 64, 0, 10), v4(127, 0, 0, 8),
                               v4(169, 254, 0, 16), v4(172, 16, 0, 12),  v4(192, 0, 0, 24),  v4(192, 0, 2, 24),
                               v4(192, 88, 99, 24), v4(192, 168, 0, 16), v4(198, 18, 0, 15), v4(198, 51, 100, 24),
                               v4(203, 0, 113, 24), v4(224, 0, 0, 3),    v6(0x2001, 0, 23),  v6(0x2001, 0xdb8, 32),
                               v6(0x2002, 0, 16),   v6(0x3fff, 0, 20)};
constexpr std::array of_the_internet{v4(0, 0, 0, 0), v6(0x2000, 0, 3)};

std::optional<Bytes> bytes_of(std::string_view address) {
  std::string const text(address);
  Bytes bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
  bytes = v4(0, 0, 0, 0).first;
  if (inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1) return bytes;
  return std::nullopt;
}

bool lies_in(Bytes const& address, Range const& range) {
  for (int bit = 0; bit < range.bits; ++bit)
    if ((address[bit / 8] ^ range.first[bit / 8]) & (0x80 >> bit % 8)) return false;
  return true;
}

template <std::size_t count>
bool lies_in_one(std::string_view address, std::array<Range, count> const& ranges) {
  auto const bytes = bytes_of(address);
  return bytes && std::ranges::any_of(ranges, [&](Range const& range) { return lies_in(*bytes, range); });
}

}  // namespace

bool is_loopback(std::string_view address) { return lies_in_one(address, loopback); }

bool is_public(std::string_view address) {
  return lies_in_one(address, of_the_internet) && !lies_in_one(address, set_apart);
}

}  // namespace wardmote::outbound
