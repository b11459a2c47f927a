#include "store/sealed/shares.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/ensure.h"
#include "base/hash.h"
#include "store/sealed/cipher.h"
#include "store/sealed/gf256.h"

namespace wardmote::store {
namespace {

constexpr std::string_view beginning = "wardmote-share-1-";
constexpr std::size_t checksum_digits = 8;

struct Share {
  std::uint8_t index;
  std::uint8_t needed;
  Secret bytes;
};

/// index → share
using Shares = std::map<std::uint8_t, Share>;

std::string checksum_of(std::string_view text) { return base::to_hex(base::hash_of(text)).substr(0, checksum_digits); }

std::string text_of(Share const& share) {
  auto const text = std::string(beginning) + std::to_string(share.index) + "-" + std::to_string(share.needed) + "-" +
                    base::to_hex(share.bytes.bytes());
  return text + "-" + checksum_of(text);
}

/// Up to the next hyphen, which is taken as well.
std::string_view take_part(std::string_view& rest) {
  auto const part = rest.substr(0, rest.find('-'));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

template <class Number>
std::optional<Number> number_of(std::string_view digits, int base) {
  Number number{};
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

std::optional<Secret> bytes_of_hex(std::string_view digits) {
  if (digits.size() != 2 * key_bytes) return std::nullopt;
  Secret bytes(key_bytes);
  for (std::size_t at = 0; at < key_bytes; ++at) {
    auto const byte = number_of<std::uint8_t>(digits.substr(2 * at, 2), 16);
    if (!byte) return std::nullopt;
    bytes.bytes()[at] = *byte;
  }
  return bytes;
}

/// Nothing unless it is just what `text_of` writes.
std::optional<Share> share_of(std::string_view text) {
  if (!text.starts_with(beginning)) return std::nullopt;
  auto rest = text.substr(beginning.size());
  auto const index = number_of<std::uint8_t>(take_part(rest), 10);
  auto const needed = number_of<std::uint8_t>(take_part(rest), 10);
  auto bytes = bytes_of_hex(take_part(rest));
  if (!index || !needed || !bytes || *index == 0 || *needed < 2) return std::nullopt;
  Share share{*index, *needed, std::move(*bytes)};
  return text_of(share) == text ? std::optional(std::move(share)) : std::nullopt;
}

std::unexpected<base::Refusal> refused(std::string reason) {
  return base::refuse(base::RefusalCode::shares_invalid, {{"reason", std::move(reason)}});
}

base::Answer<Shares> parsed(std::span<std::string const> texts) {
  Shares shares;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    auto share = share_of(texts[at]);
    if (!share) return refused("number " + std::to_string(at + 1) + " is mistyped or is no share");
    if (!shares.empty() && shares.begin()->second.needed != share->needed)
      return refused("they come from different splits");
    auto const index = share->index;
    auto const [held, is_new] = shares.try_emplace(index, std::move(*share));
    if (!is_new && text_of(held->second) != texts[at]) return refused("they come from different splits");
  }
  return shares;
}

/// The values at 0 of the polynomials, one for each byte, through the shares.
Secret interpolated(Shares const& shares) {
  std::vector<std::uint8_t> places;
  for (auto const& [index, share] : shares) places.push_back(index);
  Secret key(key_bytes);
  std::ranges::fill(key.bytes(), std::uint8_t{0});
  for (std::size_t place = 0; place < places.size(); ++place) {
    auto const weight = gf256::weight_at_zero(places, place);
    auto const share = shares.at(places[place]).bytes.bytes();
    for (std::size_t at = 0; at < key_bytes; ++at) key.bytes()[at] ^= gf256::multiply(weight, share[at]);
  }
  return key;
}

}  // namespace

std::vector<std::string> split(KeyEncryptionKey const& key, int needed, int count) {
  ENSURE(2 <= needed && needed <= count && count <= 255);
  std::vector<Share> shares;
  shares.reserve(static_cast<std::size_t>(count));
  for (int index = 1; index <= count; ++index)
    shares.push_back({static_cast<std::uint8_t>(index), static_cast<std::uint8_t>(needed), Secret(key_bytes)});
  for (std::size_t at = 0; at < key_bytes; ++at) {
    auto coefficients = Secret::random(static_cast<std::size_t>(needed));
    coefficients.bytes()[0] = key.bytes().bytes()[at];
    for (auto& share : shares) share.bytes.bytes()[at] = gf256::value_at(coefficients.bytes(), share.index);
  }
  std::vector<std::string> texts;
  for (auto const& share : shares) texts.push_back(text_of(share));
  return texts;
}

base::Answer<KeyEncryptionKey> join(std::span<std::string const> shares) {
  auto const held = parsed(shares);
  if (!held) return std::unexpected(held.error());
  auto const needed = held->empty() ? 2U : held->begin()->second.needed;
  if (held->size() < needed)
    return refused(std::to_string(held->size()) + " given, " + std::to_string(needed) + " needed");
  return KeyEncryptionKey(interpolated(*held));
}

}  // namespace wardmote::store
