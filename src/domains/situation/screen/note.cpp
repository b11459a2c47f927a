#include "domains/situation/screen/note.h"

#include "base/text.h"
#include "domains/situation/screen/letters.h"
#include "web/context.h"

namespace wardmote::situation {
namespace {

constexpr auto unjudged_bytes = web::message_id("This text cannot be read. Write it again with the keyboard.");
constexpr auto unjudged_length = web::message_id("This text is too long to be checked. Write 280 characters at most.");
constexpr auto unjudged_sign =
    web::message_id("This character cannot be checked. Write in English or French, with plain letters and digits.");

Find unjudged(std::size_t begin, std::size_t end, std::string_view why) {
  return {FindKind::unjudged, begin, end, why};
}

void add_sign(Note& note, Folded const& character, std::size_t begin, std::size_t end) {
  for (auto const sign : {character.sign, character.also}) {
    if (sign == '\0') continue;
    note.folded += sign;
    note.signs.push_back({character.is_capital, begin, end});
  }
}

/// Two accents at most stand on one letter, as in Vietnamese.
bool can_carry_accent(Note const& note, int accents) {
  return accents <= 2 && !note.folded.empty() && is_letter(note.folded.back());
}

std::expected<Note, Find> signs_of(std::string_view text) {
  Note note;
  std::size_t length = 0;
  int accents = 0;
  for (std::size_t at = 0; at < text.size(); ++length) {
    auto const [code, size] = first_character(text.substr(at));
    auto const character = folded(code);
    accents = is_combining_accent(code) ? accents + 1 : 0;
    if (length == screened_length_max) return std::unexpected(unjudged(at, text.size(), unjudged_length));
    if (accents > 0 && can_carry_accent(note, accents))
      note.signs.back().end = at + size;
    else if (character)
      add_sign(note, *character, at, at + size);
    else
      return std::unexpected(unjudged(at, at + size, unjudged_sign));
    at += size;
  }
  return note;
}

}  // namespace

std::size_t Note::token_at(std::size_t sign) const {
  auto const found = std::ranges::lower_bound(tokens, sign, {}, &Token::begin);
  return static_cast<std::size_t>(found - tokens.begin());
}

std::expected<Note, Find> note_of(std::string_view text) {
  if (!base::is_utf8(text)) return std::unexpected(unjudged(0, text.size(), unjudged_bytes));
  auto note = signs_of(text);
  if (note) add_tokens(*note);
  return note;
}

Find find_at(Note const& note, FindKind kind, std::size_t begin, std::size_t end) {
  return {kind, note.signs[begin].begin, note.signs[end - 1].end, why_of(kind)};
}

std::string_view why_of(FindKind kind) {
  switch (kind) {
    case FindKind::unjudged:
      return web::message_id("This cannot be checked, because it is spelt out or all in capitals. Write it plainly.");
    case FindKind::email: return web::message_id("This looks like an e-mail address. Leave it out.");
    case FindKind::web_address:
      return web::message_id("This looks like a web address or the name of an account. Leave it out.");
    case FindKind::postal_code: return web::message_id("This looks like a postal code. Leave it out.");
    case FindKind::health_card: return web::message_id("This looks like a health card number. Leave it out.");
    case FindKind::social_insurance: return web::message_id("This looks like a social insurance number. Leave it out.");
    case FindKind::driver_licence: return web::message_id("This looks like a driver’s licence number. Leave it out.");
    case FindKind::phone: return web::message_id("This looks like a phone number. Leave it out.");
    case FindKind::plate: return web::message_id("This looks like a licence plate. Leave it out.");
    case FindKind::date_of_birth:
      return web::message_id("This looks like a date of birth or another full date. Write the age group or the month.");
    case FindKind::address: return web::message_id("This looks like an address. Write the kind of place instead.");
    case FindKind::file_number:
      return web::message_id("This looks like a number of a file, a report or a person. Leave it out.");
    case FindKind::name:
      return web::message_id(
          "This looks like a name. Write the person’s part instead, such as “mother”; write other words in lower "
          "case.");
  }
  return {};
}

}  // namespace wardmote::situation
