#include "store/transparency/checkpoint.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "store/hash_text.h"
#include "store/transparency/base64.h"

namespace wardmote::store {
namespace {

constexpr std::size_t printed_groups = 6, printed_digits = 4;

std::unexpected<base::Refusal> invalid(std::string reason) {
  return base::refuse(base::RefusalCode::note_invalid, {{"reason", std::move(reason)}});
}

/// A size as it is written: digits, without a zero before them.
std::optional<std::int64_t> size_of(std::string_view text) {
  auto const number = base::whole_number(text);
  if (!number || *number < 0 || std::to_string(*number) != text) return std::nullopt;
  return *number;
}

/// The rest of a line that begins with the word, or nothing.
std::optional<std::string> said(std::string_view line, std::string_view word) {
  if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != ' ') return std::nullopt;
  return std::string(line.substr(word.size() + 1));
}

void read_extension(std::string_view line, Checkpoint& checkpoint) {
  if (auto const hash = said(line, "chain")) checkpoint.chain_head = hash_of_hex(*hash);
  if (auto const moment = said(line, "time")) checkpoint.made_at = base::instant_of(*moment);
  if (auto key = said(line, "key")) checkpoint.verification_key = *std::move(key);
  if (auto key = said(line, "successor")) checkpoint.successor = *std::move(key);
}

}  // namespace

std::string text_of(Checkpoint const& checkpoint) {
  auto text = checkpoint.origin + "\n" + std::to_string(checkpoint.tree.size) + "\n" +
              base64_of(std::span<std::uint8_t const>(checkpoint.tree.root.bytes)) + "\n";
  if (checkpoint.chain_head) text += "chain " + base::to_hex(*checkpoint.chain_head) + "\n";
  if (checkpoint.made_at) text += "time " + base::to_text(*checkpoint.made_at) + "\n";
  if (!checkpoint.verification_key.empty()) text += "key " + checkpoint.verification_key + "\n";
  if (!checkpoint.successor.empty()) text += "successor " + checkpoint.successor + "\n";
  return text;
}

base::Answer<Checkpoint> checkpoint_of(std::string_view text) {
  if (!text.ends_with('\n')) return invalid("its text does not end in a line feed");
  auto const lines = base::split(text.substr(0, text.size() - 1), '\n');
  if (lines.size() < 3 || std::ranges::any_of(lines, &std::string_view::empty))
    return invalid("it does not begin with origin, size and root, a line each");
  auto const size = size_of(lines[1]);
  auto const root = bytes_of_base64(lines[2]);
  Checkpoint checkpoint{.origin = std::string(lines[0]), .tree = {}};
  if (!size) return invalid("its second line is no size");
  if (!root || root->size() != checkpoint.tree.root.bytes.size()) return invalid("its third line is no root");
  checkpoint.tree.size = *size;
  std::ranges::copy(*root, reinterpret_cast<char*>(checkpoint.tree.root.bytes.data()));
  for (std::size_t at = 3; at < lines.size(); ++at) read_extension(lines[at], checkpoint);
  return checkpoint;
}

std::string printed(TreeHead const& tree) {
  auto const hex = to_hex(tree.root);
  auto line = std::to_string(tree.size);
  for (std::size_t group = 0; group < printed_groups; ++group)
    line += (group == 0 ? " " : "-") + hex.substr(group * printed_digits, printed_digits);
  return line;
}

std::optional<PrintedHead> printed_head_of(std::string_view line) {
  line = base::trimmed(line);
  auto const blank = line.find(' ');
  auto const size = size_of(line.substr(0, blank));
  if (blank == std::string_view::npos || !size) return std::nullopt;
  PrintedHead head{.size = *size};
  for (auto const c : base::lower_ascii(line.substr(blank + 1)))
    if (c != '-' && c != ' ') head.root_begins_with += c;
  auto const is_hex = head.root_begins_with.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_hex || head.root_begins_with.size() != printed_groups * printed_digits) return std::nullopt;
  return head;
}

std::string to_hex(TreeHash const& hash) { return base::to_hex(hash.bytes); }

std::optional<TreeHash> tree_hash_of_hex(std::string_view hex) {
  auto const hash = hash_of_hex(hex);
  return hash ? std::optional(TreeHash{*hash}) : std::nullopt;
}

}  // namespace wardmote::store
