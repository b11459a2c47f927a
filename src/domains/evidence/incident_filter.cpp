#include "domains/evidence/incident_filter.h"

#include <algorithm>

#include "base/choice.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/percent.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view not_month = "{field} must be a month, like 2018-03.";
constexpr std::string_view to_before_from =
    "{field} is {to}, which comes before {from}. Choose a later month, or leave one of them empty.";

using FieldError = base::Refusal::FieldError;

std::optional<Month> read_month(std::string const& field, std::string const& text, std::vector<FieldError>& errors) {
  auto const trimmed = base::trimmed(text);
  if (trimmed.empty()) return std::nullopt;
  auto const month = month_of(trimmed);
  if (!month) errors.push_back({field, std::string(not_month), {{"field", field}}});
  return month;
}

void add_parameter(std::string& page, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  page += page.find('?') == std::string::npos ? '?' : '&';
  page += std::string(name) + "=" + web::percent_encoded(value);
}

std::string with_parameters(std::string page, IncidentFilter const& filter) {
  add_parameter(page, "dataset", filter.dataset);
  add_parameter(page, "from", filter.from ? to_text(*filter.from) : "");
  add_parameter(page, "to", filter.to ? to_text(*filter.to) : "");
  add_parameter(page, "offence", filter.offence);
  add_parameter(page, "area", filter.area);
  return page;
}

}  // namespace

std::optional<Month> month_of(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  auto const day = base::date_of(std::string(text) + "-01");
  if (!day) return std::nullopt;
  return Month{static_cast<int>(day->year()), static_cast<int>(static_cast<unsigned>(day->month()))};
}

std::string to_text(Month month) {
  using namespace std::chrono;
  auto const day =
      base::LocalDate{year{month.year}, std::chrono::month{static_cast<unsigned>(month.month)}, std::chrono::day{1}};
  return base::month_of(day);
}

int months_between(Month first, Month last) { return (last.year - first.year) * 12 + last.month - first.month + 1; }

base::Answer<IncidentFilter> filter_of(IncidentQuery const& query) {
  std::vector<FieldError> errors;
  IncidentFilter filter{.dataset = query.dataset,
                        .from = read_month("from", query.from, errors),
                        .to = read_month("to", query.to, errors),
                        .offence = query.offence,
                        .area = query.area};
  if (filter.from && filter.to && *filter.to < *filter.from)
    errors.push_back({"to",
                      std::string(to_before_from),
                      {{"field", "to"}, {"to", to_text(*filter.to)}, {"from", to_text(*filter.from)}}});
  if (errors.empty()) return filter;
  return std::unexpected(base::Refusal{.code = base::RefusalCode::form_invalid, .fields = std::move(errors)});
}

base::Answer<IncidentFilter> filter_of(IncidentGridQuery const& query) {
  return filter_of(IncidentQuery{query.dataset, query.from, query.to, query.offence, query.area});
}

std::string page_of(IncidentFilter const& filter, std::string_view suffix) {
  return with_parameters("/incidents" + std::string(suffix), filter);
}

std::string grid_page_of(IncidentFilter const& filter, GridRows by, std::string_view suffix) {
  std::string page = "/incidents/grid" + std::string(suffix);
  if (by != GridRows::area) add_parameter(page, "by", base::spelling_of(by));
  return with_parameters(std::move(page), filter);
}

std::vector<FilterPart> parts_of(IncidentFilter const& filter) {
  using Kind = FilterPart::Kind;
  std::vector<FilterPart> parts;
  auto const add = [&](Kind kind, bool is_set, auto clear) {
    if (!is_set) return;
    parts.push_back({kind, filter});
    clear(parts.back().without);
  };
  add(Kind::from, filter.from.has_value(), [](IncidentFilter& without) { without.from.reset(); });
  add(Kind::to, filter.to.has_value(), [](IncidentFilter& without) { without.to.reset(); });
  add(Kind::offence, !filter.offence.empty(), [](IncidentFilter& without) { without.offence.clear(); });
  add(Kind::area, !filter.area.empty(), [](IncidentFilter& without) { without.area.clear(); });
  return parts;
}

}  // namespace wardmote::evidence
