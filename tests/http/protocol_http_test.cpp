#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr std::string_view front = "GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST(Protocol, EveryResponseCarriesTheSecurityHeaders) {
  SampleSite site;
  std::vector<Reply> replies;
  for (auto const* target : {"/", "/en/", "/en/places.json", "/en/nowhere", "/assets/mark.svg", "/health", "/metrics",
                             "/openapi.json", "/en/failing"})
    replies.push_back(get(site.port(), target));
  Client client(site.port());
  client.send("nonsense\r\n\r\n");
  replies.push_back(*client.receive());
  for (auto const& reply : replies) {
    EXPECT_EQ(reply.header("content-security-policy"),
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
              "connect-src 'self'; "
              "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("referrer-policy"), "same-origin");
    EXPECT_EQ(reply.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_THAT(reply.header("permissions-policy"), HasSubstr("geolocation=()"));
    EXPECT_THAT(reply.header("date"), HasSubstr(" GMT"));
    EXPECT_EQ(reply.header("strict-transport-security"), "");
  }
}

TEST(Protocol, BehindTlsTheBrowserIsToldToStayThere) {
  SampleSite site([](web::ServerSettings& settings) { settings.is_behind_tls = true; });
  EXPECT_THAT(get(site.port(), "/en/").header("strict-transport-security"), HasSubstr("max-age="));
}

TEST(Protocol, PipelinedRequestsAreAnsweredInTheirOrder) {
  SampleSite site;
  Client client(site.port());
  client.send("GET /en/places/a.json HTTP/1.1\r\nHost: x\r\n\r\nGET /en/places/b.json HTTP/1.1\r\nHost: x\r\n\r\n" +
              std::string(front));
  EXPECT_THAT(client.receive()->body, HasSubstr("\"a\""));
  EXPECT_THAT(client.receive()->body, HasSubstr("\"b\""));
  EXPECT_EQ(client.receive()->status, 200);
}

TEST(Protocol, ARequestMayComeByteByByte) {
  SampleSite site;
  Client client(site.port());
  for (char const byte : front) ASSERT_TRUE(client.send({&byte, 1}));
  EXPECT_EQ(client.receive()->status, 200);
}

TEST(Protocol, HeadHasTheHeadersOfGetAndNoBody) {
  SampleSite site;
  auto const get_length = get(site.port(), "/en/places.json").header("content-length");
  Client client(site.port());
  client.send("HEAD /en/places.json HTTP/1.1\r\nHost: x\r\n\r\n" + std::string(front));
  auto const head = client.receive(false);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->header("content-length"), get_length);
  EXPECT_EQ(client.receive()->status, 200) << "the next reply follows at once";
}

TEST(Protocol, AMalformedRequestIsAnswered400AndClosed) {
  SampleSite site;
  for (std::string_view const bytes :
       {"nonsense\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nbad header\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET /en/ HTTP/1.1\r\n\r\n",
        "GET /en/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"}) {
    Client client(site.port());
    client.send(bytes);
    auto const reply = client.receive();
    ASSERT_TRUE(reply) << bytes;
    EXPECT_EQ(reply->status, 400) << bytes;
    EXPECT_TRUE(client.is_closed()) << bytes;
  }
}

TEST(Protocol, ABodyWithTwoLengthsIsNoRequest) {
  SampleSite site;
  for (std::string_view const lengths :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 4\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "Content-Length: -1\r\n"}) {
    Client client(site.port());
    client.send("POST /en/notes HTTP/1.1\r\nHost: x\r\n" + std::string(lengths) + "\r\n0\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 400) << lengths;
  }
}

TEST(Protocol, ABodyInChunksIsRefusedBeforeItIsRead) {
  SampleSite site;
  Client client(site.port());
  client.send(
      "POST /en/notes.json HTTP/1.1\r\nHost: x\r\nContent-Type: "
      "application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\ntext=\r\n3\r\nabc\r\n0\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 400);
}

TEST(Protocol, WhoeverWaitsToSendABodyIsToldToGoOn) {
  SampleSite site;
  Client client(site.port());
  client.send(
      "POST /en/notes.json HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
      "6\r\n"
      "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 100);
  client.send("text=z");
  EXPECT_THAT(client.receive()->body, HasSubstr("\"z\""));
}

TEST(Protocol, TooMuchIsRefusedByItsOwnStatus) {
  SampleSite site([](web::ServerSettings& settings) {
    settings.body_bytes_max = 1000;
    settings.header_bytes_max = 4000;
    settings.target_bytes_max = 500;
  });
  EXPECT_EQ(request(site.port(), "POST", "/en/notes", {}, std::string(1001, 'x')).status, 413);
  EXPECT_EQ(get(site.port(), "/en/", {{"X-Long", std::string(5000, 'x')}}).status, 431);
  EXPECT_EQ(get(site.port(), "/en/?" + std::string(501, 'x')).status, 414);
  EXPECT_EQ(get(site.port(), "/en/?" + std::string(9000, 'x')).status, 414);
  EXPECT_EQ(get(site.port(), "/en/").status, 200);
}

TEST(Protocol, ASlowRequestIsAnswered408) {
  SampleSite site([](web::ServerSettings& settings) { settings.header_wait_max = 200ms; });
  Client client(site.port());
  client.send("GET /en/ HTTP/1.1\r\nHost:");
  EXPECT_EQ(client.receive()->status, 408);
  EXPECT_TRUE(client.is_closed());
}

TEST(Protocol, AnIdleConnectionIsClosedWithoutAWord) {
  SampleSite site([](web::ServerSettings& settings) { settings.header_wait_max = 200ms; });
  Client client(site.port());
  client.send(front);
  EXPECT_EQ(client.receive()->status, 200);
  EXPECT_TRUE(client.is_closed());
}

TEST(Protocol, OneConnectionTooManyIsAnswered503) {
  SampleSite site([](web::ServerSettings& settings) { settings.connections_max = 2; });
  Client first(site.port()), second(site.port());
  first.send(front);
  second.send(front);
  EXPECT_EQ(first.receive()->status, 200);
  EXPECT_EQ(second.receive()->status, 200);
  Client third(site.port());
  EXPECT_EQ(third.receive()->status, 503);
}

TEST(Protocol, RequestsBeyondTheQueueAreAnswered503AtOnce) {
  SampleSite site([](web::ServerSettings& settings) {
    settings.threads = 1;
    settings.waiting_max = 1;
  });
  Client slow(site.port());
  slow.send("GET /en/slow HTTP/1.1\r\nHost: x\r\n\r\n");
  site.wait_until_slow_is_asked();
  auto const reply = get(site.port(), "/en/clock");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("retry-after"), "5");
  site.let_go();
  EXPECT_EQ(slow.receive()->status, 200);
}

TEST(Protocol, AnOldClientIsAnsweredAndClosed) {
  SampleSite site;
  Client client(site.port());
  client.send("GET /en/ HTTP/1.0\r\n\r\n");
  auto const reply = client.receive();
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST(Protocol, ALargePageArrivesWhole) {
  SampleSite site;
  EXPECT_GT(get(site.port(), "/en/large.json").body.size(), 3u << 20);
}

TEST(Stopping, ARequestInFlightIsFinishedAndNewOnesAreNotTaken) {
  SampleSite site;
  Client slow(site.port()), idle(site.port());
  idle.send(front);
  EXPECT_EQ(idle.receive()->status, 200);
  slow.send("GET /en/slow.json HTTP/1.1\r\nHost: x\r\n\r\n");
  site.wait_until_slow_is_asked();
  site.ask_to_stop();
  EXPECT_TRUE(idle.is_closed());
  EXPECT_THROW(Client(site.port()), std::runtime_error);
  site.let_go();
  auto const reply = slow.receive();
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->header("connection"), "close");
  site.stop();
}

TEST(Stopping, AClientThatDoesNotReadIsNotWaitedForLongerThanAllowed) {
  SampleSite site([](web::ServerSettings& settings) { settings.stop_wait_max = 300ms; });
  Client client(site.port());
  for (int at = 0; at < 4; ++at) client.send("GET /en/large.json HTTP/1.1\r\nHost: x\r\n\r\n");
  auto const reply = client.receive();
  EXPECT_EQ(reply->status, 200);
  auto const begun = std::chrono::steady_clock::now();
  site.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

}  // namespace
}  // namespace wardmote::http_test
