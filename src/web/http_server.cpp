// The one file that knows Asio. Each io thread is a lane: it has its own io_context and its own
// connections, so that a connection is touched by one thread only and nothing here needs a lock.

// Thread sanitizer knows no fences, and GCC refuses to compile them for it; Asio's mutexes order all that we share.
#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif

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
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "web/http_date.h"
#include "web/request_reader.h"
#include "web/transport.h"

namespace wardmote::web {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Token = asio::redirect_error_t<asio::use_awaitable_t<>>;

/// How often deadlines are looked at. One timer for a lane, in place of one for each read and write.
constexpr std::chrono::milliseconds tick_length{100};
constexpr int drain_ticks = 10;
constexpr std::size_t write_bytes_at_once = 256 << 10;

Token into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

RequestReader::Peer peer_of(tcp::socket const& socket) {
  error_code error;
  auto const peer = socket.remote_endpoint(error);
  if (error) return {};
  return {.address = peer.address().to_string(), .is_loopback = peer.address().is_loopback()};
}

struct Connection {
  Connection(tcp::socket connected, RequestReader::Limits limits)
      : socket(std::move(connected)), reader(limits, peer_of(socket)) {}
  tcp::socket socket;
  RequestReader reader;
  std::uint64_t deadline = 0;  ///< in ticks of its lane
  bool is_idle = true;         ///< waits for the first byte of a request
  bool is_late = false;        ///< its deadline passed
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

/// A connection is known to its lane for as long as it is there, whatever ends it.
class Registration {
 public:
  Registration(Lane& lane, Connection& connection, Gauges& gauges)
      : lane_(lane), connection_(connection), gauges_(gauges) {
    lane_.connections.insert(&connection_);
    count_ = ++gauges_.connections;
  }
  ~Registration() {
    --gauges_.connections;
    lane_.connections.erase(&connection_);
  }
  Registration(Registration const&) = delete;
  Registration& operator=(Registration const&) = delete;
  int count() const { return count_; }

 private:
  Lane& lane_;
  Connection& connection_;
  Gauges& gauges_;
  int count_ = 0;
};

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
  asio::awaitable<bool> read_more(Connection& connection);
  asio::awaitable<bool> receive(Lane& lane, Connection& connection, std::optional<Trouble>& trouble);
  asio::awaitable<bool> reply(Lane& lane, Connection& connection);
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
  Connection connection(std::move(socket),
                        {settings.header_bytes_max, settings.target_bytes_max, settings.body_bytes_max});
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
    goes_on = co_await wait_for_request(lane, connection);
    if (!goes_on) break;
    std::optional<Trouble> trouble;
    goes_on = co_await receive(lane, connection, trouble);
    if (trouble) co_await give_up(lane, connection, *trouble);
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
    if (reading == RequestReader::Reading::done) co_return true;
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
  auto const request = connection.reader.request();
  auto response = application.at_once(request);
  if (!response) response = co_await ask(request);
  bool const stays = connection.reader.keeps_alive() && !response->must_close && !lane.is_stopping;
  auto const connection_line = !stays                            ? std::string_view("Connection: close\r\n\r\n")
                               : connection.reader.is_http_1_0() ? std::string_view("Connection: keep-alive\r\n\r\n")
                                                                 : std::string_view("\r\n");
  auto const bytes = co_await send(lane, connection, *response, request.method != "HEAD", connection_line);
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
