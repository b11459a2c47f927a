// Pages that go on: server-sent events, each the page's JSON when it has changed.

#include "web/event_text.h"
#include "web/site.h"

namespace wardmote::web {
namespace {

/// A browser whose stream ends asks for another: nobody watches on a permission of long ago.
constexpr std::chrono::minutes watch_max{15};

/// The parts of a request that are needed again for each event, in memory of its own.
struct Watched {
  std::string target, host, cookie, user_agent, client;
  bool is_local = false;
  base::Instant until{};
  std::string last_event{};

  Request request() const {
    Request request{};
    request.method = "GET";
    request.target = target;
    request.host = host;
    request.cookie = cookie;
    request.user_agent = user_agent;
    request.client = client;
    request.is_local = is_local;
    return request;
  }
};

Watched watched(Request const& request, base::Instant until) {
  return {.target = std::string(request.target),
          .host = std::string(request.host),
          .cookie = std::string(request.cookie),
          .user_agent = std::string(request.user_agent),
          .client = std::string(request.client),
          .is_local = request.is_local,
          .until = until};
}

/// The address with the suffix, whichever way the events were asked for.
std::string target_of_events(Resolved const& resolved) {
  return target_of(resolved.language, resolved.address.path(), Format::events, resolved.address.query);
}

}  // namespace

/// The database may fail meanwhile: the stream waits for it. Were it to end, the browser would ask for another, be told that
/// the page cannot be shown, and never ask again.
std::optional<std::string> Site::event_or_end(Request const& request) const {
  try {
    return event_for(request);
  } catch (std::exception const&) {
    return std::string(empty_event);
  }
}

std::optional<std::string> Site::event_for(Request const& request) const {
  auto const resolved = resolve(request, finder_);
  if (!resolved) return std::nullopt;
  auto const principal = principal_of(request, Presence::watches);
  if (objection_to(request, *resolved, principal)) return std::nullopt;
  Reply no_reply;
  auto body = body_of(request, *resolved, principal, no_reply);
  if (!body) return std::nullopt;
  return *std::move(body);
}

Response Site::answer_live(Request const& request, Resolved const& resolved) const {
  auto const watch = std::make_shared<Watched>(watched(request, clock_.now() + watch_max));
  watch->target = target_of_events(resolved);
  auto response = writer_.write({.media_type = media_type_of(Format::events),
                                 .headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}},
                                 .is_endless = true});
  response.must_close = true;
  response.next_piece = [this, watch]() -> std::optional<std::string> {
    if (clock_.now() >= watch->until) return std::nullopt;
    auto event = event_or_end(watch->request());
    if (!event || *event == empty_event) return event;
    if (*event == watch->last_event) return std::string(empty_event);
    return watch->last_event = *std::move(event);
  };
  return response;
}

}  // namespace wardmote::web
