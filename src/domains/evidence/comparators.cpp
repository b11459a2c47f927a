#include "domains/evidence/comparators.h"

#include <algorithm>

#include "base/choice.h"
#include "base/document_reading.h"
#include "base/text.h"

namespace wardmote::evidence {
namespace {

class Reading : public base::DocumentReading {
 public:
  using DocumentReading::DocumentReading;
  Bilingual bilingual(base::Document const& from, std::string_view name) {
    return {text(from[name], "en"), text(from[name], "fr")};
  }
  std::optional<double> number(base::Document const& from, std::string_view name) {
    auto const& piece = from[name];
    if (piece.kind == base::Document::Kind::nothing) return std::nullopt;
    auto const number = base::decimal_number(piece.text);
    if (!number || *number < 0)
      wrong(piece, std::string(name) + " must be a number of residents, not '" + piece.text + "'");
    return number;
  }
  AreaKind area_kind(base::Document const& piece) {
    auto const kind = base::choice_called<AreaKind>(piece.text);
    if (!kind) wrong(piece, "'" + piece.text + "' is no kind of area");
    return kind.value_or(AreaKind::police_service);
  }
  PlaceName place(base::Document const& from, std::string_view name) {
    return {text(from[name], "dataset"), text(from[name], "area")};
  }
};

ComparatorList list_of(Reading& reading, base::Document const& from) {
  ComparatorList list{.slug = reading.text(from, "slug"),
                      .name = reading.bilingual(from, "name"),
                      .note = reading.bilingual(from, "note"),
                      .dataset = reading.text(from, "dataset"),
                      .area_kinds = {},
                      .population_min = reading.number(from, "population_min").value_or(0),
                      .population_floor = reading.number(from, "population_floor"),
                      .own = reading.place(from, "own")};
  for (auto const& kind : from["area_kinds"].items) list.area_kinds.push_back(reading.area_kind(kind));
  return list;
}

}  // namespace

base::Answer<ComparatorList> Comparators::list_called(std::string const& slug) const {
  if (slug.empty()) return lists.front();
  auto const found = std::ranges::find(lists, slug, &ComparatorList::slug);
  if (found != lists.end()) return *found;
  std::string names;
  for (auto const& list : lists) names += (names.empty() ? "" : ", ") + list.slug;
  return base::refuse(base::RefusalCode::comparators_unknown, {{"comparators", slug}, {"lists", names}});
}

base::Answer<Comparators> comparators_of(std::string_view yaml, std::string_view file) {
  auto const document = base::document_of(yaml, file);
  if (!document) return std::unexpected(document.error());
  Reading reading(file);
  Comparators comparators{.lists = {},
                          .own_name = reading.bilingual(*document, "own_name"),
                          .caution_source = reading.text(*document, "caution_source"),
                          .own_series = reading.place(*document, "own_series")};
  for (auto const& list : (*document)["lists"].items) comparators.lists.push_back(list_of(reading, list));
  if (reading.refusal()) return std::unexpected(*reading.refusal());
  if (comparators.lists.empty())
    return base::refuse(base::RefusalCode::mapping_invalid,
                        {{"file", std::string(file)}, {"place", "lists"}, {"reason", "it holds no list"}});
  return comparators;
}

}  // namespace wardmote::evidence
