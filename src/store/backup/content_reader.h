#pragma once

#include <memory>
#include <optional>

#include "base/hash.h"
#include "store/backup/backup_reader.h"
#include "store/backup/row_bytes.h"

namespace wardmote::store {

/// Follows what the chunks of a backup hold, one after another: what may follow what, and whether all of it is there. It
/// trusts no byte.
class ContentReader {
 public:
  explicit ContentReader(TakeBackup const& take) : take_(take) {}

  /// Why the chunk cannot follow those before it, in English; empty if it can. A refusal of `take` is a refusal here.
  base::Answer<std::string> add(Chunk const& chunk);
  /// Whether the last chunk was the end.
  bool is_ended() const { return state_ == State::ended; }
  BackupHeader const& header() const { return header_; }
  BackupTotals const& totals() const { return totals_; }

 private:
  enum class State { begun, in_header, between, in_relation, in_file, ended };

  base::Answer<std::string> add_texts(ChunkKind kind, Texts const& texts);
  base::Answer<std::string> end_header();
  std::string add_board(Texts const& texts);
  std::string add_migration(Texts const& texts);
  base::Answer<std::string> begin_relation(Texts const& texts);
  std::string add_rows(std::string_view bytes);
  std::string end_relation(Texts const& texts);
  std::string begin_file(Texts const& texts);
  std::string add_bytes(std::string_view bytes);
  std::string end_file(Texts const& texts);
  std::string take_totals(Texts const& texts);

  TakeBackup const& take_;
  State state_ = State::begun;
  BackupHeader header_;
  BackupTotals totals_;
  std::optional<RowDecoder> decoder_;
  std::string name_;  ///< of the relation or file that is read
  std::int64_t rows_ = 0, bytes_ = 0;
  std::unique_ptr<base::Hasher> hasher_;
};

}  // namespace wardmote::store
