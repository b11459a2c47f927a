// What two servers in a row could read differently (request smuggling), and what no header may be: refused and closed, so
// that nothing behind it is taken for a request.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view hidden = "GET /en/clock HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string form_with(std::string_view headers) {
  return "POST /en/notes.json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
         std::string(headers) + "\r\n";
}

/// The status of the answer to these bytes, after which the connection has to end and `hidden` must not have been asked.
int status_and_end(SampleSite& site, std::string const& bytes) {
  Client client(site.port());
  client.send(bytes);
  auto const reply = client.receive();
  EXPECT_TRUE(client.is_closed()) << bytes;
  EXPECT_EQ(site.clock_calls(), 0) << "the hidden request was answered after " << bytes;
  return reply ? reply->status : 0;
}

TEST(Framing, a_length_that_two_could_read_differently_is_refused_with_what_follows) {
  SampleSite site;
  for (std::string_view const headers :
       {"Content-Length: 4\r\nContent-Length: 4\r\n", "Content-Length: 4, 4\r\n", "Content-Length: +4\r\n",
        "Content-Length: 0x4\r\n", "Content-Length: 4 4\r\n", "Content-Length: 4\r\nContent-Length: 0\r\n",
        "Content-Length: 99999999999999999999\r\n", "Content-Length: \r\n"})
    EXPECT_EQ(status_and_end(site, form_with(headers) + "a=1&" + std::string(hidden)), 400) << headers;
}

TEST(Framing, every_transfer_coding_is_refused_with_what_follows) {
  SampleSite site;
  for (std::string_view const headers :
       {"Transfer-Encoding: chunked\r\n", "Transfer-Encoding: identity\r\n", "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: \"chunked\"\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "transfer-encoding: CHUNKED\r\nContent-Length: 5\r\n",
        "Transfer-Encoding : chunked\r\n", "Transfer-Encoding\t: chunked\r\n",
        "Transfer-Encoding:\x0b"
        "chunked\r\n"})
    EXPECT_EQ(status_and_end(site, form_with(headers) + "0\r\n\r\n" + std::string(hidden)), 400) << headers;
}

TEST(Framing, a_header_in_folded_lines_is_refused) {
  SampleSite site;
  for (std::string_view const headers : {"X-Long: a\r\n b\r\n", "X-Long: a\r\n\tb\r\n", "X-Long:\r\n a\r\n",
                                         " X-First: a\r\n", "Content-Length:\r\n 4\r\n"})
    EXPECT_EQ(status_and_end(site, form_with(headers) + std::string(hidden)), 400) << headers;
}

TEST(Framing, a_folded_line_is_found_however_the_bytes_are_cut) {
  SampleSite site;
  for (std::size_t cut = 1; cut < 12; ++cut) {
    Client client(site.port());
    std::string const bytes = "GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Long: a\r\n b\r\n\r\n";
    client.send(bytes.substr(0, bytes.size() - cut));
    client.send(bytes.substr(bytes.size() - cut));
    EXPECT_EQ(client.receive()->status, 400) << cut;
  }
}

TEST(Framing, a_body_may_hold_what_a_header_may_not) {
  SampleSite site;
  std::string const body = "text=a\r\n b\r\n\tc";
  EXPECT_EQ(
      request(site.port(), "POST", "/en/notes.json", {{"Content-Type", "application/x-www-form-urlencoded"}}, body)
          .status,
      200);
}

TEST(Framing, lines_end_in_both_signs) {
  SampleSite site;
  for (std::string_view const bytes :
       {"GET /en/ HTTP/1.1\nHost: localhost\n\n", "GET /en/ HTTP/1.1\r\nHost: localhost\nX-A: b\r\n\r\n",
        "GET /en/ HTTP/1.1\rHost: localhost\r\r", "GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-A: b\rX-B: c\r\n\r\n"})
    EXPECT_EQ(status_and_end(site, std::string(bytes) + std::string(hidden)), 400) << bytes;
}

TEST(Framing, a_header_holds_no_control_signs) {
  SampleSite site;
  for (auto const& headers :
       {std::string("X-A: b\0c\r\n", 10), std::string("X-A: \x01\r\n"), std::string("X\x7f: b\r\n"),
        std::string("X A: b\r\n"), std::string(": b\r\n"), std::string("X-\xe9: b\r\n")})
    EXPECT_EQ(status_and_end(site, form_with(headers) + std::string(hidden)), 400) << headers;
}

TEST(Framing, a_length_on_a_question_is_a_body_and_no_next_request) {
  SampleSite site;
  Client client(site.port());
  client.send("GET /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" +
              std::string(hidden) + "GET /en/places.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 200);
  EXPECT_THAT(client.receive()->body, HasSubstr("Old Town"));
  EXPECT_EQ(site.clock_calls(), 0);
}

TEST(Framing, a_host_is_one_name_or_address) {
  SampleSite site;
  for (auto const& host :
       {std::string(), std::string("a b"), std::string("a/b"), std::string("a@b"), std::string("a,b"),
        std::string("\xc3\xa9.ca"), std::string("<script>"), std::string(256, 'a')})
    EXPECT_EQ(status_and_end(site, "GET /en/ HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 400) << host;
  for (auto const& host : {"board.example.ca", "board.example.ca:8443", "192.0.2.7:80", "[2001:db8::1]:8080", "a_b"}) {
    Client client(site.port());
    client.send("GET /en/ HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 200) << host;
  }
}

TEST(Framing, a_name_that_was_made_to_lead_here_is_not_this_machine) {
  SampleSite site;
  auto const status = [&](std::string const& host) {
    Client client(site.port());
    client.send("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return client.receive()->status;
  };
  for (auto const* host : {"evil.example", "127.evil.example", "127.0.0.1.evil.example", "localhost.evil.example"})
    EXPECT_EQ(status(host), 403) << host;
  for (auto const* host : {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"}) EXPECT_EQ(status(host), 200);
}

TEST(Framing, a_compressed_body_is_refused_before_it_is_read) {
  SampleSite site;
  for (std::string const coding : {"gzip", "br", "deflate", "gzip, gzip", "GZIP"}) {
    Client client(site.port());
    client.send(form_with("Content-Encoding: " + coding + "\r\nContent-Length: 1000\r\n"));
    EXPECT_EQ(client.receive()->status, 415) << coding;
    EXPECT_TRUE(client.is_closed());
  }
  EXPECT_EQ(request(site.port(), "POST", "/en/files.json",
                    {{"Content-Type", "multipart/form-data; boundary=b"}, {"Content-Encoding", "gzip"}}, "x")
                .status,
            415);
  Client plain(site.port());
  plain.send(form_with("Content-Encoding: identity\r\nContent-Length: 6\r\n") + "text=z");
  EXPECT_EQ(plain.receive()->status, 200);
}

TEST(Framing, a_method_that_no_page_answers_tells_nothing_back) {
  SampleSite site;
  for (std::string const method : {"TRACE", "CONNECT", "PUT", "DELETE", "PROPFIND", "get", "POST"}) {
    Client client(site.port());
    client.send(method + " /en/ HTTP/1.1\r\nHost: localhost\r\nCookie: secret=1\r\n\r\n");
    auto const reply = client.receive();
    EXPECT_THAT(reply->status, testing::AnyOf(400, 404, 405, 501)) << method;
    EXPECT_THAT(reply->body, Not(HasSubstr("secret"))) << method;
  }
}

}  // namespace
}  // namespace wardmote::http_test
