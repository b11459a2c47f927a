#include "web/site.h"

#include <algorithm>

#include "web/negotiation.h"
#include "web/openapi.h"
#include "web/request_log.h"
#include "web/route_check.h"
#include "web/tongue.h"

namespace wardmote::web {
namespace {

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

/// The address below the assets' prefix; browsers and robots ask for two files at the root.
std::string asset_path_of(std::string_view target) {
  auto const path = path_of(target);
  if (path == "/favicon.ico" || path == "/robots.txt") return std::string(Assets::prefix) + std::string(path.substr(1));
  return path.starts_with(Assets::prefix) ? std::string(path) : "";
}

bool is_read(Request const& request) { return request.method == "GET" || request.method == "HEAD"; }

Router checked(Router router) {
  add_openapi_page(router);
  check_routes(router.routes());
  return router;
}

std::map<Language, std::unique_ptr<Tongue>> make_tongues(std::string const& folder) {
  std::map<Language, std::unique_ptr<Tongue>> tongues;
  for (auto const language : {Language::en, Language::fr}) tongues.emplace(language, make_tongue(language, folder));
  return tongues;
}

/// What is kept, as this request wants it.
Response as_asked(Kept const& kept, Request const& request) {
  return names_etag(request.if_none_match, kept.etag) ? kept.not_modified : kept.whole;
}

}  // namespace

Site::Site(ServerSettings settings, Layout layout, Router router, base::Clock const& clock)
    : settings_(std::move(settings)),
      layout_(std::move(layout)),
      router_(checked(std::move(router))),
      clock_(clock),
      writer_(settings_.is_behind_tls),
      assets_(settings_.assets_folder, writer_),
      cache_(settings_.cache_bytes_max),
      limits_(settings_.limits),
      tongues_(make_tongues(settings_.locale_folder)),
      templates_(settings_.pages_folder, layout_.time_zone),
      pages_(templates_, layout_, {assets_.css_href(), assets_.js_href(), std::string(Assets::prefix)}),
      printer_({.folder = settings_.pages_folder + "/print", .site = settings_.site}),
      endpoints_(endpoints_of(router_)),
      finder_(router_.routes()),
      metrics_(label_names(), gauges_) {
  load_templates();
}

void Site::load_templates() {
  for (auto const& [language, tongue] : tongues_) templates_.speak(*tongue);
  templates_.load("layout");
  templates_.load("problem");
  for (auto const& route : router_.routes()) {
    if (!route.info.page.empty()) templates_.load(route.info.page);
    if (std::ranges::find(route.info.formats, Format::pdf) != route.info.formats.end()) templates_.load(paper_template);
  }
}

std::vector<std::string> Site::label_names() {
  labels_ = {{"none", ""}, {"asset", std::string(Assets::prefix)}, {"redirect", ""}, {"unreadable", ""}};
  for (auto const& endpoint : endpoints_) labels_.push_back({endpoint.name, endpoint.path});
  for (auto const& route : router_.routes()) labels_.push_back({route.info.name, route.info.path});
  std::vector<std::string> names;
  for (auto const& label : labels_) names.push_back(label.name);
  return names;
}

Language Site::language_of(Request const& request) const {
  auto const address = address_of(request.target);
  return address && address->language ? *address->language : language_for(request.accept_language);
}

std::optional<Response> Site::at_once(Request const& request) {
  if (!is_read(request)) return std::nullopt;
  auto const encoding = encoding_for(request.accept_encoding);
  if (auto const asset = asset_path_of(request.target); !asset.empty()) {
    auto const kept = assets_.get_if_ready(asset, encoding);
    if (!kept) return std::nullopt;
    auto response = as_asked(*kept, request);
    response.label = label_asset;
    response.is_from_cache = true;
    return response;
  }
  auto const resolved = resolve(request, finder_);
  if (!resolved || !is_cached(*resolved->found.route) || may_be_a_look(request)) return std::nullopt;
  auto const kept = cache_.find(key_of(request, *resolved, encoding), revision());
  if (!kept || excess_of(request, "", false)) return std::nullopt;
  auto response = labelled(as_asked(*kept, request), *resolved);
  response.is_from_cache = true;
  return response;
}

Response Site::answer(Request const& request) {
  auto const changes_before = changes_made();
  // What is written when a page is read (that its reader was there) is nobody's to look for.
  auto const doing = [&] {
    if (is_read(request)) return Doing::reading;
    return changes_made() == changes_before ? Doing::changing : Doing::changed;
  };
  try {
    return answer_within(request);
  } catch (std::exception const& failure) {
    return failed(request, failure, doing());
  }
}

Response Site::answer_within(Request const& request) {
  if (auto response = answer_endpoint(request)) return *std::move(response);
  if (auto const asset = asset_path_of(request.target); !asset.empty() && is_read(request)) {
    if (auto const kept = assets_.get(asset, encoding_for(request.accept_encoding))) {
      auto response = as_asked(*kept, request);
      response.label = label_asset;
      return response;
    }
  }
  auto const resolved = resolve(request, finder_);
  if (resolved) return answer_route(request, *resolved);
  if (auto const problem = excess_of(request, "", false))
    return show(&request, *problem, language_of(request), label_none);
  return answer_elsewise(request, resolved.error());
}

std::optional<Problem> Site::excess_of(Request const& request, std::string_view person, bool is_costly) {
  auto const wait = limits_.take(request, person, is_costly, clock_.now());
  if (!wait) return std::nullopt;
  auto const seconds = std::to_string(wait->count());
  auto problem =
      problem_of(base::Refusal{.code = base::RefusalCode::too_many_requests, .values = {{"seconds", seconds}}});
  problem.headers.emplace_back("Retry-After", seconds);
  return problem;
}

Response Site::answer_elsewise(Request const& request, Elsewise const& elsewise) const {
  if (auto const* problem = std::get_if<Problem>(&elsewise))
    return show(&request, *problem, language_of(request), label_none);
  ResponseParts parts{.status = 204};
  if (auto const* redirect = std::get_if<Redirect>(&elsewise)) {
    parts.status = redirect->status;
    parts.headers = {{"Location", redirect->location}, {"Cache-Control", "no-cache"}};
    if (redirect->status == 302) parts.headers.emplace_back("Vary", "Accept-Language");
  } else {
    parts.headers = {{"Allow", std::get<AllowedMethods>(elsewise).methods}};
  }
  auto response = writer_.write(std::move(parts));
  response.label = label_redirect;
  return response;
}

Response Site::labelled(Response response, Resolved const& resolved) const {
  response.label = first_endpoint_label + endpoints_.size() + resolved.found.index;
  response.format = resolved.format;
  response.language = resolved.language;
  return response;
}

Response Site::trouble(Trouble trouble) {
  auto response = show(nullptr, problem_of(trouble), Language::en, label_unreadable);
  response.must_close = true;
  return response;
}

/// As a page; if it is the page itself that fails, as data.
Response Site::shown_somehow(Request const& request, Problem const& problem) const {
  try {
    return show(&request, problem, language_of(request), label_none);
  } catch (std::exception const&) {
    return show(nullptr, problem, language_of(request), label_none);
  }
}

Response Site::failed(Request const& request, std::exception const& failure, Doing doing) const {
  auto const problem = problem_of(failure, doing);
  auto const resolved = resolve(request, finder_);
  auto const name = resolved ? resolved->found.route->info.name : std::string("none");
  if (settings_.log) settings_.log(error_log_line(clock_.now(), name, problem.code, failure.what()));
  auto response = shown_somehow(request, problem);
  return resolved ? labelled(std::move(response), *resolved) : response;
}

void Site::sent(Request const* request, Response const& response, std::size_t bytes,
                std::chrono::microseconds duration) {
  metrics_.count(response, bytes, duration);
  if (!settings_.log) return;
  auto const& label = labels_[response.label];
  settings_.log(request_log_line(clock_.now(), request != nullptr ? request->method : "", label.name, label.pattern,
                                 response, bytes, duration));
}

}  // namespace wardmote::web
