#include "domains/situation/catalogue/catalogue.h"

#include <algorithm>

#include "base/choice.h"
#include "base/ensure.h"

namespace wardmote::situation {

Catalogue::Catalogue(std::string version, std::map<CodeKind, CodeList> lists)
    : version_(std::move(version)), lists_(std::move(lists)) {
  for (auto const& [kind, list] : lists_)
    for (std::size_t at = 0; at < list.entries.size(); ++at)
      ENSURE(places_.try_emplace(list.entries[at].code, kind, at).second);
}

CodeList const& Catalogue::list(CodeKind kind) const {
  static CodeList const none;
  auto const found = lists_.find(kind);
  return found == lists_.end() ? none : found->second;
}

CodedEntry const* Catalogue::find(std::string_view code) const {
  auto const found = places_.find(code);
  return found == places_.end() ? nullptr : &list(found->second.first).entries[found->second.second];
}

CodedEntry const* Catalogue::find(CodeKind kind, std::string_view code) const {
  auto const* const entry = find(code);
  return entry && entry->kind == kind ? entry : nullptr;
}

std::string risk_category_label(Catalogue const& catalogue, std::string const& id, web::Language language) {
  auto const& categories = catalogue.list(CodeKind::risk_factor).categories;
  auto const found = std::ranges::find(categories, id, &CodeCategory::id);
  return found == categories.end() ? id : found->label.in(language);
}

ConclusionGroup conclusion_group_of(CodedEntry const& conclusion) {
  ENSURE(conclusion.kind == CodeKind::conclusion);
  return base::choice_of<ConclusionGroup>(conclusion.category.id);
}

}  // namespace wardmote::situation
