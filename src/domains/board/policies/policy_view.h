#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/obligations/obligation_words.h"
#include "domains/board/paragraphs.h"
#include "domains/board/policies/crosswalk.h"
#include "web/crumb.h"

namespace wardmote::board {

struct PolicyRow {
  std::string policy{};  ///< what stands for it in addresses
  std::string policy_number{};
  std::string policy_title{};
  std::int64_t version = 0;
  std::optional<base::LocalDate> in_force_from{};
  bool is_in_force = false;
  std::optional<base::LocalDate> repealed_from{};
  std::optional<base::LocalDate> review_due_on{};
  DueStatus status = DueStatus::no_date;  ///< of the review
  std::string status_label{};
  std::string tone{};
};
BOOST_DESCRIBE_STRUCT(PolicyRow, (),
                      (policy, policy_number, policy_title, version, in_force_from, is_in_force, repealed_from,
                       review_due_on, status, status_label, tone))

struct PoliciesView {
  std::vector<PolicyRow> policies{};
  bool may_adopt = false;
};
BOOST_DESCRIBE_STRUCT(PoliciesView, (), (policies, may_adopt))

PoliciesView policies_view(PolicyRegister const& record, base::LocalDate today, web::Tongue const& tongue);

struct SectionRow {
  std::string citation{};
  std::string section_label{};
  bool is_unverified = false;
};
BOOST_DESCRIBE_STRUCT(SectionRow, (), (citation, section_label, is_unverified))

struct ProcedureRow {
  std::string procedure{};  ///< its number
  std::string procedure_title{};
  bool is_recorded = false;
  std::optional<base::LocalDate> tested_on{};
  std::string result_label{};
};
BOOST_DESCRIBE_STRUCT(ProcedureRow, (), (procedure, procedure_title, is_recorded, tested_on, result_label))

struct VersionRow {
  std::int64_t version = 0;
  std::string version_title{};
  base::LocalDate in_force_from{};
  base::LocalDate adopted_on{};
  std::string motion{};
  std::string motion_page{};
  bool motion_is_within = false;
  std::string catalogue_version{};
};
BOOST_DESCRIBE_STRUCT(VersionRow, (),
                      (version, version_title, in_force_from, adopted_on, motion, motion_page, motion_is_within,
                       catalogue_version))

struct ReviewRow {
  base::LocalDate reviewed_on{};
  std::string motion{};
};
BOOST_DESCRIBE_STRUCT(ReviewRow, (), (reviewed_on, motion))

/// Which policy, by its address.
struct PolicyQuery {
  std::string policy;
};
BOOST_DESCRIBE_STRUCT(PolicyQuery, (), (policy))

struct PolicyView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string policy{};
  std::string policy_number{};
  std::int64_t version = 0;  ///< the one that is shown: in force, or the first to come, or the last before a repeal
  bool is_in_force = false;
  std::optional<base::LocalDate> repealed_from{};
  std::string repeal_motion{};
  base::LocalDate in_force_from{};
  std::vector<ParagraphRow> paragraphs{};
  std::string address{};
  bool is_within = false;  ///< the address leads within this site
  std::vector<SectionRow> sections{};
  std::vector<ProcedureRow> procedures{};
  std::int64_t review_months = 0;
  std::optional<base::LocalDate> review_due_on{};
  DueStatus status = DueStatus::no_date;  ///< of the review
  std::string status_label{};
  std::string tone{};
  std::vector<VersionRow> versions{};  ///< newest first
  std::vector<ReviewRow> reviews{};
  bool may_revise = false;
  bool may_review = false;
  bool may_repeal = false;
};
BOOST_DESCRIBE_STRUCT(PolicyView, (),
                      (breadcrumbs, title, policy, policy_number, version, is_in_force, repealed_from, repeal_motion,
                       in_force_from, paragraphs, address, is_within, sections, procedures, review_months,
                       review_due_on, status, status_label, tone, versions, reviews, may_revise, may_review,
                       may_repeal))

/// Of a policy of the register. Sections that the catalogue no longer holds are shown by their identifier.
PolicyView policy_view(Policy const& policy, PolicyRegister const& record, std::vector<Requirement> const& requirements,
                       base::LocalDate today, web::Context const& context);

/// Message ids.
std::string_view label_of(Gap gap);
std::string_view label_of(TestResult result);

struct CrosswalkPolicy {
  std::string policy{};
  std::string policy_number{};
  std::string policy_title{};
};
BOOST_DESCRIBE_STRUCT(CrosswalkPolicy, (), (policy, policy_number, policy_title))

/// One section of the law, and what answers it.
struct CrosswalkShown {
  std::string citation{};
  std::string section_label{};
  std::string definition{};
  bool is_recalled = false;  ///< the definition is from memory, not from the text of the law
  bool is_unverified = false;
  std::vector<CrosswalkPolicy> policies{};
  std::vector<ProcedureRow> procedures{};
  std::optional<base::LocalDate> last_tested_on{};
  std::string last_result{};
  std::vector<std::string> policy_numbers{};     ///< for programs: the same in one cell
  std::vector<std::string> procedure_numbers{};  ///< likewise
  std::vector<std::string> gap_labels{};
  std::string gap_names{};  ///< spelt as the enumeration is, with blanks between; empty: none
};
BOOST_DESCRIBE_STRUCT(CrosswalkShown, (),
                      (citation, section_label, definition, is_recalled, is_unverified, policies, procedures,
                       last_tested_on, last_result, policy_numbers, procedure_numbers, gap_labels, gap_names))

struct CrosswalkView {
  std::string sentence{};
  std::vector<CrosswalkShown> sections{};
  std::string catalogue_version{};
  bool may_record_procedure = false;
  bool may_record_test = false;
};
BOOST_DESCRIBE_STRUCT(CrosswalkView, (), (sentence, sections, catalogue_version, may_record_procedure, may_record_test))

/// Section → policy → procedure, with the gaps that show on paper.
CrosswalkView crosswalk_view(std::vector<CrosswalkRow> const& rows, web::Tongue const& tongue);
/// The sections of O. Reg. 392/23 alone, with every gap and the last test.
CrosswalkView adequacy_view(std::vector<CrosswalkRow> const& rows, web::Tongue const& tongue);

}  // namespace wardmote::board
