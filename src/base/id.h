#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace wardmote::base {

/// A UUID of version 7 (RFC 9562): 48 bits of milliseconds since 1970, then random bits. Sorts in the order of making.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(Uuid const&, Uuid const&) = default;
};

/// A new UUID for the given moment. Within one process and millisecond, later ones sort later.
Uuid make_uuid(Clock const& clock);

/// The canonical 36 characters, lower case.
std::string to_text(Uuid const& uuid);

/// The UUID that canonical text names, or nothing.
std::optional<Uuid> uuid_of(std::string_view text);

/// The identifier of a `Record`: identifiers of different records do not compare and do not mix.
template <class Record>
struct Id {
  Uuid uuid{};
  friend auto operator<=>(Id const&, Id const&) = default;
  std::string text() const { return to_text(uuid); }
  static Id make(Clock const& clock) { return {make_uuid(clock)}; }
  static std::optional<Id> of(std::string_view text) {
    auto const uuid = uuid_of(text);
    return uuid ? std::optional(Id{*uuid}) : std::nullopt;
  }
};

}  // namespace wardmote::base
