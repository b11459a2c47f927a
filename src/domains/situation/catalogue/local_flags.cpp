#include "domains/situation/catalogue/local_flags.h"

#include <algorithm>

#include "base/ensure.h"
#include "domains/situation/catalogue/folded_words.h"

namespace wardmote::situation {
namespace {

using web::message_id;

bool is_local_code(std::string_view code) {
  if (!code.starts_with(local_code_beginning) || code.size() == local_code_beginning.size()) return false;
  return code.substr(local_code_beginning.size()).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
         std::string_view::npos;
}

bool speaks_both(web::Bilingual const& text) {
  return !folded_words(text.en).empty() && !folded_words(text.fr).empty();
}

bool is_called_alike(web::Bilingual const& one, web::Bilingual const& other) {
  return folded_words(one.en) == folded_words(other.en) || folded_words(one.fr) == folded_words(other.fr);
}

}  // namespace

base::Answer<void> may_be_added(Catalogue const& catalogue, LocalFlag const& flag) {
  auto const& there = catalogue.list(CodeKind::study_flag).entries;
  if (!is_local_code(flag.code))
    return base::refuse_field(
        "code", message_id("Begin the code with “local.” and go on with small letters, digits and hyphens"));
  if (std::ranges::find(there, flag.code, &CodedEntry::code) != there.end())
    return base::refuse_field("code", message_id("Choose another code: a study flag has this one"));
  if (!speaks_both(flag.label)) return base::refuse_field("label", message_id("Name the study flag in both languages"));
  if (std::ranges::any_of(there, [&](CodedEntry const& entry) { return is_called_alike(entry.label, flag.label); }))
    return base::refuse_field("label", message_id("Choose another name: a study flag has this one"));
  if (!speaks_both(flag.definition))
    return base::refuse_field("definition", message_id("Say in both languages what the study flag means"));
  return {};
}

Catalogue with_local_flags(Catalogue const& catalogue, std::span<LocalFlag const> flags) {
  auto lists = catalogue.lists();
  auto& list = lists[CodeKind::study_flag];
  auto const category = std::ranges::find(list.categories, local_category, &CodeCategory::id);
  ENSURE(category != list.categories.end());
  for (auto const& flag : flags)
    list.entries.push_back({.code = flag.code,
                            .kind = CodeKind::study_flag,
                            .category = *category,
                            .label = flag.label,
                            .definition = flag.definition,
                            .is_retired = flag.retired_at.has_value()});
  return Catalogue(catalogue.version(), std::move(lists));
}

}  // namespace wardmote::situation
