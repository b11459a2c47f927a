#include "store/backup/chunk_reader.h"

#include <fcntl.h>
#include <sodium.h>

#include <cstring>

#include "store/backup/chunk_bytes.h"
#include "store/database.h"

namespace wardmote::store {
namespace {

constexpr std::size_t read_at_once_bytes = 1 << 20;

bool is_a_kind(char byte) { return byte >= 1 && byte <= static_cast<char>(chunk_kinds); }

}  // namespace

struct ChunkReader::Stream {
  crypto_secretstream_xchacha20poly1305_state state;
};

ChunkReader::ChunkReader(std::filesystem::path const& path)
    : file_(path, O_RDONLY), bytes_(file_.size()), stream_(std::make_unique<Stream>()) {}

ChunkReader::~ChunkReader() { sodium_memzero(&stream_->state, sizeof stream_->state); }

base::Answer<std::unique_ptr<ChunkReader>> ChunkReader::open(std::filesystem::path const& path, BackupKey const& key) {
  if (!std::filesystem::is_regular_file(path))
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", path.string()}, {"reason", "it is no file"}});
  std::unique_ptr<ChunkReader> reader(new ChunkReader(path));
  if (auto const begun = reader->begin(key); !begun) return std::unexpected(begun.error());
  return reader;
}

base::Answer<void> ChunkReader::begin(BackupKey const& key) {
  auto const magic = take(backup_magic.size());
  if (magic != backup_magic) return base::refuse(base::RefusalCode::backup_unknown, {{"file", file_name()}});
  auto const format_bytes = std::string(take(number_bytes));
  if (format_bytes.size() < number_bytes) return cut_short();
  if (auto const format = number_of_bytes(format_bytes); format != backup_format)
    return base::refuse(
        base::RefusalCode::backup_newer,
        {{"file", file_name()}, {"found", std::to_string(format)}, {"known", std::to_string(backup_format)}});
  auto const check = std::string(take(key_check_digits));
  if (check.size() < key_check_digits) return cut_short();
  if (check != key.check)
    return base::refuse(base::RefusalCode::backup_key_wrong,
                        {{"file", file_name()}, {"expected", check.substr(0, 8)}, {"given", key.check.substr(0, 8)}});
  additional_ = std::string(backup_magic) + format_bytes + check;
  auto const header = take(stream_header_bytes);
  if (header.size() < stream_header_bytes) return cut_short();
  if (crypto_secretstream_xchacha20poly1305_init_pull(
          &stream_->state, reinterpret_cast<unsigned char const*>(header.data()), key.secret.bytes().data()) != 0)
    return changed(before_stream_bytes);
  return {};
}

/// The next bytes, fewer if there are no more; until the next call.
std::string_view ChunkReader::take(std::size_t size) {
  if (ahead_.size() - at_ < size) {
    ahead_.erase(0, at_);
    at_ = 0;
    ahead_ += file_.read(std::max(size, read_at_once_bytes));
  }
  auto const taken = std::string_view(ahead_).substr(at_, size);
  at_ += taken.size();
  bytes_read_ += taken.size();
  return taken;
}

base::Answer<Chunk> ChunkReader::next() {
  auto const place = bytes_read_;
  auto const length_bytes = take(number_bytes);
  if (length_bytes.size() < number_bytes) return cut_short();
  auto const length = number_of_bytes(length_bytes);
  if (length < chunk_overhead_bytes || length > chunk_held_bytes_max + chunk_overhead_bytes) return changed(place);
  auto const sealed = take(length);
  if (sealed.size() < length) return cut_short();
  return opened(sealed, place);
}

base::Answer<Chunk> ChunkReader::opened(std::string_view sealed, std::uint64_t place) {
  plain_.resize(sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES);
  unsigned char tag = 0;
  auto const code = crypto_secretstream_xchacha20poly1305_pull(
      &stream_->state, reinterpret_cast<unsigned char*>(plain_.data()), nullptr, &tag,
      reinterpret_cast<unsigned char const*>(sealed.data()), sealed.size(),
      reinterpret_cast<unsigned char const*>(additional_.data()), additional_.size());
  additional_.clear();
  if (code != 0 || !is_a_kind(plain_.front())) return changed(place);
  Chunk const chunk{static_cast<ChunkKind>(plain_.front()), std::string_view(plain_).substr(1)};
  auto const is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  if (is_last != (chunk.kind == ChunkKind::end)) return changed(place);
  ++chunk_;
  if (!is_last) return chunk;
  if (auto const ended = check_end(); !ended) return std::unexpected(ended.error());
  return chunk;
}

base::Answer<void> ChunkReader::check_end() {
  if (take(1).empty()) return {};
  return base::refuse(base::RefusalCode::backup_has_more,
                      {{"file", file_name()}, {"bytes", std::to_string(bytes_ - bytes_read_ + 1)}});
}

std::unexpected<base::Refusal> ChunkReader::cut_short() const {
  return base::refuse(base::RefusalCode::backup_cut_short, {{"file", file_name()}, {"chunk", std::to_string(chunk_)}});
}

std::unexpected<base::Refusal> ChunkReader::changed(std::uint64_t place) const {
  return base::refuse(base::RefusalCode::backup_changed,
                      {{"file", file_name()}, {"chunk", std::to_string(chunk_ + 1)}, {"byte", std::to_string(place)}});
}

}  // namespace wardmote::store
