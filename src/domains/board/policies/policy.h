#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace wardmote::board {

/// A procedure of the chief, as a policy names it: by the service's own number.
struct ProcedureName {
  std::string number{};
  std::string title{};
  friend bool operator==(ProcedureName const&, ProcedureName const&) = default;
};

/// What a policy or by-law says from a day on.
struct PolicyVersion {
  std::int64_t version = 0;  ///< 1, 2, 3 …
  std::string title{};
  std::string body{};     ///< plain paragraphs, a blank line between; empty: it lies at the address
  std::string address{};  ///< "https://…" or "/…"; empty: the text stands here
  base::LocalDate in_force_from{};
  base::LocalDate adopted_on{};             ///< the day of the meeting
  std::string motion{};                     ///< its number or words
  std::string motion_page{};                ///< "/decisions/…"; empty: none
  int review_months = 0;                    ///< 1..120
  std::string catalogue_version{};          ///< of the sections
  std::vector<std::string> sections{};      ///< what of the law it answers, by identifier in the catalogue
  std::vector<ProcedureName> procedures{};  ///< that it asks the chief for
};

/// That the board reviewed a policy and left it as it was.
struct PolicyReview {
  base::LocalDate reviewed_on{};
  std::string motion{};
};

/// That it is no longer in force from a day on.
struct PolicyRepeal {
  base::LocalDate repealed_from{};
  std::string motion{};
};

struct Policy {
  base::Id<Policy> id{};
  std::string slug{};                     ///< of the number, for addresses
  std::string number{};                   ///< by the board's own scheme
  std::vector<PolicyVersion> versions{};  ///< never empty, oldest first
  std::vector<PolicyReview> reviews{};    ///< in the order in which they were recorded
  std::optional<PolicyRepeal> repeal{};
};
using PolicyId = base::Id<Policy>;

/// How a test of a procedure came out.
enum class TestResult { followed, partly_followed, not_followed };
BOOST_DESCRIBE_ENUM(TestResult, followed, partly_followed, not_followed)

struct ProcedureTest {
  base::LocalDate tested_on{};
  TestResult result = TestResult::followed;
  std::string title{};    ///< what was done: an audit, an exercise, a report
  std::string address{};  ///< where it is described; may be empty
};

/// A procedure that the chief has.
struct ChiefProcedure {
  std::string number{};
  std::string title{};
  base::LocalDate in_force_from{};
  std::vector<ProcedureTest> tests{};  ///< by day, then in the order in which they were recorded
};

/// All that a board has on record of its policies.
struct PolicyRegister {
  std::vector<Policy> policies{};            ///< by number
  std::vector<ChiefProcedure> procedures{};  ///< by number

  Policy const* policy_called(std::string_view slug) const;
  ChiefProcedure const* procedure_called(std::string_view number) const;
};

/// The version that holds on a day: the newest of those that are in force by then; nothing before the first, or
/// once it is repealed.
PolicyVersion const* in_force(Policy const& policy, base::LocalDate today);

/// By when it is to be reviewed: so many months after it came into force or was last reviewed, whichever is later; nothing
/// while no version is in force.
std::optional<base::LocalDate> review_due(Policy const& policy, base::LocalDate today);

/// What stands for a number in addresses: small letters and digits, all else one hyphen: "By-law 2/2024" → "by-law-2-2024".
std::string slug_of_number(std::string_view number);

}  // namespace wardmote::board
