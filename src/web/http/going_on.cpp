// Responses that go on after their body: server-sent events.

#include "web/http/transport_state.h"

namespace wardmote::web {

void Transport::State::wake(Lane& lane) {
  lane.is_woken = false;
  ++lane.wakes;
  for (auto* stream : lane.streams)
    if (stream->hears) stream->pause.cancel();
}

/// Sends the pieces that follow a body until there is none, the client is gone or the server stops: the next one when data
/// has changed, and else every `live_wait_max`, which also tells whether the client is still there.
asio::awaitable<std::size_t> Transport::State::go_on(Lane& lane, Connection& connection, Response const& response) {
  std::size_t written = 0;
  StreamRegistration going(lane);
  for (error_code error; !error && !lane.is_stopping;) {
    auto const wakes_seen = lane.wakes;
    auto const piece = co_await piece_of(response);
    if (!piece) break;
    lane.set_deadline(connection, settings.header_wait_max);
    written += co_await asio::async_write(connection.socket, asio::buffer(*piece), into(error));
    connection.deadline = ~std::uint64_t{0};
    if (!error) co_await wait_for_change(lane, going.stream, wakes_seen);
  }
  co_return written;
}

asio::awaitable<Piece> Transport::State::piece_of(Response const& response) {
  auto ready = response.ready_piece ? response.ready_piece() : std::nullopt;
  if (ready) co_return *std::move(ready);
  auto const next = [&response]() -> asio::awaitable<Piece> { co_return response.next_piece(); };
  co_return co_await asio::co_spawn(handlers, next(), asio::use_awaitable);
}

/// At least a tick, so that many changes in a row make few events.
asio::awaitable<void> Transport::State::wait_for_change(Lane& lane, Stream& stream, std::uint64_t wakes_seen) {
  error_code ignored;
  stream.pause.expires_after(tick_length);
  if (!lane.is_stopping) co_await stream.pause.async_wait(into(ignored));
  if (lane.is_stopping || lane.wakes != wakes_seen) co_return;
  stream.pause.expires_after(settings.live_wait_max - tick_length);
  stream.hears = true;
  co_await stream.pause.async_wait(into(ignored));
  stream.hears = false;
}

}  // namespace wardmote::web
