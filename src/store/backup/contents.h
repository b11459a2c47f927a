#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "store/backup/chunk.h"
#include "store/migrating.h"

// What a backup holds, in this order: a header; its boards; its migrations; relations, each with its rows; uploaded files,
// each with its bytes; the end.
namespace wardmote::store {

/// What is copied. Data and keys are never in one file: keys have copies of their own, kept for a shorter time.
enum class BackupOf { data, keys };

struct BackedUpBoard {
  std::string id{};
  std::string slug{};
  std::int64_t entries = 0;  ///< of its audit chain
  std::string head{};        ///< hash of the newest, 64 hexadecimal digits
};

struct BackupHeader {
  std::string id{};  ///< UUID
  BackupOf of = BackupOf::data;
  base::Instant made_at{};  ///< the moment that it shows
  std::string program{};    ///< version
  std::string engine{};     ///< "SQLite 3.40.1"
  std::int64_t purged = 0;  ///< entries of the purge list
  std::vector<BackedUpBoard> boards{};
  AppliedMigrations migrations{};
};

struct RelationHead {
  std::string name{};
  std::vector<std::string> columns{};
};

/// How much there was of all.
struct BackupTotals {
  std::int64_t relations = 0;
  std::int64_t rows = 0;
  std::int64_t files = 0;
  std::int64_t files_bytes = 0;
  friend bool operator==(BackupTotals const&, BackupTotals const&) = default;
};

using Texts = std::map<std::string, std::string>;

// Each as the texts of its chunk, and back; nothing if the texts say something else.
Texts texts_of(BackupHeader const& header);
std::optional<BackupHeader> header_of(Texts const& texts);
Texts texts_of(BackedUpBoard const& board);
std::optional<BackedUpBoard> board_of(Texts const& texts);
Texts texts_of(RelationHead const& relation);
std::optional<RelationHead> relation_of(Texts const& texts);
Texts texts_of(BackupTotals const& totals);
std::optional<BackupTotals> totals_of(Texts const& texts);

/// A text by its name; nothing if there is none.
std::optional<std::string> text_in(Texts const& texts, std::string const& name);
std::optional<std::int64_t> number_in(Texts const& texts, std::string const& name);

}  // namespace wardmote::store
