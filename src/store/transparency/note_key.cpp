#include "store/transparency/note_key.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <fstream>

#include "base/ensure.h"
#include "base/hash.h"
#include "base/text.h"
#include "store/sealed/private_file.h"
#include "store/transparency/base64.h"

namespace wardmote::store {
namespace {

constexpr std::size_t name_length_max = 200;
constexpr std::size_t key_file_bytes_max = 1024;
constexpr std::string_view private_mark = "PRIVATE+KEY+";

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

std::uint32_t id_of(std::string_view name, std::string_view kind_and_key) {
  auto const named = std::string(name) + "\n" + std::string(kind_and_key);
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), bytes_of(named), named.size());
  return static_cast<std::uint32_t>(hash[0]) << 24 | static_cast<std::uint32_t>(hash[1]) << 16 |
         static_cast<std::uint32_t>(hash[2]) << 8 | static_cast<std::uint32_t>(hash[3]);
}

std::string hex_of(std::uint32_t id) {
  std::array<std::uint8_t, 4> const bytes{static_cast<std::uint8_t>(id >> 24), static_cast<std::uint8_t>(id >> 16),
                                          static_cast<std::uint8_t>(id >> 8), static_cast<std::uint8_t>(id)};
  return base::to_hex(bytes);
}

std::string with_kind(KeyKind kind, std::span<std::uint8_t const> key) {
  return static_cast<char>(kind) + std::string(reinterpret_cast<char const*>(key.data()), key.size());
}

/// "<name>+<id>+<base64 of 33 bytes>", taken apart.
struct KeyText {
  std::string name;
  std::string id;
  std::string kind_and_key;
};

std::optional<KeyText> parts_of(std::string_view text) {
  auto const first = text.find('+');
  auto const second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  auto const key = bytes_of_base64(text.substr(second + 1));
  auto const name = text.substr(0, first);
  if (!key || key->size() != 33 || !is_key_name(name)) return std::nullopt;
  return KeyText{std::string(name), std::string(text.substr(first + 1, second - first - 1)), *key};
}

std::unexpected<base::Refusal> key_invalid(std::string reason) {
  return base::refuse(base::RefusalCode::signing_key_invalid, {{"reason", std::move(reason)}});
}

}  // namespace

bool is_key_name(std::string_view name) {
  return !name.empty() && name.size() <= name_length_max &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~' && c != '+'; });
}

VerificationKey::VerificationKey(std::string name, KeyKind kind, std::array<std::uint8_t, 32> const& public_key)
    : name_(std::move(name)), kind_(kind), public_key_(public_key), id_(id_of(name_, with_kind(kind, public_key))) {}

base::Answer<VerificationKey> VerificationKey::of(std::string_view text) {
  auto const parts = parts_of(text);
  auto const kind = parts ? static_cast<KeyKind>(parts->kind_and_key.front()) : KeyKind::log;
  if (!parts || (kind != KeyKind::log && kind != KeyKind::witness) ||
      parts->id != hex_of(id_of(parts->name, parts->kind_and_key)))
    return base::refuse(base::RefusalCode::verification_key_invalid, {{"key", std::string(text.substr(0, 300))}});
  std::array<std::uint8_t, 32> key;
  std::memcpy(key.data(), parts->kind_and_key.data() + 1, key.size());
  return VerificationKey(parts->name, kind, key);
}

std::string VerificationKey::text() const {
  return name_ + "+" + hex_of(id_) + "+" + base64_of(with_kind(kind_, public_key_));
}

bool VerificationKey::verifies(std::string_view message, std::string_view signature) const {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(), public_key_.data()) == 0;
}

SigningKey::SigningKey(std::string name, Secret seed)
    : name_(std::move(name)), seed_(std::move(seed)), secret_key_(crypto_sign_SECRETKEYBYTES) {
  ENSURE(is_key_name(name_) && seed_.size() == crypto_sign_SEEDBYTES);
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key;
  crypto_sign_seed_keypair(public_key.data(), secret_key_.bytes().data(), seed_.bytes().data());
}

SigningKey SigningKey::make(std::string name) { return {std::move(name), Secret::random(crypto_sign_SEEDBYTES)}; }

base::Answer<SigningKey> SigningKey::of(std::string_view text) {
  text = base::trimmed(text);
  if (!text.starts_with(private_mark)) return key_invalid("it does not begin with " + std::string(private_mark));
  auto const parts = parts_of(text.substr(private_mark.size()));
  if (!parts || static_cast<KeyKind>(parts->kind_and_key.front()) != KeyKind::log)
    return key_invalid("it is no name, identifier and Ed25519 key, with + between them");
  SigningKey key(parts->name, Secret::copy_of(std::string_view(parts->kind_and_key).substr(1)));
  if (parts->id != hex_of(key.verification_key().id())) return key_invalid("its identifier belongs to another key");
  return key;
}

base::Answer<SigningKey> SigningKey::from_file(std::filesystem::path const& path) {
  if (auto const is_private = check_private_file(path); !is_private) return std::unexpected(is_private.error());
  std::ifstream file(path, std::ios::binary);
  std::string text(key_file_bytes_max, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad())
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", path.string()}, {"reason", std::strerror(errno)}});
  text.resize(static_cast<std::size_t>(file.gcount()));
  auto key = of(text);
  sodium_memzero(text.data(), text.size());
  return key;
}

base::Answer<void> SigningKey::write_to(std::filesystem::path const& path) const {
  auto text = std::string(private_mark) + name_ + "+" + hex_of(verification_key().id()) + "+" +
              base64_of(with_kind(KeyKind::log, seed_.bytes())) + "\n";
  auto written = write_private_file(path, std::span(bytes_of(text), text.size()));
  sodium_memzero(text.data(), text.size());
  return written;
}

VerificationKey SigningKey::verification_key(KeyKind kind) const {
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key;
  ENSURE(crypto_sign_ed25519_sk_to_pk(public_key.data(), secret_key_.bytes().data()) == 0);
  return {name_, kind, public_key};
}

std::string SigningKey::signature_of(std::string_view message) const {
  std::string signature(crypto_sign_BYTES, '\0');
  ENSURE(crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytes_of(message),
                              message.size(), secret_key_.bytes().data()) == 0);
  return signature;
}

}  // namespace wardmote::store
