#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/obligations/obligation_rules.h"
#include "domains/board/obligations/obligation_words.h"
#include "domains/board/policies/policy.h"
#include "store/board_id.h"
#include "store/session.h"
#include "web/crumb.h"

namespace wardmote::board {

/// What is recorded of all duties.
struct ObligationRecords {
  std::optional<base::LocalDate> counted_from{};
  std::vector<Evidence> evidence{};
  std::vector<ObligationEvent> events{};
  std::vector<CitationConfirmation> confirmations{};
};
ObligationRecords read_obligation_records(store::Reader& reader, store::BoardId board);

/// What is recorded of one of them.
Known known_of(ObligationRecords const& records, Obligation const& obligation);

/// Which duties a list shows; what is empty chooses nothing.
struct ObligationFilter {
  std::optional<Party> responsible{};
  std::optional<DueStatus> status{};
  std::optional<base::LocalDate> month{};  ///< its first day
};

struct ObligationRow {
  std::string obligation{};  ///< what stands for it in addresses
  std::string label{};
  std::string citation{};
  bool is_unverified = false;
  std::string responsible{};
  std::string rule{};
  std::optional<base::LocalDate> due_on{};
  DueStatus status = DueStatus::no_date;
  std::string status_label{};
  std::string tone{};
  std::optional<base::LocalDate> last_met_on{};
  std::string last_status_label{};
};
BOOST_DESCRIBE_STRUCT(ObligationRow, (),
                      (obligation, label, citation, is_unverified, responsible, rule, due_on, status, status_label,
                       tone, last_met_on, last_status_label))

struct ObligationsView {
  std::string sentence{};
  std::optional<base::LocalDate> counted_from{};
  std::string catalogue_version{};
  std::vector<ObligationRow> obligations{};
  std::int64_t unverified = 0;  ///< of all duties, whatever is chosen
  std::vector<Option> responsible_options{};
  std::vector<Option> status_options{};
  std::string month{};
  bool is_chosen = false;  ///< some are left out
  bool may_count = false;
};
BOOST_DESCRIBE_STRUCT(ObligationsView, (),
                      (sentence, counted_from, catalogue_version, obligations, unverified, responsible_options,
                       status_options, month, is_chosen, may_count))

ObligationsView obligations_view(ObligationCatalogue const& catalogue, ObligationRecords const& records,
                                 ObligationFilter const& filter, base::LocalDate today, web::Tongue const& tongue);

struct OccurrenceRow {
  std::optional<base::LocalDate> due_on{};
  std::optional<base::LocalDate> happened_on{};  ///< what it follows from
  std::string event{};
  std::optional<base::LocalDate> met_on{};
  DueStatus status = DueStatus::no_date;
  std::string status_label{};
  std::string tone{};
};
BOOST_DESCRIBE_STRUCT(OccurrenceRow, (), (due_on, happened_on, event, met_on, status, status_label, tone))

struct EvidenceRow {
  std::string evidence_id{};
  base::LocalDate met_on{};
  std::optional<base::LocalDate> due_on{};
  EvidenceKind kind = EvidenceKind::report;
  std::string kind_label{};
  std::string evidence_title{};
  std::string address{};
  bool is_within = false;  ///< the address leads within this site
  std::string file_name{};
  std::string file_hash{};
  std::string file_href{};  ///< where the file is, without language; empty: it is not kept here
  std::string catalogue_version{};
  std::string withdrawn_because{};  ///< empty: it counts
  bool may_withdraw = false;
};
BOOST_DESCRIBE_STRUCT(EvidenceRow, (),
                      (evidence_id, met_on, due_on, kind, kind_label, evidence_title, address, is_within, file_name,
                       file_hash, file_href, catalogue_version, withdrawn_because, may_withdraw))

struct ConfirmationShown {
  std::string confirmed_by{};
  base::LocalDate confirmed_on{};
  std::string basis{};
  std::string catalogue_version{};
};
BOOST_DESCRIBE_STRUCT(ConfirmationShown, (), (confirmed_by, confirmed_on, basis, catalogue_version))

struct PolicyLink {
  std::string policy{};
  std::string policy_number{};
  std::string policy_title{};
};
BOOST_DESCRIBE_STRUCT(PolicyLink, (), (policy, policy_number, policy_title))

struct PlanContentRow {
  std::string content{};
};
BOOST_DESCRIBE_STRUCT(PlanContentRow, (), (content))

struct ObligationView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string obligation{};
  std::string definition{};
  std::string citation{};
  bool is_unverified = false;
  Confidence confidence = Confidence::low;
  std::vector<ConfirmationShown> confirmations{};  ///< one or none
  std::string responsible{};
  std::string frequency{};  ///< the catalogue's words, in English
  std::string rule{};
  std::string wanted{};  ///< what would prove it
  std::string source{};
  bool source_is_address = false;
  std::string catalogue_version{};
  std::optional<base::LocalDate> counted_from{};
  DueStatus status = DueStatus::no_date;
  std::string status_label{};
  std::string tone{};
  std::vector<OccurrenceRow> occurrences{};  ///< those with a day or an event
  std::vector<EvidenceRow> evidence{};
  std::vector<PolicyLink> policies{};  ///< in force, that answer it
  std::vector<PlanContentRow> plan_contents{};
  std::string plan_version{};  ///< of that list; empty: the duty has none
  bool takes_events = false;
  bool may_record = false;
  bool may_record_event = false;
  bool may_confirm = false;
};
BOOST_DESCRIBE_STRUCT(ObligationView, (),
                      (breadcrumbs, title, obligation, definition, citation, is_unverified, confidence, confirmations,
                       responsible, frequency, rule, wanted, source, source_is_address, catalogue_version, counted_from,
                       status, status_label, tone, occurrences, evidence, policies, plan_contents, plan_version,
                       takes_events, may_record, may_record_event, may_confirm))

ObligationView obligation_view(ObligationCatalogue const& catalogue, Obligation const& obligation,
                               ObligationRecords const& records, PolicyRegister const& policies, base::LocalDate today,
                               web::Context const& context);

}  // namespace wardmote::board
