#include "web/problem.h"

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

Problem unreadable(int status, std::string code, std::string_view detail) {
  return {
      .status = status, .code = std::move(code), .title = std::string(title_unreadable), .detail = std::string(detail)};
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
    case not_permitted: return 403;
    case invitation_invalid: return 410;
    case passkeys_too_many:
    case person_exists:
    case import_not_tried:
    case last_administrator: return 409;
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

Problem problem_of_the_world() {
  Problem problem{.status = 503,
                  .code = "failed",
                  .title = std::string(title_later),
                  .detail = std::string(message_id(
                      "Something this page needs does not answer. Nothing was changed. Try again in a few minutes."))};
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

std::string problem_json(ProblemView const& view) {
  Object object{{"type", Value("urn:wardmote:problem:" + view.code)}};
  auto const members = to_value(view);
  for (auto const& member : std::get<Object>(members.kinds()))
    if (member.first != "fields" || !view.fields.empty()) object.push_back(member);
  return json_of(Value(std::move(object)));
}

}  // namespace wardmote::web
