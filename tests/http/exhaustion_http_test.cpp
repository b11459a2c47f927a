// Whoever sends slowly, much, or nothing at all: cut off at its limit, while others are answered.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <thread>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using namespace std::chrono_literals;

void wait_little(web::ServerSettings& settings) {
  settings.header_wait_max = 500ms;
  settings.upload_wait_max = 500ms;
}

/// Sends the bytes of `drip` one by one, over and over, on many connections at once, until the server has cut all of them.
class Drippers {
 public:
  Drippers(std::uint16_t port, int count, std::string const& beginning, std::string drip) : drip_(std::move(drip)) {
    for (int at = 0; at < count; ++at) clients_.emplace_back(port).send(beginning);
    thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
  }
  bool are_all_cut() const { return cut_ == static_cast<int>(clients_.size()); }

 private:
  void run(std::stop_token const& stop) {
    for (std::size_t at = 0; !are_all_cut() && !stop.stop_requested(); ++at) {
      cut_ = static_cast<int>(std::ranges::count_if(
          clients_, [&](Client& client) { return !client.send({&drip_[at % drip_.size()], 1}); }));
      std::this_thread::sleep_for(20ms);
    }
  }

  std::string drip_;
  std::deque<Client> clients_;
  std::atomic<int> cut_{0};
  std::jthread thread_;
};

/// Others are answered while they drip, and in the end all of them are cut, though each byte came in time.
void expect_cut(std::string const& beginning, std::string const& drip) {
  SampleSite site(wait_little);
  Drippers const drippers(site.port(), 40, beginning, drip);
  for (int asked = 0; !drippers.are_all_cut(); ++asked) {
    ASSERT_LT(asked, 3000) << "some were never cut";
    ASSERT_EQ(get(site.port(), "/en/clock").status, 200);
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_EQ(site.files_open(), 0);
}

TEST(Exhaustion, a_request_line_byte_by_byte_is_cut) { expect_cut("", "GET /en/"); }

TEST(Exhaustion, headers_byte_by_byte_are_cut) { expect_cut("GET /en/ HTTP/1.1\r\nHost: localhost\r\n", "X-A: b\r\n"); }

TEST(Exhaustion, a_body_byte_by_byte_is_cut) {
  expect_cut("POST /en/notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n", "text=");
}

TEST(Exhaustion, a_form_with_a_file_byte_by_byte_is_cut) {
  expect_cut(
      "POST /en/files HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
      "10000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n",
      "x");
}

TEST(Exhaustion, connections_that_say_nothing_make_room_again) {
  SampleSite site([](web::ServerSettings& settings) {
    wait_little(settings);
    settings.connections_max = 40;
  });
  std::deque<Client> silent;
  for (int at = 0; at < 40; ++at) silent.emplace_back(site.port());
  while (get(site.port(), "/en/").status == 503) std::this_thread::sleep_for(20ms);
  for (auto& client : silent) EXPECT_TRUE(client.is_closed());
}

TEST(Exhaustion, many_silent_connections_keep_nobody_waiting) {
  SampleSite site;
  std::deque<Client> silent;
  for (int at = 0; at < 300; ++at) silent.emplace_back(site.port());
  for (int at = 0; at < 20; ++at) EXPECT_EQ(get(site.port(), "/en/clock").status, 200);
}

TEST(Exhaustion, a_reader_that_does_not_read_is_cut) {
  SampleSite site(wait_little);
  Client deaf(site.port());
  for (int at = 0; at < 20; ++at) deaf.send("GET /en/large.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
  while (get(site.port(), "/metrics").body.find("wardmote_connections 1\n") == std::string::npos)
    std::this_thread::sleep_for(20ms);
  EXPECT_LT(deaf.read_until("there is no such text").size(), 20u * (3u << 20)) << "it was not cut";
}

TEST(Exhaustion, headers_are_refused_by_their_sum_their_number_and_their_length) {
  SampleSite site;
  std::string many;
  for (int at = 0; at < 3000; ++at) many += "X-" + std::to_string(at) + ": a\r\n";
  for (auto const& headers :
       {many, "Cookie: " + std::string(16 << 10, 'c') + "\r\n", std::string(20 << 10, 'n') + ": a\r\n"}) {
    Client client(site.port());
    client.send("GET /en/ HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    EXPECT_EQ(client.receive()->status, 431) << headers.substr(0, 40);
    EXPECT_TRUE(client.is_closed());
  }
  EXPECT_EQ(get(site.port(), "/en/", {{"Cookie", std::string(8 << 10, 'c')}}).status, 200);
}

TEST(Exhaustion, a_header_without_end_is_cut_at_its_limit) {
  SampleSite site;
  Client client(site.port());
  client.send("GET /en/ HTTP/1.1\r\nHost: localhost\r\n");
  auto const latest = std::chrono::steady_clock::now() + 60s;
  while (client.send("X-More: " + std::string(1000, 'a') + "\r\n"))
    ASSERT_LT(std::chrono::steady_clock::now(), latest) << "it was never cut";
}

TEST(Exhaustion, a_request_line_without_end_is_refused) {
  SampleSite site;
  Client client(site.port());
  client.send("GET /" + std::string(20'000, 'a'));
  EXPECT_EQ(client.receive()->status, 414);
}

}  // namespace
}  // namespace wardmote::http_test
