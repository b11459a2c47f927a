#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/bilingual.h"

namespace wardmote::situation {

/// What a code can say of a discussion. Spelt as the lists of catalog/ spell it.
enum class CodeKind {
  risk_factor,
  protective_factor,
  study_flag,
  conclusion,
  discussion_type,
  age_group,
  sex_gender,
  sector,
  table_role,
  mobilization_type,
  service_type,
  filter
};
BOOST_DESCRIBE_ENUM(CodeKind, risk_factor, protective_factor, study_flag, conclusion, discussion_type, age_group,
                    sex_gender, sector, table_role, mobilization_type, service_type, filter)

/// Whose conduct or condition a risk factor states: the person's own, that of others (who harmed or have charge of the person),
/// that of the home, that of the neighbourhood.
enum class AboutWhom { person, others, home, neighbourhood };
BOOST_DESCRIBE_ENUM(AboutWhom, person, others, home, neighbourhood)

/// How a discussion ended: risk lowered, still acutely elevated, rejected at the threshold, other.
enum class ConclusionGroup { lowered, still, rejected, other };
BOOST_DESCRIBE_ENUM(ConclusionGroup, lowered, still, rejected, other)

/// The category of study flags that a table has of its own.
inline constexpr std::string_view local_category = "local";

/// What entries of one kind stand under in forms and reports.
struct CodeCategory {
  std::string id{};  ///< "elder-abuse"; of a conclusion its ConclusionGroup
  web::Bilingual label{};
};

/// One line of a list: a code that records keep, and what it means. Neither language is ever empty.
struct CodedEntry {
  std::string code{};  ///< "rf.alcohol.use-by-person"; never changes its meaning
  CodeKind kind = CodeKind::risk_factor;
  CodeCategory category{};
  web::Bilingual group{};  ///< of Ontario's planning framework; of risk factors only
  web::Bilingual label{};
  web::Bilingual definition{};
  std::optional<AboutWhom> about{};  ///< of risk factors only
  bool is_retired = false;           ///< of a table's own study flags only: recorded no more
};

/// The entries of one kind, in the order of their file, and the categories in theirs.
struct CodeList {
  std::vector<CodeCategory> categories{};
  std::vector<CodedEntry> entries{};
};

/// The lists of the Situation Table under one version, which every record keeps. Never changes once it is made.
class Catalogue {
 public:
  /// Requires that no code stands there twice.
  Catalogue(std::string version, std::map<CodeKind, CodeList> lists);

  std::string const& version() const { return version_; }
  std::map<CodeKind, CodeList> const& lists() const { return lists_; }
  /// An empty list for a kind without entries.
  CodeList const& list(CodeKind kind) const;
  /// The entry of that code, or null. O(log n) of all codes.
  CodedEntry const* find(std::string_view code) const;
  /// The same, and null for a code of another kind.
  CodedEntry const* find(CodeKind kind, std::string_view code) const;

 private:
  std::string version_;
  std::map<CodeKind, CodeList> lists_;
  std::map<std::string, std::pair<CodeKind, std::size_t>, std::less<>> places_;
};

/// What a category of risk factors is called; its identifier if there is none of that one.
std::string risk_category_label(Catalogue const& catalogue, std::string const& id, web::Language language);

/// Requires an entry that is a conclusion.
ConclusionGroup conclusion_group_of(CodedEntry const& conclusion);

}  // namespace wardmote::situation
