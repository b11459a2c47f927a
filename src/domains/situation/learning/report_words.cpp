#include "domains/situation/learning/report_words.h"

#include "domains/situation/words.h"

namespace wardmote::situation {
namespace {

using web::message_id;

constexpr std::string_view met_code = "met";

}  // namespace

std::string_view label_of(ReportList list) {
  switch (list) {
    case ReportList::threshold: return message_id("Threshold of acutely elevated risk");
    case ReportList::type: return message_id("Discussions by type");
    case ReportList::age_group: return message_id("Discussions by age group");
    case ReportList::sex: return message_id("Discussions by sex or gender");
    case ReportList::sector: return message_id("Sector of the originating agency");
    case ReportList::conclusion: return message_id("Conclusions");
    case ReportList::risk_category: return message_id("Categories of risk");
    case ReportList::risk_factor: return message_id("Risk factors");
    case ReportList::protective_factor: return message_id("Protective factors");
    case ReportList::study_flag: return message_id("Study flags");
    case ReportList::service: return message_id("Services mobilized");
    case ReportList::mobilization: break;
  }
  return message_id("How far services were mobilized");
}

std::string_view label_of(WithdrawalReason reason) {
  switch (reason) {
    case WithdrawalReason::wrong_counts: return message_id("The record was wrong, and was corrected since");
    case WithdrawalReason::wrong_words: return message_id("What stands beside the counts was wrong");
    case WithdrawalReason::privacy: return message_id("It could have told of somebody");
    case WithdrawalReason::other: break;
  }
  return message_id("Another reason: ask the table’s coordinator");
}

std::string label_of_row(Catalogue const& catalogue, ReportList list, std::string const& code,
                         web::Tongue const& tongue) {
  if (code.empty())
    return tongue.text(list == ReportList::conclusion ? message_id("Still open") : message_id("Not stated"));
  if (list == ReportList::threshold) {
    auto const is_met = code == met_code;
    return tongue.text(is_met ? message_id("Met, or not decided yet") : message_id("Rejected"));
  }
  if (list == ReportList::risk_category) return risk_category_label(catalogue, code, tongue.language());
  return code_label(catalogue, code, tongue);
}

std::optional<std::int64_t> count_in(analysis::disclosure::Cell const& cell) {
  return cell.code == analysis::disclosure::Code::suppressed ? std::nullopt : std::optional(cell.value);
}

}  // namespace wardmote::situation
