#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace wardmote::http_test {

/// What came back. Header names are in lower case.
struct Reply {
  int status = 0;
  std::map<std::string, std::string> headers{};
  std::string body{};
  std::string header(std::string const& name) const;  ///< "" if it was not sent
};

/// A connection that sends whatever bytes it is told to, well-formed or not.
class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(Client const&) = delete;
  Client& operator=(Client const&) = delete;

  /// False if the server has closed.
  bool send(std::string_view bytes);
  /// The next reply; nothing if the server closed without one. `has_body` is false for the reply to HEAD.
  std::optional<Reply> receive(bool has_body = true);
  /// Whether the server has closed (waits for it up to 10 s).
  bool is_closed();
  /// What comes up to and with that text; less if the server ends before.
  std::string read_until(std::string_view end);

 private:
  bool read_more();
  int socket_ = -1;
  std::string unread_;
};

using RequestHeaders = std::map<std::string, std::string>;

/// One request on a connection of its own.
Reply request(std::uint16_t port, std::string_view method, std::string_view target, RequestHeaders const& headers = {},
              std::string_view body = {});
Reply get(std::uint16_t port, std::string_view target, RequestHeaders const& headers = {});

std::string gunzipped(std::string_view bytes);
std::string unbrotlied(std::string_view bytes);

}  // namespace wardmote::http_test
