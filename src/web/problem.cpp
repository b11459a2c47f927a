#include "web/problem.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/world_failure.h"
#include "web/json_text.h"

namespace wardmote::web {
namespace {

constexpr std::string_view title_not_found = message_id("Page not found");
constexpr std::string_view title_problem = message_id("There is a problem");
constexpr std::string_view title_not_permitted = message_id("This page is not open to you");
constexpr std::string_view title_unreadable = message_id("The request cannot be read");
constexpr std::string_view title_later = message_id("This page cannot be shown just now");

std::string_view title_of(int status) {
  switch (status) {
    case 403: return title_not_permitted;
    case 404: return title_not_found;
    default: return title_problem;
  }
}

/// What nobody should find in a page, even if it is their own.
bool is_secret(std::string_view field) { return field.starts_with("password") || field == "code" || field == "proof"; }

Problem unreadable(int status, std::string code, std::string_view detail) {
  return {
      .status = status, .code = std::move(code), .title = std::string(title_unreadable), .detail = std::string(detail)};
}

Problem later(int status, std::string code, std::string_view detail) {
  Problem problem{
      .status = status, .code = std::move(code), .title = std::string(title_later), .detail = std::string(detail)};
  problem.headers.emplace_back("Retry-After", "60");
  return problem;
}

Problem problem_of_ours() {
  return {.status = 500,
          .code = "mistake",
          .title = std::string(title_later),
          .detail = std::string(message_id(
              "The program made a mistake and stopped this request. Nothing was changed. The mistake is in the log."))};
}

/// 504: whoever repeats a 503 by itself must not repeat this.
Problem problem_of_unknown_change() {
  return {.status = 504,
          .code = "change_unknown",
          .title = std::string(message_id("It is not known whether this was done")),
          .detail = std::string(message_id("The connection broke off while this was being done. It may have been done "
                                           "all the same. Look first whether it "
                                           "was done, and do it again only if it was not."))};
}

}  // namespace

int status_of(base::RefusalCode code) {
  using enum base::RefusalCode;
  switch (code) {
    case page_not_found:
    case provider_not_set:
    case passkeys_not_set:
    case board_unknown:
    case dataset_unknown:
    case offence_unknown:
    case area_unknown:
    case year_not_published:
    case person_unknown:
    case job_unknown:
    case checkpoint_unknown:
    case entry_unknown:
    case tile_unknown:
    case message_unknown:
    case webhook_unknown:
    case run_unknown:
    case finding_unknown:
    case meeting_unknown:
    case item_unknown:
    case motion_unknown:
    case member_unknown:
    case committee_unknown:
    case action_unknown:
    case obligation_unknown:
    case policy_unknown:
    case comparators_unknown: return 404;
    case method_not_allowed: return 405;
    case format_not_offered: return 406;
    case key_shredded: return 410;
    case body_too_large: return 413;
    case sign_in_needed:
    case code_wrong:
    case passkey_refused:
    case provider_declined:
    case provider_distrusted:
    case sign_in_not_begun:
    case sign_in_failed: return 401;
    case form_outdated:
    case proof_needed:
    case person_suspended:
    case seat_missing:
    case not_permitted: return 403;
    case invitation_invalid: return 410;
    case passkeys_too_many:
    case identity_taken:
    case person_exists:
    case message_not_failed:
    case import_not_tried:
    case run_not_done:
    case finding_state_wrong:
    case statement_missing:
    case meeting_state_wrong:
    case item_state_wrong:
    case motion_state_wrong:
    case quorum_missing:
    case notice_too_short:
    case agenda_empty:
    case agenda_frozen:
    case late_item_needs_motion:
    case closed_ground_missing:
    case member_not_present:
    case member_present_already:
    case member_recused:
    case seconder_is_mover:
    case motion_pending:
    case ballot_cast_already:
    case ballots_missing:
    case declared_result_differs:
    case correction_impossible:
    case adoption_needs_motion:
    case meeting_exists:
    case board_has_no_members:
    case committee_exists:
    case committee_has_no_members:
    case member_without_vote:
    case policy_exists:
    case citation_confirmed_already:
    case report_state_wrong:
    case second_person_needed:
    case report_too_late:
    case discussion_stage_wrong:
    case release_stopped:
    case last_administrator: return 409;
    case too_many_requests:
    case sign_in_throttled: return 429;
    case comparators_too_few: return 422;
    case provider_unreachable:
    case key_not_given: return 503;
    case seal_broken:
    case key_missing:
    case key_wrong: return 500;
    default: return 400;
  }
}

Problem problem_of(base::RefusalCode code, std::map<std::string, std::string> values) {
  return problem_of(base::Refusal{.code = code, .values = std::move(values)});
}

Problem problem_of(base::Refusal const& refusal) {
  auto const status = status_of(refusal.code);
  return {.status = status,
          .code = std::string(base::code_of(refusal.code)),
          .title = std::string(title_of(status)),
          .detail = std::string(base::sentence_of(refusal.code)),
          .values = refusal.values,
          .fields = refusal.fields};
}

Problem problem_of(Malformed const& malformed) {
  auto problem = unreadable(400, "request_malformed", malformed.message);
  problem.values = malformed.values;
  return problem;
}

Problem problem_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::headers_too_large:
      return unreadable(431, "headers_too_large", message_id("The header of the request is too long."));
    case Trouble::target_too_long:
      return unreadable(414, "target_too_long", message_id("The address is too long. Ask for less at once."));
    case Trouble::body_too_large:
      return unreadable(413, "body_too_large", message_id("What was sent is too large. Send less at a time."));
    case Trouble::body_encoded:
      return unreadable(415, "body_encoded", message_id("What is sent here is sent as it is, not compressed."));
    case Trouble::too_slow:
      return unreadable(408, "request_too_slow", message_id("The request did not arrive in time. Try again."));
    case Trouble::too_busy: {
      Problem problem{.status = 503,
                      .code = "too_busy",
                      .title = std::string(title_later),
                      .detail = std::string(message_id("Too many people ask at once. Try again in a few seconds."))};
      problem.headers.emplace_back("Retry-After", "5");
      return problem;
    }
    case Trouble::malformed: break;
  }
  return unreadable(400, "request_malformed", message_id("The request is not well-formed HTTP."));
}

Problem problem_of(PrintTrouble trouble) {
  switch (trouble) {
    case PrintTrouble::missing:
      return later(503, "printer_missing",
                   message_id("This server cannot make a PDF, since WeasyPrint is not installed on it. The page itself "
                              "says the same. Whoever runs the server installs the package “weasyprint”."));
    case PrintTrouble::busy: {
      auto problem = later(503, "printer_busy", message_id("Another PDF is being made. Try again in a few seconds."));
      problem.headers = {{"Retry-After", "5"}};
      return problem;
    }
    case PrintTrouble::failed: break;
  }
  return later(503, "printing_failed",
               message_id("The PDF could not be made. The page itself says the same. Why is in the log."));
}

Problem problem_of_a_look() {
  return {.status = 403,
          .code = "only_looking",
          .title = std::string(title_not_permitted),
          .detail =
              std::string(message_id("You look at the pages as somebody else would see them. Meanwhile nothing can be "
                                     "changed, and what is personal stays closed. End the look first."))};
}

Problem problem_of(std::exception const& failure, Doing doing) {
  if (doing == Doing::changed) return problem_of_unknown_change();
  if (dynamic_cast<base::BrokenPromise const*>(&failure) != nullptr) return problem_of_ours();
  auto const* const world = dynamic_cast<base::WorldFailure const*>(&failure);
  switch (world == nullptr ? base::WorldFailure::Cause::other : world->cause()) {
    case base::WorldFailure::Cause::change_unknown:
      if (doing == Doing::changing) return problem_of_unknown_change();
      break;
    case base::WorldFailure::Cause::no_room:
      return later(
          507, "no_room",
          message_id("The disk of this server is full. Nothing was changed. Tell whoever runs it; when there is "
                     "room again, send it once more."));
    case base::WorldFailure::Cause::read_only:
      return later(503, "read_only",
                   message_id("This server can read what it keeps and not change it. Nothing was changed. Tell whoever "
                              "runs it, and try again later."));
    case base::WorldFailure::Cause::other: break;
  }
  return later(
      503, "failed",
      message_id("Something this page needs does not answer. Nothing was changed. Try again in a few minutes."));
}

ProblemView in_words(Problem const& problem, Tongue const& tongue) {
  ProblemView view{.status = problem.status,
                   .code = problem.code,
                   .title = tongue.text(problem.title),
                   .detail = tongue.text(problem.detail, problem.values),
                   .fields = {}};
  for (auto const& field : problem.fields)
    view.fields.push_back({field.field, tongue.text(field.message, field.values)});
  return view;
}

/// A form is offered again if all of it is at hand and can be shown: no file, no password.
ProblemPage page_of(ProblemView const& view, Request const& request) {
  ProblemPage page{view};
  if (view.status != 503) return page;
  page.again = request.target;
  page.is_page_again = request.method == "GET";
  if (request.method != "POST" || request.upload != nullptr) return page;
  auto const entered = parameters_of(request.body);
  if (!entered || std::ranges::any_of(*entered, [](auto const& field) { return is_secret(field.first); })) return page;
  page.is_form_again = true;
  for (auto const& [name, value] : *entered) page.entered.push_back({name, value});
  return page;
}

std::string problem_json(ProblemView const& view) {
  Object object{{"type", Value("urn:wardmote:problem:" + view.code)}};
  auto const members = to_value(view);
  for (auto const& member : std::get<Object>(members.kinds()))
    if (member.first != "fields" || !view.fields.empty()) object.push_back(member);
  return json_of(Value(std::move(object)));
}

}  // namespace wardmote::web
