// Pages that go on: server-sent events, each the page's JSON when it has changed. A page that is the same for all is made once
// for all who watch it; any other is asked for each of them.

#include "web/event_text.h"
#include "web/live_page.h"
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
  Piece last_event{};
  std::shared_ptr<LivePage> shared{};  ///< nothing for a page that shows who reads it

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

Piece nothing_new() {
  static auto const piece = std::make_shared<std::string const>(empty_event);
  return piece;
}

/// What a watcher is sent: the event, unless it was sent the same before.
Piece as_news(Watched& watch, Piece event) {
  if (event == nullptr || event == nothing_new()) return event;
  if (watch.last_event && (watch.last_event == event || *watch.last_event == *event)) return nothing_new();
  return watch.last_event = std::move(event);
}

}  // namespace

/// The database may fail meanwhile: the stream waits for it. Were it to end, the browser would ask for another, be told that
/// the page cannot be shown, and never ask again.
Piece Site::event_or_end(Request const& request, LivePage* shared) const {
  try {
    if (shared == nullptr) return event_for(request, principal_of(request, Presence::watches));
    auto const at_revision = revision();
    return shared->at(at_revision, [&] { return event_for(request, {}); });
  } catch (std::exception const&) {
    return nothing_new();
  }
}

Piece Site::event_for(Request const& request, Principal const& principal) const {
  auto const resolved = resolve(request, finder_);
  if (!resolved) return nullptr;
  if (objection_to(request, *resolved, principal)) return nullptr;
  Reply no_reply;
  auto body = body_of(request, *resolved, principal, no_reply);
  return body ? std::make_shared<std::string const>(*std::move(body)) : nullptr;
}

Response Site::answer_live(Request const& request, Resolved const& resolved) const {
  auto const watch = std::make_shared<Watched>(watched(request, clock_.now() + watch_max));
  watch->target = target_of_events(resolved);
  if (is_cached(*resolved.found.route) && !may_be_a_look(request)) watch->shared = live_pages_.at(watch->target);
  auto response = writer_.write({.media_type = media_type_of(Format::events),
                                 .headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}},
                                 .is_endless = true});
  response.must_close = true;
  response.next_piece = [this, watch]() -> Piece {
    if (clock_.now() >= watch->until) return nullptr;
    return as_news(*watch, event_or_end(watch->request(), watch->shared.get()));
  };
  if (watch->shared)
    response.ready_piece = [this, watch]() -> std::optional<Piece> {
      auto event = clock_.now() < watch->until ? watch->shared->ready(revision()) : std::nullopt;
      return event ? std::optional(as_news(*watch, *std::move(event))) : std::nullopt;
    };
  return response;
}

}  // namespace wardmote::web
