#include "domains/situation/catalogue/suggestions.h"

#include <algorithm>
#include <optional>

#include "domains/situation/catalogue/folded_words.h"

namespace wardmote::situation {
namespace {

using Words = std::vector<std::string>;

bool begins_one(Words const& words, std::string const& typed) {
  return std::ranges::any_of(words, [&](std::string const& word) { return word.starts_with(typed); });
}

struct EntryWords {
  Words label;
  Words category;
  Words group;

  std::optional<int> cost(std::string const& typed) const {
    if (std::ranges::find(label, typed) != label.end()) return 0;
    if (begins_one(label, typed)) return 1;
    if (begins_one(category, typed)) return 2;
    if (begins_one(group, typed)) return 3;
    return std::nullopt;
  }
};

std::optional<int> cost_of(CodedEntry const& entry, Words const& typed, web::Language language) {
  EntryWords const words{folded_words(entry.label.in(language)), folded_words(entry.category.label.in(language)),
                         folded_words(entry.group.in(language))};
  int total = 0;
  for (auto const& word : typed) {
    auto const cost = words.cost(word);
    if (!cost) return std::nullopt;
    total += *cost;
  }
  return total;
}

}  // namespace

std::vector<Suggestion> suggestions(Catalogue const& catalogue, CodeKind kind, std::string_view typed,
                                    web::Language language) {
  auto const words = folded_words(typed);
  std::vector<std::pair<int, CodedEntry const*>> fitting;
  if (!words.empty())
    for (auto const& entry : catalogue.list(kind).entries)
      if (auto const cost = cost_of(entry, words, language); cost && !entry.is_retired)
        fitting.emplace_back(*cost, &entry);
  std::ranges::sort(fitting);  // entries lie in the list's order
  std::vector<Suggestion> found;
  for (auto const& [cost, entry] : fitting)
    found.push_back({entry->code, entry->label.in(language), entry->category.label.in(language)});
  return found;
}

}  // namespace wardmote::situation
