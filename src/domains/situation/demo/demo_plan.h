#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "domains/situation/agencies/agency.h"

// What demo/situation.yaml says: the agencies of a table that is not real, the kinds of situations that come before it, and how many of
// each. The file is the description; nothing of it is repeated in the program.
namespace wardmote::situation {

/// A choice and how often it is made: a share of all, or a probability, 0..1.
struct Weighted {
  std::string code{};
  double weight = 0;
};

/// How an agreement to share information stands on the day of the demonstration.
enum class DemoAgreement { standing, expired, missing };
BOOST_DESCRIBE_ENUM(DemoAgreement, standing, expired, missing)

struct DemoAgency {
  std::string slug{};
  std::string name_en{};
  std::string name_fr{};
  std::string sector{};
  DemoAgreement agreement = DemoAgreement::standing;
  std::vector<std::string> services{};  ///< service types that it mobilizes
};

/// Situations whose factors go together. A factor is there with its own probability, given the kind and nothing else.
struct DemoKind {
  std::string name{};
  double share = 0;    ///< of all discussions
  double lowered = 0;  ///< of those that were concluded: how many with the risk lowered
  double female = 0;   ///< of those about whom one sex is recorded
  std::vector<Weighted> types{};
  std::vector<Weighted> ages{};
  std::vector<Weighted> brings{};  ///< originating agencies
  std::vector<Weighted> helps{};   ///< agencies that answer with yes
  std::vector<Weighted> risks{};
  std::vector<Weighted> protections{};
  std::vector<Weighted> flags{};
  std::vector<std::string> accounts{};
  std::vector<std::string> tasks{};
};

/// A published figure, and how far from it the table may lie.
struct PublishedShare {
  double value = 0;
  double tolerance = 0;
};

struct DemoPlan {
  std::uint64_t seed = 0;
  std::size_t discussions = 0;
  int years = 0;
  double open = 0;        ///< of all discussions: how many stand at each of the four open stages
  double rejected = 0;    ///< of those decided
  double several = 0;     ///< of families, dwellings and neighbourhoods: those of people of several sexes
  double still = 0;       ///< of those concluded and not lowered: risk still acutely elevated; the rest ended otherwise
  double background = 0;  ///< the probability of a factor that a kind does not name and another does
  std::vector<DemoAgency> agencies{};  ///< the first has the chair
  std::vector<DemoKind> kinds{};
  std::map<std::string, std::vector<Weighted>, std::less<>> reasons{};  ///< by ConclusionGroup
  std::map<std::string, PublishedShare, std::less<>> published{};       ///< by measure
};

/// The plan that a text describes. Refuses file_unreadable for what is no YAML, and mapping_invalid with file, line and reason for a
/// number that is missing or none, shares that do not add up to one, and an agency that is not in its list.
base::Answer<DemoPlan> demo_plan_of(std::string_view yaml, std::string_view file);

}  // namespace wardmote::situation
