#include "store/backup/content_reader.h"

#include <algorithm>

#include "store/canonical_json.h"
#include "store/files/file_store.h"

namespace wardmote::store {
namespace {

constexpr std::size_t file_name_signs_max = 80;

std::string out_of_order(ChunkKind kind) {
  return "a chunk of kind " + std::to_string(static_cast<int>(kind)) + " stands where none can";
}

constexpr auto* no_texts = "a chunk does not say what it should";

}  // namespace

bool is_file_name(std::string_view name) {
  if (FileStore::is_hash(name)) return true;
  auto const is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  return !name.empty() && name.size() <= file_name_signs_max && name.front() != '.' && name.front() != '-' &&
         std::ranges::count(name, '.') <= 1 && std::ranges::all_of(name, is_plain);
}

base::Answer<std::string> ContentReader::add(Chunk const& chunk) {
  using enum ChunkKind;
  if (chunk.kind == rows) return state_ == State::in_relation ? add_rows(chunk.held) : out_of_order(rows);
  if (chunk.kind == bytes) return state_ == State::in_file ? add_bytes(chunk.held) : out_of_order(bytes);
  auto const texts = texts_of_json(chunk.held);
  if (!texts) return no_texts;
  return add_texts(chunk.kind, *texts);
}

base::Answer<std::string> ContentReader::add_texts(ChunkKind kind, Texts const& texts) {
  using enum ChunkKind;
  if (kind == header && state_ == State::begun) {
    auto const read = header_of(texts);
    if (!read) return no_texts;
    header_ = *read;
    state_ = State::in_header;
    return "";
  }
  if (state_ == State::in_header) {
    if (kind == board) return add_board(texts);
    if (kind == migration) return add_migration(texts);
    if (auto const ended = end_header(); !ended || !ended->empty()) return ended;
  }
  if (state_ == State::in_relation && kind == relation_end) return end_relation(texts);
  if (state_ == State::in_file && kind == file_end) return end_file(texts);
  if (state_ != State::between) return out_of_order(kind);
  if (kind == relation) return begin_relation(texts);
  if (kind == file) return begin_file(texts);
  return kind == end ? take_totals(texts) : out_of_order(kind);
}

base::Answer<std::string> ContentReader::end_header() {
  if (auto const taken = take_.header(header_); !taken) return std::unexpected(taken.error());
  state_ = State::between;
  return "";
}

std::string ContentReader::add_board(Texts const& texts) {
  auto const read = board_of(texts);
  if (!read) return no_texts;
  header_.boards.push_back(*read);
  return "";
}

std::string ContentReader::add_migration(Texts const& texts) {
  auto const number = number_in(texts, "number");
  auto const checksum = text_in(texts, "checksum");
  if (!number || !checksum) return no_texts;
  header_.migrations.emplace(static_cast<int>(*number), *checksum);
  return "";
}

base::Answer<std::string> ContentReader::begin_relation(Texts const& texts) {
  auto const read = relation_of(texts);
  if (!read) return no_texts;
  if (auto const taken = take_.relation(*read); !taken) return std::unexpected(taken.error());
  decoder_.emplace(read->columns.size());
  name_ = read->name;
  rows_ = 0;
  state_ = State::in_relation;
  return "";
}

std::string ContentReader::add_rows(std::string_view bytes) {
  auto const taken = decoder_->add(bytes, [&](std::span<BulkValue const> row) {
    ++rows_;
    take_.row(row);
  });
  return taken ? "" : "a row of " + name_ + " is none";
}

std::string ContentReader::end_relation(Texts const& texts) {
  auto const counted = number_in(texts, "rows");
  if (!decoder_->is_whole() || counted != rows_) return name_ + " has another number of rows than were counted";
  take_.relation_end();
  ++totals_.relations;
  totals_.rows += rows_;
  state_ = State::between;
  return "";
}

std::string ContentReader::begin_file(Texts const& texts) {
  auto const name = text_in(texts, "name");
  if (!name || !is_file_name(*name)) return "a file has a name that none can have";
  name_ = *name;
  bytes_ = 0;
  hasher_ = std::make_unique<base::Hasher>();
  take_.file(name_);
  state_ = State::in_file;
  return "";
}

std::string ContentReader::add_bytes(std::string_view bytes) {
  hasher_->add(bytes);
  bytes_ += static_cast<std::int64_t>(bytes.size());
  take_.bytes(bytes);
  return "";
}

std::string ContentReader::end_file(Texts const& texts) {
  auto const hash = base::to_hex(hasher_->finish());
  auto const is_named_by_hash = FileStore::is_hash(name_);
  if (text_in(texts, "hash") != hash || number_in(texts, "bytes") != bytes_ || (is_named_by_hash && name_ != hash))
    return "the file " + name_ + " does not hold what it is called by";
  take_.file_end();
  ++totals_.files;
  totals_.files_bytes += bytes_;
  state_ = State::between;
  return "";
}

std::string ContentReader::take_totals(Texts const& texts) {
  if (totals_of(texts) != totals_) return "there is less, or more, than was counted";
  state_ = State::ended;
  return "";
}

}  // namespace wardmote::store
