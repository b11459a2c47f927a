#include "web/context.h"

namespace wardmote::web {

std::string_view code_of(Language language) { return language == Language::fr ? "fr" : "en"; }

std::string sentence_in(Tongue const& tongue, base::Refusal const& refusal) {
  return tongue.text(base::sentence_of(refusal.code), refusal.values);
}

}  // namespace wardmote::web
