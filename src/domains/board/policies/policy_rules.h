#pragma once

#include <string>
#include <string_view>

#include "base/refusal.h"
#include "domains/board/obligations/obligation_rules.h"
#include "domains/board/policies/crosswalk.h"
#include "domains/board/policies/policy.h"

namespace wardmote::board {

/// What somebody typed of a version.
struct VersionInput {
  std::string title{};
  std::string body{};
  std::string address{};
  std::string in_force_from{};
  std::string adopted_on{};
  std::string motion{};
  std::string motion_page{};
  std::string review_months{};
  std::string sections{};    ///< a line each: a citation as the crosswalk writes it, or an identifier
  std::string procedures{};  ///< a line each: number; title
};

/// The version that an input makes, after the versions that are there. Refuses form_invalid with what is wrong field by field:
/// neither text nor address, a day before the adoption or before the version that is in force now, a line that names no
/// requirement or is no procedure.
base::Answer<PolicyVersion> decide_version(VersionInput const& input, std::vector<PolicyVersion> const& earlier,
                                           ObligationCatalogue const& catalogue, base::LocalDate today);

/// Enters a policy with its first version; gives its slug. Refuses policy_exists too.
base::Answer<std::string> adopt_policy(store::Writer& writer, store::BoardId board, std::string const& number,
                                       VersionInput const& input, ObligationCatalogue const& catalogue,
                                       Doing const& doing);
/// Enters a further version. Refuses policy_unknown too.
base::Answer<void> revise_policy(store::Writer& writer, store::BoardId board, std::string const& slug,
                                 VersionInput const& input, ObligationCatalogue const& catalogue, Doing const& doing);
base::Answer<void> review_policy(store::Writer& writer, store::BoardId board, std::string const& slug,
                                 std::string const& reviewed_on, std::string const& motion, Doing const& doing);

base::Answer<void> repeal_policy(store::Writer& writer, store::BoardId board, std::string const& slug,
                                 std::string const& repealed_from, std::string const& motion, Doing const& doing);

base::Answer<void> record_procedure(store::Writer& writer, store::BoardId board, std::string const& number,
                                    std::string const& title, std::string const& in_force_from, Doing const& doing);

struct TestInput {
  std::string procedure{};  ///< its number, of one on record
  std::string tested_on{};
  TestResult result = TestResult::followed;
  std::string title{};
  std::string address{};
};
base::Answer<void> record_procedure_test(store::Writer& writer, store::BoardId board, TestInput const& input,
                                         Doing const& doing);

}  // namespace wardmote::board
