#include "domains/situation/screen/screen_words.h"

#include <boost/mp11.hpp>

#include "base/choice.h"
#include "base/document.h"
#include "base/text.h"
#include "domains/situation/screen/screen.h"

namespace wardmote::situation {
namespace {

std::uint32_t bit_of(WordRole role) { return std::uint32_t{1} << static_cast<unsigned>(role); }

std::unexpected<base::Refusal> unreadable_words(std::string_view file, int line, std::string const& reason) {
  return base::refuse(base::RefusalCode::file_unreadable,
                      {{"file", std::string(file)}, {"reason", "line " + std::to_string(line) + ": " + reason}});
}

/// As a folded word is written: small letters, with hyphens in a phrase.
bool is_folded(std::string_view entry) {
  return !entry.starts_with('-') && !entry.ends_with('-') &&
         std::ranges::all_of(entry, [](char sign) { return (sign >= 'a' && sign <= 'z') || sign == '-'; });
}

/// Takes the entries of one text, which blanks and line ends part; or gives the first that is none.
std::string add_entries(ScreenWords& words, std::string const& text, WordRole role, std::size_t& count) {
  std::string entry;
  for (auto const sign : text + ' ') {
    if (sign != ' ' && sign != '\n') {
      entry += sign;
    } else if (!entry.empty()) {
      if (!is_folded(entry)) return entry;
      words.add(entry, role);
      entry.clear();
      ++count;
    }
  }
  return {};
}

base::Answer<void> add_list(ScreenWords& words, base::Document const& list, WordRole role, std::string_view file) {
  std::size_t count = 0;
  auto const wrong = [&](base::Document const& piece) { return add_entries(words, piece.text, role, count); };
  for (auto const& piece : list.items)
    if (auto const entry = wrong(piece); !entry.empty()) return unreadable_words(file, piece.line, entry);
  if (auto const entry = wrong(list); !entry.empty()) return unreadable_words(file, list.line, entry);
  if (count == 0) return unreadable_words(file, list.line, std::string(base::spelling_of(role)) + " has no word");
  return {};
}

}  // namespace

bool ScreenWords::is(std::string_view word, WordRole role) const {
  auto const found = roles_.find(word);
  return found != roles_.end() && (found->second & bit_of(role)) != 0;
}

void ScreenWords::add(std::string_view entry, WordRole role) {
  std::string phrase(entry);
  std::ranges::replace(phrase, '-', ' ');
  if (role == WordRole::allowed && entry.contains('-')) {
    phrases_.insert(phrase);
    return;
  }
  for (auto const word : base::split(phrase, ' ')) roles_[std::string(word)] |= bit_of(role);
}

std::string const& Screen::version() const { return words_->version; }

base::Answer<Screen> screen_of(std::string_view yaml, std::string_view file) {
  auto const document = base::document_of(yaml, file);
  if (!document) return std::unexpected(document.error());
  auto words = std::make_shared<ScreenWords>();
  words->version = (*document)["meta"]["version"].text;
  if (words->version.empty()) return unreadable_words(file, 1, "meta has no version");
  base::Answer<void> added;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<WordRole>>([&](auto role) {
    if (added) added = add_list(*words, (*document)[role.name], role.value, file);
  });
  if (!added) return std::unexpected(added.error());
  return Screen(std::move(words));
}

}  // namespace wardmote::situation
