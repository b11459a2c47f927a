#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "web/response.h"
#include "web/upload.h"

namespace wardmote::web {

/// A request as it came; the views point into the connection's memory and live until it is answered.
struct Request {
  std::string_view method;
  std::string_view target;
  std::string_view accept;
  std::string_view accept_language;
  std::string_view accept_encoding;
  std::string_view if_none_match;
  std::string_view content_type;
  std::string_view host;
  std::string_view origin;
  std::string_view cookie;
  std::string_view user_agent;
  std::string_view body;
  std::string_view client;         ///< the address of whoever asks; what a proxy on this machine says of it is believed
  bool is_local = false;           ///< from the loopback interface, to a name of it, and no proxy passed it on
  std::uint64_t body_bytes = 0;    ///< that are announced
  Upload const* upload = nullptr;  ///< a form with files, in place of `body`
};

/// What keeps a request from being read at all.
enum class Trouble { malformed, headers_too_large, target_too_long, body_too_large, body_encoded, too_slow, too_busy };

/// Counted by the transport, shown by the metrics.
struct Gauges {
  std::atomic<int> connections{0};
  std::atomic<int> requests_in_flight{0};
};

/// Who answers what the transport reads. All functions are called by several threads at once; none may throw.
class Application {
 public:
  virtual ~Application() = default;
  /// The answer, if it is ready in memory. Called on an io thread: never waits.
  virtual std::optional<Response> at_once(Request const& request) = 0;
  /// The answer, by a handler. Called on a handler thread: may wait for the database.
  virtual Response answer(Request const& request) = 0;
  /// Who takes the body of a form with files, of which the head alone is there; or the answer at once. Called on a handler
  /// thread.
  virtual std::expected<std::unique_ptr<Upload>, Response> begin_upload(Request const& request) = 0;
  virtual Response trouble(Trouble trouble) = 0;
  /// After the last byte is written, or writing failed. `request` is absent if none could be read.
  virtual void sent(Request const* request, Response const& response, std::size_t bytes,
                    std::chrono::microseconds duration) = 0;
};

struct TransportSettings {
  std::string address;
  std::uint16_t port = 0;
  int threads = 2;
  int io_threads = 1;
  int waiting_max = 256;
  int connections_max = 4096;
  std::size_t body_bytes_max = 1 << 20;
  std::uint64_t upload_bytes_max = 0;
  std::size_t header_bytes_max = 16 << 10;
  std::size_t target_bytes_max = 4096;
  std::chrono::milliseconds header_wait_max{10'000};
  std::chrono::milliseconds upload_wait_max{60'000};
  int live_max = 512;
  std::chrono::milliseconds live_wait_max{1'000};
  std::chrono::milliseconds stop_wait_max{10'000};
};

/// HTTP/1.1 over TCP, as `Server` promises: reads requests with Boost.Beast, asks the application, writes its
/// responses. src/web/http/ is the one folder that knows Asio and Beast.
class Transport {
 public:
  /// Binds the port; throws std::runtime_error that names it if it is taken.
  Transport(TransportSettings settings, Application& application, base::Clock const& clock, Gauges& gauges);
  ~Transport();
  std::uint16_t port() const;
  void run();
  void stop();
  /// Has each response that goes on look for its next piece now. Safe from any thread.
  void wake();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wardmote::web
