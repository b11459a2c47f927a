#include "store/backup/chunk_writer.h"

#include <sodium.h>

#include "base/ensure.h"
#include "store/backup/chunk_bytes.h"
#include "store/canonical_json.h"

namespace wardmote::store {

struct ChunkWriter::Stream {
  crypto_secretstream_xchacha20poly1305_state state;
};

static_assert(stream_header_bytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(chunk_overhead_bytes == 1 + crypto_secretstream_xchacha20poly1305_ABYTES);

ChunkWriter::ChunkWriter(std::filesystem::path path, BackupKey const& key)
    : file_(std::move(path)), stream_(std::make_unique<Stream>()) {
  ENSURE(key.check.size() == key_check_digits && key.secret.size() == crypto_secretstream_xchacha20poly1305_KEYBYTES);
  unsigned char header[stream_header_bytes];
  crypto_secretstream_xchacha20poly1305_init_push(&stream_->state, header, key.secret.bytes().data());
  additional_ = std::string(backup_magic) + bytes_of_number(backup_format) + key.check;
  file_.write(additional_);
  file_.write({reinterpret_cast<char const*>(header), sizeof header});
}

ChunkWriter::~ChunkWriter() { sodium_memzero(&stream_->state, sizeof stream_->state); }

void ChunkWriter::add(ChunkKind kind, std::string_view held) {
  push(kind, held, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
}

void ChunkWriter::add(ChunkKind kind, std::map<std::string, std::string> const& texts) {
  add(kind, canonical_json(texts));
}

std::uint64_t ChunkWriter::finish(std::map<std::string, std::string> const& texts) {
  push(ChunkKind::end, canonical_json(texts), crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  auto const bytes = file_.bytes();
  file_.finish();
  return bytes;
}

void ChunkWriter::push(ChunkKind kind, std::string_view held, unsigned char tag) {
  ENSURE(held.size() <= chunk_held_bytes_max);
  plain_.assign(1, static_cast<char>(kind));
  plain_ += held;
  sealed_.resize(plain_.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
  ENSURE(crypto_secretstream_xchacha20poly1305_push(
             &stream_->state, reinterpret_cast<unsigned char*>(sealed_.data()), nullptr,
             reinterpret_cast<unsigned char const*>(plain_.data()), plain_.size(),
             reinterpret_cast<unsigned char const*>(additional_.data()), additional_.size(), tag) == 0);
  additional_.clear();
  file_.write(bytes_of_number(static_cast<std::uint32_t>(sealed_.size())));
  file_.write(sealed_);
}

}  // namespace wardmote::store
