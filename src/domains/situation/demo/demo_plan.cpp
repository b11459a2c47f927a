#include "domains/situation/demo/demo_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/choice.h"
#include "base/document_reading.h"
#include "base/text.h"

namespace wardmote::situation {
namespace {

using base::Document;
using base::DocumentReading;

double number_at(DocumentReading& reading, Document const& from, std::string_view name) {
  auto const number = base::decimal_number(reading.text(from, name));
  if (!number || *number < 0) reading.wrong(from, "“" + std::string(name) + "” is to be a number, not negative");
  return number.value_or(0);
}

std::vector<Weighted> weighted_at(DocumentReading& reading, Document const& from, std::string_view name) {
  std::vector<Weighted> list;
  for (auto const& [code, weight] : from[name].members) list.push_back({code, number_at(reading, from[name], code)});
  if (list.empty()) reading.wrong(from, "“" + std::string(name) + "” names nothing");
  return list;
}

void add_up_to_one(DocumentReading& reading, Document const& at, std::vector<Weighted> const& list,
                   std::string_view name) {
  auto const sum = std::accumulate(list.begin(), list.end(), 0.0,
                                   [](double so_far, Weighted const& one) { return so_far + one.weight; });
  if (std::abs(sum - 1) > 1e-6)
    reading.wrong(at, "the shares of “" + std::string(name) + "” add up to " + base::to_text(sum) + ", not to 1");
}

std::vector<std::string> texts_at(DocumentReading& reading, Document const& from, std::string_view name) {
  std::vector<std::string> texts;
  for (auto const& item : from[name].items) texts.push_back(item.text);
  if (texts.empty()) reading.wrong(from, "“" + std::string(name) + "” names nothing");
  return texts;
}

DemoAgency agency_of_document(DocumentReading& reading, Document const& from) {
  auto const agreement = base::choice_called<DemoAgreement>(reading.text(from, "agreement"));
  if (!agreement) reading.wrong(from, "an agreement is standing, expired or missing");
  return {.slug = reading.text(from, "slug"),
          .name_en = reading.text(from, "en"),
          .name_fr = reading.text(from, "fr"),
          .sector = reading.text(from, "sector"),
          .agreement = agreement.value_or(DemoAgreement::missing),
          .services = texts_at(reading, from, "services")};
}

DemoKind kind_of_document(DocumentReading& reading, Document const& from) {
  DemoKind kind{.name = reading.text(from, "kind"),
                .share = number_at(reading, from, "share"),
                .lowered = number_at(reading, from, "lowered"),
                .female = number_at(reading, from, "female"),
                .types = weighted_at(reading, from, "types"),
                .ages = weighted_at(reading, from, "ages"),
                .brings = weighted_at(reading, from, "brings"),
                .helps = weighted_at(reading, from, "helps"),
                .risks = weighted_at(reading, from, "risks"),
                .protections = weighted_at(reading, from, "protections"),
                .flags = weighted_at(reading, from, "flags"),
                .accounts = texts_at(reading, from, "accounts"),
                .tasks = texts_at(reading, from, "tasks")};
  add_up_to_one(reading, from, kind.types, "types");
  add_up_to_one(reading, from, kind.ages, "ages");
  add_up_to_one(reading, from, kind.brings, "brings");
  return kind;
}

void check_agencies(DocumentReading& reading, Document const& at, DemoPlan const& plan) {
  for (auto const& kind : plan.kinds)
    for (auto const* list : {&kind.brings, &kind.helps})
      for (auto const& [slug, weight] : *list)
        if (std::ranges::find(plan.agencies, slug, &DemoAgency::slug) == plan.agencies.end())
          reading.wrong(at, "“" + slug + "” of “" + kind.name + "” is no agency of the list");
}

}  // namespace

base::Answer<DemoPlan> demo_plan_of(std::string_view yaml, std::string_view file) {
  auto const document = base::document_of(yaml, file);
  if (!document) return std::unexpected(document.error());
  auto const& says = *document;
  DocumentReading reading(file);
  DemoPlan plan{.seed = static_cast<std::uint64_t>(number_at(reading, says, "seed")),
                .discussions = static_cast<std::size_t>(number_at(reading, says, "discussions")),
                .years = static_cast<int>(number_at(reading, says, "years")),
                .open = number_at(reading, says, "open"),
                .rejected = number_at(reading, says, "rejected"),
                .several = number_at(reading, says, "several"),
                .still = number_at(reading, says, "still"),
                .background = number_at(reading, says, "background")};
  for (auto const& agency : says["agencies"].items) plan.agencies.push_back(agency_of_document(reading, agency));
  std::vector<Weighted> shares;
  for (auto const& kind : says["kinds"].items) {
    plan.kinds.push_back(kind_of_document(reading, kind));
    shares.push_back({plan.kinds.back().name, plan.kinds.back().share});
  }
  add_up_to_one(reading, says, shares, "kinds");
  for (auto const& [group, weights] : says["reasons"].members) {
    plan.reasons[group] = weighted_at(reading, says["reasons"], group);
    add_up_to_one(reading, weights, plan.reasons[group], group);
  }
  for (auto const& figure : says["published"].items)
    plan.published[reading.text(figure, "measure")] = {number_at(reading, figure, "value"),
                                                       number_at(reading, figure, "tolerance")};
  check_agencies(reading, says, plan);
  if (reading.refusal()) return std::unexpected(*reading.refusal());
  return plan;
}

}  // namespace wardmote::situation
