#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {
namespace {

bool is_address_sign(char sign) {
  return is_letter(sign) || is_digit(sign) || std::string_view("._%+-").contains(sign);
}

/// What stands without a blank behind a sign, without the marks that close a sentence.
std::size_t end_of_address(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != ' ' && text[at] != '\n' && !std::string_view("\"()<>,;").contains(text[at]))
    ++at;
  while (at > 0 && std::string_view(".!?:'").contains(text[at - 1])) --at;
  return at;
}

/// An e-mail address around an @, or the name of an account behind it.
void hunt_at_sign(Hunt const& hunt, std::size_t at) {
  std::string_view const text = hunt.note.folded;
  auto begin = at;
  while (begin > 0 && is_address_sign(text[begin - 1])) --begin;
  auto const end = end_of_address(text, at + 1);
  if (end < at + 3) return;
  auto const is_email = begin < at && text.substr(at, end - at).contains('.');
  hunt.add_signs(is_email ? FindKind::email : FindKind::web_address, begin, end);
}

/// "www.", "http://", and a word with a known end of a domain behind it.
void hunt_link(Hunt const& hunt, std::size_t token) {
  std::string_view const text = hunt.note.folded;
  auto const& word = hunt.at(token);
  if (!word.is_word() && !word.is_number()) return;
  auto const rest = text.substr(word.begin);
  auto const end = end_of_address(text, word.begin);
  auto const is_domain = hunt.at(token + 1).is_mark(".") && !hunt.at(token + 1).has_blank_before &&
                         !hunt.at(token + 2).has_blank_before && hunt.is(token + 2, WordRole::domain_end) &&
                         word.text.size() > 1;
  auto const is_link =
      rest.starts_with("www.") || rest.starts_with("http://") || rest.starts_with("https://") || is_domain;
  auto const is_behind_at = word.begin > 0 && text[word.begin - 1] == '@';
  if (is_link && !is_behind_at && end > word.begin) hunt.add_signs(FindKind::web_address, word.begin, end);
}

bool is_at_word(Token const& token) { return token.text == "at" || token.text == "arobase" || token.text == "arobas"; }

/// "john (at) example.com", "john at example dot com".
void hunt_spoken_email(Hunt const& hunt, std::size_t token) {
  if (!is_at_word(hunt.at(token)) ||
      !(hunt.at(token - 1).is_word() || hunt.at(token - 1).is_number() || hunt.at(token - 1).is_mark("([{")))
    return;
  auto const is_closed = hunt.at(token + 1).is_mark(")]}");
  auto const domain = token + (is_closed ? 2 : 1);
  auto const& mark = hunt.at(domain + 1);
  auto const is_dotted =
      (mark.is_mark(".") && !hunt.at(domain + 2).has_blank_before) || mark.text == "dot" || mark.text == "point";
  if (hunt.at(domain).is_word() && is_dotted && hunt.is(domain + 2, WordRole::domain_end))
    hunt.add(FindKind::email, token - (is_closed ? 2 : 1), domain + 3);
}

/// Behind "instagram" and the like: a name with a digit, a low line or a dot in it.
void hunt_account(Hunt const& hunt, std::size_t cue) {
  std::string_view const text = hunt.note.folded;
  auto token = cue + 1;
  while (hunt.at(token).is_mark(":") || is_one_of(hunt.at(token).text, {"is", "est"}) ||
         hunt.is(token, WordRole::handle_cue, WordRole::number_word))
    ++token;
  if (!hunt.at(token).is_word()) return;
  auto const begin = hunt.at(token).begin, end = end_of_address(text, begin);
  auto const account = text.substr(begin, end - begin);
  auto const has_sign = account.find_first_of("0123456789_.") != std::string_view::npos;
  if (has_sign && !hunt.at(token).is_dotted && std::ranges::all_of(account, is_address_sign))
    hunt.add_signs(FindKind::web_address, begin, end);
}

}  // namespace

void hunt_web_addresses(Hunt const& hunt) {
  auto const& text = hunt.note.folded;
  for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) hunt_at_sign(hunt, at);
  for (std::size_t token = 0; token < hunt.note.tokens.size(); ++token) {
    hunt_link(hunt, token);
    hunt_spoken_email(hunt, token);
    if (hunt.is(token, WordRole::handle_cue)) hunt_account(hunt, token);
  }
}

}  // namespace wardmote::situation
