// The bodies of forms with files, handed on as they come.

#include "web/http/transport_state.h"

namespace wardmote::web {
namespace {

constexpr std::uint64_t upload_bytes_per_s_min = 16 << 10;

}  // namespace

/// Takes the body of a form with files. The response is why not all of it was taken.
asio::awaitable<std::optional<Response>> Transport::State::receive_upload(Lane& lane, Connection& connection) {
  auto begun = co_await on_handler([&] { return application.begin_upload(connection.reader.request()); });
  if (!begun) co_return begun.error();
  connection.upload = *std::move(begun);
  auto refused = co_await take_upload(lane, connection);
  if (!refused) refused = co_await on_handler([&] { return connection.upload->finish(); });
  if (refused) connection.upload.reset();
  co_return refused;
}

/// Each piece has its deadline, and the whole another, which a sender at the least speed meets.
asio::awaitable<std::optional<Response>> Transport::State::take_upload(Lane& lane, Connection& connection) {
  auto const seconds_max = connection.reader.request().body_bytes / upload_bytes_per_s_min;
  auto const wait_max = std::chrono::seconds{seconds_max} + settings.upload_wait_max;
  auto const last_tick = lane.ticks + static_cast<std::uint64_t>(wait_max / tick_length);
  for (;;) {
    auto const bytes = connection.reader.take_upload();
    if (!bytes.empty())
      if (auto refused = co_await on_handler([&] { return connection.upload->add(bytes); })) co_return refused;
    if (connection.reader.is_upload_whole()) co_return std::nullopt;
    lane.set_deadline(connection, settings.header_wait_max);
    connection.deadline = std::min(connection.deadline, last_tick);
    if (!co_await read_more(connection)) co_return application.trouble(Trouble::too_slow);
  }
}

/// The rest of the body is not read: said, and closed.
asio::awaitable<void> Transport::State::refuse_upload(Lane& lane, Connection& connection, Response const& response) {
  auto const request = connection.reader.request();
  auto const bytes = co_await send(lane, connection, response, true, "Connection: close\r\n\r\n");
  application.sent(&request, response, bytes, {});
  co_await drain(lane, connection);
}

}  // namespace wardmote::web
