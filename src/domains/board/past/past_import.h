#pragma once

#include <string>
#include <vector>

#include "domains/board/past/past_store.h"
#include "store/database.h"

namespace wardmote::board {

/// A file of a council's past, read.
struct PastFileRead {
  std::string name;  ///< of the file, for people
  PastFile file;
};

/// A vote whose published result is another than its ballots give. It is kept as published, and both are shown.
struct PastMismatch {
  std::string meeting;
  std::string motion;
  std::string action;
  bool published_passed = false;
  bool by_ballots = false;
  int yes = 0;
  int no = 0;
};

/// What became of one file.
struct PastImported {
  std::string file;
  int meetings = 0;       ///< that were written: new, or other than before
  int votes = 0;          ///< likewise
  int kept_meetings = 0;  ///< that are there now, written or not
  int kept_votes = 0;
  int people = 0;  ///< likewise
  int kept_people = 0;
  int votes_read = 0;                      ///< with those whose meeting is not there
  int votes_flagged = 0;                   ///< of these: with a published result
  std::vector<PastMismatch> mismatches{};  ///< of all votes that were read
  std::vector<FileFault> faults{};         ///< the records that were left out
};

/// Keeps what was read, file by file, those with meetings first: each in one transaction with one audit entry
/// (import_past_meetings), and none where nothing changed. A vote whose meeting was not imported is a fault.
std::vector<PastImported> import_past(store::Database& database, store::BoardId board, PastSource const& source,
                                      std::vector<PastFileRead> files, std::string_view actor);

}  // namespace wardmote::board
