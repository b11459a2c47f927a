#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outbound/address_rule.h"

namespace wardmote::outbound {

/// Why there is no answer. None of it is a mistake of the program: whoever asked tells it, or tries again.
enum class HttpTrouble {
  url_not_allowed,        ///< neither https:// nor http://, or with a name and password in it
  address_not_permitted,  ///< the rule says no to each address of the name, or http:// would leave this machine
  not_resolved,           ///< the name has no address
  not_connected,          ///< nobody listens there, or the connection was refused
  not_trusted,            ///< the certificate is not of that name, has expired, or nobody known vouches for it
  too_slow,               ///< no whole answer within `time_max`
  too_large,              ///< more than `answer_bytes_max`, or headers without end
  broken_off              ///< the connection ended, or what came is not HTTP
};

/// "too_slow"; for logs.
std::string_view code_of(HttpTrouble trouble);

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// A POST if it has a body, else a GET.
struct HttpRequest {
  std::string url{};
  HttpHeaders headers{};              ///< without line breaks (ENSURE)
  std::optional<std::string> body{};  ///< with its Content-Type among the headers
};

struct HttpAnswer {
  int status = 0;         ///< whatever it is: a redirect is an answer, and is not followed
  HttpHeaders headers{};  ///< names in lower case
  std::string body{};

  /// The value of the first header of that name, which is in lower case; empty if there is none.
  std::string_view header(std::string_view name) const;
};

/// What all requests of a client keep to.
struct HttpLimits {
  AddressRule permits;  ///< asked of each address that is about to be connected to
  std::chrono::milliseconds connect_time_max{5'000};
  std::chrono::milliseconds time_max{10'000};  ///< from the name to the last byte
  std::size_t answer_bytes_max = 1 << 20;      ///< of the body; headers have 64 KiB
  std::string trusted_certificates{};          ///< PEM file; empty: the system's
};

/// Sends requests, each over a connection of its own. It waits for the answer: not for threads that must not wait. Safe
/// to use from several threads at once. Cost: a connection, with its TLS handshake, a request.
class HttpClient {
 public:
  explicit HttpClient(HttpLimits limits);
  std::expected<HttpAnswer, HttpTrouble> send(HttpRequest const& request) const;

 private:
  HttpLimits limits_;
};

}  // namespace wardmote::outbound
