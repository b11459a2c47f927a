#pragma once

// Inside the adapter to Asio, the folder src/web/http/: no other file includes this. Each io thread is a lane: it has its own
// io_context and its own connections, so that a connection is touched by one thread only and nothing here needs a lock.

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

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Token = asio::redirect_error_t<asio::use_awaitable_t<>>;

/// How often deadlines are looked at. One timer for a lane, in place of one for each read and write.
inline constexpr std::chrono::milliseconds tick_length{100};

inline Token into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

struct Connection {
  Connection(tcp::socket connected, RequestReader::Limits limits, RequestReader::Peer peer)
      : socket(std::move(connected)), reader(limits, std::move(peer)) {}
  tcp::socket socket;
  RequestReader reader;
  std::uint64_t deadline = 0;  ///< in ticks of its lane
  bool is_idle = true;         ///< waits for the first byte of a request
  bool is_late = false;        ///< its deadline passed
  std::unique_ptr<Upload> upload{};
};

/// A response that goes on, between two of its pieces.
struct Stream {
  explicit Stream(asio::io_context& context) : pause(context) {}
  asio::steady_timer pause;
  bool hears = false;  ///< a change ends its pause
};

struct Lane {
  asio::io_context context{1};
  asio::steady_timer timer{context};
  std::set<Connection*> connections;
  std::set<Stream*> streams;
  std::atomic<bool> is_woken{false};  ///< a wake is on its way; the one member that other threads touch
  std::uint64_t wakes = 0;
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

/// A stream is known to its lane for as long as it is there.
class StreamRegistration {
 public:
  explicit StreamRegistration(Lane& lane) : stream(lane.context), lane_(lane) { lane_.streams.insert(&stream); }
  ~StreamRegistration() { lane_.streams.erase(&stream); }
  StreamRegistration(StreamRegistration const&) = delete;
  StreamRegistration& operator=(StreamRegistration const&) = delete;
  Stream stream;

 private:
  Lane& lane_;
};

/// How many responses go on, this one among them if it does.
class LiveCount {
 public:
  LiveCount(std::atomic<int>& live, Response const& response) : live_(response.next_piece ? &live : nullptr) {
    if (live_ != nullptr) value_ = ++*live_;
  }
  ~LiveCount() {
    if (live_ != nullptr) --*live_;
  }
  LiveCount(LiveCount const&) = delete;
  LiveCount& operator=(LiveCount const&) = delete;
  int value() const { return value_; }

 private:
  std::atomic<int>* live_;
  int value_ = 0;
};

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
  std::atomic<int> live{0};

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
  void wake(Lane& lane);
  void look_at_deadlines(Lane& lane);
  asio::awaitable<void> keep_time(Lane& lane);
  asio::awaitable<void> accept();
  asio::awaitable<void> serve(Lane& lane, tcp::socket socket);
  asio::awaitable<void> converse(Lane& lane, Connection& connection);
  asio::awaitable<bool> wait_for_request(Lane& lane, Connection& connection);
  asio::awaitable<bool> read_more(Connection& connection);
  asio::awaitable<bool> receive(Lane& lane, Connection& connection, std::optional<Trouble>& trouble);
  asio::awaitable<std::optional<Response>> receive_upload(Lane& lane, Connection& connection);
  asio::awaitable<std::optional<Response>> take_upload(Lane& lane, Connection& connection);
  asio::awaitable<void> refuse_upload(Lane& lane, Connection& connection, Response const& response);
  template <class Work>
  asio::awaitable<std::invoke_result_t<Work>> on_handler(Work work);
  asio::awaitable<bool> reply(Lane& lane, Connection& connection);
  asio::awaitable<Response> ask(Request const& request);
  asio::awaitable<Response> ask_handler(Request const& request);
  asio::awaitable<void> give_up(Lane& lane, Connection& connection, Trouble trouble);
  asio::awaitable<std::size_t> send(Lane& lane, Connection& connection, Response const& response, bool has_body,
                                    std::string_view connection_line);
  asio::awaitable<std::size_t> go_on(Lane& lane, Connection& connection, Response const& response);
  asio::awaitable<Piece> piece_of(Response const& response);
  asio::awaitable<void> wait_for_change(Lane& lane, Stream& stream, std::uint64_t wakes_seen);
  asio::awaitable<void> drain(Lane& lane, Connection& connection);
  std::string const& date_line(Lane& lane) const;
};

template <class Work>
asio::awaitable<std::invoke_result_t<Work>> Transport::State::on_handler(Work work) {
  auto const there = [](Work done) -> asio::awaitable<std::invoke_result_t<Work>> { co_return done(); };
  co_return co_await asio::co_spawn(handlers, there(std::move(work)), asio::use_awaitable);
}

}  // namespace wardmote::web
