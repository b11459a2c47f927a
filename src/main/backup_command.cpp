#include "main/backups.h"
#include "main/commands.h"
#include "main/terminal.h"
#include "main/walled_house.h"
#include "store/sealed/key_encryption_key.h"

namespace wardmote {
namespace {

std::string counted(store::BackupRead const& read) {
  return std::to_string(read.totals.rows) + " rows of " + std::to_string(read.totals.relations) + " relations, " +
         std::to_string(read.totals.files) + " files, " + std::to_string(read.file_bytes) + " bytes, made at " +
         base::to_text(read.header.made_at);
}

int make_backup(Terminal& terminal, Options const& options) {
  auto const& asked = options.backup;
  if (asked.file.empty())
    return terminal.refuse({base::RefusalCode::usage_invalid, {{"reason", "Name the file to write"}}}), exit_usage;
  auto const house = open_asked_house(options);
  if (!house) return terminal.refuse(house.error());
  auto const read = back_up(**house, asked.file, command_line_actor, [&](std::uint64_t done, std::uint64_t total) {
    terminal.progress(asked.file, done, total);
    return true;
  });
  if (!read) return terminal.refuse(read.error());
  terminal.step("copied", asked.file, counted(*read));
  if (asked.with_keys.empty()) return exit_ok;
  auto const keys = back_up_keys(**house, asked.with_keys);
  if (!keys) return terminal.refuse(keys.error());
  terminal.step("copied", asked.with_keys, "the record keys: keep this apart from the data, and for a shorter time");
  return exit_ok;
}

void say_header(Terminal& terminal, store::BackupHeader const& header) {
  terminal.step("holds", header.of == store::BackupOf::data ? "data" : "record keys",
                "backup " + header.id + ", made at " + base::to_text(header.made_at) + " by wardmote " +
                    header.program + " from " + header.engine);
  for (auto const& board : header.boards)
    terminal.step("holds", "board " + board.slug,
                  std::to_string(board.entries) + " entries in its audit chain, head " + board.head);
  if (!header.migrations.empty())
    terminal.step("holds", "schema",
                  std::to_string(header.migrations.size()) + " migrations, the newest " +
                      std::to_string(header.migrations.rbegin()->first));
}

int inspect(Terminal& terminal, std::string const& file, store::BackupKey const& key) {
  auto const header = store::read_backup_header(file, key);
  if (!header) return terminal.refuse(header.error());
  say_header(terminal, *header);
  return exit_ok;
}

int verify_file(Terminal& terminal, std::string const& file, store::BackupKey const& key) {
  store::TakeBackup take;
  take.tell = [&](std::uint64_t done, std::uint64_t total) {
    terminal.progress(file, done, total);
    return true;
  };
  auto const read = store::read_backup(file, key, take);
  if (!read) return terminal.refuse(read.error());
  say_header(terminal, read->header);
  terminal.step("whole", file, counted(*read));
  return exit_ok;
}

}  // namespace

int backup(Options const& options) {
  Terminal terminal(options.format);
  if (options.backup.act == "make") return make_backup(terminal, options);
  if (options.key.empty()) return terminal.refuse({base::RefusalCode::key_not_given});
  auto const key = store::KeyEncryptionKey::from_file(options.key);
  if (!key) return terminal.refuse(key.error());
  store::BackupKey const backup_key(*key);
  return options.backup.act == "inspect" ? inspect(terminal, options.backup.file, backup_key)
                                         : verify_file(terminal, options.backup.file, backup_key);
}

}  // namespace wardmote
