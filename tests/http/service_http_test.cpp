#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

TEST(Service, HealthTellsTheVersionAndFailsWhenTheProgramIsNotWell) {
  SampleSite site;
  auto const well = get(site.port(), "/health");
  EXPECT_EQ(well.status, 200);
  EXPECT_EQ(json::parse(well.body), json({{"status", "ok"}, {"version", "1.2.3"}}));
  site.fall_ill();
  EXPECT_EQ(get(site.port(), "/health").status, 503);
}

TEST(Service, MetricsCountRequestsByRouteAndStatus) {
  SampleSite site;
  get(site.port(), "/en/places");
  get(site.port(), "/en/places");
  get(site.port(), "/en/nowhere");
  Client client(site.port());
  client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
  auto const text = client.receive()->body;
  EXPECT_THAT(text, HasSubstr("wardmote_requests_total{route=\"list_places\",status=\"200\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("wardmote_requests_total{route=\"none\",status=\"404\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("wardmote_request_duration_seconds_count{route=\"list_places\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("wardmote_cache_hits_total 1\n"));
  EXPECT_THAT(text, HasSubstr("wardmote_requests_in_flight 1\n"));
  EXPECT_THAT(text, HasSubstr("process_resident_memory_bytes "));
}

TEST(Service, TheLogSaysWhatWasAskedAndNothingAboutWhoAsked) {
  SampleSite site;
  get(site.port(), "/en/places/secret-name?kind=secret-query",
      {{"User-Agent", "secret-agent"}, {"Referer", "http://secret"}});
  site.stop();
  auto const lines = site.log_lines();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_THAT(lines[0], AllOf(Not(HasSubstr("secret")), Not(HasSubstr("127.0.0.1"))));
  auto const line = json::parse(lines[0]);
  EXPECT_EQ(line["route"], "place");
  EXPECT_EQ(line["path"], "/places/{place}");
  EXPECT_EQ(line["status"], 200);
  EXPECT_EQ(line["language"], "en");
  EXPECT_EQ(line["format"], "html");
  EXPECT_EQ(line["cached"], false);
  EXPECT_GT(line["bytes"], 100);
  EXPECT_TRUE(line.contains("duration_ms"));
}

/// Every "$ref" below a value.
void references_in(json const& value, std::set<std::string>& found) {
  if (value.is_object() && value.contains("$ref")) found.insert(value["$ref"].get<std::string>());
  if (value.is_structured())
    for (auto const& element : value) references_in(element, found);
}

TEST(Service, OpenapiDescribesEachRouteWithItsParametersAndFormats) {
  SampleSite site;
  auto const document = json::parse(get(site.port(), "/openapi.json").body);
  EXPECT_EQ(document["openapi"], "3.1.0");
  EXPECT_EQ(document["info"]["version"], "1.2.3");
  auto const& places = document["paths"]["/{language}/places"]["get"];
  EXPECT_EQ(places["operationId"], "list_places");
  EXPECT_EQ(places["parameters"][1]["name"], "kind");
  EXPECT_EQ(places["parameters"][1]["in"], "query");
  EXPECT_EQ(places["parameters"][1]["schema"]["enum"], json({"city", "town"}));
  for (auto const* type : {"text/html", "application/json", "text/csv", "application/geo+json"})
    EXPECT_TRUE(places["responses"]["200"]["content"].contains(type)) << type;
  EXPECT_TRUE(places["responses"]["default"]["content"].contains("application/problem+json"));
  auto const& place = document["paths"]["/{language}/places/{place}"]["get"]["parameters"][1];
  EXPECT_EQ(place["in"], "path");
  EXPECT_EQ(place["required"], true);
  EXPECT_TRUE(document["paths"]["/{language}/notes"]["post"].contains("requestBody"));
}

TEST(Service, OpenapiDescribesWhatMachinesAskOfTheServerItself) {
  SampleSite site;
  auto const document = json::parse(get(site.port(), "/openapi.json").body);
  for (auto const* path : {"/health", "/metrics", "/openapi.json"}) {
    auto const& operation = document["paths"][path]["get"];
    auto const answer = get(site.port(), path);
    auto const media_type = answer.header("content-type");
    EXPECT_TRUE(operation["responses"]["200"]["content"].contains(media_type.substr(0, media_type.find(';')))) << path;
  }
  EXPECT_EQ(document["paths"]["/metrics"]["get"]["x-policy"], "this_machine");
}

TEST(Service, OpenapiNamesNoSchemaThatItDoesNotHold) {
  SampleSite site;
  auto const document = json::parse(get(site.port(), "/openapi.json").body);
  std::set<std::string> references;
  references_in(document, references);
  EXPECT_GT(references.size(), 3u);
  for (auto const& reference : references)
    EXPECT_TRUE(document.contains(json::json_pointer(reference.substr(1)))) << reference;
}

TEST(Service, OpenapiHasAReadablePageInBothLanguages) {
  SampleSite site;
  EXPECT_THAT(get(site.port(), "/en/openapi").body, HasSubstr("<code>GET /<wbr>places/<wbr>{place}</code>"));
  EXPECT_THAT(get(site.port(), "/fr/openapi").body, HasSubstr("Qui peut l’utiliser"));
}

// --- What keeps a server from starting.

web::RouteInfo sound() {
  return {.name = "sound",
          .path = "/sound",
          .policy = web::Policy::everyone(),
          .title = "t",
          .summary = "s",
          .page = "line"};
}

/// What a server with these routes says when it refuses to start; "" if it starts.
std::string complaint(std::vector<web::RouteInfo> const& infos) {
  auto const folder = sample_pages_folder();
  web::Router router;
  for (auto const& info : infos)
    router.page<web::NoQuery, web::NoQuery>(
        info, [](web::NoQuery const&, web::Context const&) -> base::Answer<web::NoQuery> { return web::NoQuery{}; });
  web::ServerSettings settings;
  settings.port = 0;
  settings.pages_folder = folder;
  settings.locale_folder = WARDMOTE_BINARY_DIR "/locale";
  base::SystemClock const clock;
  try {
    web::Server const server(settings, {}, router, clock);
    return "";
  } catch (std::runtime_error const& error) {
    return error.what();
  }
}

TEST(Starting, ASoundRouteIsTaken) { EXPECT_EQ(complaint({sound()}), ""); }

TEST(Starting, ARouteWithoutAPolicyKeepsTheServerFromStarting) {
  auto info = sound();
  info.policy.reset();
  EXPECT_THAT(complaint({info}), HasSubstr("“sound” (/sound) has no policy"));
}

TEST(Starting, TwoRoutesOfOneNameOrOnePathKeepTheServerFromStarting) {
  auto other = sound();
  other.path = "/other";
  EXPECT_THAT(complaint({sound(), other}), HasSubstr("has the name of another route"));
  other = sound();
  other.name = "other";
  EXPECT_THAT(complaint({sound(), other}), HasSubstr("“other” (/sound) has the path of the route “sound”"));
}

TEST(Starting, AMissingTemplateKeepsTheServerFromStarting) {
  auto info = sound();
  info.page = "nowhere";
  EXPECT_THAT(complaint({info}), HasSubstr("nowhere.mustache cannot be read"));
}

TEST(Starting, ARouteThatLacksWhatItNeedsKeepsTheServerFromStarting) {
  auto info = sound();
  info.path = "/sound/{nobody}";
  EXPECT_THAT(complaint({info}), HasSubstr("{nobody}"));
  info = sound();
  info.formats = {web::Format::csv};
  EXPECT_THAT(complaint({info}), HasSubstr("offers CSV"));
  info.formats = {web::Format::geojson};
  EXPECT_THAT(complaint({info}), HasSubstr("offers GeoJSON"));
  info.formats = {web::Format::atom};
  EXPECT_THAT(complaint({info}), HasSubstr("offers Atom"));
  info = sound();
  info.summary.clear();
  EXPECT_THAT(complaint({info}), HasSubstr("no title or no summary"));
}

TEST(Starting, APortThatIsTakenIsNamed) {
  SampleSite site;
  web::ServerSettings settings;
  settings.port = site.port();
  settings.pages_folder = sample_pages_folder();
  settings.locale_folder = WARDMOTE_BINARY_DIR "/locale";
  base::SystemClock const clock;
  try {
    web::Server const server(settings, {}, {}, clock);
    FAIL() << "two servers on one port";
  } catch (std::runtime_error const& error) {
    EXPECT_THAT(error.what(), HasSubstr(std::to_string(site.port())));
  }
}

}  // namespace
}  // namespace wardmote::http_test
