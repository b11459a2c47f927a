#include "domains/situation/learning/yearly.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace wardmote::situation {
namespace {

namespace gate = analysis::disclosure;

/// The codes of a discussion in a list; one where each is counted once.
using CodesOf = std::function<std::vector<std::string>(GatheredDiscussion const&)>;

/// What a list counts.
struct ListPlan {
  ReportList list;
  bool counts_each_once;
  CodesOf codes;
};

std::vector<std::string> codes_in_order(Catalogue const& catalogue, CodeKind kind) {
  std::vector<std::string> codes;
  for (auto const& entry : catalogue.list(kind).entries) codes.push_back(entry.code);
  return codes;
}

std::vector<std::string> categories_of(Catalogue const& catalogue, std::vector<std::string> const& risks) {
  std::set<std::string> found;
  for (auto const& code : risks)
    if (auto const* const entry = catalogue.find(CodeKind::risk_factor, code)) found.insert(entry->category.id);
  return {found.begin(), found.end()};
}

std::vector<ListPlan> plans(Catalogue const& catalogue) {
  using Line = GatheredDiscussion const&;
  using enum ReportList;
  return {
      {threshold, true, [](Line line) { return std::vector<std::string>{line.is_rejected ? "rejected" : "met"}; }},
      {type, true, [](Line line) { return std::vector{line.type}; }},
      {age_group, true, [](Line line) { return std::vector{line.age_group}; }},
      {sex, true, [](Line line) { return std::vector{line.sex}; }},
      {sector, true, [](Line line) { return std::vector{line.sector}; }},
      {conclusion, true, [](Line line) { return std::vector{line.reason}; }},
      {risk_category, false, [&catalogue](Line line) { return categories_of(catalogue, line.risks); }},
      {risk_factor, false, [](Line line) { return line.risks; }},
      {protective_factor, false, [](Line line) { return line.protections; }},
      {study_flag, false, [](Line line) { return line.flags; }},
      {service, false, [](Line line) { return line.services; }},
      {mobilization, false, [](Line line) { return line.mobilizations; }},
  };
}

/// The rows that a list could have, in order.
std::vector<std::string> rows_of(ReportList list, Catalogue const& catalogue) {
  using enum ReportList;
  switch (list) {
    case threshold: return {"met", "rejected"};
    case type: return codes_in_order(catalogue, CodeKind::discussion_type);
    case age_group: return codes_in_order(catalogue, CodeKind::age_group);
    case sex: return codes_in_order(catalogue, CodeKind::sex_gender);
    case sector: return codes_in_order(catalogue, CodeKind::sector);
    case conclusion: return codes_in_order(catalogue, CodeKind::conclusion);
    case risk_factor: return codes_in_order(catalogue, CodeKind::risk_factor);
    case protective_factor: return codes_in_order(catalogue, CodeKind::protective_factor);
    case study_flag: return codes_in_order(catalogue, CodeKind::study_flag);
    case service: return codes_in_order(catalogue, CodeKind::service_type);
    case mobilization: return codes_in_order(catalogue, CodeKind::mobilization_type);
    case risk_category: break;
  }
  std::vector<std::string> categories;
  for (auto const& category : catalogue.list(CodeKind::risk_factor).categories) categories.push_back(category.id);
  return categories;
}

std::vector<gate::ReleasedGrid> out_of(std::span<ReleasedList const> out, ReportList list, std::string_view code) {
  std::vector<gate::ReleasedGrid> grids;
  for (auto const& each : out)
    if (each.list == list && each.code == code) grids.push_back(each.grid);
  return grids;
}

/// The one axis with its total, through the gate; nothing if that stops it, and then `inference` says what would be told.
std::optional<gate::ReleasedGrid> cleared(std::vector<std::int64_t> persons, gate::Rule rule,
                                          std::vector<gate::ReleasedGrid> const& out, std::string& inference) {
  auto const rows = static_cast<std::uint32_t>(persons.size());
  gate::GridSpec const spec{{gate::each_and_total(0, rows)}};
  auto clearance = gate::clear({{rows}, std::move(persons)}, std::span(&spec, 1), rule, out);
  if (clearance.verdict == gate::Verdict::may_leave) return std::move(clearance.grids.front());
  auto const& findings = clearance.attack.findings;
  if (!findings.empty()) inference = gate::equation(findings.front().high);
  return std::nullopt;
}

/// How many discussions have each code, each once.
std::map<std::string, std::int64_t, std::less<>> counts_of_codes(std::span<GatheredDiscussion const> discussions,
                                                                 ListPlan const& plan) {
  std::map<std::string, std::int64_t, std::less<>> counts;
  for (auto const& discussion : discussions)
    for (auto const& code : plan.codes(discussion)) ++counts[code];
  return counts;
}

/// A list each of whose discussions is in one row: one grid with its total. False if the gate stops it.
bool add_once(ReportSection& section, std::vector<std::string> rows, std::span<GatheredDiscussion const> discussions,
              ListPlan const& plan, gate::Rule rule, std::span<ReleasedList const> out, std::string& inference) {
  rows.emplace_back();  // not stated, or still open
  std::vector<std::int64_t> persons(rows.size());
  for (auto const& [code, count] : counts_of_codes(discussions, plan)) {
    auto const row = std::ranges::find(rows, code);
    persons[static_cast<std::size_t>((row == rows.end() ? rows.end() - 1 : row) - rows.begin())] += count;
  }
  auto grid = cleared(std::move(persons), rule, out_of(out, plan.list, ""), inference);
  if (!grid) return false;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (grid->cells[row].code != gate::Code::zero) section.rows.push_back({rows[row], grid->cells[row]});
  section.all = grid->cells.back();
  section.grids.emplace_back("", *std::move(grid));
  return true;
}

/// A list of codes that a discussion may have many of: for each, those who have it, those who have not, and all.
bool add_many(ReportSection& section, std::vector<std::string> const& rows,
              std::span<GatheredDiscussion const> discussions, ListPlan const& plan, gate::Rule rule,
              std::span<ReleasedList const> out, std::string& inference) {
  auto const all = std::ranges::count(discussions, true, &GatheredDiscussion::has_details);
  auto const counts = counts_of_codes(discussions, plan);
  for (auto const& code : rows) {
    auto const found = counts.find(code);
    auto const with = found == counts.end() ? 0 : found->second;
    auto grid = cleared({with, all - with}, rule, out_of(out, plan.list, code), inference);
    if (!grid) return false;
    section.all = grid->cells[2];
    if (grid->cells[0].code != gate::Code::zero) section.rows.push_back({code, grid->cells[0]});
    section.grids.emplace_back(code, *std::move(grid));
  }
  return true;
}

}  // namespace

YearlyReport yearly_report(std::span<GatheredDiscussion const> discussions, Catalogue const& catalogue, gate::Rule rule,
                           std::span<ReleasedList const> out) {
  YearlyReport report;
  for (auto const& plan : plans(catalogue)) {
    ReportSection section{.list = plan.list};
    auto const rows = rows_of(plan.list, catalogue);
    auto const is_added = plan.counts_each_once
                              ? add_once(section, rows, discussions, plan, rule, out, report.inference)
                              : add_many(section, rows, discussions, plan, rule, out, report.inference);
    if (!is_added) {
      report.stopped = plan.list;
      report.sections.clear();
      return report;
    }
    report.sections.push_back(std::move(section));
  }
  return report;
}

}  // namespace wardmote::situation
