#include "domains/situation/catalogue/catalogue_reading.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "base/choice.h"
#include "base/document_reading.h"

namespace wardmote::situation {
namespace {

struct ListFile {
  std::string_view name;            ///< of the file, and its meta.catalog
  std::optional<CodeKind> kind;     ///< none: the category of each entry is its kind
  std::string_view code_beginning;  ///< empty: the kind
};
constexpr std::array list_files{ListFile{"risk_factors", CodeKind::risk_factor, "rf."},
                                ListFile{"protective_factors", CodeKind::protective_factor, "pf."},
                                ListFile{"study_flags", CodeKind::study_flag, "sf."},
                                ListFile{"conclusions", CodeKind::conclusion, "concl."},
                                ListFile{"reference_lists", std::nullopt, ""}};

/// One document on its way into the lists.
struct ListInHand {
  base::DocumentReading& reading;
  base::Document const& document;
  ListFile const& file;
  std::map<CodeKind, CodeList>& lists;
};

web::Bilingual bilingual(base::DocumentReading& reading, base::Document const& from, std::string const& name) {
  return {reading.text(from, name), reading.text(from, name + "_fr")};
}

template <class Choice>
Choice choice(base::DocumentReading& reading, base::Document const& at, std::string const& spelt) {
  auto const found = base::choice_called<Choice>(spelt);
  if (!found) reading.wrong(at, "'" + spelt + "' is none of what may stand there");
  return found.value_or(Choice{});
}

void take_categories(ListInHand const& hand) {
  for (auto const& piece : hand.document["categories"].items) {
    CodeCategory category{.id = hand.reading.id(piece, ""), .label = bilingual(hand.reading, piece, "label")};
    if (hand.file.kind == CodeKind::conclusion) choice<ConclusionGroup>(hand.reading, piece, category.id);
    auto const kind = hand.file.kind ? *hand.file.kind : choice<CodeKind>(hand.reading, piece, category.id);
    hand.lists[kind].categories.push_back(std::move(category));
  }
}

/// Entries name their category by its identifier, or by its English label.
CodeCategory category_in(ListInHand const& hand, CodeList const& list, base::Document const& item) {
  auto const name = hand.reading.text(item, "category");
  auto const found = std::ranges::find_if(
      list.categories, [&](CodeCategory const& one) { return one.id == name || one.label.en == name; });
  if (found != list.categories.end()) return *found;
  hand.reading.wrong(item, "'" + name + "' is no category of the list");
  return {};
}

web::Bilingual group_in(ListInHand const& hand, base::Document const& item) {
  auto const name = hand.reading.text(item, "group");
  for (auto const& group : hand.document["groups"].items)
    if (group["label"].text == name) return bilingual(hand.reading, group, "label");
  hand.reading.wrong(item, "'" + name + "' is no group of the list");
  return {};
}

void take_entry(ListInHand const& hand, base::Document const& item) {
  auto const kind = hand.file.kind ? *hand.file.kind : choice<CodeKind>(hand.reading, item, item["category"].text);
  auto const beginning =
      hand.file.kind ? std::string(hand.file.code_beginning) : std::string(base::spelling_of(kind)) + ".";
  auto& list = hand.lists[kind];
  CodedEntry entry{.code = hand.reading.id(item, beginning),
                   .kind = kind,
                   .category = category_in(hand, list, item),
                   .label = bilingual(hand.reading, item, "label"),
                   .definition = bilingual(hand.reading, item, "definition")};
  if (kind == CodeKind::risk_factor) {
    entry.group = group_in(hand, item);
    entry.about = choice<AboutWhom>(hand.reading, item, item["about"].text);
  }
  list.entries.push_back(std::move(entry));
}

/// Puts a document into the lists. All lists are of one version: records keep only one.
void take(ListInHand const& hand, std::string& version) {
  auto const own = hand.reading.text(hand.document["meta"], "version");
  if (version.empty()) version = own;
  if (own != version)
    hand.reading.wrong(hand.document["meta"], "its version is " + own + ", that of the lists before it " + version);
  take_categories(hand);
  for (auto const& item : hand.document["items"].items) take_entry(hand, item);
}

/// Which kind has no entry, or what else is not there at all; empty if nothing lacks.
std::string lacking(std::map<CodeKind, CodeList> const& lists) {
  std::string lacks;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<CodeKind>>([&](auto kind) {
    auto const list = lists.find(kind.value);
    if (list == lists.end() || list->second.entries.empty()) lacks = "no entry is a " + std::string(kind.name);
  });
  if (!lacks.empty()) return lacks;
  auto const& flags = lists.at(CodeKind::study_flag).categories;
  if (std::ranges::find(flags, local_category, &CodeCategory::id) == flags.end())
    return "study flags have no category " + std::string(local_category);
  return {};
}

base::Answer<void> take_document(ListDocument const& from, std::set<std::string>& taken, std::string& version,
                                 std::map<CodeKind, CodeList>& lists) {
  auto const& [name, document] = from;
  base::DocumentReading reading(name);
  auto const catalog = reading.text(document["meta"], "catalog");
  auto const file = std::ranges::find(list_files, catalog, &ListFile::name);
  if (file == list_files.end())
    reading.wrong(document["meta"], "'" + catalog + "' is no list of the Situation Table");
  else if (!taken.insert(catalog).second)
    reading.wrong(document["meta"], catalog + " stands in two files");
  else
    take({reading, document, *file, lists}, version);
  if (reading.refusal()) return std::unexpected(*reading.refusal());
  return {};
}

}  // namespace

base::Answer<Catalogue> catalogue_of(std::span<ListDocument const> documents) {
  std::map<CodeKind, CodeList> lists;
  std::set<std::string> taken;
  std::string version;
  for (auto const& document : documents)
    if (auto const done = take_document(document, taken, version, lists); !done) return std::unexpected(done.error());
  if (auto const lacks = lacking(lists); !lacks.empty())
    return base::refuse(base::RefusalCode::mapping_invalid,
                        {{"file", "catalog"}, {"place", "all lists"}, {"reason", lacks}});
  return Catalogue(version, std::move(lists));
}

base::Answer<Catalogue> read_catalogue(std::string const& folder) {
  std::vector<ListDocument> documents;
  for (auto const& list : list_files) {
    auto const path = folder + "/" + std::string(list.name) + ".yaml";
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
      return base::refuse(base::RefusalCode::file_unreadable, {{"file", path}, {"reason", "it cannot be opened"}});
    auto document = base::document_of(std::string(std::istreambuf_iterator<char>(stream), {}), path);
    if (!document) return std::unexpected(document.error());
    documents.push_back({path, std::move(*document)});
  }
  return catalogue_of(documents);
}

}  // namespace wardmote::situation
