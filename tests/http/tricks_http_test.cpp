// Addresses, cookies and forms with files that mean something else to somebody.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Addresses, lead_out_of_the_assets_by_no_spelling) {
  SampleSite site;
  for (std::string const target : {"/assets/../pages/layout.mustache",
                                   "/assets/%2e%2e/pages/layout.mustache",
                                   "/assets/..%2fpages%2flayout.mustache",
                                   "/assets/%2e%2e%2fpages%2flayout.mustache",
                                   "/assets/..%5cpages%5clayout.mustache",
                                   "/assets/..\\pages\\layout.mustache",
                                   "/assets/%252e%252e/pages/layout.mustache",
                                   "/assets/%c0%ae%c0%ae/pages/layout.mustache",
                                   "/assets/%e0%80%ae%e0%80%ae/pages/layout.mustache",
                                   "/assets/%uff0e%uff0e/pages/layout.mustache",
                                   "/assets//etc/passwd",
                                   "/assets/./mark.svg",
                                   "/assets/mark.svg%00.css",
                                   "/assets/mark.svg/",
                                   "/assets/",
                                   "/assets",
                                   "/assets/.vite/manifest.json",
                                   "/assets/%2evite/manifest.json",
                                   "http://localhost/assets/../pages/layout.mustache",
                                   "//assets/../pages/layout.mustache",
                                   "/assets/....//pages/layout.mustache",
                                   "/en/assets/mark.svg"}) {
    auto const reply = get(site.port(), target);
    EXPECT_THAT(reply.status, AnyOf(400, 404)) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("root:"))) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("isEntry"))) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("{{"))) << target;
  }
  EXPECT_EQ(get(site.port(), "/assets/mark.svg").status, 200);
}

TEST(Addresses, name_a_place_only_in_whole_utf8) {
  SampleSite site;
  for (std::string const target :
       {"/en/places/%c0%af", "/en/places/%ff", "/en/places/a%00b", "/en/places/%2e%2e", "/en/places/%2e",
        "/en/places/%", "/en/places/%2", "/en/places/%zz", "/en/../en/places", "/en//places", "/en/places/%ed%a0%80"})
    EXPECT_EQ(get(site.port(), target).status, 400) << target;
}

/// The secrets of sign-ins that the site was asked about.
class Cookies : public testing::Test {
 protected:
  std::vector<std::string> asked(std::string_view cookie) {
    {
      std::lock_guard const lock(mutex);
      tokens.clear();
    }
    Client client(site.port());
    client.send("GET /en/clock HTTP/1.1\r\nHost: localhost\r\nCookie: " + std::string(cookie) + "\r\n\r\n");
    EXPECT_EQ(client.receive()->status, 200) << cookie;
    std::lock_guard const lock(mutex);
    return tokens;
  }

  std::mutex mutex;
  std::vector<std::string> tokens;
  SampleSite site{[this](web::ServerSettings& settings) {
    settings.identify = [this](std::string_view token, web::Principal&) {
      std::lock_guard const lock(mutex);
      tokens.emplace_back(token);
    };
  }};
};

TEST_F(Cookies, are_known_by_their_whole_name) {
  EXPECT_THAT(asked("__Host-wardmote=abc"), ElementsAre("abc"));
  EXPECT_THAT(asked("a=b; __Host-wardmote=abc; c=d"), ElementsAre("abc"));
  for (auto const* cookie : {"wardmote=abc", "x__Host-wardmote=abc", "__Host-wardmotex=abc", "__host-wardmote=abc",
                             "__Host-wardmote", "__Host-wardmote=", "a=__Host-wardmote=abc", ";;;", "=", "a=b;"})
    EXPECT_TRUE(asked(cookie).empty()) << cookie;
}

TEST_F(Cookies, that_are_given_twice_count_as_the_first) {
  EXPECT_THAT(asked("__Host-wardmote=abc; __Host-wardmote=def"), ElementsAre("abc"));
}

TEST_F(Cookies, of_any_bytes_and_any_number_are_only_looked_up) {
  EXPECT_THAT(asked("__Host-wardmote=\xff\xfe\xc3"), ElementsAre("\xff\xfe\xc3"));
  std::string many;
  for (int at = 0; at < 1500; ++at) many += "c" + std::to_string(at) + "=1; ";
  EXPECT_THAT(asked(many + "__Host-wardmote=abc"), ElementsAre("abc"));
}

// --- Forms with files.

std::string part(std::string_view disposition, std::string_view body) {
  return "--b\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n\r\n" + std::string(body) + "\r\n";
}

class FormTricks : public testing::Test {
 protected:
  Reply send(std::string const& parts, std::string_view type = "multipart/form-data; boundary=b",
             std::string_view target = "/en/files.json") {
    return request(site.port(), "POST", target, {{"Content-Type", std::string(type)}}, parts + "--b--\r\n");
  }
  SampleSite site;
};

TEST_F(FormTricks, a_name_of_a_file_is_no_path) {
  for (std::string const name : {"../../etc/passwd", "/etc/passwd", "..\\..\\passwd", "C:\\fakepath\\passwd"}) {
    auto const reply = send(part("name=\"text\"", "t") + part("name=\"file\"; filename=\"" + name + "\"", "x"));
    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_THAT(reply.body, HasSubstr("x passwd t")) << name;
  }
}

TEST_F(FormTricks, too_many_parts_and_too_long_heads_are_refused) {
  std::string many;
  for (int at = 0; at < 2000; ++at) many += part("name=\"text\"", "t");
  EXPECT_EQ(send(many).status, 400);
  EXPECT_EQ(send(part("name=\"text\"; x=\"" + std::string(9 << 10, 'a') + "\"", "t")).status, 400);
  EXPECT_EQ(send(part("name=\"text\"", std::string(70 << 10, 't'))).status, 400);
}

TEST_F(FormTricks, a_boundary_is_given_and_of_a_sane_length) {
  for (auto const& type : {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="),
                           "multipart/form-data; boundary=" + std::string(71, 'b'),
                           std::string("multipart/mixed; boundary=b"), std::string("multipart/form-dataX; boundary=b")})
    EXPECT_EQ(send(part("name=\"text\"", "t"), type).status, 400) << type;
  EXPECT_EQ(send(part("name=\"text\"", "t"), "multipart/form-data; boundary=\"b\"").status, 200);
}

TEST_F(FormTricks, a_field_is_given_once) {
  EXPECT_EQ(send(part("name=\"text\"", "t") + part("name=\"text\"", "u")).status, 400);
  EXPECT_EQ(send(part("name=\"file\"; filename=\"a\"", "x") + part("name=\"file\"; filename=\"b\"", "y")).status, 400);
  EXPECT_EQ(send(part("filename=\"a\"", "x")).status, 400);
  EXPECT_EQ(send(part("name=\"\"", "x")).status, 400);
  EXPECT_EQ(site.files_open(), 0);
}

TEST_F(FormTricks, nobody_names_a_file_that_they_did_not_send) {
  for (std::string const name : {"file", "file_name", "file_bytes", "file_kind"}) {
    EXPECT_EQ(send(part("name=\"" + name + "\"", "of another")).status, 400) << name;
    auto const in_query =
        send(part("name=\"text\"", "t"), "multipart/form-data; boundary=b", "/en/files.json?" + name + "=7");
    EXPECT_EQ(in_query.status, 200) << in_query.body;
    EXPECT_THAT(in_query.body, Not(HasSubstr("7"))) << name;
    auto const without_file = request(site.port(), "POST", "/en/files.json",
                                      {{"Content-Type", "application/x-www-form-urlencoded"}}, name + "=7");
    EXPECT_THAT(without_file.body, Not(HasSubstr("7"))) << name;
  }
}

TEST_F(FormTricks, a_file_comes_in_its_own_field_alone) {
  EXPECT_EQ(send(part("name=\"text\"; filename=\"a\"", "x")).status, 400);
  EXPECT_EQ(send(part("name=\"other\"; filename=\"a\"", "x")).status, 400);
  EXPECT_EQ(site.files_open(), 0);
}

TEST_F(FormTricks, what_looks_like_a_boundary_is_of_the_file) {
  auto const reply =
      send(part("name=\"text\"", "t") + part("name=\"file\"; filename=\"a\"", "x\r\n--c--\r\n--\r\n-b--"));
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_THAT(reply.body, HasSubstr("--c--"));
}

TEST_F(FormTricks, a_person_is_told_on_a_page_and_a_program_in_data) {
  auto const page = send(part("name=\"\"", "x"), "multipart/form-data; boundary=b", "/fr/files");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.header("content-type"), HasSubstr("text/html"));
  EXPECT_THAT(send(part("name=\"\"", "x")).header("content-type"), HasSubstr("problem+json"));
}

}  // namespace
}  // namespace wardmote::http_test
