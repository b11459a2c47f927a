#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <thread>

#include "outbound/http_client.h"
#include "outbound/url.h"

namespace wardmote::outbound {
namespace {

using namespace std::chrono_literals;

/// A server on the loopback interface that takes one connection, reads to the end of the headers and says what it is told.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer) : answer_(std::move(answer)) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    socklen_t size = sizeof place;
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&place), size), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&place), &size);
    port = ntohs(place.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~OneAnswer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  std::string url(std::string const& path = "/") const { return "http://127.0.0.1:" + std::to_string(port) + path; }

  std::uint16_t port = 0;
  std::string asked;  ///< to be read when the answer is there

 private:
  void serve() {
    auto const connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) return;
    char bytes[4096];
    auto const is_tls = [&] { return asked.starts_with('\x16'); };
    while (asked.find("\r\n\r\n") == std::string::npos && !is_tls()) {
      auto const count = recv(connection, bytes, sizeof bytes, 0);
      if (count <= 0) break;
      asked.append(bytes, static_cast<std::size_t>(count));
    }
    std::string_view left = answer_;
    while (!left.empty()) {
      auto const count = send(connection, left.data(), left.size(), MSG_NOSIGNAL);
      if (count <= 0) break;
      left.remove_prefix(static_cast<std::size_t>(count));
    }
    if (answer_.empty()) std::ignore = recv(connection, bytes, sizeof bytes, 0);  // until the client lets go
    close(connection);
  }

  std::string answer_;
  int listener_ = -1;
  std::thread thread_;
};

HttpClient client(std::function<void(HttpLimits&)> const& change = [](HttpLimits&) {}) {
  HttpLimits limits{.permits = [](std::string_view address, std::uint16_t) { return is_loopback(address); }};
  change(limits);
  return HttpClient(std::move(limits));
}

HttpTrouble trouble_of(std::expected<HttpAnswer, HttpTrouble> const& answer) {
  EXPECT_FALSE(answer) << answer->status;
  return answer ? HttpTrouble{} : answer.error();
}

TEST(HttpClient, gives_status_headers_and_body) {
  OneAnswer const server(
      "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nX-Two:  words here \r\n\r\nnothing here");
  auto const answer = client().send({.url = server.url("/a?b=c"), .headers = {{"X-Own", "1"}}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 404);
  EXPECT_EQ(answer->header("content-type"), "text/plain");
  EXPECT_EQ(answer->header("x-two"), "words here");
  EXPECT_EQ(answer->body, "nothing here");
  EXPECT_TRUE(server.asked.starts_with("GET /a?b=c HTTP/1.1\r\n")) << server.asked;
  EXPECT_NE(server.asked.find("X-Own: 1\r\n"), std::string::npos);
}

TEST(HttpClient, posts_a_body_of_any_bytes) {
  OneAnswer const server("HTTP/1.1 204 No Content\r\n\r\n");
  EXPECT_TRUE(client().send({.url = server.url(), .body = std::string("a\0b", 3)}));
  EXPECT_TRUE(server.asked.starts_with("POST / HTTP/1.1\r\n"));
  EXPECT_NE(server.asked.find("Content-Length: 3\r\n"), std::string::npos);
}

TEST(HttpClient, connects_to_no_address_that_the_rule_forbids) {
  OneAnswer const server("HTTP/1.1 200 OK\r\n\r\n");
  auto const forbidding = client([](HttpLimits& limits) { limits.permits = [](auto, auto) { return false; }; });
  EXPECT_EQ(trouble_of(forbidding.send({.url = server.url()})), HttpTrouble::address_not_permitted);
  auto const by_name = "http://localhost:" + std::to_string(server.port);
  EXPECT_EQ(trouble_of(forbidding.send({.url = by_name})), HttpTrouble::address_not_permitted)
      << "a name is judged by the address it resolves to";
  auto const one_port = client([&](HttpLimits& limits) {
    limits.permits = [&](std::string_view address, std::uint16_t port) {
      return address == "127.0.0.1" && port == server.port;
    };
  });
  EXPECT_TRUE(one_port.send({.url = server.url()}));
}

TEST(HttpClient, speaks_without_tls_to_this_machine_alone) {
  auto const permitting = client([](HttpLimits& limits) {
    limits.permits = [](std::string_view address, auto) {
      EXPECT_NE(address, "192.0.2.1") << "not even asked";
      return true;
    };
  });
  EXPECT_EQ(trouble_of(permitting.send({.url = "http://192.0.2.1/"})), HttpTrouble::address_not_permitted);
}

TEST(HttpClient, follows_no_redirect) {
  OneAnswer const server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
  auto const answer = client().send({.url = server.url()});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302);
}

TEST(HttpClient, takes_no_url_but_of_http) {
  for (auto const* url : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "127.0.0.1", "", "//host/",
                          "http://name:word@127.0.0.1/", "https://"})
    EXPECT_EQ(trouble_of(client().send({.url = url})), HttpTrouble::url_not_allowed) << url;
}

TEST(HttpClient, lets_go_of_what_is_too_large) {
  OneAnswer const long_body("HTTP/1.1 200 OK\r\n\r\n" + std::string(1001, 'x'));
  auto const small = client([](HttpLimits& limits) { limits.answer_bytes_max = 1000; });
  EXPECT_EQ(trouble_of(small.send({.url = long_body.url()})), HttpTrouble::too_large);
  OneAnswer const just_fits("HTTP/1.1 200 OK\r\n\r\n" + std::string(1000, 'x'));
  EXPECT_TRUE(small.send({.url = just_fits.url()}));
  OneAnswer const long_headers("HTTP/1.1 200 OK\r\n" + std::string(1000, 'x') + ": " + std::string(70'000, 'y') +
                               "\r\n\r\n");
  EXPECT_EQ(trouble_of(small.send({.url = long_headers.url()})), HttpTrouble::too_large);
}

TEST(HttpClient, lets_go_of_what_is_too_slow) {
  OneAnswer const silent("");
  auto const hasty = client([](HttpLimits& limits) { limits.time_max = 50ms; });
  EXPECT_EQ(trouble_of(hasty.send({.url = silent.url()})), HttpTrouble::too_slow);
}

TEST(HttpClient, tells_what_is_not_there_from_what_is_not_http) {
  std::string nobody;
  {
    nobody = OneAnswer("").url();
  }
  EXPECT_EQ(trouble_of(client().send({.url = nobody})), HttpTrouble::not_connected);
  OneAnswer const other("SSH-2.0-OpenSSH_9.2\r\n");
  EXPECT_EQ(trouble_of(client().send({.url = other.url()})), HttpTrouble::broken_off);
  OneAnswer const cut("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  EXPECT_EQ(trouble_of(client().send({.url = cut.url()})), HttpTrouble::broken_off);
}

TEST(HttpClient, trusts_no_server_that_does_not_speak_tls) {
  OneAnswer const plain("HTTP/1.1 200 OK\r\n\r\n");
  EXPECT_EQ(trouble_of(client().send({.url = "https://127.0.0.1:" + std::to_string(plain.port)})),
            HttpTrouble::not_trusted);
}

TEST(AddressRules, know_this_machine) {
  for (auto const* address : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"})
    EXPECT_TRUE(is_loopback(address)) << address;
  for (auto const* address : {"128.0.0.1", "0.0.0.0", "::", "::2", "localhost", "", "127.1"})
    EXPECT_FALSE(is_loopback(address)) << address;
}

TEST(AddressRules, tell_the_internet_from_all_that_is_set_apart) {
  for (auto const* address :
       {"8.8.8.8", "142.250.64.100", "172.15.255.255", "172.32.0.0", "100.63.0.1", "2607:f8b0::1", "::ffff:8.8.8.8"})
    EXPECT_TRUE(is_public(address)) << address;
  for (auto const* address : {"0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "127.0.0.1",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "198.18.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "fe80::1",
                              "fd00::1",
                              "fc00::1",
                              "ff02::1",
                              "64:ff9b::a00:1",
                              "2001:db8::1",
                              "2002:a00:1::1",
                              "::ffff:10.0.0.1",
                              "::ffff:169.254.169.254",
                              "::10.0.0.1",
                              "example.ca",
                              ""})
    EXPECT_FALSE(is_public(address)) << address;
}

TEST(Urls, reach_one_host_and_port) {
  EXPECT_EQ(reach_of("https://Login.Example.ca/realms/x?y=z"), (Reach{"https", "login.example.ca", 443}));
  EXPECT_EQ(reach_of("http://127.0.0.1:8080"), (Reach{"http", "127.0.0.1", 8080}));
  EXPECT_EQ(reach_of("https://good.example\\@evil.example/"), std::nullopt);
  for (auto const* url :
       {"", "login.example.ca", "/path", "//login.example.ca", "https://", "ftp://login.example.ca/",
        "https://name:word@login.example.ca/", "https://login.example.ca/#part", "javascript:alert(1)"})
    EXPECT_FALSE(reach_of(url)) << url;
}

}  // namespace
}  // namespace wardmote::outbound
