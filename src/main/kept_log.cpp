#include "main/kept_log.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/text.h"
#include "store/transparency/entry_line.h"

namespace wardmote {
namespace {

using base::RefusalCode;

base::Refusal unreadable(std::string const& file) {
  return {.code = RefusalCode::file_unreadable, .values = {{"file", file}, {"reason", std::strerror(errno)}}};
}

/// As much of a file as a note may have, and a byte, so that one which is longer is refused as such.
base::Answer<std::string> small_file(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(store::note_bytes_max + 1, '\0');
  if (file) file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad() || !file.is_open()) return std::unexpected(unreadable(path));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

base::Answer<store::VerificationKey> key_of(std::string const& given) {
  if (auto key = store::VerificationKey::of(given)) return key;
  auto const text = small_file(given);
  return store::VerificationKey::of(text ? base::trimmed(*text) : given);
}

base::Answer<void> check_signature(KeptNote const& kept, std::string const& given) {
  auto const key = key_of(given);
  if (!key) return std::unexpected(key.error());
  if (store::signature_by(*key, kept.note) == store::SignatureState::good) return {};
  return base::refuse(RefusalCode::note_not_signed, {{"checkpoint", kept.file}, {"key", key->text()}});
}

}  // namespace

base::Answer<KeptNote> read_kept_note(std::string const& file, std::vector<std::string> const& keys) {
  if (keys.empty())
    return base::refuse(RefusalCode::usage_invalid,
                        {{"reason", "A checkpoint is worth what its signature is: give --verification-key"}});
  auto const text = small_file(file);
  if (!text) return std::unexpected(text.error());
  auto note = store::note_of(*text);
  if (!note) return std::unexpected(note.error());
  auto checkpoint = store::checkpoint_of(note->text);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  KeptNote kept{file, *std::move(note), *std::move(checkpoint)};
  for (auto const& key : keys)
    if (auto const is_signed = check_signature(kept, key); !is_signed) return std::unexpected(is_signed.error());
  return kept;
}

base::Answer<std::vector<store::ExpectedTree>> kept_trees(Options::Kept const& kept) {
  std::vector<store::ExpectedTree> trees;
  std::string origin;
  for (auto const& file : {kept.checkpoint, kept.older}) {
    if (file.empty()) continue;
    auto const note = read_kept_note(file, kept.verification_keys);
    if (!note) return std::unexpected(note.error());
    if (!origin.empty() && origin != note->checkpoint.origin)
      return base::refuse(RefusalCode::note_invalid, {{"reason", file + " is of another log than " + kept.checkpoint}});
    origin = note->checkpoint.origin;
    trees.push_back(store::expected_of(note->checkpoint, file));
  }
  if (kept.printed.empty()) return trees;
  auto const printed = store::printed_head_of(kept.printed);
  if (!printed)
    return base::refuse(RefusalCode::usage_invalid,
                        {{"reason", "--printed takes a size and six groups of four hexadecimal digits"}});
  trees.push_back({"the printed line", printed->size, printed->root_begins_with});
  return trees;
}

base::Answer<store::LogFindings> check_entries_file(std::string const& path,
                                                    std::vector<store::ExpectedTree> expected) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(unreadable(path));
  auto const count = static_cast<std::int64_t>(expected.size());
  store::LogCheck check(std::move(expected));
  std::int64_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    auto const link = store::link_of_line(line);
    if (!link) return base::refuse(RefusalCode::entries_invalid, {{"file", path}, {"line", std::to_string(number)}});
    if (!check.add(link->sequence, link)) break;
  }
  if (file.bad()) return std::unexpected(unreadable(path));
  return store::LogFindings{check.finish(), check.broken(), check.head(), count};
}

}  // namespace wardmote
