#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace wardmote::evidence {

/// A month of the calendar.
struct Month {
  int year = 0;
  int month = 1;  ///< 1..12
  friend auto operator<=>(Month const&, Month const&) = default;
};

/// "2018-03"; nothing for another form or another month than 01..12.
std::optional<Month> month_of(std::string_view text);
std::string to_text(Month month);

/// How many months from the one to the other, both included; 0 or less if `last` comes before `first`.
int months_between(Month first, Month last);

/// What the address of /incidents may ask for. All of it is in the URL, so a view can be sent to somebody.
struct IncidentQuery {
  std::string dataset{};
  std::string from{};     ///< month, "2018-01"
  std::string to{};       ///< month, included
  std::string offence{};  ///< as the dataset names it
  std::string area{};     ///< code of an area
};
BOOST_DESCRIBE_STRUCT(IncidentQuery, (), (dataset, from, to, offence, area))

/// What the rows of a grid of counts stand for; its columns are offences.
enum class GridRows { area, month };
BOOST_DESCRIBE_ENUM(GridRows, area, month)

/// What the address of /incidents/grid may ask for beside.
struct IncidentGridQuery {
  GridRows by = GridRows::area;
  std::string dataset{};
  std::string from{};
  std::string to{};
  std::string offence{};
  std::string area{};
};
BOOST_DESCRIBE_STRUCT(IncidentGridQuery, (), (by, dataset, from, to, offence, area))

/// The query, understood. An empty text asks for all.
struct IncidentFilter {
  std::string dataset{};
  std::optional<Month> from{};
  std::optional<Month> to{};
  std::string offence{};
  std::string area{};
  friend bool operator==(IncidentFilter const&, IncidentFilter const&) = default;
};

/// Refuses form_invalid, naming the field, for a month that is none and for a first month after the last.
base::Answer<IncidentFilter> filter_of(IncidentQuery const& query);
base::Answer<IncidentFilter> filter_of(IncidentGridQuery const& query);

/// The address of the page that shows this filter, without language: "/incidents?dataset=calgary_crime&from=2018-01".
/// With a suffix, that page as data: ".json".
std::string page_of(IncidentFilter const& filter, std::string_view suffix = "");
/// The same of the grid with these rows: "/incidents/grid?by=month&dataset=calgary_crime".
std::string grid_page_of(IncidentFilter const& filter, GridRows by, std::string_view suffix = "");

/// The parts of a filter that narrow it (the dataset does not), each with the filter that lacks that part.
struct FilterPart {
  enum class Kind { from, to, offence, area };
  Kind kind;
  IncidentFilter without;
};
std::vector<FilterPart> parts_of(IncidentFilter const& filter);

}  // namespace wardmote::evidence
