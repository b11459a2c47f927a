// What machines ask of the server itself: /health, /metrics, /openapi.json. These have no language.

#include "web/json_text.h"
#include "web/negotiation.h"
#include "web/site.h"

namespace wardmote::web {

void Site::add_endpoints() {
  endpoints_.push_back({"health", "/health", Policy::everyone(), [this] {
                          bool const is_well = !settings_.is_healthy || settings_.is_healthy();
                          Value const view(Object{{"status", Value(std::string(is_well ? "ok" : "failing"))},
                                                  {"version", Value(settings_.version)}});
                          return ResponseParts{.status = is_well ? 200 : 503,
                                               .media_type = "application/json",
                                               .body = json_of(view) + "\n"};
                        }});
  endpoints_.push_back({"metrics", "/metrics", Policy::this_machine(), [this] {
                          return ResponseParts{.media_type = "text/plain; version=0.0.4",
                                               .body = metrics_.text(settings_.version)};
                        }});
  endpoints_.push_back({"openapi_json", "/openapi.json", Policy::everyone(), [this] {
                          return ResponseParts{.media_type = "application/json",
                                               .body = openapi_json(router_, layout_, settings_.version)};
                        }});
}

std::optional<Response> Site::answer_endpoint(Request const& request) const {
  auto const path = request.target.substr(0, request.target.find('?'));
  for (std::size_t at = 0; at < endpoints_.size(); ++at) {
    auto const& endpoint = endpoints_[at];
    if (endpoint.path != path) continue;
    auto const label = first_endpoint_label + at;
    auto const language = language_for(request.accept_language);
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
    auto parts = endpoint.parts();
    parts.headers.emplace_back("Cache-Control", "no-store");
    auto response = writer_.write(std::move(parts));
    response.label = label;
    return response;
  }
  return std::nullopt;
}

}  // namespace wardmote::web
