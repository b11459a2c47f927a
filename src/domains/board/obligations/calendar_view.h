#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/obligations/obligation_view.h"

namespace wardmote::board {

/// The months that a calendar shows, whole.
struct CalendarSpan {
  base::LocalDate first{};     ///< the first day of the first
  base::LocalDate last{};      ///< the last day of the last
  bool takes_overdue = false;  ///< what is overdue from before stands first, under its own month
};

/// The twelve months that begin with today's, with what is overdue: the work plan.
CalendarSpan work_plan_from(base::LocalDate today);
/// A calendar year.
CalendarSpan span_of_year(int year);

struct CalendarRow {
  std::string report{};       ///< what has to be there
  std::string page{};         ///< of it, without language
  std::string requirement{};  ///< the law or the policy that asks for it
  bool is_unverified = false;
  std::string responsible{};
  std::optional<base::LocalDate> due_on{};
  std::optional<base::LocalDate> met_on{};
  DueStatus status = DueStatus::no_date;
  std::string status_label{};
  std::string tone{};
};
BOOST_DESCRIBE_STRUCT(CalendarRow, (),
                      (report, page, requirement, is_unverified, responsible, due_on, met_on, status, status_label,
                       tone))

struct CalendarMonth {
  std::string month{};  ///< "2027-06"
  std::vector<CalendarRow> rows{};
};
BOOST_DESCRIBE_STRUCT(CalendarMonth, (), (month, rows))

struct CalendarView {
  std::string title{};
  std::string sentence{};
  std::optional<int> year{};  ///< none: the work plan
  std::vector<Option> year_options{};
  std::vector<CalendarMonth> months{};
  std::int64_t undated = 0;  ///< duties that have no day by rule and stand in no month
  std::string catalogue_version{};
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (title, sentence, year, year_options, months, undated, catalogue_version))

/// What falls into which month: every dated occurrence of a duty, and every review that a policy asks for; by day.
CalendarView calendar_view(ObligationCatalogue const& catalogue, ObligationRecords const& records,
                           PolicyRegister const& policies, CalendarSpan const& span, base::LocalDate today,
                           web::Tongue const& tongue);

}  // namespace wardmote::board
