#include "domains/evidence/analyses/run_facts.h"

#include <algorithm>
#include <chrono>

#include "web/context.h"

namespace wardmote::evidence {
namespace {

using web::message_id;

Month before(Month month) { return month.month == 1 ? Month{month.year - 1, 12} : Month{month.year, month.month - 1}; }
base::LocalDate first_day(Month month) { return std::chrono::year(month.year) / month.month / std::chrono::day(1); }
base::LocalDate last_day(Month month) {
  return base::LocalDate(std::chrono::year(month.year) / month.month / std::chrono::last);
}

Month after(Month month) { return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1}; }

Month month_with(base::LocalDate date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))};
}

}  // namespace

std::optional<Stretch> newest_stretch(std::vector<std::string> const& months, int months_max) {
  auto const last = months.empty() ? std::nullopt : month_of(months.back());
  if (!last) return std::nullopt;
  auto first = *last;
  for (int count = 1; count < months_max && std::ranges::binary_search(months, to_text(before(first))); ++count)
    first = before(first);
  return Stretch{first_day(first), last_day(*last)};
}

void Faults::add(std::string field, std::string_view message, std::map<std::string, std::string> values) {
  refusal_.fields.push_back({std::move(field), std::string(message), std::move(values)});
}

void Faults::check_range(std::string const& field, std::int64_t value, std::int64_t least, std::int64_t most) {
  if (value < least || value > most)
    add(field, message_id("Enter a whole number from {least} to {most}."),
        {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
}

void Faults::check_period(base::LocalDate from, base::LocalDate to, RunFacts const& facts) {
  if (to < from) {
    add("to", message_id("The last day comes before the first. Choose a later one."));
    return;
  }
  for (auto month = month_with(from); month <= month_with(to); month = after(month))
    if (!std::ranges::binary_search(facts.months, to_text(month))) {
      add("from", message_id("The file holds nothing of {month}. Choose a period without a gap."),
          {{"month", to_text(month)}});
      return;
    }
}

void Faults::check_offences(std::vector<std::string> const& offences, RunFacts const& facts) {
  for (auto const& offence : offences)
    if (std::ranges::find(facts.offences, offence, &CountOf::key) == facts.offences.end())
      add("offences", message_id("The file has no offence “{offence}”. Choose from the list."), {{"offence", offence}});
}

std::vector<std::string> reasons_of(base::Refusal const& refusal, web::Tongue const& tongue) {
  std::vector<std::string> reasons;
  for (auto const& fault : refusal.fields) reasons.push_back(tongue.text(fault.message, fault.values));
  return reasons;
}

std::vector<std::string> in_order_once(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  auto const repeated = std::ranges::unique(texts);
  texts.erase(repeated.begin(), repeated.end());
  return texts;
}

}  // namespace wardmote::evidence
