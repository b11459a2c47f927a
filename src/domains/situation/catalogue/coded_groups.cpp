#include "domains/situation/catalogue/coded_groups.h"

#include <algorithm>

namespace wardmote::situation {

std::vector<CodedGroup> coded_groups(Catalogue const& catalogue, CodeKind kind, std::span<std::string const> chosen,
                                     web::Language language) {
  auto const& list = catalogue.list(kind);
  std::vector<CodedGroup> groups;
  for (auto const& category : list.categories) {
    CodedGroup group{.label = category.label.in(language)};
    for (auto const& entry : list.entries) {
      auto const is_chosen = std::ranges::find(chosen, entry.code) != chosen.end();
      if (entry.category.id == category.id && (is_chosen || !entry.is_retired))
        group.choices.push_back({entry.code, entry.label.in(language), entry.definition.in(language), is_chosen});
    }
    if (!group.choices.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace wardmote::situation
