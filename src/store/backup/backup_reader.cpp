#include "store/backup/backup_reader.h"

#include "store/backup/chunk_reader.h"
#include "store/backup/content_reader.h"
#include "store/jobs/progress.h"

namespace wardmote::store {
namespace {

std::unexpected<base::Refusal> broken(ChunkReader const& chunks, std::string reason) {
  return base::refuse(base::RefusalCode::backup_broken, {{"file", chunks.file_name()}, {"reason", std::move(reason)}});
}

/// Reads on until `is_enough`.
base::Answer<void> follow(ChunkReader& chunks, ContentReader& contents, TakeBackup const& take,
                          std::function<bool()> const& is_enough) {
  while (!is_enough()) {
    auto const chunk = chunks.next();
    if (!chunk) return std::unexpected(chunk.error());
    auto const reason = contents.add(*chunk);
    if (!reason) return std::unexpected(reason.error());
    if (!reason->empty()) return broken(chunks, *reason);
    if (!take.tell(chunks.bytes_read(), chunks.bytes())) return Progress::stopped();
  }
  return {};
}

}  // namespace

base::Answer<BackupRead> read_backup(std::filesystem::path const& file, BackupKey const& key, TakeBackup const& take) {
  auto const chunks = ChunkReader::open(file, key);
  if (!chunks) return std::unexpected(chunks.error());
  ContentReader contents(take);
  auto const read = follow(**chunks, contents, take, [&] { return contents.is_ended(); });
  if (!read) return std::unexpected(read.error());
  return BackupRead{contents.header(), contents.totals(), (*chunks)->bytes()};
}

base::Answer<BackupHeader> read_backup_header(std::filesystem::path const& file, BackupKey const& key) {
  auto const chunks = ChunkReader::open(file, key);
  if (!chunks) return std::unexpected(chunks.error());
  bool is_read = false;
  TakeBackup const take{.header = [&](BackupHeader const&) {
    is_read = true;
    return base::Answer<void>{};
  }};
  ContentReader contents(take);
  auto const read = follow(**chunks, contents, take, [&] { return is_read; });
  if (!read) return std::unexpected(read.error());
  return contents.header();
}

}  // namespace wardmote::store
