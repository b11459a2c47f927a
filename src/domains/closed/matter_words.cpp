#include "domains/closed/matter_words.h"

#include "base/ensure.h"
#include "store/canonical_json.h"

namespace wardmote::closed {
namespace {

std::string text_of(MatterWords const& words) {
  return store::canonical_json({{"title", words.title},
                                {"text", words.text},
                                {"text_fr", words.text_fr},
                                {"mover", words.mover},
                                {"seconder", words.seconder},
                                {"outcome", words.outcome},
                                {"person_name", words.person_name}});
}

MatterWords words_of(std::string_view text) {
  auto texts = store::texts_of_json(text);
  ENSURE(texts.has_value());
  auto const take = [&](char const* name) { return std::move((*texts)[name]); };
  return {.title = take("title"),
          .text = take("text"),
          .text_fr = take("text_fr"),
          .mover = take("mover"),
          .seconder = take("seconder"),
          .outcome = take("outcome"),
          .person_name = take("person_name")};
}

store::SealedPlace place_of(store::BoardId board, std::string_view matter, std::int64_t sequence) {
  return {.record = sealed_record_of(board, matter),
          .column = "words " + std::to_string(sequence),
          .stage = "closed_session"};
}

}  // namespace

store::SealedRecord sealed_record_of(store::BoardId board, std::string_view matter) {
  return {board, "matter", std::string(matter)};
}

base::Answer<RestingEntry> sealed(store::Vault& vault, store::BoardId board, std::string_view matter,
                                  MatterEntry entry) {
  auto text = vault.seal(place_of(board, matter, entry.sequence), text_of(entry.words));
  if (!text) return std::unexpected(text.error());
  entry.words = {};
  return RestingEntry{std::move(entry), SealedWords(*std::move(text))};
}

base::Answer<std::vector<MatterEntry>> opened(store::Vault& vault, access::Opening const& opening, store::BoardId board,
                                              std::string_view matter, std::span<RestingEntry const> log) {
  std::vector<MatterEntry> entries;
  for (auto const& resting : log) {
    auto const text = resting.words.open(opening, &vault, place_of(board, matter, resting.entry.sequence), "");
    if (!text) return std::unexpected(text.error());
    entries.push_back(resting.entry);
    entries.back().words = words_of(text->text());
  }
  return entries;
}

}  // namespace wardmote::closed
