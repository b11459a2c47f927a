#include "domains/closed/matter_words.h"

#include <boost/mp11.hpp>
#include <map>

#include "access/secrecy/sealing.h"
#include "base/ensure.h"
#include "store/canonical_json.h"

namespace wardmote::closed {
namespace {

using Members = boost::describe::describe_members<MatterWords, boost::describe::mod_public>;

std::string text_of(MatterWords const& words) {
  std::map<std::string, std::string> texts;
  boost::mp11::mp_for_each<Members>([&](auto member) { texts.emplace(member.name, words.*member.pointer); });
  return store::canonical_json(texts);
}

MatterWords words_of(std::string_view text) {
  auto texts = store::texts_of_json(text);
  ENSURE(texts.has_value());
  MatterWords words;
  boost::mp11::mp_for_each<Members>([&](auto member) { words.*member.pointer = std::move((*texts)[member.name]); });
  return words;
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

base::Answer<RestingEntry> sealed(store::Vault* vault, store::BoardId board, std::string_view matter,
                                  MatterEntry entry) {
  auto words = access::sealed_as<SealedWords>(vault, place_of(board, matter, entry.sequence), text_of(entry.words));
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
    entries.back().words = words_of(text->text());
  }
  return entries;
}

}  // namespace wardmote::closed
