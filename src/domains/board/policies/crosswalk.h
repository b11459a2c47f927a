#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/obligations/obligation_rules.h"
#include "domains/board/policies/policy.h"

namespace wardmote::board {

/// What is missing between law, policy and procedure.
enum class Gap {
  no_policy,               ///< no policy in force answers the section
  procedure_not_recorded,  ///< a policy asks for a procedure that is not on record
  procedure_never_tested,  ///< one is on record, and nobody looked whether it is followed
  procedure_not_followed,  ///< its last test found that it is not followed, or in part
};
BOOST_DESCRIBE_ENUM(Gap, no_policy, procedure_not_recorded, procedure_never_tested, procedure_not_followed)

/// What a policy has to answer: a section of the regulation on adequate policing, or a policy that a law asks for.
struct Requirement {
  std::string id{};
  std::string citation{};
  web::Bilingual label{};
  web::Bilingual definition{};
  bool is_recalled = false;     ///< the definition is from memory, not from the text of the law
  bool is_of_adequacy = false;  ///< one of the sections of O. Reg. 392/23
  bool is_unverified = false;   ///< nobody has compared the citation with the law yet
};

/// Every section of the regulation, then every policy that the obligations name, in the catalogue's order.
std::vector<Requirement> requirements_of(ObligationCatalogue const& catalogue,
                                         std::vector<CitationConfirmation> const& confirmations = {});

/// A procedure that a policy asks for, and what is known of it.
struct RequiredProcedure {
  ProcedureName name{};
  ChiefProcedure const* recorded = nullptr;  ///< nothing: not on record
  ProcedureTest const* last_test() const {
    return recorded && !recorded->tests.empty() ? &recorded->tests.back() : nullptr;
  }
};

/// One that is not in force yet is not on record. What it gives points into `record`.
RequiredProcedure required_procedure(ProcedureName const& name, PolicyRegister const& record, base::LocalDate today);

struct AnsweringPolicy {
  Policy const* policy = nullptr;
  PolicyVersion const* version = nullptr;
  std::vector<RequiredProcedure> procedures{};
};

struct CrosswalkRow {
  Requirement requirement{};
  std::vector<AnsweringPolicy> policies{};
  std::vector<Gap> gaps{};  ///< each at most once, in the order of the enumeration
};

/// Section → policy → procedure on a day, with what is missing. A version that is not in force yet answers nothing. What it
/// gives points into `record`.
std::vector<CrosswalkRow> crosswalk(std::vector<Requirement> const& requirements, PolicyRegister const& record,
                                    base::LocalDate today);

/// Whether the gap shows from the documents alone: what the crosswalk speaks of. The others need a test.
bool is_on_paper(Gap gap);

}  // namespace wardmote::board
