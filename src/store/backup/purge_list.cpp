#include "store/backup/purge_list.h"

#include <fcntl.h>
#include <sodium.h>

#include <algorithm>
#include <vector>

#include "base/hash.h"
#include "base/text.h"
#include "store/backup/replacing_file.h"
#include "store/canonical_fields.h"

namespace wardmote::store {
namespace {

constexpr std::string_view first_line = "wardmote purge list 1";

struct Line {
  SealedRecord record;
  base::Instant purged_at;
};

/// Lines in their order, and what the last of them is bound by.
struct Lines {
  std::vector<Line> lines;
  std::string bound{first_line};
};

std::string keyed_hash(BackupKey const& key, std::string_view before, std::string_view line) {
  std::string bytes;
  append_field(bytes, before);
  append_field(bytes, line);
  base::Hash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                     key.purge_list.bytes().data(), key.purge_list.size());
  return base::to_hex(hash);
}

std::string text_of(Line const& line) {
  return line.record.board.text() + " " + line.record.kind + " " + line.record.row + " " +
         base::to_text(line.purged_at);
}

std::optional<Line> line_of(std::string_view text) {
  auto const words = base::split(text, ' ');
  if (words.size() != 4) return std::nullopt;
  auto const board = BoardId::of(words[0]);
  auto const moment = base::instant_of(words[3]);
  if (!board || !moment) return std::nullopt;
  return Line{{*board, std::string(words[1]), std::string(words[2])}, *moment};
}

std::unexpected<base::Refusal> broken(std::filesystem::path const& file, std::string reason) {
  return base::refuse(base::RefusalCode::purge_list_broken, {{"file", file.string()}, {"reason", std::move(reason)}});
}

base::Answer<Lines> parsed(std::filesystem::path const& file, BackupKey const& key, std::string_view text) {
  Lines all;
  auto const lines = base::split(text, '\n');
  if (lines.front() != first_line || !lines.back().empty())
    return broken(file, "it does not begin or end as a purge list does");
  for (std::size_t at = 1; at + 1 < lines.size(); ++at) {
    auto const cut = lines[at].rfind(' ');
    auto const line = line_of(lines[at].substr(0, std::min(cut, lines[at].size())));
    if (!line || cut == std::string_view::npos) return broken(file, "line " + std::to_string(at + 1) + " is none");
    all.bound = keyed_hash(key, all.bound, lines[at].substr(0, cut));
    if (!base::is_same_secret(all.bound, lines[at].substr(cut + 1)))
      return broken(file, "line " + std::to_string(at + 1) + " was changed, or lines before it were");
    all.lines.push_back(*line);
  }
  return all;
}

base::Answer<Lines> read_lines(std::filesystem::path const& file, BackupKey const& key) {
  if (!std::filesystem::is_regular_file(file))
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", file.string()}, {"reason", "it is no file"}});
  Descriptor descriptor(file, O_RDONLY);
  return parsed(file, key, descriptor.read(descriptor.size()));
}

PurgeList list_of(Lines const& lines) {
  PurgeList list;
  for (auto const& [record, purged_at] : lines.lines) list.emplace(record, purged_at);
  return list;
}

std::string file_text(Lines const& lines, BackupKey const& key) {
  std::string text = std::string(first_line) + "\n", bound{first_line};
  for (auto const& line : lines.lines) {
    auto const words = text_of(line);
    bound = keyed_hash(key, bound, words);
    text += words + " " + bound + "\n";
  }
  return text;
}

/// In the order of their moments, after what is there.
void append_missing(Lines& lines, PurgeList const& list) {
  auto const held = list_of(lines);
  auto const is_there = lines.lines.size();
  for (auto const& [record, purged_at] : list)
    if (!held.contains(record)) lines.lines.push_back({record, purged_at});
  std::ranges::stable_sort(lines.lines.begin() + static_cast<std::ptrdiff_t>(is_there), lines.lines.end(), {},
                           &Line::purged_at);
}

}  // namespace

base::Answer<PurgeList> read_purge_list(std::filesystem::path const& file, BackupKey const& key) {
  auto const lines = read_lines(file, key);
  if (!lines) return std::unexpected(lines.error());
  return list_of(*lines);
}

base::Answer<PurgeList> extend_purge_list(std::filesystem::path const& file, BackupKey const& key,
                                          PurgeList const& list) {
  auto lines = std::filesystem::exists(file) ? read_lines(file, key) : base::Answer<Lines>(Lines{});
  if (!lines) return std::unexpected(lines.error());
  append_missing(*lines, list);
  ReplacingFile anew(file);
  anew.write(file_text(*lines, key));
  anew.finish();
  return list_of(*lines);
}

}  // namespace wardmote::store
