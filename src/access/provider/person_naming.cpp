#include "access/provider/person_naming.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "access/person.h"
#include "base/ensure.h"

namespace wardmote::access {
namespace {

constexpr std::size_t name_length_max = 56;  // with room for a number behind it

std::string in_plain_letters(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> const rules(icu::Transliterator::createInstance(
      "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  ENSURE(rules != nullptr && U_SUCCESS(status));
  auto words = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  rules->transliterate(words);
  std::string plain;
  words.toUTF8String(plain);
  return plain;
}

}  // namespace

std::string person_name_for(std::string_view called) {
  std::string name;
  for (char const sign : in_plain_letters(called.substr(0, called.find('@')))) {
    auto const is_letter = sign >= 'a' && sign <= 'z';
    if (name.size() == name_length_max) break;
    if (is_letter || (!name.empty() && ((sign >= '0' && sign <= '9') || sign == '-')))
      name += sign;
    else if (!name.empty() && name.back() != '.' && (sign == ' ' || sign == '.' || sign == '_'))
      name += '.';
  }
  while (name.ends_with('.')) name.pop_back();
  return is_person_name(name) ? name : "person";
}

}  // namespace wardmote::access
