#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "domains/situation/screen/note.h"
#include "domains/situation/screen/screen_words.h"

/// One text, the words it is held against, and what was found so far. Each hunter adds what it finds; the order and the
/// overlaps are settled afterwards, the longer find before the shorter.
namespace wardmote::situation {

struct Hunt {
  Note const& note;
  ScreenWords const& words;
  std::vector<Find>& finds;

  /// A token; a line break where there is none, also before the first (index - 1 of 0).
  Token const& at(std::size_t token) const;
  /// Whether the token is a word of one of these roles.
  template <class... Roles>
  bool is(std::size_t token, Roles... roles) const {
    return at(token).is_word() && words.is_any(at(token).text, roles...);
  }
  /// Whether one of the nearest words before the token has one of these roles; a line break or a semicolon parts them.
  template <class... Roles>
  bool has_before(std::size_t token, int words_max, Roles... roles) const {
    for (--token; words_max > 0 && !at(token).is_mark("\n;"); --token) {
      if (is(token, roles...)) return true;
      words_max -= at(token).is_word() ? 1 : 0;
    }
    return false;
  }
  /// One past the last of the tokens from here that stand together without a blank, whose signs are letters, digits or
  /// these marks; a mark at the end is left out.
  std::size_t end_of_code(std::size_t token, std::string_view marks) const;
  /// The digits of the tokens first to end.
  std::string digits(std::size_t first, std::size_t end) const;

  void add(FindKind kind, std::size_t first, std::size_t end) const;  ///< tokens; nothing if end <= first
  void add_signs(FindKind kind, std::size_t begin, std::size_t end) const;
};

/// A year in full, as somebody living was born in, or something happened.
bool is_year(std::string_view digits);

void hunt_disguises(Hunt const& hunt);      // disguise_hunt.cpp
void hunt_web_addresses(Hunt const& hunt);  // web_hunt.cpp
void hunt_numbers(Hunt const& hunt);        // number_hunt.cpp
void hunt_dates(Hunt const& hunt);          // date_hunt.cpp
void hunt_addresses(Hunt const& hunt);      // address_hunt.cpp
void hunt_records(Hunt const& hunt);        // record_hunt.cpp
void hunt_names(Hunt const& hunt);          // name_hunt.cpp

}  // namespace wardmote::situation
