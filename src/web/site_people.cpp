// What depends on who asks: sign-ins, permissions, forms.

#include <algorithm>

#include "web/address.h"
#include "web/cookie.h"
#include "web/negotiation.h"
#include "web/percent.h"
#include "web/refused_form.h"
#include "web/site.h"

namespace wardmote::web {
namespace {

/// A form that another site sends in the reader's name: browsers say where it comes from.
bool comes_from_elsewhere(Request const& request) {
  if (request.origin.empty()) return false;
  auto const scheme_end = request.origin.find("://");
  return scheme_end == std::string_view::npos || request.origin.substr(scheme_end + 3) != request.host;
}

Headers cookies_of(Reply const& reply) {
  Headers headers;
  if (reply.session_token) headers.emplace_back("Set-Cookie", session_cookie(*reply.session_token));
  if (reply.visit_token) headers.emplace_back("Set-Cookie", visit_cookie(*reply.visit_token));
  return headers;
}

std::vector<FormError> errors_of(ProblemView const& view) {
  std::vector<FormError> errors;
  for (auto const& field : view.fields) errors.push_back({field.field, field.message});
  if (errors.empty()) errors.push_back({"", view.detail});
  return errors;
}

}  // namespace

Route const* Site::page_of_form(Resolved const& resolved) const {
  auto const& form = resolved.found.route->info;
  for (auto const& route : router_.routes())
    if (route.info.method == Method::get &&
        (form.form_on.empty() ? route.info.path == form.path : route.info.name == form.form_on))
      return &route;
  return nullptr;
}

/// Where the form is, with what stood in the place of each placeholder; the front page if it is on none.
std::string Site::path_of_form(Resolved const& resolved) const {
  auto const* const page = page_of_form(resolved);
  auto path = page == nullptr ? std::string("/") : page->info.path;
  for (auto const& [name, value] : resolved.found.captured)
    if (auto const at = path.find("{" + name + "}"); at != std::string::npos)
      path.replace(at, name.size() + 2, percent_encoded(value));
  return path;
}

Principal Site::principal_of(Request const& request, Presence presence) const {
  Principal principal{.is_local = request.is_local,
                      .client_address = std::string(request.client),
                      .device = std::string(request.user_agent),
                      .is_watching = presence == Presence::watches,
                      .visit = std::string(cookie_called(visit_cookie_name, request.cookie))};
  auto const token = cookie_called(session_cookie_name, request.cookie);
  if (settings_.identify && !token.empty()) settings_.identify(token, principal);
  return principal;
}

bool Site::may_be_a_look(Request const& request) const {
  return !settings_.look_mark.empty() &&
         cookie_called(session_cookie_name, request.cookie).starts_with(settings_.look_mark);
}

std::optional<Principal> Site::looker_of(Request const& request) const {
  if (!may_be_a_look(request)) return std::nullopt;
  try {
    auto principal = principal_of(request, Presence::watches);
    return principal.only_looks() ? std::optional(std::move(principal)) : std::nullopt;
  } catch (std::exception const&) {
    return std::nullopt;  // what failed is what the page tells of
  }
}

bool Site::is_closed_to_looks(RouteInfo const& info) const {
  auto const is_personal = info.policy->name() == Policy::signed_in().name();
  return (info.method == Method::post || is_personal || info.needs_proof) &&
         std::ranges::find(settings_.open_to_looks, info.name) == settings_.open_to_looks.end();
}

std::optional<Problem> Site::objection_to(Request const& request, Resolved const& resolved,
                                          Principal const& principal) const {
  auto const& info = resolved.found.route->info;
  if (info.method == Method::post && comes_from_elsewhere(request)) return problem_of(base::RefusalCode::not_permitted);
  if (principal.only_looks() && is_closed_to_looks(info)) return problem_of_a_look();
  if (info.policy->permits(principal))
    return info.needs_proof && clock_.now() >= principal.proved_until
               ? std::optional(problem_of(base::RefusalCode::proof_needed))
               : std::nullopt;
  auto const could_sign_in =
      settings_.identify && !principal.is_signed_in() && info.policy->name() != Policy::this_machine().name();
  return problem_of(could_sign_in ? base::RefusalCode::sign_in_needed : base::RefusalCode::not_permitted);
}

std::optional<Response> Site::to_proof(Resolved const& resolved, Problem const& problem) const {
  auto const is_page = resolved.found.route->info.method == Method::get;
  auto const lacks = [&](base::RefusalCode code) { return problem.code == base::code_of(code); };
  std::string page;
  if (lacks(base::RefusalCode::sign_in_needed) && is_page) page = settings_.sign_in_page;
  if (lacks(base::RefusalCode::proof_needed)) page = settings_.proof_page;
  if (page.empty() || resolved.format != Format::html) return std::nullopt;
  auto next = is_page ? resolved.address.path() : path_of_form(resolved);
  if (is_page && !resolved.address.query.empty()) (next += '?') += resolved.address.query;
  return writer_.write(
      {.status = 303,
       .headers = {{"Location", target_of(resolved.language, page, std::nullopt, "next=" + percent_encoded(next))},
                   {"Cache-Control", "no-store"}}});
}

Response Site::answer_person(Request const& request, Resolved const& resolved) {
  auto const principal = principal_of(request);
  if (auto const problem = excess_of(request, principal.person, is_costly(resolved)))
    return labelled(show(&request, *problem, resolved.language, 0), resolved);
  if (auto const problem = objection_to(request, resolved, principal)) {
    if (auto elsewhere = to_proof(resolved, *problem)) return labelled(*std::move(elsewhere), resolved);
    return labelled(show(&request, *problem, resolved.language, 0), resolved);
  }
  if (resolved.format == Format::events) return labelled(answer_live(request, resolved), resolved);
  Reply reply;
  auto body = body_of(request, resolved, principal, reply);
  if (!body) {
    if (auto elsewhere = to_proof(resolved, body.error())) return labelled(*std::move(elsewhere), resolved);
    return labelled(form_again(request, resolved, principal, body.error()), resolved);
  }
  auto headers = cookies_of(reply);
  if (sends_on(reply, resolved)) {
    headers.emplace_back("Location", target_of(resolved.language, *reply.see_other, std::nullopt, ""));
    headers.emplace_back("Cache-Control", "no-store");
    return labelled(writer_.write({.status = 303, .headers = std::move(headers)}), resolved);
  }
  if (reply.go_on_to && resolved.format == Format::html) headers.emplace_back("Refresh", "0; url=" + *reply.go_on_to);
  auto const kept = prepared(resolved, *std::move(body), encoding_for(request.accept_encoding), std::move(headers),
                             principal.only_looks());
  return labelled(names_etag(request.if_none_match, kept->etag) ? kept->not_modified : kept->whole, resolved);
}

/// GOV.UK's pattern: the page that the form is on, with what is wrong before all else and at its field. A problem that no
/// such page can be shown for stands alone.
Response Site::form_again(Request const& request, Resolved const& resolved, Principal const& principal,
                          Problem const& problem) const {
  auto const alone = [&] { return show(&request, problem, resolved.language, 0); };
  if (resolved.found.route->info.method != Method::post || resolved.format != Format::html) return alone();
  auto const* const page = page_of_form(resolved);
  auto entered = parameters_of_request(request, resolved);
  if (page == nullptr || !entered) return alone();
  Reply no_reply;
  Context const context{.tongue = tongue(resolved.language),
                        .principal = principal,
                        .now = clock_.now(),
                        .path = resolved.address.path(),
                        .reply = no_reply};
  auto const view = page->answer(resolved.found.captured, context);
  if (!view) return alone();
  auto const words = in_words(problem, context.tongue);
  auto frame = frame_of(*page, context, resolved, *view);
  frame.errors = errors_of(words);
  frame.entered = *std::move(entered);
  auto const shown = with_refused_form(*view, frame.path, frame.entered, frame.errors);
  ResponseParts parts{.status = problem.status,
                      .media_type = media_type_of(Format::html),
                      .headers = problem.headers,
                      .body = pages_.html(context.tongue, frame, shown, page->view_shape)};
  parts.headers.emplace_back("Cache-Control", "no-store");
  parts.headers.emplace_back("Content-Language", std::string(code_of(resolved.language)));
  return writer_.write(std::move(parts));
}

}  // namespace wardmote::web
