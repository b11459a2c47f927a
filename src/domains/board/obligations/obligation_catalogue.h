#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "domains/board/obligations/recurrence.h"
#include "domains/board/profile.h"

namespace wardmote::board {

/// How sure the catalogue is of what it says.
enum class Confidence { high, medium, low };
BOOST_DESCRIBE_ENUM(Confidence, high, medium, low)

/// Whom a duty binds; a duty may bind several.
enum class Party { board, chief, members, service, municipality, province };
BOOST_DESCRIBE_ENUM(Party, board, chief, members, service, municipality, province)

/// A duty that law gives the board or those around it (catalog/board_obligations.yaml).
struct Obligation {
  std::string id{};    ///< "ob.annual-report"
  std::string slug{};  ///< the same without "ob.": what stands in addresses
  std::string category{};
  web::Bilingual label{};
  web::Bilingual definition{};
  web::Bilingual evidence{};  ///< what would prove it
  std::string instrument{};   ///< "CSPA 2019"; of that language alone
  std::string section{};      ///< "s.41"
  std::string responsible{};
  std::vector<Party> parties{};
  std::string frequency{};
  Recurrence recurrence{};
  std::string source{};  ///< an address, or in words that it was recalled
  Confidence confidence = Confidence::low;
  std::string citation() const { return instrument + ", " + section; }
};

/// Whether the catalogue itself leaves the citation to be checked: less than high confidence, or "approx.".
bool is_unverified(Obligation const& obligation);

/// A section of the regulation on adequate and effective policing (catalog/adequacy_functions.yaml).
struct AdequacySection {
  std::string id{};       ///< "aep.cp.standard"
  std::string section{};  ///< "O. Reg. 392/23 s.3"
  web::Bilingual label{};
  web::Bilingual definition{};
  Confidence detail_confidence = Confidence::low;  ///< of the definition; the section and its heading are certain
};

/// Something that a strategic plan must contain (catalog/strategic_plan_requirements.yaml).
struct PlanContent {
  std::string id{};
  web::Bilingual label{};
  web::Bilingual definition{};
  Confidence confidence = Confidence::low;
};

/// The three lists, each with its version: what is recorded says under which it was.
struct ObligationCatalogue {
  std::string obligations_version{};
  std::string adequacy_version{};
  std::string plan_version{};
  std::vector<Obligation> obligations{};
  std::vector<AdequacySection> sections{};
  std::vector<PlanContent> plan_contents{};

  Obligation const* obligation_called(std::string_view slug) const;  ///< nothing if there is none
  AdequacySection const* section_called(std::string_view id) const;
};

/// The lists in that folder. Refuses file_unreadable, and mapping_invalid with file, place and reason.
base::Answer<ObligationCatalogue> read_obligation_catalogue(std::string const& folder);

}  // namespace wardmote::board
