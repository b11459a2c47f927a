#include "web/resolve.h"

#include <algorithm>

#include "web/negotiation.h"

namespace wardmote::web {
namespace {

using Found = std::vector<RouteFinder::Found>;

std::unexpected<Elsewise> instead(Elsewise elsewise) { return std::unexpected(std::move(elsewise)); }

std::unexpected<Elsewise> refused(base::RefusalCode code, TextValues values, Headers headers = {}) {
  auto problem = problem_of(base::Refusal{.code = code, .values = std::move(values)});
  problem.headers = std::move(headers);
  return instead(std::move(problem));
}

std::string methods_of(Found const& found) {
  std::string methods;
  for (auto const& candidate : found) methods += candidate.route->info.method == Method::get ? "GET, HEAD, " : "POST, ";
  return methods + "OPTIONS";
}

std::string offered_by(Route const& route) {
  std::string names;
  for (auto const format : route.info.formats) names += (names.empty() ? "" : ", ") + std::string(code_of(format));
  return names;
}

/// Where the address is written otherwise than the one address of its page.
std::optional<Redirect> redirect_of(Address const& address, Request const& request) {
  auto const language = address.language.value_or(language_for(request.accept_language));
  auto const location = target_of(language, address.path(), address.suffix, address.query);
  if (!address.language) return Redirect{302, location};
  bool const is_front = address.segments.empty() && !address.suffix;
  if (address.ends_in_slash != is_front) return Redirect{308, location};
  return std::nullopt;
}

/// The route for the method, or nothing.
RouteFinder::Found const* candidate_for(std::string_view method, Found const& found) {
  auto const wanted = method == "POST" ? Method::post : Method::get;
  if (method != "POST" && method != "GET" && method != "HEAD") return nullptr;
  auto const at = std::ranges::find_if(found, [&](auto const& one) { return one.route->info.method == wanted; });
  return at == found.end() ? nullptr : &*at;
}

std::expected<Resolved, Elsewise> in_a_format(Request const& request, Address address,
                                              RouteFinder::Found const& found) {
  auto const& offered = found.route->info.formats;
  auto const format = address.suffix ? address.suffix : format_for(request.accept, offered);
  if (!format || std::ranges::find(offered, *format) == offered.end())
    return refused(base::RefusalCode::format_not_offered,
                   {{"path", address.path()},
                    {"format", address.suffix ? std::string(code_of(*address.suffix)) : std::string(request.accept)},
                    {"offered", offered_by(*found.route)}});
  bool const is_negotiated = !address.suffix && offered.size() > 1;
  auto const language = *address.language;
  return Resolved{std::move(address), found, language, *format, is_negotiated};
}

}  // namespace

std::expected<Resolved, Elsewise> resolve(Request const& request, RouteFinder const& finder) {
  auto address = address_of(request.target);
  if (!address) return instead(problem_of(address.error()));
  auto const found = finder.find(address->segments);
  if (found.empty()) return refused(base::RefusalCode::page_not_found, {{"path", address->path()}});
  auto const methods = methods_of(found);
  if (request.method == "OPTIONS") return instead(AllowedMethods{methods});
  auto const* const candidate = candidate_for(request.method, found);
  if (candidate == nullptr)
    return refused(base::RefusalCode::method_not_allowed,
                   {{"path", address->path()}, {"method", std::string(request.method)}, {"allowed", methods}},
                   {{"Allow", methods}});
  if (auto redirect = redirect_of(*address, request)) return instead(*std::move(redirect));
  return in_a_format(request, *std::move(address), *candidate);
}

}  // namespace wardmote::web
