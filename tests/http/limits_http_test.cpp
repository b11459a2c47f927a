#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using testing::HasSubstr;
using testing::Not;

/// So few, and so slowly given back, that no test is decided by how fast it runs.
SampleSite::Adjust const few = [](web::ServerSettings& settings) {
  settings.limits = {.of_an_address = 4, .of_a_person = 4, .costly = 2};
};

RequestHeaders from(std::string const& address) { return {{"X-Forwarded-For", address}}; }

TEST(Limits, WhoeverAsksTooOftenIsToldHowLongToWaitAsAPageAndAsAProblem) {
  SampleSite site(few);
  auto const asker = from("203.0.113.7");
  for (int time = 0; time < 2; ++time) EXPECT_EQ(get(site.port(), "/fr/", asker).status, 200);
  auto const page = get(site.port(), "/fr/", asker);
  EXPECT_EQ(page.status, 429);
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("content-language"), "fr");
  EXPECT_GT(std::stoi(page.header("retry-after")), 0);
  EXPECT_LE(std::stoi(page.header("retry-after")), 15);
  auto const problem = get(site.port(), "/en/places.json", asker);
  EXPECT_EQ(problem.status, 429);
  EXPECT_EQ(nlohmann::json::parse(problem.body)["code"], "too_many_requests");
  EXPECT_EQ(get(site.port(), "/en/", from("203.0.113.8")).status, 200) << "another address";
}

TEST(Limits, CountWhatComesFromTheCacheToo) {
  SampleSite site(few);
  get(site.port(), "/en/");
  EXPECT_EQ(get(site.port(), "/en/", from("203.0.113.7")).status, 200);
  EXPECT_EQ(get(site.port(), "/en/", from("203.0.113.7")).status, 200);
  EXPECT_EQ(get(site.port(), "/en/", from("203.0.113.7")).status, 429);
  EXPECT_EQ(site.front_calls(), 1);
}

TEST(Limits, CountAddressesThatAreNotThereAndFormsAndPagesThatGoOn) {
  for (auto const* target : {"/en/nowhere", "/nowhere", "/en/live.events"}) {
    SampleSite site(few);
    for (int time = 0; time < 2; ++time) get(site.port(), "/en/clock", from("203.0.113.7"));
    EXPECT_EQ(get(site.port(), target, from("203.0.113.7")).status, 429) << target;
  }
  SampleSite site(few);
  for (int time = 0; time < 2; ++time) get(site.port(), "/en/clock", from("203.0.113.7"));
  EXPECT_EQ(request(site.port(), "POST", "/en/notes", from("203.0.113.7"), "text=a&count=1").status, 429);
}

TEST(Limits, AreStricterForWhatIsCostlyUnlessItIsInTheCache) {
  SampleSite site([](web::ServerSettings& settings) { settings.limits = {.of_an_address = 100, .costly = 2}; });
  auto const asker = from("203.0.113.7");
  EXPECT_EQ(get(site.port(), "/en/large?a=1", asker).status, 200);
  EXPECT_EQ(get(site.port(), "/en/large?a=2", asker).status, 429);
  EXPECT_EQ(get(site.port(), "/en/large?a=1", asker).status, 200) << "it is in the cache";
  EXPECT_EQ(get(site.port(), "/openapi.json", asker).status, 429);
  EXPECT_EQ(get(site.port(), "/en/places", asker).status, 200);
}

TEST(Limits, DoNotCountStylesAndAreNotForThisMachine) {
  SampleSite site(few);
  for (int time = 0; time < 20; ++time) {
    EXPECT_EQ(get(site.port(), "/assets/mark.svg", from("203.0.113.7")).status, 200);
    EXPECT_EQ(get(site.port(), "/en/").status, 200);
  }
}

TEST(Limits, BelieveTheLastHopAloneOfWhatAProxySaysOfWhoAsks) {
  SampleSite site(few);
  for (int time = 0; time < 2; ++time)
    get(site.port(), "/en/clock", from("198.51.100." + std::to_string(time) + ", 203.0.113.7"));
  EXPECT_EQ(get(site.port(), "/en/clock", from("198.51.100.99, 203.0.113.7")).status, 429);
}

TEST(Limits, LeaveNoAddressInTheLog) {
  SampleSite site(few);
  for (int time = 0; time < 3; ++time) get(site.port(), "/en/clock", from("203.0.113.7"));
  site.stop();
  for (auto const& line : site.log_lines()) EXPECT_THAT(line, Not(HasSubstr("203.0.113")));
}

}  // namespace
}  // namespace wardmote::http_test
