#include "web/endpoint.h"

#include "base/ensure.h"
#include "web/json_text.h"
#include "web/negotiation.h"
#include "web/site.h"

namespace wardmote::web {

std::vector<EndpointInfo> endpoint_infos() {
  return {{"health", "/health", "Whether the server works: 200 or 503.", "application/json", Policy::everyone()},
          {"metrics", "/metrics", "What was served since the start, for Prometheus.", "text/plain; version=0.0.4",
           Policy::this_machine()},
          {"openapi_json", "/openapi.json", "This document.", "application/json", Policy::everyone(), true}};
}

ResponseParts Site::parts_of(EndpointInfo const& endpoint) const {
  if (endpoint.name == "metrics") return {.media_type = endpoint.media_type, .body = metrics_.text(settings_.version)};
  if (endpoint.name == "openapi_json")
    return {.media_type = endpoint.media_type, .body = openapi_json(router_, layout_, settings_.version)};
  ENSURE(endpoint.name == "health");
  bool const is_well = !settings_.is_healthy || settings_.is_healthy();
  Value const view(
      Object{{"status", Value(std::string(is_well ? "ok" : "failing"))}, {"version", Value(settings_.version)}});
  return {.status = is_well ? 200 : 503, .media_type = endpoint.media_type, .body = json_of(view) + "\n"};
}

std::optional<Response> Site::answer_endpoint(Request const& request) {
  auto const path = request.target.substr(0, request.target.find('?'));
  for (std::size_t at = 0; at < endpoints_.size(); ++at) {
    auto const& endpoint = endpoints_[at];
    if (endpoint.path != path) continue;
    auto const label = first_endpoint_label + at;
    auto const language = language_for(request.accept_language);
    if (auto const problem = excess_of(request, "", endpoint.is_costly))
      return show(&request, *problem, language, label);
    auto const refused = [&](base::Refusal refusal, Headers headers = {}) {
      auto problem = problem_of(refusal);
      problem.headers = std::move(headers);
      return show(&request, problem, language, label);
    };
    if (request.method != "GET" && request.method != "HEAD")
      return refused(
          {.code = base::RefusalCode::method_not_allowed,
           .values = {{"path", endpoint.path}, {"method", std::string(request.method)}, {"allowed", "GET, HEAD"}}},
          {{"Allow", "GET, HEAD"}});
    if (!endpoint.policy.permits({.is_local = request.is_local}))
      return refused({.code = base::RefusalCode::not_permitted});
    auto parts = parts_of(endpoint);
    parts.headers.emplace_back("Cache-Control", "no-store");
    auto response = writer_.write(std::move(parts));
    response.label = label;
    return response;
  }
  return std::nullopt;
}

}  // namespace wardmote::web
