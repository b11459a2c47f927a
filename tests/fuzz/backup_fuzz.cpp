// A backup file from anywhere: as it comes, and with its bytes as the chunks of a stream that opens, so that what reads what
// chunks hold is reached as well. It is read in bounded memory, or refused.

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "store/backup/backup_reader.h"
#include "store/backup/content_reader.h"
#include "store/database.h"

namespace {

using namespace wardmote;

/// 32 times the letter k: what the file in the corpus was made with.
store::BackupKey const& key() {
  static store::BackupKey const key = [] {
    store::Secret bytes(32);
    for (auto& byte : bytes.bytes()) byte = 'k';
    return store::BackupKey(store::KeyEncryptionKey(std::move(bytes)));
  }();
  return key;
}

/// The file as it comes.
void read_file(std::string_view bytes) {
  auto const file = ::memfd_create("backup", 0);
  if (::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()))
    (void)store::read_backup("/proc/self/fd/" + std::to_string(file), key(), {});
  ::close(file);
}

/// Chunks: a byte for the kind, two for the length, and what they hold.
void read_chunks(std::string_view bytes) {
  store::TakeBackup const take;
  store::ContentReader reader(take);
  while (bytes.size() >= 3 && !reader.is_ended()) {
    auto const kind = static_cast<store::ChunkKind>(1 + static_cast<unsigned char>(bytes[0]) % store::chunk_kinds);
    auto const length =
        static_cast<std::size_t>(static_cast<unsigned char>(bytes[1]) << 8 | static_cast<unsigned char>(bytes[2]));
    auto const reason = reader.add({kind, bytes.substr(3, length)});
    if (!reason || !reason->empty()) return;
    bytes.remove_prefix(std::min(bytes.size(), 3 + length));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const rest(reinterpret_cast<char const*>(data) + 1, size - 1);
  data[0] % 2 ? read_file(rest) : read_chunks(rest);
  return 0;
}
