#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "main/options.h"
#include "store/transparency/check_board_log.h"
#include "store/transparency/note.h"

namespace wardmote {

/// A signed checkpoint that was read from a file, its signatures held against the keys that were given.
struct KeptNote {
  std::string file;
  store::Note note;
  store::Checkpoint checkpoint;
};

/// Refuses file_unreadable, note_invalid, verification_key_invalid and note_not_signed; usage_invalid without a key. A key
/// may be given as its text or as a file that holds it.
base::Answer<KeptNote> read_kept_note(std::string const& file, std::vector<std::string> const& keys);

/// What `--checkpoint`, `--and` and `--printed` ask the log to be held against. Refuses what `read_kept_note` refuses,
/// and note_invalid if the two checkpoints are of two logs.
base::Answer<std::vector<store::ExpectedTree>> kept_trees(Options::Kept const& kept);

/// Holds the entries of a file (store/transparency/entry_line.h) against them. Refuses file_unreadable and entries_invalid.
base::Answer<store::LogFindings> check_entries_file(std::string const& file, std::vector<store::ExpectedTree> expected);

}  // namespace wardmote
