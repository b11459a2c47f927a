#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "web/context.h"

namespace wardmote::access {

/// A language as forms name it.
enum class FormLanguage { en, fr };
BOOST_DESCRIBE_ENUM(FormLanguage, en, fr)
inline web::Language language_of(FormLanguage language) {
  return language == FormLanguage::fr ? web::Language::fr : web::Language::en;
}
inline FormLanguage form_language_of(web::Language language) {
  return language == web::Language::fr ? FormLanguage::fr : FormLanguage::en;
}
/// Of what is seen of a person's language; null is withheld.
inline std::optional<FormLanguage> form_language_of(std::optional<std::string> const& code) {
  if (!code) return std::nullopt;
  return *code == code_of(web::Language::fr) ? FormLanguage::fr : FormLanguage::en;
}

}  // namespace wardmote::access
