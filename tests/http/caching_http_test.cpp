#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

TEST(Caching, APageIsMadeOnceUntilTheDataChanges) {
  SampleSite site;
  for (int at = 0; at < 3; ++at) get(site.port(), "/en/");
  EXPECT_EQ(site.front_calls(), 1);
  get(site.port(), "/fr/");
  get(site.port(), "/en/index.json");
  EXPECT_EQ(site.front_calls(), 3) << "each language and format is a page of its own";
  site.change_data();
  get(site.port(), "/en/");
  EXPECT_EQ(site.front_calls(), 4);
}

TEST(Caching, APageThatIsNeverCachedIsMadeEachTime) {
  SampleSite site;
  get(site.port(), "/en/clock");
  get(site.port(), "/en/clock");
  EXPECT_EQ(site.clock_calls(), 2);
}

TEST(Caching, APageThatTheReaderHasIsNotSentAgain) {
  SampleSite site;
  for (auto const* target : {"/en/places", "/en/clock.json", "/assets/mark.svg"}) {
    auto const first = get(site.port(), target);
    if (std::string_view(target) == "/en/clock.json") continue;  // differs each time
    auto const again = get(site.port(), target, {{"If-None-Match", "\"other\", W/" + first.header("etag")}});
    EXPECT_EQ(again.status, 304) << target;
    EXPECT_EQ(again.header("etag"), first.header("etag"));
    EXPECT_EQ(again.header("vary"), first.header("vary"));
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(get(site.port(), target, {{"If-None-Match", "\"other\""}}).status, 200);
  }
}

TEST(Caching, PagesArePackedAsTheReaderCanUnpackThem) {
  SampleSite site;
  auto const plain = get(site.port(), "/en/places");
  auto const gzip = get(site.port(), "/en/places", {{"Accept-Encoding", "gzip, deflate"}});
  auto const br = get(site.port(), "/en/places", {{"Accept-Encoding", "gzip, deflate, br"}});
  EXPECT_EQ(plain.header("content-encoding"), "");
  EXPECT_EQ(gzip.header("content-encoding"), "gzip");
  EXPECT_EQ(br.header("content-encoding"), "br");
  EXPECT_EQ(gunzipped(gzip.body), plain.body);
  EXPECT_EQ(unbrotlied(br.body), plain.body);
  EXPECT_NE(gzip.header("etag"), plain.header("etag")) << "an ETag is of the bytes that are sent";
  EXPECT_EQ(get(site.port(), "/en/places", {{"Accept-Encoding", "br;q=0"}}).header("content-encoding"), "");
}

TEST(Caching, AssetsWithAHashInTheirNameAreKeptForEver) {
  SampleSite site;
  auto const script = get(site.port(), "/assets/main-Zz9yXx8w.js", {{"Accept-Encoding", "br"}});
  EXPECT_EQ(script.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(script.header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(script.header("content-encoding"), "br");
  EXPECT_EQ(get(site.port(), "/assets/mark.svg").header("cache-control"), "no-cache");
  EXPECT_EQ(get(site.port(), "/assets/mark.svg").header("content-type"), "image/svg+xml");
}

TEST(Caching, AChangeInTheMiddleOfManyRequestsShowsToAllThatAskAfterIt) {
  SampleSite site([](web::ServerSettings& settings) { settings.io_threads = 2; });
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 4; ++reader)
    readers.emplace_back([&site, reader] {
      Client client(site.port());
      for (int at = 0; at < 100; ++at) {
        auto const* const target = (at + reader) % 3 == 0   ? "/en/places"
                                   : (at + reader) % 3 == 1 ? "/fr/"
                                                            : "/assets/mark.svg";
        client.send("GET " + std::string(target) +
                    " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + (at % 2 ? "br" : "gzip") + "\r\n\r\n");
        auto const reply = client.receive();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 200);
        if (at % 20 == 0) site.change_data();
      }
    });
  for (auto& reader : readers) reader.join();
  auto const before = site.front_calls();
  site.change_data();
  get(site.port(), "/fr/");
  EXPECT_EQ(site.front_calls(), before + 1);
}

}  // namespace
}  // namespace wardmote::http_test
