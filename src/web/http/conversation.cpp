// One connection: requests and responses, one after the other.

#include "web/http/transport_state.h"

namespace wardmote::web {
namespace {

constexpr int drain_ticks = 10;
constexpr std::size_t write_bytes_at_once = 256 << 10;

RequestReader::Peer peer_of(tcp::socket const& socket) {
  error_code error;
  auto const peer = socket.remote_endpoint(error);
  if (error) return {};
  return {.address = peer.address().to_string(), .is_loopback = peer.address().is_loopback()};
}

}  // namespace

asio::awaitable<void> Transport::State::serve(Lane& lane, tcp::socket socket) {
  error_code ignored;
  auto peer = peer_of(socket);
  Connection connection(
      std::move(socket),
      {settings.header_bytes_max, settings.target_bytes_max, settings.body_bytes_max, settings.upload_bytes_max},
      std::move(peer));
  connection.socket.set_option(tcp::no_delay(true), ignored);
  Registration const registration(lane, connection, gauges);
  if (registration.count() > settings.connections_max || lane.is_stopping)
    co_await give_up(lane, connection, Trouble::too_busy);
  else
    co_await converse(lane, connection);
}

asio::awaitable<void> Transport::State::converse(Lane& lane, Connection& connection) {
  bool goes_on = true;
  while (goes_on) {
    connection.reader.begin();
    connection.upload.reset();
    goes_on = co_await wait_for_request(lane, connection);
    if (!goes_on) break;
    std::optional<Trouble> trouble;
    goes_on = co_await receive(lane, connection, trouble);
    if (trouble) co_await give_up(lane, connection, *trouble);
    if (goes_on && !connection.reader.is_upload_whole())
      if (auto const refused = co_await receive_upload(lane, connection)) {
        co_await refuse_upload(lane, connection, *refused);
        goes_on = false;
      }
    if (goes_on) goes_on = co_await reply(lane, connection);
  }
}

/// Until the first byte of the next request; false if there will be none.
asio::awaitable<bool> Transport::State::wait_for_request(Lane& lane, Connection& connection) {
  if (connection.reader.has_unread()) co_return true;
  if (lane.is_stopping) co_return false;
  connection.is_idle = true;
  lane.set_deadline(connection, settings.header_wait_max);
  bool const has_more = co_await read_more(connection);
  connection.is_idle = false;
  co_return has_more;
}

asio::awaitable<bool> Transport::State::read_more(Connection& connection) {
  error_code error;
  auto const room = connection.reader.room();
  auto const count = co_await connection.socket.async_read_some(asio::buffer(room.data(), room.size()), into(error));
  connection.reader.arrived(count);
  co_return !error;
}

/// Reads one request whole. False with a trouble to tell the client, or without one if it went away.
asio::awaitable<bool> Transport::State::receive(Lane& lane, Connection& connection, std::optional<Trouble>& trouble) {
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  lane.set_deadline(connection, settings.header_wait_max);
  for (;;) {
    auto const reading = connection.reader.go_on();
    if (reading == RequestReader::Reading::done || reading == RequestReader::Reading::upload) co_return true;
    if (reading == RequestReader::Reading::broken) {
      trouble = connection.reader.trouble();
      co_return false;
    }
    bool lives = true;
    if (reading == RequestReader::Reading::wants_continue) {
      error_code error;
      co_await asio::async_write(connection.socket, asio::buffer(go_on), into(error));
      lives = !error;
    } else {
      lives = co_await read_more(connection);
    }
    if (!lives && connection.is_late) trouble = Trouble::too_slow;
    if (!lives) co_return false;
  }
}

/// Answers one request; true if the connection lives on.
asio::awaitable<bool> Transport::State::reply(Lane& lane, Connection& connection) {
  auto const begun = clock.now();
  ++gauges.requests_in_flight;
  // No deadline while we work: it is the client's time that is limited, not ours.
  connection.deadline = ~std::uint64_t{0};
  auto request = connection.reader.request();
  request.upload = connection.upload.get();
  auto response = application.at_once(request);
  if (!response) response = co_await ask(request);
  LiveCount const count(live, *response);
  if (count.value() > settings.live_max) response = application.trouble(Trouble::too_busy);
  bool const stays = connection.reader.keeps_alive() && !response->must_close && !lane.is_stopping;
  auto const connection_line = !stays                            ? std::string_view("Connection: close\r\n\r\n")
                               : connection.reader.is_http_1_0() ? std::string_view("Connection: keep-alive\r\n\r\n")
                                                                 : std::string_view("\r\n");
  auto bytes = co_await send(lane, connection, *response, request.method != "HEAD", connection_line);
  if (response->next_piece && bytes > 0 && request.method != "HEAD")
    bytes += co_await go_on(lane, connection, *response);
  --gauges.requests_in_flight;
  application.sent(&request, *response, bytes, clock.now() - begun);
  if (!stays && bytes > 0) co_await drain(lane, connection);
  co_return stays&& bytes > 0;
}

/// The answer of a handler thread; 503 at once if too many wait already.
asio::awaitable<Response> Transport::State::ask(Request const& request) {
  if (waiting.load() >= settings.waiting_max) co_return application.trouble(Trouble::too_busy);
  ++waiting;
  auto response = co_await asio::co_spawn(handlers, ask_handler(request), asio::use_awaitable);
  --waiting;
  co_return response;
}

asio::awaitable<Response> Transport::State::ask_handler(Request const& request) {
  co_return application.answer(request);
}

asio::awaitable<void> Transport::State::give_up(Lane& lane, Connection& connection, Trouble trouble) {
  auto const response = application.trouble(trouble);
  auto const bytes = co_await send(lane, connection, response, true, "Connection: close\r\n\r\n");
  application.sent(nullptr, response, bytes, {});
  co_await drain(lane, connection);
}

/// The bytes that were written; 0 if the client went away or took too long.
asio::awaitable<std::size_t> Transport::State::send(Lane& lane, Connection& connection, Response const& response,
                                                    bool has_body, std::string_view connection_line) {
  std::string_view rest = has_body ? std::string_view(*response.body) : std::string_view();
  auto first = rest.substr(0, write_bytes_at_once);
  rest.remove_prefix(first.size());
  std::array<asio::const_buffer, 4> const parts{asio::buffer(*response.head), asio::buffer(date_line(lane)),
                                                asio::buffer(connection_line), asio::buffer(first)};
  error_code error;
  connection.is_late = false;
  lane.set_deadline(connection, settings.header_wait_max);
  auto written = co_await asio::async_write(connection.socket, parts, into(error));
  while (!error && !rest.empty()) {
    auto const next = rest.substr(0, write_bytes_at_once);
    rest.remove_prefix(next.size());
    lane.set_deadline(connection, settings.header_wait_max);
    written += co_await asio::async_write(connection.socket, asio::buffer(next), into(error));
  }
  co_return error ? 0 : written;
}

/// Closing while the client still sends would make its system throw away what we wrote (RFC 9112 §9.6).
asio::awaitable<void> Transport::State::drain(Lane& lane, Connection& connection) {
  error_code error;
  connection.socket.shutdown(tcp::socket::shutdown_send, error);
  connection.deadline = lane.ticks + drain_ticks;
  std::array<char, 16384> unheard{};
  while (!error && !connection.is_late) co_await connection.socket.async_read_some(asio::buffer(unheard), into(error));
}

std::string const& Transport::State::date_line(Lane& lane) const {
  auto const now = std::chrono::floor<std::chrono::seconds>(clock.now());
  if (now != lane.date_of) {
    lane.date_of = now;
    lane.date_line = "Date: " + http_date(now) + "\r\n";
  }
  return lane.date_line;
}

}  // namespace wardmote::web
