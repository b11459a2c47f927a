// The one file that knows Boost.Beast and Asio. Each io thread is a lane: it has its own io_context and its own
// connections, so that a connection is touched by one thread only and nothing here needs a lock.

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "web/http_date.h"
#include "web/transport.h"

namespace wardmote::web {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Parser = http::request_parser<http::string_body>;
using Token = asio::redirect_error_t<asio::use_awaitable_t<>>;

/// How often deadlines are looked at. One timer for a lane, in place of one for each read and write.
constexpr std::chrono::milliseconds tick_length{100};
constexpr int drain_ticks = 10;
constexpr std::size_t read_bytes = 8 << 10;
constexpr std::size_t write_bytes_at_once = 256 << 10;

Token into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

struct Connection {
  explicit Connection(tcp::socket connected) : socket(std::move(connected)) {}
  tcp::socket socket;
  boost::beast::flat_buffer buffer;
  std::uint64_t deadline = 0;  ///< in ticks of its lane
  bool is_idle = true;         ///< waits for the first byte of a request
  bool is_late = false;        ///< its deadline passed
  bool is_local = false;
};

struct Lane {
  asio::io_context context{1};
  asio::steady_timer timer{context};
  std::set<Connection*> connections;
  std::uint64_t ticks = 0;
  std::uint64_t stop_deadline = 0;
  bool is_stopping = false;
  std::chrono::sys_seconds date_of{};
  std::string date_line;

  void set_deadline(Connection& connection, std::chrono::milliseconds wait) const {
    connection.deadline = ticks + static_cast<std::uint64_t>(wait / tick_length) + 1;
  }
};

std::optional<Trouble> trouble_of(error_code error, std::string_view unread, std::size_t target_bytes_max) {
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error == http::error::body_limit) return Trouble::body_too_large;
  if (error != http::error::header_limit) return Trouble::malformed;
  return unread.substr(0, unread.find('\n')).size() > target_bytes_max ? Trouble::target_too_long
                                                                       : Trouble::headers_too_large;
}

std::string_view unread(Connection const& connection) {
  auto const data = connection.buffer.data();
  return {static_cast<char const*>(data.data()), data.size()};
}

Request request_of(Parser::value_type const& message, bool is_local) {
  auto const field = [&](auto name) { return std::string_view(message[name]); };
  bool const is_passed_on =
      message.count(http::field::forwarded) + message.count("X-Forwarded-For") + message.count(http::field::via) > 0;
  return {.method = std::string_view(message.method_string()),
          .target = std::string_view(message.target()),
          .accept = field(http::field::accept),
          .accept_language = field(http::field::accept_language),
          .accept_encoding = field(http::field::accept_encoding),
          .if_none_match = field(http::field::if_none_match),
          .content_type = field(http::field::content_type),
          .host = field(http::field::host),
          .origin = field(http::field::origin),
          .body = message.body(),
          .is_local = is_local && !is_passed_on};
}

}  // namespace

struct Transport::State {
  TransportSettings settings;
  Application& application;
  base::Clock const& clock;
  Gauges& gauges;
  std::vector<std::unique_ptr<Lane>> lanes;
  asio::thread_pool handlers;
  tcp::acceptor acceptor;
  std::uint16_t port = 0;
  std::atomic<int> waiting{0};

  State(TransportSettings given, Application& app, base::Clock const& time, Gauges& counted)
      : settings(std::move(given)),
        application(app),
        clock(time),
        gauges(counted),
        lanes(make_lanes(settings.io_threads)),
        handlers(static_cast<std::size_t>(settings.threads)),
        acceptor(lanes.front()->context) {}

  static std::vector<std::unique_ptr<Lane>> make_lanes(int count) {
    std::vector<std::unique_ptr<Lane>> made;
    for (int lane = 0; lane < count; ++lane) made.push_back(std::make_unique<Lane>());
    return made;
  }

  void bind();
  void begin_stop(Lane& lane);
  void look_at_deadlines(Lane& lane);
  asio::awaitable<void> keep_time(Lane& lane);
  asio::awaitable<void> accept();
  asio::awaitable<void> serve(Lane& lane, tcp::socket socket);
  asio::awaitable<void> converse(Lane& lane, Connection& connection);
  asio::awaitable<bool> wait_for_request(Lane& lane, Connection& connection);
  asio::awaitable<bool> receive(Lane& lane, Connection& connection, Parser& parser, std::optional<Trouble>& trouble);
  asio::awaitable<bool> read_more(Connection& connection, std::optional<Trouble>& trouble);
  std::optional<Trouble> objection_to(Parser const& parser) const;
  asio::awaitable<bool> reply(Lane& lane, Connection& connection, Parser::value_type const& message);
  asio::awaitable<Response> ask(Request const& request);
  asio::awaitable<Response> ask_handler(Request const& request);
  asio::awaitable<void> give_up(Lane& lane, Connection& connection, Trouble trouble);
  asio::awaitable<std::size_t> send(Lane& lane, Connection& connection, Response const& response, bool has_body,
                                    std::string_view connection_line);
  asio::awaitable<void> drain(Lane& lane, Connection& connection);
  std::string const& date_line(Lane& lane) const;
};

// --- Starting and stopping.

void Transport::State::bind() {
  error_code error;
  auto const address = asio::ip::make_address(settings.address, error);
  if (error) throw std::runtime_error("“" + settings.address + "” is no address to listen on.");
  tcp::endpoint const endpoint(address, settings.port);
  acceptor.open(endpoint.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    throw std::runtime_error("The port " + std::to_string(settings.port) + " of " + settings.address +
                             " cannot be used: " + error.message() + ". Choose another one.");
  port = acceptor.local_endpoint().port();
}

void Transport::State::begin_stop(Lane& lane) {
  error_code ignored;
  if (&lane == lanes.front().get()) acceptor.close(ignored);
  lane.is_stopping = true;
  lane.stop_deadline = lane.ticks + static_cast<std::uint64_t>(settings.stop_wait_max / tick_length) + 1;
  for (auto* connection : lane.connections)
    if (connection->is_idle) connection->socket.cancel(ignored);
  lane.timer.cancel();
}

void Transport::State::look_at_deadlines(Lane& lane) {
  error_code ignored;
  bool const is_last_call = lane.is_stopping && lane.ticks >= lane.stop_deadline;
  for (auto* connection : lane.connections) {
    if (is_last_call) {
      connection->socket.close(ignored);
    } else if (lane.ticks >= connection->deadline) {
      connection->is_late = true;
      connection->socket.cancel(ignored);
    }
  }
}

asio::awaitable<void> Transport::State::keep_time(Lane& lane) {
  while (!lane.is_stopping || !lane.connections.empty()) {
    error_code ignored;
    lane.timer.expires_after(tick_length);
    co_await lane.timer.async_wait(into(ignored));
    ++lane.ticks;
    look_at_deadlines(lane);
  }
}

asio::awaitable<void> Transport::State::accept() {
  for (std::size_t next = 0; acceptor.is_open(); next = (next + 1) % lanes.size()) {
    auto& lane = *lanes[next];
    error_code error;
    auto socket = co_await acceptor.async_accept(lane.context, into(error));
    if (!error) {
      asio::co_spawn(lane.context, serve(lane, std::move(socket)), asio::detached);
    } else if (acceptor.is_open()) {
      // Out of file descriptors, most likely: asking again at once would only burn the processor.
      asio::steady_timer pause(lanes.front()->context, tick_length);
      co_await pause.async_wait(into(error));
    }
  }
}

// --- One connection.

asio::awaitable<void> Transport::State::serve(Lane& lane, tcp::socket socket) {
  error_code ignored;
  Connection connection(std::move(socket));
  connection.socket.set_option(tcp::no_delay(true), ignored);
  connection.is_local = connection.socket.remote_endpoint(ignored).address().is_loopback();
  lane.connections.insert(&connection);
  auto const count = ++gauges.connections;
  if (count > settings.connections_max || lane.is_stopping)
    co_await give_up(lane, connection, Trouble::too_busy);
  else
    co_await converse(lane, connection);
  --gauges.connections;
  lane.connections.erase(&connection);
}

asio::awaitable<void> Transport::State::converse(Lane& lane, Connection& connection) {
  bool goes_on = true;
  while (goes_on) {
    goes_on = co_await wait_for_request(lane, connection);
    if (!goes_on) break;
    Parser parser;
    parser.eager(true);
    parser.header_limit(static_cast<std::uint32_t>(settings.header_bytes_max));
    parser.body_limit(settings.body_bytes_max);
    std::optional<Trouble> trouble;
    bool const is_received = co_await receive(lane, connection, parser, trouble);
    if (is_received) {
      goes_on = co_await reply(lane, connection, parser.get());
    } else {
      if (trouble) co_await give_up(lane, connection, *trouble);
      goes_on = false;
    }
  }
}

/// Until the first byte of the next request; false if there will be none.
asio::awaitable<bool> Transport::State::wait_for_request(Lane& lane, Connection& connection) {
  if (connection.buffer.size() > 0) co_return true;
  if (lane.is_stopping) co_return false;
  connection.is_idle = true;
  lane.set_deadline(connection, settings.header_wait_max);
  error_code error;
  auto const count = co_await connection.socket.async_read_some(connection.buffer.prepare(read_bytes), into(error));
  connection.buffer.commit(count);
  connection.is_idle = false;
  co_return !error;
}

/// Reads one request whole. False with a trouble to tell the client, or without one if it went away.
asio::awaitable<bool> Transport::State::receive(Lane& lane, Connection& connection, Parser& parser,
                                                std::optional<Trouble>& trouble) {
  lane.set_deadline(connection, settings.header_wait_max);
  bool is_continue_due = true;
  for (;;) {
    error_code error;
    auto const used = connection.buffer.size() > 0 ? parser.put(connection.buffer.data(), error) : 0;
    if (error && error != http::error::need_more) {
      trouble = trouble_of(error, unread(connection), settings.target_bytes_max);
      co_return false;
    }
    connection.buffer.consume(used);
    if (parser.is_header_done() && is_continue_due) {
      is_continue_due = false;
      trouble = objection_to(parser);
      if (trouble) co_return false;
      if (parser.get()[http::field::expect] == "100-continue" && !parser.is_done()) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await asio::async_write(connection.socket, asio::buffer(go_on), into(error));
      }
    }
    if (parser.is_done()) co_return true;
    if (used > 0 && !error && connection.buffer.size() > 0) continue;
    bool const has_more = co_await read_more(connection, trouble);
    if (!has_more) co_return false;
  }
}

asio::awaitable<bool> Transport::State::read_more(Connection& connection, std::optional<Trouble>& trouble) {
  error_code error;
  auto const count = co_await connection.socket.async_read_some(connection.buffer.prepare(read_bytes), into(error));
  connection.buffer.commit(count);
  if (error && connection.is_late) trouble = Trouble::too_slow;
  co_return !error;
}

std::optional<Trouble> Transport::State::objection_to(Parser const& parser) const {
  auto const& message = parser.get();
  auto const hosts = message.count(http::field::host);
  if (message.target().size() > settings.target_bytes_max) return Trouble::target_too_long;
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return Trouble::malformed;
  return std::nullopt;
}

/// Answers one request; true if the connection lives on.
asio::awaitable<bool> Transport::State::reply(Lane& lane, Connection& connection, Parser::value_type const& message) {
  auto const begun = clock.now();
  ++gauges.requests_in_flight;
  // No deadline while we work: it is the client's time that is limited, not ours.
  connection.deadline = ~std::uint64_t{0};
  auto const request = request_of(message, connection.is_local);
  auto response = application.at_once(request);
  if (!response) response = co_await ask(request);
  bool const stays = message.keep_alive() && !response->must_close && !lane.is_stopping;
  auto const connection_line = !stays                    ? std::string_view("Connection: close\r\n\r\n")
                               : message.version() == 10 ? std::string_view("Connection: keep-alive\r\n\r\n")
                                                         : std::string_view("\r\n");
  auto const bytes = co_await send(lane, connection, *response, message.method() != http::verb::head, connection_line);
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
  std::array<char, 1024> unheard{};
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

// --- What others see.

Transport::Transport(TransportSettings settings, Application& application, base::Clock const& clock, Gauges& gauges)
    : state_(std::make_unique<State>(std::move(settings), application, clock, gauges)) {
  state_->bind();
}

Transport::~Transport() = default;

std::uint16_t Transport::port() const { return state_->port; }

void Transport::run() {
  for (auto& lane : state_->lanes) asio::co_spawn(lane->context, state_->keep_time(*lane), asio::detached);
  asio::co_spawn(state_->lanes.front()->context, state_->accept(), asio::detached);
  std::vector<std::jthread> others;
  for (std::size_t lane = 1; lane < state_->lanes.size(); ++lane)
    others.emplace_back([context = &state_->lanes[lane]->context] { context->run(); });
  state_->lanes.front()->context.run();
  others.clear();
  state_->handlers.join();
}

void Transport::stop() {
  for (auto& lane : state_->lanes)
    asio::post(lane->context, [state = state_.get(), lane = lane.get()] { state->begin_stop(*lane); });
}

}  // namespace wardmote::web
