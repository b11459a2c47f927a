#include "base/id.h"

#include <sodium.h>

#include <algorithm>
#include <mutex>

#include "base/hash.h"

namespace wardmote::base {
namespace {

/// The millisecond and counter of the last UUID: a clock that stands still or steps back still gives rising ones.
struct Sequence {
  std::mutex guard;
  std::uint64_t stamp = 0;  // milliseconds << 12 | counter

  std::uint64_t next(std::uint64_t now_ms) {
    std::scoped_lock lock(guard);
    stamp = std::max(stamp + 1, now_ms << 12);
    return stamp;
  }
};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

bool is_hyphen_place(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

}  // namespace

Uuid make_uuid(Clock const& clock) {
  static Sequence sequence;
  auto const since_epoch = std::chrono::duration_cast<std::chrono::milliseconds>(clock.now().time_since_epoch());
  auto const stamp = sequence.next(static_cast<std::uint64_t>(since_epoch.count()));
  auto const milliseconds = stamp >> 12;
  Uuid uuid;
  for (int i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
  uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | ((stamp >> 8) & 0x0F));
  uuid.bytes[7] = static_cast<std::uint8_t>(stamp);
  randombytes_buf(uuid.bytes.data() + 8, 8);
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);
  return uuid;
}

std::string to_text(Uuid const& uuid) {
  auto text = to_hex(uuid.bytes);
  for (auto const at : {8, 13, 18, 23}) text.insert(static_cast<std::size_t>(at), 1, '-');
  return text;
}

std::optional<Uuid> uuid_of(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid uuid;
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_hyphen_place(at)) {
      if (text[at] != '-') return std::nullopt;
      continue;
    }
    auto const value = digit_of(text[at]);
    if (value < 0) return std::nullopt;
    auto& byte = uuid.bytes[digits++ / 2];
    byte = static_cast<std::uint8_t>(byte << 4 | value);
  }
  return uuid;
}

}  // namespace wardmote::base
