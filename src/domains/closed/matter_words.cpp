#include "domains/closed/matter_words.h"

#include "access/secrecy/sealing.h"
#include "base/hash.h"
#include "store/described_text.h"

namespace wardmote::closed {
namespace {

store::SealedPlace place_of(store::BoardId board, std::string_view matter, std::int64_t sequence) {
  return {.record = sealed_record_of(board, matter),
          .column = "words " + std::to_string(sequence),
          .stage = "closed_session"};
}

/// Half a megabyte: what lies open at once beside the file itself, and a row's size.
constexpr std::size_t piece_bytes = std::size_t{512} << 10;

store::SealedPlace place_of_piece(store::SealedRecord record, std::int64_t sequence, std::int64_t piece) {
  return {.record = std::move(record),
          .column = "file " + std::to_string(sequence) + " piece " + std::to_string(piece),
          .stage = "closed_session"};
}

}  // namespace

store::SealedRecord sealed_record_of(store::BoardId board, std::string_view matter) {
  return {board, "matter", std::string(matter)};
}

store::SealedRecord sealed_record_of_file(store::BoardId board, std::string_view matter, std::int64_t sequence) {
  return {board, "matter_file", std::string(matter) + "/" + std::to_string(sequence)};
}

base::Answer<RestingEntry> sealed(store::Vault* vault, store::BoardId board, std::string_view matter,
                                  MatterEntry entry) {
  auto words = access::sealed_as<SealedWords>(vault, place_of(board, matter, entry.sequence),
                                              store::text_of_described(entry.words));
  if (!words) return std::unexpected(words.error());
  entry.words = {};
  return RestingEntry{std::move(entry), *std::move(words)};
}

base::Answer<std::vector<MatterEntry>> opened(store::Vault* vault, access::Opening const& opening, store::BoardId board,
                                              std::string_view matter, std::span<RestingEntry const> log) {
  std::vector<MatterEntry> entries;
  for (auto const& resting : log) {
    auto const text = resting.words.open(opening, vault, place_of(board, matter, resting.entry.sequence), "");
    if (!text) return std::unexpected(text.error());
    entries.push_back(resting.entry);
    entries.back().words = store::described_of_text<MatterWords>(text->text());
  }
  return entries;
}

base::Answer<std::vector<SealedPiece>> sealed_pieces(store::Vault* vault, store::BoardId board, std::string_view matter,
                                                     std::int64_t sequence, std::string_view bytes) {
  auto const record = sealed_record_of_file(board, matter, sequence);
  std::vector<SealedPiece> pieces;
  for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
    auto piece = access::sealed_as<SealedPiece>(vault, place_of_piece(record, sequence, std::ssize(pieces) + 1),
                                                bytes.substr(at, piece_bytes));
    if (!piece) return std::unexpected(piece.error());
    pieces.push_back(*std::move(piece));
  }
  return pieces;
}

base::Answer<std::string> opened_file(store::Vault* vault, access::Opening const& opening, store::BoardId board,
                                      std::string_view matter, MatterAttachment const& attachment,
                                      std::span<SealedPiece const> pieces) {
  auto const record = attachment.has_own_key ? sealed_record_of_file(board, matter, attachment.sequence)
                                             : sealed_record_of(board, matter);
  std::string bytes;
  for (std::int64_t number = 1; auto const& piece : pieces) {
    auto const part = piece.open(opening, vault, place_of_piece(record, attachment.sequence, number++), "");
    if (!part) return std::unexpected(part.error());
    bytes += part->text();
  }
  if (base::to_hex(base::hash_of(bytes)) != attachment.hash)
    return base::refuse(base::RefusalCode::seal_broken, {{"record", name_of(record)}});
  return bytes;
}

}  // namespace wardmote::closed
