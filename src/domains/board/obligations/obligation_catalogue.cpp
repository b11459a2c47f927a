#include "domains/board/obligations/obligation_catalogue.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "base/choice.h"
#include "base/document.h"

namespace wardmote::board {
namespace {

/// Reads one list and keeps the first thing that is wrong with it.
class ListReading {
 public:
  explicit ListReading(std::string file) : file_(std::move(file)) {}

  std::string text(base::Document const& from, std::string_view name) {
    auto const& piece = from[name];
    if (piece.text.empty()) wrong(from, std::string(name) + " is missing");
    return piece.text;
  }
  BilingualText both(base::Document const& from, std::string_view name) {
    return {text(from[name], "en"), text(from[name], "fr")};
  }
  Confidence confidence(base::Document const& from, std::string_view name) {
    auto const spelt = text(from, name);
    auto const found = base::choice_called<Confidence>(spelt);
    if (!found) wrong(from, "'" + spelt + "' is no confidence: high, medium or low");
    return found.value_or(Confidence::low);
  }
  /// An identifier that none before it has.
  std::string id(base::Document const& from, std::string_view prefix) {
    auto id = text(from, "id");
    if (!id.starts_with(prefix) || id.size() == prefix.size()) wrong(from, "id must begin with " + std::string(prefix));
    if (!ids_.insert(id).second) wrong(from, id + " stands there twice");
    return id;
  }
  void wrong(base::Document const& at, std::string reason) {
    if (refusal_) return;
    refusal_ = {base::RefusalCode::mapping_invalid,
                {{"file", file_}, {"place", "line " + std::to_string(at.line)}, {"reason", std::move(reason)}}};
  }
  std::optional<base::Refusal> const& refusal() const { return refusal_; }

 private:
  std::string file_;
  std::set<std::string> ids_;
  std::optional<base::Refusal> refusal_;
};

std::vector<Party> parties_in(std::string_view responsible) {
  struct Name {
    std::string_view word;
    Party party;
  };
  static constexpr std::array names{Name{"board", Party::board},
                                    Name{"chief", Party::chief},
                                    Name{"members", Party::members},
                                    Name{"service", Party::service},
                                    Name{"municipality", Party::municipality},
                                    Name{"province", Party::province},
                                    Name{"Minister", Party::province},
                                    Name{"LECA", Party::province}};
  std::vector<Party> parties;
  for (auto const& [word, party] : names)
    if (responsible.find(word) != std::string_view::npos && std::ranges::find(parties, party) == parties.end())
      parties.push_back(party);
  return parties;
}

Obligation obligation_of(ListReading& reading, base::Document const& item) {
  Obligation obligation{.id = reading.id(item, "ob."),
                        .category = reading.text(item, "category"),
                        .label = reading.both(item, "label"),
                        .definition = reading.both(item, "definition"),
                        .evidence = reading.both(item, "evidence"),
                        .instrument = reading.text(item, "instrument"),
                        .section = reading.text(item, "section"),
                        .responsible = reading.text(item, "responsible"),
                        .frequency = reading.text(item, "frequency"),
                        .source = reading.text(item, "source"),
                        .confidence = reading.confidence(item, "confidence")};
  obligation.slug = obligation.id.substr(std::min<std::size_t>(3, obligation.id.size()));
  obligation.parties = parties_in(obligation.responsible);
  if (obligation.parties.empty()) reading.wrong(item, "'" + obligation.responsible + "' names nobody who is known");
  obligation.recurrence = recurrence_of(obligation.frequency);
  return obligation;
}

AdequacySection section_of(ListReading& reading, base::Document const& item) {
  return {.id = reading.id(item, "aep."),
          .section = reading.text(item, "section"),
          .label = reading.both(item, "label"),
          .definition = reading.both(item, "definition"),
          .detail_confidence = reading.confidence(item, "detail_confidence")};
}

PlanContent content_of(ListReading& reading, base::Document const& item) {
  return {.id = reading.id(item, "s39."),
          .label = reading.both(item, "label"),
          .definition = reading.both(item, "definition"),
          .confidence = reading.confidence(item, "confidence")};
}

/// One list: its version, and each of its items made by `make`.
template <class Item>
base::Answer<void> read_list(std::string const& folder, std::string const& name, std::string& version,
                             std::vector<Item>& items, Item (*make)(ListReading&, base::Document const&)) {
  auto const path = folder + "/" + name + ".yaml";
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", path}, {"reason", "it cannot be opened"}});
  std::string const yaml(std::istreambuf_iterator<char>(stream), {});
  auto const document = base::document_of(yaml, path);
  if (!document) return std::unexpected(document.error());
  ListReading reading(path);
  version = reading.text((*document)["meta"], "version");
  for (auto const& item : (*document)["items"].items) items.push_back(make(reading, item));
  if (items.empty()) reading.wrong(*document, "it holds no item");
  if (reading.refusal()) return std::unexpected(*reading.refusal());
  return {};
}

}  // namespace

bool is_unverified(Obligation const& obligation) {
  return obligation.confidence != Confidence::high || obligation.section.find("approx.") != std::string::npos;
}

Obligation const* ObligationCatalogue::obligation_called(std::string_view slug) const {
  auto const found = std::ranges::find(obligations, slug, &Obligation::slug);
  return found == obligations.end() ? nullptr : &*found;
}

AdequacySection const* ObligationCatalogue::section_called(std::string_view id) const {
  auto const found = std::ranges::find(sections, id, &AdequacySection::id);
  return found == sections.end() ? nullptr : &*found;
}

base::Answer<ObligationCatalogue> read_obligation_catalogue(std::string const& folder) {
  ObligationCatalogue catalogue;
  auto read =
      read_list(folder, "board_obligations", catalogue.obligations_version, catalogue.obligations, obligation_of);
  if (read) read = read_list(folder, "adequacy_functions", catalogue.adequacy_version, catalogue.sections, section_of);
  if (read)
    read =
        read_list(folder, "strategic_plan_requirements", catalogue.plan_version, catalogue.plan_contents, content_of);
  if (!read) return std::unexpected(read.error());
  return catalogue;
}

}  // namespace wardmote::board
