#include "domains/board/policies/policy_rules.h"

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "domains/board/form_check.h"
#include "domains/board/policies/policy_store.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

constexpr std::size_t body_bytes_max = 200'000;
constexpr int review_months_max = 120;

/// The lines that are not blank, without blanks at their ends.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (auto const line : base::split(text, '\n'))
    if (auto const trimmed = base::trimmed(line); !trimmed.empty()) lines.emplace_back(trimmed);
  return lines;
}

/// Every requirement that a line names; a citation that several share means all of them.
std::vector<std::string> sections_in(FormCheck& check, std::string const& text, ObligationCatalogue const& catalogue) {
  std::vector<std::string> sections;
  auto const requirements = requirements_of(catalogue);
  for (auto const& line : lines_of(text)) {
    bool is_known = false;
    for (auto const& requirement : requirements) {
      if (line != requirement.id && base::lower_ascii(line) != base::lower_ascii(requirement.citation)) continue;
      is_known = true;
      if (std::ranges::find(sections, requirement.id) == sections.end()) sections.push_back(requirement.id);
    }
    if (!is_known) {
      check.wrong("sections", message_id("Write each section on a line of its own, as the list below writes it."));
      break;
    }
  }
  return sections;
}

std::vector<ProcedureName> procedures_in(FormCheck& check, std::string const& text) {
  std::vector<ProcedureName> procedures;
  for (auto const& line : lines_of(text)) {
    auto const semicolon = std::min(line.find(';'), line.size());
    std::string const number(base::trimmed(line.substr(0, semicolon)));
    std::string const title(base::trimmed(line.substr(std::min(semicolon + 1, line.size()))));
    bool const is_new = std::ranges::find(procedures, number, &ProcedureName::number) == procedures.end();
    if (number.empty() || title.empty() || !is_new || line.size() > FormCheck::line_bytes_max) {
      check.wrong("procedures",
                  message_id("Write each procedure on a line of its own, once: its number, a semicolon, its title."));
      break;
    }
    procedures.push_back({number, title});
  }
  return procedures;
}

void check_text(FormCheck& check, VersionInput const& input) {
  if (input.body.empty() && input.address.empty())
    check.wrong("body", message_id("Enter the text, or the address where it lies."));
  if (input.body.size() > body_bytes_max)
    check.wrong("body", message_id("Write at most 200,000 characters here, or give the address where the text lies."));
}

int months_in(FormCheck& check, std::string const& text) {
  auto const months = base::whole_number(text);
  if (months && *months >= 1 && *months <= review_months_max) return static_cast<int>(*months);
  check.wrong("review_months", message_id("Enter after how many months it is reviewed: 1 to 120."));
  return 1;
}

void keep_version(store::Writer& writer, store::BoardId board, Policy const& policy, PolicyVersion const& version,
                  Doing const& doing) {
  insert_version(writer, board, policy.id, version, doing.clock.now());
  record_act(writer, board, "adopt_policy", policy.number,
             {{"policy", policy.slug},
              {"version", std::to_string(version.version)},
              {"title", version.title},
              {"in_force_from", base::to_text(version.in_force_from)},
              {"adopted_on", base::to_text(version.adopted_on)},
              {"motion", version.motion},
              {"catalogue_version", version.catalogue_version}},
             doing);
}

std::unexpected<base::Refusal> unknown(std::string const& slug) {
  return base::refuse(RefusalCode::policy_unknown, {{"policy", slug}});
}

}  // namespace

base::Answer<PolicyVersion> decide_version(VersionInput const& input, std::vector<PolicyVersion> const& earlier,
                                           ObligationCatalogue const& catalogue, base::LocalDate today) {
  FormCheck check;
  PolicyVersion version{.version = std::ssize(earlier) + 1,
                        .title = check.line("title", input.title, message_id("Enter the title."))};
  check_text(check, input);
  version.body = input.body;
  version.address = check.address("address", input.address);
  version.adopted_on =
      check.past_day("adopted_on", input.adopted_on,
                     message_id("Enter the day of the meeting that adopted it, like 2026-06-18."), today);
  version.motion = check.line("motion", input.motion, message_id("Enter the number or the words of the motion."));
  version.motion_page = check.address("motion_page", input.motion_page);
  version.in_force_from = check.day("in_force_from", input.in_force_from,
                                    message_id("Enter the day from which on it is in force, like 2026-07-01."));
  if (version.in_force_from.ok() && version.in_force_from < version.adopted_on)
    check.wrong("in_force_from", message_id("It can’t be in force before it was adopted."));
  Policy const so_far{.versions = earlier};
  auto const* const held = in_force(so_far, today);
  if (version.in_force_from.ok() && held != nullptr && version.in_force_from < held->in_force_from)
    check.wrong("in_force_from", message_id("It can’t be in force before the version that is in force now."));
  version.review_months = months_in(check, input.review_months);
  version.sections = sections_in(check, input.sections, catalogue);
  version.procedures = procedures_in(check, input.procedures);
  version.catalogue_version =
      "adequacy_functions " + catalogue.adequacy_version + ", board_obligations " + catalogue.obligations_version;
  if (!check.is_well()) return check.refused();
  return version;
}

base::Answer<std::string> adopt_policy(store::Writer& writer, store::BoardId board, std::string const& number,
                                       VersionInput const& input, ObligationCatalogue const& catalogue,
                                       Doing const& doing) {
  FormCheck check;
  check.line("number", number, message_id("Enter its number by the board’s own scheme, like P-012."));
  auto const slug = slug_of_number(number);
  if (!number.empty() && (slug.empty() || slug == "crosswalk" || slug == "adopt"))
    check.wrong("number", message_id("Enter a number with letters or digits that is not a word of this site."));
  auto const version = decide_version(input, {}, catalogue, doing.today);
  if (!check.is_well() || !version) {
    auto refused = check.refused().error();
    if (!version)
      refused.fields.insert(refused.fields.end(), version.error().fields.begin(), version.error().fields.end());
    return std::unexpected(std::move(refused));
  }
  if (read_register(writer, board).policy_called(slug) != nullptr)
    return base::refuse(RefusalCode::policy_exists, {{"policy", number}});
  Policy const policy{.id = PolicyId::make(doing.clock), .slug = slug, .number = number};
  insert_policy(writer, board, policy, doing.clock.now());
  keep_version(writer, board, policy, *version, doing);
  return slug;
}

base::Answer<void> revise_policy(store::Writer& writer, store::BoardId board, std::string const& slug,
                                 VersionInput const& input, ObligationCatalogue const& catalogue, Doing const& doing) {
  auto const held = read_register(writer, board);
  auto const* const policy = held.policy_called(slug);
  if (policy == nullptr) return unknown(slug);
  auto const version = decide_version(input, policy->versions, catalogue, doing.today);
  if (!version) return std::unexpected(version.error());
  keep_version(writer, board, *policy, *version, doing);
  return {};
}

base::Answer<void> review_policy(store::Writer& writer, store::BoardId board, std::string const& slug,
                                 std::string const& reviewed_on, std::string const& motion, Doing const& doing) {
  auto const held = read_register(writer, board);
  auto const* const policy = held.policy_called(slug);
  if (policy == nullptr) return unknown(slug);
  FormCheck check;
  PolicyReview const review{
      .reviewed_on =
          check.past_day("reviewed_on", reviewed_on,
                         message_id("Enter the day on which it was reviewed, like 2026-06-18."), doing.today),
      .motion = check.line("motion", motion, message_id("Enter the number or the words of the motion."))};
  if (!check.is_well()) return check.refused();
  insert_review(writer, board, policy->id, review, doing.clock.now());
  record_act(writer, board, "review_policy", policy->number,
             {{"policy", slug}, {"reviewed_on", reviewed_on}, {"motion", motion}}, doing);
  return {};
}

base::Answer<void> repeal_policy(store::Writer& writer, store::BoardId board, std::string const& slug,
                                 std::string const& repealed_from, std::string const& motion, Doing const& doing) {
  auto const held = read_register(writer, board);
  auto const* const policy = held.policy_called(slug);
  if (policy == nullptr) return unknown(slug);
  FormCheck check;
  PolicyRepeal const repeal{
      .repealed_from = check.day("repealed_from", repealed_from,
                                 message_id("Enter the day from which on it is no longer in force, like 2026-07-01.")),
      .motion = check.line("motion", motion, message_id("Enter the number or the words of the motion."))};
  if (policy->repeal) check.wrong("repealed_from", message_id("It was repealed already."));
  if (!check.is_well()) return check.refused();
  insert_repeal(writer, board, policy->id, repeal, doing.clock.now());
  record_act(writer, board, "repeal_policy", policy->number,
             {{"policy", slug}, {"repealed_from", repealed_from}, {"motion", motion}}, doing);
  return {};
}

base::Answer<void> record_procedure(store::Writer& writer, store::BoardId board, std::string const& number,
                                    std::string const& title, std::string const& in_force_from, Doing const& doing) {
  FormCheck check;
  ChiefProcedure const procedure{
      .number = check.line("number", number, message_id("Enter its number by the service’s own scheme.")),
      .title = check.line("title", title, message_id("Enter the title.")),
      .in_force_from = check.day("in_force_from", in_force_from,
                                 message_id("Enter the day from which on it is in force, like 2026-07-01."))};
  if (!check.is_well()) return check.refused();
  insert_procedure(writer, board, procedure, doing.clock.now());
  record_act(writer, board, "record_procedure", number, {{"title", title}, {"in_force_from", in_force_from}}, doing);
  return {};
}

base::Answer<void> record_procedure_test(store::Writer& writer, store::BoardId board, TestInput const& input,
                                         Doing const& doing) {
  FormCheck check;
  if (read_register(writer, board).procedure_called(input.procedure) == nullptr)
    check.wrong("procedure", message_id("Choose a procedure that is on record."));
  ProcedureTest const test{
      .tested_on = check.past_day("tested_on", input.tested_on,
                                  message_id("Enter the day on which it was tested, like 2026-06-18."), doing.today),
      .result = input.result,
      .title = check.line("title", input.title, message_id("Enter what was done: an audit, an exercise, a report.")),
      .address = check.address("address", input.address)};
  if (!check.is_well()) return check.refused();
  insert_test(writer, board, input.procedure, test, doing.clock.now());
  record_act(
      writer, board, "record_procedure_test", input.procedure,
      {{"tested_on", input.tested_on}, {"result", std::string(base::spelling_of(test.result))}, {"title", test.title}},
      doing);
  return {};
}

}  // namespace wardmote::board
