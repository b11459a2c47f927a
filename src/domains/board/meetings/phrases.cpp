#include "domains/board/meetings/phrases.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/catalogue_list.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using web::message_id;

constexpr std::string_view gap = "…";

bool has_gap(std::string const& text) { return text.find(gap) != std::string::npos; }

Phrase phrase_of(ListReading& reading, base::Document const& item) {
  Phrase phrase{.id = reading.id(item, "ph."), .text = reading.both(item)};
  for (auto const& act : item["acts"].items) {
    auto const found = base::choice_called<MeetingAct>(act.text);
    if (found) phrase.acts.push_back(*found);
    if (!found) reading.wrong(act, "'" + act.text + "' is no act of a meeting");
  }
  if (phrase.acts.empty()) reading.wrong(item, "acts is missing");
  if (has_gap(phrase.text.en) != has_gap(phrase.text.fr))
    reading.wrong(item, "one language leaves something open with … and the other does not");
  return phrase;
}

std::string filled(std::string phrase, std::string const& typed) {
  if (auto const at = phrase.find(gap); at != std::string::npos) return phrase.replace(at, gap.size(), typed);
  return typed.empty() ? phrase : phrase + " " + typed;
}

}  // namespace

bool Phrase::serves(MeetingAct act) const { return std::ranges::find(acts, act) != acts.end(); }

base::Answer<PhraseLibrary> read_phrases(std::string const& folder) {
  PhraseLibrary library;
  auto const read = read_list(folder, "board_phrases", library.version, library.phrases, phrase_of);
  if (!read) return std::unexpected(read.error());
  return library;
}

base::Answer<void> take_phrase(PhraseLibrary const& library, std::string_view id, LogEntry& order) {
  if (id.empty()) return {};
  auto const found = std::ranges::find(library.phrases, id, &Phrase::id);
  if (found == library.phrases.end() || !found->serves(order.act))
    return base::refuse_field("phrase", message_id("Choose one of the phrases that are offered"));
  if (order.text.empty() && has_gap(found->text.en))
    return base::refuse_field("text", message_id("Write what stands in the place of the “…” of the phrase"));
  auto const typed = order.text;
  order.text = filled(found->text.en, typed);
  order.text_fr = filled(found->text.fr, typed);
  return {};
}

KeptPhrases keep_phrases(std::string const& folder) {
  return std::make_shared<base::Answer<PhraseLibrary> const>(read_phrases(folder));
}

base::Answer<void> take_phrase(KeptPhrases const& kept, std::string_view id, LogEntry& order) {
  if (id.empty()) return {};
  if (!*kept) return std::unexpected(kept->error());
  return take_phrase(**kept, id, order);
}

}  // namespace wardmote::board
