#include "base/ensure.h"
#include "store/sealed/key_file.h"
#include "store/sealed/key_file_schema.h"
#include "store/sealed/private_file.h"
#include "store/sqlite/connection.h"

namespace wardmote::store {
namespace {

constexpr std::string_view this_record = " WHERE board_id = :board AND kind = :kind AND row_id = :row";

Bindings bindings_of(SealedRecord const& record) {
  return {{"board", record.board}, {"kind", record.kind}, {"row", record.row}};
}

Bindings with(Bindings bindings, Bindings more) {
  for (auto& binding : more) bindings.push_back(std::move(binding));
  return bindings;
}

SealedRecord record_of(Row const& row) { return {row.id<Board>("board_id"), row.text("kind"), row.text("row_id")}; }

WrappedKey key_of(Row const& row) { return {row.integer("made_epoch"), row.integer("epoch"), row.text("wrapped")}; }

std::optional<WrappedKey> stored_key(Reader& reader, SealedRecord const& record) {
  return reader.first("SELECT made_epoch, epoch, wrapped FROM record_key" + std::string(this_record),
                      bindings_of(record), key_of);
}

/// When it was shredded.
std::optional<std::string> tombstone(Reader& reader, SealedRecord const& record) {
  return reader.first("SELECT shredded_at FROM shredded_record" + std::string(this_record), bindings_of(record),
                      [](Row const& row) { return row.text("shredded_at"); });
}

base::Answer<std::optional<WrappedKey>> living_key(Reader& reader, SealedRecord const& record) {
  if (auto const moment = tombstone(reader, record))
    return base::refuse(base::RefusalCode::key_shredded, {{"record", name_of(record)}, {"moment", *moment}});
  return stored_key(reader, record);
}

std::int64_t newest_epoch(Reader& reader) {
  return *reader.first("SELECT max(epoch) AS epoch FROM key_epoch", {},
                       [](Row const& row) { return row.integer("epoch"); });
}

void add_key(Writer& writer, SealedRecord const& record, WrappedKey const& key) {
  writer.run(
      "INSERT INTO record_key (board_id, kind, row_id, made_epoch, epoch, wrapped)"
      " VALUES (:board, :kind, :row, :made_epoch, :epoch, :wrapped)",
      with(bindings_of(record), {{"made_epoch", key.made_epoch}, {"epoch", key.epoch}, {"wrapped", key.wrapped}}));
}

base::Answer<WrappedKey> held_or_added(Writer& writer, SealedRecord const& record, WrappedKey const& fresh,
                                       std::string const& file) {
  auto const held = living_key(writer, record);
  if (!held) return std::unexpected(held.error());
  if (*held) return **held;
  if (auto const newest = newest_epoch(writer); fresh.epoch < newest)
    return base::refuse(base::RefusalCode::key_wrong, {{"file", file}, {"epoch", std::to_string(newest)}});
  add_key(writer, record, fresh);
  return fresh;
}

/// The same record twice is one tombstone: the first.
void add_tombstone(Writer& writer, SealedRecord const& record, base::Instant now) {
  writer.run(
      "INSERT INTO shredded_record (board_id, kind, row_id, shredded_at) VALUES (:board, :kind, :row, :shredded_at)"
      " ON CONFLICT (board_id, kind, row_id) DO NOTHING",
      with(bindings_of(record), {{"shredded_at", now}}));
}

/// From here on in this session, what is deleted or replaced is overwritten with zeros.
void overwrite_what_goes(Writer& writer) {
  writer.each("PRAGMA secure_delete = ON", {}, [](Row const&) {});
}

}  // namespace

KeyFile::KeyFile(std::filesystem::path path, base::Clock const& clock)
    : path_(std::move(path)), clock_(clock), database_(Database::open("sqlite:" + path_.string(), clock)) {}

base::Answer<std::unique_ptr<KeyFile>> KeyFile::open(std::filesystem::path path, base::Clock const& clock) {
  make_private_file(path);
  if (auto const is_private = check_private_file(path); !is_private) return std::unexpected(is_private.error());
  std::unique_ptr<KeyFile> file(new KeyFile(std::move(path), clock));
  if (auto const migrated = file->database_->migrate(key_file_migrations()); !migrated)
    return std::unexpected(migrated.error());
  file->erase_what_was_shredded();
  return file;
}

base::Answer<std::optional<WrappedKey>> KeyFile::find(SealedRecord const& record) {
  return database_->read([&](Reader& reader) { return living_key(reader, record); });
}

base::Answer<WrappedKey> KeyFile::find_or_add(SealedRecord const& record, WrappedKey const& fresh) {
  return database_->write_unpublished([&](Writer& writer) { return held_or_added(writer, record, fresh, name()); });
}

base::Answer<void> KeyFile::add_missing(std::span<std::pair<SealedRecord, WrappedKey> const> fresh) {
  return database_->write_unpublished([&](Writer& writer) -> base::Answer<void> {
    for (auto const& [record, key] : fresh)
      if (auto const held = held_or_added(writer, record, key, name()); !held) return std::unexpected(held.error());
    return {};
  });
}

base::Answer<void> KeyFile::shred(SealedRecord const& record) {
  auto const shredded = database_->write_unpublished([&](Writer& writer) -> base::Answer<void> {
    if (tombstone(writer, record)) return {};
    overwrite_what_goes(writer);
    if (writer.run("DELETE FROM record_key" + std::string(this_record), bindings_of(record)) == 0)
      return base::refuse(base::RefusalCode::key_missing, {{"file", name()}, {"record", name_of(record)}});
    add_tombstone(writer, record, clock_.now());
    return {};
  });
  if (shredded) erase_what_was_shredded();
  return shredded;
}

void KeyFile::bury(std::span<SealedRecord const> records) {
  database_->write_unpublished([&](Writer& writer) {
    overwrite_what_goes(writer);
    for (auto const& record : records) {
      writer.run("DELETE FROM record_key" + std::string(this_record), bindings_of(record));
      add_tombstone(writer, record, clock_.now());
    }
  });
  erase_what_was_shredded();
}

std::map<SealedRecord, base::Instant> KeyFile::shredded() {
  std::map<SealedRecord, base::Instant> records;
  database_->read([&](Reader& reader) {
    reader.each("SELECT board_id, kind, row_id, shredded_at FROM shredded_record", {},
                [&](Row const& row) { records.emplace(record_of(row), row.instant("shredded_at")); });
  });
  return records;
}

std::vector<KeyEpoch> KeyFile::epochs() {
  return database_->read([](Reader& reader) {
    return reader.list("SELECT epoch, check_text, retired_at FROM key_epoch ORDER BY epoch", {}, [](Row const& row) {
      auto const retired = row.text_or_none("retired_at");
      return KeyEpoch{row.integer("epoch"), row.text("check_text"),
                      retired ? base::instant_of(*retired) : std::nullopt};
    });
  });
}

void KeyFile::add_epoch(std::int64_t newest, std::string const& check) {
  database_->write_unpublished([&](Writer& writer) {
    writer.run("INSERT INTO key_epoch (epoch, check_text, begun_at) VALUES (:epoch, :check, :now)",
               {{"epoch", newest + 1}, {"check", check}, {"now", clock_.now()}});
  });
}

std::int64_t KeyFile::count_before(std::int64_t epoch) {
  return *database_->read([&](Reader& reader) {
    return reader.first("SELECT count(*) AS keys FROM record_key WHERE epoch < :epoch", {{"epoch", epoch}},
                        [](Row const& row) { return row.integer("keys"); });
  });
}

base::Answer<void> KeyFile::rewrap_before(std::int64_t epoch, int keys_max, WrapAnew const& wrap_anew) {
  using Held = std::pair<SealedRecord, WrappedKey>;
  return database_->write_unpublished([&](Writer& writer) -> base::Answer<void> {
    overwrite_what_goes(writer);
    auto const all = writer.list(
        "SELECT board_id, kind, row_id, made_epoch, epoch, wrapped FROM record_key WHERE epoch < :epoch LIMIT :max",
        {{"epoch", epoch}, {"max", keys_max}}, [](Row const& row) { return Held{record_of(row), key_of(row)}; });
    for (auto const& [record, key] : all) {
      auto const anew = wrap_anew(record, key);
      if (!anew) return std::unexpected(anew.error());
      writer.run("UPDATE record_key SET epoch = :epoch, wrapped = :wrapped" + std::string(this_record),
                 with(bindings_of(record), {{"epoch", anew->epoch}, {"wrapped", anew->wrapped}}));
    }
    return {};
  });
}

void KeyFile::retire_before(std::int64_t epoch) {
  clean();
  database_->write_unpublished([&](Writer& writer) {
    writer.run("UPDATE key_epoch SET retired_at = :now WHERE epoch < :epoch AND retired_at IS NULL",
               {{"now", clock_.now()}, {"epoch", epoch}});
  });
}

/// Those records only that were shredded before it began.
void KeyFile::erase_what_was_shredded() {
  auto const shredded = database_->read([](Reader& reader) {
    return reader.list("SELECT board_id, kind, row_id FROM shredded_record WHERE erased_at IS NULL", {}, record_of);
  });
  if (shredded.empty()) return;
  clean();
  database_->write_unpublished([&](Writer& writer) {
    for (auto const& record : shredded)
      writer.run("UPDATE shredded_record SET erased_at = :now" + std::string(this_record),
                 with(bindings_of(record), {{"now", clock_.now()}}));
  });
}

/// Moving rows between pages leaves copies of a few in the gaps, which secure_delete does not see (measured in
/// docs/decisions/0008); so the file is written anew, through a log that is then emptied.
void KeyFile::clean() {
  auto const session = connect_sqlite(path_.string(), Access::write);
  session->script("PRAGMA secure_delete = ON; VACUUM");
  std::int64_t is_busy = 0;
  session->run("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](Row const& row) { is_busy = row.integer("busy"); });
  if (is_busy != 0)
    throw StoreFailure(StoreFailure::Kind::busy, name() + " is read by others; its log could not be emptied");
}

}  // namespace wardmote::store
