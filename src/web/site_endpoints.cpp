#include "web/endpoint.h"

#include "base/ensure.h"
#include "web/json_text.h"
#include "web/negotiation.h"
#include "web/parameters.h"
#include "web/site.h"

namespace wardmote::web {

namespace {

bool answers(EndpointInfo const& endpoint, std::string_view path) {
  return endpoint.path.ends_with('/') ? path.starts_with(endpoint.path) : path == endpoint.path;
}

}  // namespace

std::vector<EndpointInfo> endpoints_of(Router const& router) {
  std::vector<EndpointInfo> all{
      {"health", "/health", "Whether the server works: 200 or 503.", "application/json", Policy::everyone()},
      {"metrics", "/metrics", "What was served since the start, for Prometheus.", "text/plain; version=0.0.4",
       Policy::this_machine()},
      {"openapi_json", "/openapi.json", "This document.", "application/json", Policy::everyone(), {}, true}};
  for (auto const& file : router.files())
    all.push_back({file.name, file.path, file.summary, file.media_type, Policy::everyone(), file.answer});
  return all;
}

ResponseParts Site::parts_of(EndpointInfo const& endpoint, Request const& request) const {
  if (endpoint.name == "metrics") return {.media_type = endpoint.media_type, .body = metrics_.text(settings_.version)};
  if (endpoint.name == "openapi_json")
    return {.media_type = endpoint.media_type, .body = openapi_json(router_, layout_, settings_.version)};
  ENSURE(endpoint.name == "health");
  bool const is_well = !settings_.is_healthy || settings_.is_healthy();
  Object view{{"status", Value(std::string(is_well ? "ok" : "failing"))}, {"version", Value(settings_.version)}};
  if (is_well && request.is_local && settings_.warnings) view.emplace_back("warnings", to_value(settings_.warnings()));
  return {.status = is_well ? 200 : 503, .media_type = endpoint.media_type, .body = json_of(Value(view)) + "\n"};
}

Response Site::refused_endpoint(Request const& request, base::Refusal const& refusal, Headers headers) const {
  auto problem = problem_of(refusal);
  problem.headers = std::move(headers);
  return show(&request, problem, language_for(request.accept_language), label_none);
}

/// What never changes may be kept for ever; of what may change, its tag tells whether it did.
Response Site::answer_file(Request const& request, EndpointInfo const& endpoint) const {
  auto const at = request.target.find('?');
  auto const query = parameters_of(at == std::string_view::npos ? "" : request.target.substr(at + 1));
  if (!query) return show(&request, problem_of(query.error()), language_for(request.accept_language), label_none);
  auto file = endpoint.answer(request.target.substr(0, at).substr(endpoint.path.size()), *query);
  if (!file) return refused_endpoint(request, file.error());
  auto const etag = etag_of(file->body);
  Headers const headers{{"ETag", etag},
                        {"Cache-Control", file->is_final ? "public, max-age=31536000, immutable" : "no-cache"},
                        {"Access-Control-Allow-Origin", "*"}};
  if (names_etag(request.if_none_match, etag)) return writer_.not_modified(headers);
  return writer_.write({.media_type = file->media_type, .headers = headers, .body = std::move(file->body)});
}

std::optional<Response> Site::answer_endpoint(Request const& request) {
  auto const path = request.target.substr(0, request.target.find('?'));
  for (std::size_t at = 0; at < endpoints_.size(); ++at) {
    auto const& endpoint = endpoints_[at];
    if (!answers(endpoint, path)) continue;
    auto response = [&] {
      if (auto const problem = excess_of(request, "", endpoint.is_costly))
        return show(&request, *problem, language_for(request.accept_language), label_none);
      if (request.method != "GET" && request.method != "HEAD")
        return refused_endpoint(
            request,
            {.code = base::RefusalCode::method_not_allowed,
             .values = {{"path", endpoint.path}, {"method", std::string(request.method)}, {"allowed", "GET, HEAD"}}},
            {{"Allow", "GET, HEAD"}});
      if (!endpoint.policy.permits({.is_local = request.is_local}))
        return refused_endpoint(request, {.code = base::RefusalCode::not_permitted});
      if (endpoint.answer) return answer_file(request, endpoint);
      auto parts = parts_of(endpoint, request);
      parts.headers.emplace_back("Cache-Control", "no-store");
      return writer_.write(std::move(parts));
    }();
    response.label = first_endpoint_label + at;
    return response;
  }
  return std::nullopt;
}

}  // namespace wardmote::web
