// Responses that go on after their body: server-sent events.

#include "web/http/transport_state.h"

namespace wardmote::web {
namespace {

/// How often a response that goes on is asked for its next piece.
constexpr std::chrono::milliseconds piece_length{1000};

}  // namespace

/// Sends the pieces that follow a body, one a second, until there is none, the client is gone or the server stops.
asio::awaitable<std::size_t> Transport::State::go_on(Lane& lane, Connection& connection, Response const& response) {
  std::size_t written = 0;
  asio::steady_timer pause(lane.context);
  auto const next = [&response]() -> asio::awaitable<std::optional<std::string>> { co_return response.next_piece(); };
  for (error_code error; !error && !lane.is_stopping;) {
    auto const piece = co_await asio::co_spawn(handlers, next(), asio::use_awaitable);
    if (!piece) break;
    lane.set_deadline(connection, settings.header_wait_max);
    written += co_await asio::async_write(connection.socket, asio::buffer(*piece), into(error));
    connection.deadline = ~std::uint64_t{0};
    for (auto waited = 0 * tick_length; waited < piece_length && !error && !lane.is_stopping; waited += tick_length) {
      pause.expires_after(tick_length);
      co_await pause.async_wait(into(error));
    }
  }
  co_return written;
}

}  // namespace wardmote::web
