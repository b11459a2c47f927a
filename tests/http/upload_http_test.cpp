// Forms with files, over a real connection.

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using namespace std::chrono_literals;

std::string form(std::string_view text, std::string_view file_name, std::string_view bytes) {
  return "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + std::string(text) +
         "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + std::string(file_name) +
         "\"\r\nContent-Type: text/csv\r\n\r\n" + std::string(bytes) + "\r\n--b--\r\n";
}

RequestHeaders const multipart{{"Content-Type", "multipart/form-data; boundary=b"}};

std::string head(std::string_view path, std::size_t bytes) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
         std::to_string(bytes) + "\r\n";
}

TEST(Uploads, a_file_comes_with_the_fields_of_its_form) {
  SampleSite site;
  auto const reply = request(site.port(), "POST", "/en/files.json", multipart, form("hello", "a.csv", "x,y"));
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_NE(reply.body.find("x,y a.csv hello"), std::string::npos) << reply.body;
  EXPECT_EQ(site.files_open(), 0);
}

TEST(Uploads, a_form_may_come_byte_by_byte) {
  SampleSite site;
  Client client(site.port());
  auto const body = form("hello", "a.csv", "x,y");
  for (char const byte : head("/en/files.json", body.size()) + "\r\n" + body) client.send({&byte, 1});
  EXPECT_EQ(client.receive()->status, 200);
  client.send("GET /en/ HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 200) << "the connection lives on";
}

TEST(Uploads, whoever_waits_to_send_is_told_to_go_on) {
  SampleSite site;
  Client client(site.port());
  auto const body = form("hello", "a.csv", "x,y");
  client.send(head("/en/files.json", body.size()) + "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive(false)->status, 100);
  client.send(body);
  EXPECT_EQ(client.receive()->status, 200);
}

TEST(Uploads, no_file_chosen_is_an_empty_field) {
  SampleSite site;
  auto const reply = request(site.port(), "POST", "/en/files.json", multipart, form("hello", "", ""));
  EXPECT_EQ(reply.status, 200) << reply.body;
}

TEST(Uploads, too_much_is_refused_before_it_is_read) {
  SampleSite site;
  Client client(site.port());
  client.send(head("/en/files.json", (1 << 20) + 1) + "\r\n");
  auto const reply = client.receive();
  EXPECT_EQ(reply->status, 413);
  EXPECT_EQ(reply->header("connection"), "close");
}

TEST(Uploads, a_route_that_takes_no_files_says_so_before_they_are_read) {
  SampleSite site;
  Client client(site.port());
  client.send(head("/en/notes.json", 1000) + "\r\n");
  EXPECT_EQ(client.receive()->status, 400);
  Client other(site.port());
  other.send(head("/en/nowhere.json", 1000) + "\r\n");
  EXPECT_EQ(other.receive()->status, 404);
}

TEST(Uploads, a_form_from_another_site_is_not_read) {
  SampleSite site;
  Client client(site.port());
  client.send(head("/en/files.json", 1000) + "Origin: https://evil.example\r\n\r\n");
  EXPECT_EQ(client.receive()->status, 403);
}

TEST(Uploads, a_form_that_breaks_off_leaves_nothing) {
  SampleSite site;
  auto const body = form("hello", "a.csv", std::string(100'000, 'x'));
  {
    Client client(site.port());
    client.send(head("/en/files.json", body.size()) + "\r\n" + body.substr(0, body.size() / 2));
    while (site.files_open() == 0) std::this_thread::sleep_for(1ms);
  }
  while (site.files_open() != 0) std::this_thread::sleep_for(1ms);
  auto const cut = body.substr(0, body.size() - 8);
  EXPECT_EQ(request(site.port(), "POST", "/en/files.json", multipart, cut).status, 400);
  EXPECT_EQ(site.files_open(), 0);
}

TEST(Uploads, a_sender_that_stops_is_answered_408) {
  SampleSite site([](web::ServerSettings& settings) { settings.header_wait_max = 200ms; });
  Client client(site.port());
  client.send(head("/en/files.json", 1000) + "\r\n--b\r\n");
  EXPECT_EQ(client.receive()->status, 408);
}

TEST(Uploads, others_are_answered_while_one_comes_in) {
  SampleSite site([](web::ServerSettings& settings) { settings.threads = 1; });
  Client slow(site.port());
  slow.send(head("/en/files.json", 1000) + "\r\n--b\r\n");
  EXPECT_EQ(get(site.port(), "/en/clock").status, 200);
}

/// The next event that says something; nothing if none comes.
std::string event_of(Client& client) {
  std::string event;
  do event = client.read_until("\n\n");
  while (!event.empty() && event.find("data:") == std::string::npos);
  return event;
}

std::string ask_for(std::string_view page) { return "GET /en/" + std::string(page) + " HTTP/1.1\r\nHost: x\r\n\r\n"; }

/// Looks at its pages again only when it hears of a change.
void hears_only(web::ServerSettings& settings) { settings.live_wait_max = std::chrono::hours(1); }

TEST(Live, a_page_goes_on_when_it_has_changed) {
  SampleSite site;
  Client client(site.port());
  client.send(ask_for("live.events"));
  auto const reply = client.receive(false);
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->header("content-type"), "text/event-stream; charset=utf-8");
  EXPECT_EQ(reply->header("content-length"), "");
  EXPECT_NE(event_of(client).find("\"number\": 1"), std::string::npos);
  site.change_data_unheard();
  EXPECT_NE(event_of(client).find("\"number\": 2"), std::string::npos);
}

TEST(Live, a_change_that_is_heard_of_is_sent_at_once) {
  SampleSite site(hears_only);
  for (auto const* page : {"live.events", "shared.events"}) {
    Client client(site.port());
    client.send(ask_for(page));
    client.receive(false);
    auto const before = event_of(client);
    site.change_data();
    EXPECT_NE(event_of(client), before) << page;
  }
}

TEST(Live, a_page_that_is_one_for_all_is_made_once_for_all_its_watchers) {
  SampleSite site(hears_only);
  std::vector<std::unique_ptr<Client>> watchers;
  for (int number = 0; number < 20; ++number) {
    watchers.push_back(std::make_unique<Client>(site.port()));
    watchers.back()->send(ask_for("shared.events"));
    watchers.back()->receive(false);
    EXPECT_NE(event_of(*watchers.back()).find("\"number\": 1"), std::string::npos);
  }
  EXPECT_EQ(site.shared_calls(), 1);
  site.change_data();
  for (auto& watcher : watchers) EXPECT_NE(event_of(*watcher).find("\"number\": 2"), std::string::npos);
  EXPECT_EQ(site.shared_calls(), 2);
}

TEST(Live, a_stream_is_what_an_event_source_asks_for) {
  SampleSite site;
  Client client(site.port());
  client.send("GET /en/live HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n");
  EXPECT_EQ(client.receive(false)->header("content-type"), "text/event-stream; charset=utf-8");
}

TEST(Live, a_stop_ends_the_streams) {
  SampleSite site(hears_only);
  Client client(site.port());
  client.send("GET /en/live.events HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive(false)->status, 200);
  site.stop();
}

TEST(Live, one_stream_too_many_is_answered_503) {
  SampleSite site([](web::ServerSettings& settings) { settings.live_max = 1; });
  Client first(site.port()), second(site.port());
  first.send("GET /en/live.events HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(first.receive(false)->status, 200);
  second.send("GET /en/live.events HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(second.receive()->status, 503);
}

}  // namespace
}  // namespace wardmote::http_test
