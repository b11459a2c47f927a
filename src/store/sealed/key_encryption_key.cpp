#include "store/sealed/key_encryption_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/ensure.h"
#include "base/hash.h"
#include "store/sealed/cipher.h"
#include "store/sealed/private_file.h"

namespace wardmote::store {
namespace {

constexpr std::uint64_t for_wrapping = 1;
constexpr std::uint64_t for_check = 2;
constexpr std::uint64_t for_backups = 3;
constexpr std::uint64_t for_purge_lists = 4;
constexpr char context[] = "wardmote";  // crypto_kdf takes eight characters
constexpr std::size_t check_bytes = 16;
static_assert(key_bytes == crypto_kdf_KEYBYTES && sizeof context == crypto_kdf_CONTEXTBYTES + 1);

Secret derived(Secret const& key, std::uint64_t purpose, std::size_t size) {
  Secret secret(size);
  ENSURE(crypto_kdf_derive_from_key(secret.bytes().data(), size, purpose, context, key.bytes().data()) == 0);
  return secret;
}

class OpenFile {
 public:
  explicit OpenFile(std::filesystem::path const& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (is_open()) ::close(number_);
  }
  OpenFile(OpenFile const&) = delete;
  OpenFile& operator=(OpenFile const&) = delete;
  bool is_open() const { return number_ >= 0; }

  /// Leaves in `bytes` what there is, as far as it has room.
  bool read_into(Secret& bytes) {
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      auto const count = ::read(number_, bytes.bytes().data() + filled, bytes.size() - filled);
      if (count < 0) return false;
      if (count == 0) break;
      filled += static_cast<std::size_t>(count);
    }
    bytes.cut(filled);
    return true;
  }

 private:
  int number_;
};

}  // namespace

KeyEncryptionKey KeyEncryptionKey::make() { return KeyEncryptionKey(Secret::random(key_bytes)); }

KeyEncryptionKey::KeyEncryptionKey(Secret bytes) : bytes_(std::move(bytes)) { ENSURE(bytes_.size() == key_bytes); }

base::Answer<KeyEncryptionKey> KeyEncryptionKey::from_file(std::filesystem::path const& path) {
  if (auto const is_private = check_private_file(path); !is_private) return std::unexpected(is_private.error());
  OpenFile file(path);
  Secret bytes(key_bytes + 1);  // a byte more than a key, to see that there is none
  if (!file.is_open() || !file.read_into(bytes))
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", path.string()}, {"reason", std::strerror(errno)}});
  if (bytes.size() != key_bytes)
    return base::refuse(base::RefusalCode::key_file_invalid,
                        {{"file", path.string()}, {"expected", std::to_string(key_bytes)}});
  return KeyEncryptionKey(std::move(bytes));
}

Secret KeyEncryptionKey::wrapping_key() const { return derived(bytes_, for_wrapping, key_bytes); }

Secret KeyEncryptionKey::backup_key() const { return derived(bytes_, for_backups, key_bytes); }

Secret KeyEncryptionKey::purge_list_key() const { return derived(bytes_, for_purge_lists, key_bytes); }

std::string KeyEncryptionKey::check() const { return base::to_hex(derived(bytes_, for_check, check_bytes).bytes()); }

}  // namespace wardmote::store
