#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "web/layout.h"
#include "web/limits.h"
#include "web/route.h"
#include "web/upload.h"

namespace wardmote::web {

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free port
  int threads = 2;            ///< that run handlers
  int io_threads = 1;         ///< that read requests and write what is ready in memory
  std::size_t target_bytes_max = 4096;
  std::size_t cache_bytes_max = 32 << 20;
  int waiting_max = 256;       ///< requests that wait for a handler thread; one more is answered 503
  bool is_behind_tls = false;  ///< a proxy in front speaks TLS: send Strict-Transport-Security
  std::size_t body_bytes_max = 1 << 20;
  std::uint64_t upload_bytes_max = std::uint64_t{8} << 30;  ///< of any form with files; a route states less
  BeginFile begin_file{};                                   ///< where files go; without it no route takes any
  std::size_t header_bytes_max = 16 << 10;
  std::chrono::milliseconds header_wait_max{10'000};  ///< for a slow client to send its request, and between requests
  std::chrono::milliseconds upload_wait_max{60'000};  ///< for a form with files, beyond a second for each 16 KiB of it
  std::chrono::milliseconds stop_wait_max{10'000};    ///< for requests in flight at a stop
  int connections_max = 4096;
  RateLimits limits{};
  int live_max = 512;  ///< pages that go on at once (Format::events); one more is answered 503
  std::chrono::milliseconds live_wait_max{
      1'000};                 ///< until a page that goes on is looked at though no change was heard of
  std::string pages_folder;   ///< templates
  std::string locale_folder;  ///< compiled catalogues
  std::string assets_folder;  ///< browser/dist
  std::string site;           ///< how browsers reach it: what links on paper begin with; may be empty
  std::string version;        ///< shown by /health and /openapi.json
  std::function<std::uint64_t()> data_revision;  ///< cached pages live until it changes
  /// Has its argument called whenever data may have changed, for as long as what it gives is kept; the call may come on any
  /// thread. Without it pages that go on are looked at every `live_wait_max`.
  std::function<std::shared_ptr<void>(std::function<void()>)> hear_changes{};
  /// Fills in who asks, from the secret of a sign-in; leaves the principal alone if it is of none that stands.
  std::function<void(std::string_view session_token, Principal& principal)> identify;
  std::string sign_in_page;  ///< where whoever is not signed in is sent, with `next`: "/sign-in"; empty: nowhere
  std::string proof_page;    ///< where whoever has to prove who they are is sent, with `next`: "/prove"
  /// What the secret of a sign-in begins with whose person looks at the pages as somebody else would see them: these are told
  /// on every page, also on one that is the same for all. Empty: nobody looks.
  std::string look_mark;
  std::vector<std::string> open_to_looks;     ///< names of the forms and personal pages that stay open to them
  std::function<std::string()> help_contact;  ///< whom error pages send people to; may give nothing, may throw
  std::function<bool()> is_healthy;           ///< asked by /health
  /// What the operator should mend though the server works, asked by /health from this machine.
  std::function<std::vector<std::string>()> warnings;
  /// How many changes the calling thread has made: if a request fails after one of its own, it is not to be repeated blindly.
  std::function<std::uint64_t()> changes_of_this_thread;
  std::function<void(std::string_view json_line)> log;  ///< request log: one JSON object a line, no personal data
};

/// The HTTP server. Knows routes, representations, languages and files; knows no domain.
class Server {
 public:
  /// Checks the routes (each has a policy, a unique name and path, a template that can be read) and binds the port.
  /// Throws std::runtime_error that names the route and what it lacks, or the port that is taken.
  Server(ServerSettings settings, Layout layout, Router router, base::Clock const& clock);
  ~Server();
  /// The port that is bound.
  std::uint16_t port() const;
  /// Serves until `stop`; then takes no new connection, finishes requests in flight and returns. After `stop_wait_max`
  /// the connections that are left are closed; a handler that still runs is waited for, since it cannot be ended
  /// safely.
  void run();
  /// Safe from any thread and from a signal handler's thread.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The OpenAPI 3.1 document of the routes, as JSON text.
std::string openapi_json(Router const& router, Layout const& layout, std::string_view version);

}  // namespace wardmote::web
