#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <nlohmann/json.hpp>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

Reply post(std::uint16_t port, std::string_view target, std::string_view body, RequestHeaders headers = {}) {
  headers["Content-Type"] = "application/x-www-form-urlencoded";
  return request(port, "POST", target, headers, body);
}

using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

TEST(Problems, AProgramGetsProblemJson) {
  SampleSite site;
  auto const reply = get(site.port(), "/en/places/atlantis.json");
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.header("content-type"), "application/problem+json");
  auto const problem = json::parse(reply.body);
  EXPECT_EQ(problem["type"], "urn:wardmote:problem:dataset_unknown");
  EXPECT_EQ(problem["code"], "dataset_unknown");
  EXPECT_EQ(problem["status"], 404);
  EXPECT_EQ(problem["detail"], "There is no dataset called atlantis. The list of datasets is at /data.");
  EXPECT_FALSE(problem.contains("fields"));
}

TEST(Problems, APersonGetsAPageInTheLanguageOfTheAddress) {
  SampleSite site;
  auto const reply = get(site.port(), "/fr/places/atlantis");
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(reply.header("cache-control"), "no-store");
  EXPECT_THAT(reply.body, HasSubstr("Page introuvable"));
  EXPECT_THAT(reply.body, HasSubstr("jeu de données appelé atlantis"));
}

TEST(Problems, AnUnknownPathAndAnUnknownSuffixAreNotFound) {
  SampleSite site;
  EXPECT_EQ(get(site.port(), "/en/nowhere").status, 404);
  EXPECT_EQ(get(site.port(), "/nowhere").status, 404);
  EXPECT_EQ(get(site.port(), "/en/places.exe").status, 404);
  EXPECT_EQ(get(site.port(), "/assets/nothing.js").status, 404);
}

TEST(Problems, AFormatThatIsNotOfferedIsToldWithThoseThatAre) {
  SampleSite site;
  auto const reply = get(site.port(), "/en/places/x.csv");
  EXPECT_EQ(reply.status, 406);
  EXPECT_THAT(json::parse(reply.body)["detail"].get<std::string>(), HasSubstr("html, json"));
  EXPECT_EQ(get(site.port(), "/en/places", {{"Accept", "image/png"}}).status, 406);
}

TEST(Problems, AFieldThatDoesNotFitIsNamedInPageAndData) {
  SampleSite site;
  auto const page = get(site.port(), "/en/places?kind=village&year=soon");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("<title>Error: There is a problem - Halton</title>"));
  EXPECT_THAT(page.body, HasSubstr("<li>kind must be one of: city, town.</li>"));
  auto const problem = json::parse(get(site.port(), "/en/places.json?kind=village&year=soon").body);
  EXPECT_EQ(problem["code"], "form_invalid");
  EXPECT_EQ(problem["fields"][1]["field"], "year");
  EXPECT_EQ(problem["fields"][1]["message"], "year must be a whole number, like 2024.");
}

TEST(Problems, AFieldGivenTwiceIsRefused) {
  SampleSite site;
  auto const problem = json::parse(get(site.port(), "/en/places.json?year=2023&year=2024").body);
  EXPECT_EQ(problem["fields"][0]["message"], "year was given more than once. Give it once.");
  EXPECT_EQ(get(site.port(), "/en/places/x?place=y").status, 400) << "a query must not speak over a path";
}

TEST(Problems, WhatDoesNotDecodeIsMalformed) {
  SampleSite site;
  for (auto const* target :
       {"/en/places?kind=%zz", "/en/places?kind=%", "/en/%ff", "/en/places?kind=%00", "/en/places?kind=%c3%28"})
    EXPECT_EQ(get(site.port(), target).status, 400) << target;
}

TEST(Problems, NoPathClimbsOutOfItsFolder) {
  SampleSite site;
  for (auto const* target :
       {"/assets/../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc%2fpasswd",
        "/assets//etc/passwd", "/en/../../etc/passwd", "/assets/.vite/manifest.json"}) {
    auto const reply = get(site.port(), target);
    EXPECT_GE(reply.status, 400) << target;
    EXPECT_THAT(reply.body, Not(HasSubstr("root:"))) << target;
  }
}

TEST(Problems, AFailureOfTheWorldIs503AndTheServerLives) {
  SampleSite site;
  auto const reply = get(site.port(), "/en/failing.json");
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.header("retry-after"), "60");
  EXPECT_THAT(reply.body, Not(HasSubstr("disk"))) << "the reason is for the operator, not for the public";
  EXPECT_EQ(get(site.port(), "/en/places").status, 200);
  EXPECT_THAT(site.log_lines(), Contains(HasSubstr("the disk is full")));
}

TEST(Problems, AFailureOfTheWorldOffersThePageAgain) {
  SampleSite site;
  auto const reply = get(site.port(), "/en/failing?x=1", {{"Accept", "text/html"}});
  EXPECT_THAT(reply.body, HasSubstr("href=\"/en/failing?x=1\""));
}

TEST(Problems, AChangeThatNobodyKnowsOfIs504AndNotToBeRepeatedByItself) {
  SampleSite site;
  for (auto const* const target : {"/en/cut_off", "/en/cut_off.json"}) {
    auto const reply = post(site.port(), target, "");
    EXPECT_EQ(reply.status, 504);
    EXPECT_EQ(reply.header("retry-after"), "");
    EXPECT_THAT(reply.body, AllOf(HasSubstr("change_unknown"), HasSubstr("Look first"), Not(HasSubstr("<form"))));
  }
  EXPECT_EQ(get(site.port(), "/en/cut_off").status, 503) << "whoever reads has changed nothing";
}

TEST(Problems, AFormOfAFailureIsOfferedAgainAsItWasUnlessItHoldsASecret) {
  SampleSite site;
  auto const reply = post(site.port(), "/en/failing", "name=A%26B", {{"Accept", "text/html"}});
  EXPECT_EQ(reply.status, 503);
  EXPECT_THAT(reply.body, HasSubstr(R"(<input type="hidden" name="name" value="A&amp;B">)"));
  auto const secret = post(site.port(), "/en/failing", "name=A&password_new=swordfish", {{"Accept", "text/html"}});
  EXPECT_THAT(secret.body, AllOf(Not(HasSubstr("<form")), Not(HasSubstr("swordfish"))));
}

TEST(Problems, AFailureAfterARequestsOwnChangeIsNoReasonToRepeatIt) {
  std::atomic<std::uint64_t> changes = 0;
  SampleSite site([&](web::ServerSettings& settings) { settings.changes_of_this_thread = [&] { return changes++; }; });
  EXPECT_EQ(post(site.port(), "/en/failing.json", "").status, 504);
  EXPECT_EQ(post(site.port(), "/en/mistaken.json", "").status, 504);
}

TEST(Problems, AMistakeOfOursIs500AndTheServerLives) {
  SampleSite site;
  EXPECT_EQ(get(site.port(), "/en/mistaken").status, 500);
  EXPECT_EQ(get(site.port(), "/en/places").status, 200);
  EXPECT_THAT(site.log_lines(), Contains(HasSubstr("1 + 1 == 3")));
}

TEST(Problems, AMethodThatIsNotAnsweredIsToldWithThoseThatAre) {
  SampleSite site;
  auto const reply = request(site.port(), "DELETE", "/en/places");
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.header("allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(request(site.port(), "POST", "/en/places").status, 405);
  EXPECT_EQ(get(site.port(), "/en/notes").header("allow"), "POST, OPTIONS");
}

TEST(Problems, OptionsTellsTheMethods) {
  SampleSite site;
  auto const reply = request(site.port(), "OPTIONS", "/en/places");
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(reply.header("allow"), "GET, HEAD, OPTIONS");
}

TEST(Problems, ARouteForThisMachineIsClosedToWhatAProxyPassesOn) {
  SampleSite site;
  EXPECT_EQ(get(site.port(), "/en/local").status, 200);
  EXPECT_EQ(get(site.port(), "/en/local", {{"X-Forwarded-For", "203.0.113.7"}}).status, 403);
  EXPECT_EQ(get(site.port(), "/metrics", {{"Forwarded", "for=203.0.113.7"}}).status, 403);
}

RequestHeaders const form{{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};

TEST(Forms, APostedFormIsReadIntoItsStruct) {
  SampleSite site;
  auto const reply = request(site.port(), "POST", "/en/notes", form, "text=caf%C3%A9+au+lait&count=3");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(json::parse(reply.body)["text"], "café au lait");
  EXPECT_EQ(json::parse(reply.body)["number"], 3);
}

TEST(Forms, AFormFromAnotherSiteIsNotPermitted) {
  SampleSite site;
  auto headers = form;
  headers["Origin"] = "https://evil.example";
  EXPECT_EQ(request(site.port(), "POST", "/en/notes", headers, "text=x").status, 403);
  headers["Origin"] = "http://localhost";
  EXPECT_EQ(request(site.port(), "POST", "/en/notes", headers, "text=x").status, 200);
}

TEST(Forms, AnotherKindOfBodyOrTooManyValuesAreRefused) {
  SampleSite site;
  EXPECT_EQ(request(site.port(), "POST", "/en/notes", {{"Content-Type", "application/json"}}, "{}").status, 400);
  std::string many;
  for (int at = 0; at < 300; ++at) many += "a=1&";
  EXPECT_EQ(request(site.port(), "POST", "/en/notes", form, many).status, 400);
}

}  // namespace
}  // namespace wardmote::http_test
