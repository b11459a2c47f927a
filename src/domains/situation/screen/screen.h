#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace wardmote::situation {

/// What in a free text can point to a person. `unjudged` is no such thing: it says that the text cannot be judged.
enum class FindKind {
  unjudged,
  email,
  web_address,
  postal_code,
  health_card,
  social_insurance,
  driver_licence,
  phone,
  plate,
  date_of_birth,
  address,
  file_number,
  name
};
BOOST_DESCRIBE_ENUM(FindKind, unjudged, email, web_address, postal_code, health_card, social_insurance, driver_licence,
                    phone, plate, date_of_birth, address, file_number, name)

/// A place in a text. `why` is a message id: what seems to stand there, and what to write instead.
struct Find {
  FindKind kind;
  std::size_t begin;  ///< bytes from the start of the text
  std::size_t end;    ///< one past the last byte; begin < end <= size of the text
  std::string_view why;
};

class ScreenWords;

/// The lists of words that a text is held against. There is none without them: it comes from screen_of alone, and what
/// is moved from stays whole.
class Screen {
 public:
  Screen(Screen const&) = default;
  Screen& operator=(Screen const&) = default;

  /// Of the lists, as catalog/screen_words.yaml states it.
  std::string const& version() const;
  ScreenWords const& words() const { return *words_; }

 private:
  explicit Screen(std::shared_ptr<ScreenWords const> words) : words_(std::move(words)) {}
  friend base::Answer<Screen> screen_of(std::string_view yaml, std::string_view file);
  std::shared_ptr<ScreenWords const> words_;  ///< never null
};

/// The screen of a file such as catalog/screen_words.yaml. Refuses file_unreadable if it is no YAML, has no version, or
/// lacks a list or a word in one; `file` is what the refusal calls it.
base::Answer<Screen> screen_of(std::string_view yaml, std::string_view file);

/// A longer text is not judged. In characters.
inline constexpr std::size_t screened_length_max = 280;

/// What in a text of English or French can point to a person, in order. A text may be kept if, and only if, nothing is
/// found. It fails closed: a text that is no UTF-8, is too long, has a sign that is not judged (a letter of another
/// script, a full-width digit, an invisible or a control sign), is all in capitals, or spells out what it says gives
/// one find, `unjudged`; line breaks and tabs count as blanks. An empty text has nothing in it.
/// What it can and cannot find, with measured shares: docs/methods/free_text_screen.md. Pure; any number of threads may
/// use one Screen. Less than a millisecond for a text of the greatest length.
std::vector<Find> screened(std::string_view text, Screen const& screen);

}  // namespace wardmote::situation
