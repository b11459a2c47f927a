#include "domains/board/obligations/obligation_catalogue.h"

#include <algorithm>
#include <array>

#include "base/choice.h"
#include "domains/board/catalogue_list.h"

namespace wardmote::board {
namespace {

Confidence confidence_in(ListReading& reading, base::Document const& from, std::string_view name) {
  auto const spelt = reading.text(from, name);
  auto const found = base::choice_called<Confidence>(spelt);
  if (!found) reading.wrong(from, "'" + spelt + "' is no confidence: high, medium or low");
  return found.value_or(Confidence::low);
}

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
                        .confidence = confidence_in(reading, item, "confidence")};
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
          .detail_confidence = confidence_in(reading, item, "detail_confidence")};
}

PlanContent content_of(ListReading& reading, base::Document const& item) {
  return {.id = reading.id(item, "s39."),
          .label = reading.both(item, "label"),
          .definition = reading.both(item, "definition"),
          .confidence = confidence_in(reading, item, "confidence")};
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
