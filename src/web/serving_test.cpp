#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "web/assets.h"
#include "web/cache.h"
#include "web/compression.h"
#include "web/http_date.h"
#include "web/negotiation.h"
#include "web/request_reader.h"
#include "web/route_finder.h"

namespace wardmote::web::serving_test {
namespace {

using enum Format;

TEST(Negotiation, TheFormatThatIsLikedBestWins) {
  EXPECT_EQ(format_for("", {html, json}), html);
  EXPECT_EQ(format_for("*/*", {json, html}), json);
  EXPECT_EQ(format_for("application/json", {html, json}), json);
  EXPECT_EQ(format_for("text/html;q=0.5, application/json;q=0.9", {html, json}), json);
  EXPECT_EQ(format_for("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", {json, html}), html);
  EXPECT_EQ(format_for("text/*, application/json;q=0.5", {json, csv}), csv);
}

TEST(Negotiation, TheMostExactRangeDecides) {
  EXPECT_EQ(format_for("*/*, text/html;q=0", {html, json}), json);
  EXPECT_EQ(format_for("text/html;q=0, */*;q=0.1", {html}), std::nullopt);
  EXPECT_EQ(format_for("image/png", {html, json}), std::nullopt);
}

TEST(Negotiation, EnglishUnlessFrenchIsLikedMore) {
  EXPECT_EQ(language_for(""), Language::en);
  EXPECT_EQ(language_for("fr"), Language::fr);
  EXPECT_EQ(language_for("fr-CA,fr;q=0.9,en;q=0.8"), Language::fr);
  EXPECT_EQ(language_for("en,fr"), Language::en);
  EXPECT_EQ(language_for("de, FR;q=0.1"), Language::fr);
  EXPECT_EQ(language_for("fr;q=0"), Language::en);
}

TEST(Negotiation, BrotliThenGzip) {
  EXPECT_EQ(encoding_for("gzip, deflate, br"), Encoding::br);
  EXPECT_EQ(encoding_for("gzip;q=1.0, br;q=0"), Encoding::gzip);
  EXPECT_EQ(encoding_for("zstd"), Encoding::identity);
}

std::shared_ptr<Kept const> kept(std::size_t bytes) {
  ResponseWriter const writer(false);
  auto whole = writer.write({.media_type = "text/plain", .body = std::string(bytes, 'x')});
  return std::make_shared<Kept const>(Kept{whole, writer.not_modified({}), "\"e\""});
}

TEST(TheCache, ForgetsAllWhenTheDataChanges) {
  Cache cache(1 << 20);
  cache.keep("a", 1, kept(10));
  EXPECT_TRUE(cache.find("a", 1));
  EXPECT_FALSE(cache.find("a", 2));
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(TheCache, DoesNotKeepWhatWasMadeOfOlderData) {
  Cache cache(1 << 20);
  EXPECT_FALSE(cache.find("a", 2));
  cache.keep("a", 1, kept(10));
  EXPECT_FALSE(cache.find("a", 1));
  EXPECT_FALSE(cache.find("a", 2));
}

TEST(TheCache, HoldsNoMoreThanItMayAndForgetsTheLongestUnasked) {
  auto const one = kept(100)->bytes() + 1;
  Cache cache(8 * one);
  for (char name = 'a'; name < 'i'; ++name) cache.keep(std::string(1, name), 1, kept(100));
  EXPECT_TRUE(cache.find("a", 1));
  cache.keep("z", 1, kept(100));
  EXPECT_LE(cache.bytes(), 8 * one);
  EXPECT_TRUE(cache.find("a", 1)) << "asked last";
  EXPECT_FALSE(cache.find("b", 1)) << "asked longest ago";
  cache.keep("huge", 1, kept(one));
  EXPECT_FALSE(cache.find("huge", 1)) << "more than an eighth";
}

RC_GTEST_PROP(Packing, SameBytesGiveTheSameResult, (std::string const& bytes)) {
  for (auto const encoding : {Encoding::gzip, Encoding::br})
    RC_ASSERT(compressed(bytes, encoding, Effort::page) == compressed(bytes, encoding, Effort::page));
  RC_ASSERT(compressed(bytes, Encoding::identity, Effort::page) == bytes);
}

TEST(ETags, AreComparedWeaklyAndAStarNamesAll) {
  EXPECT_TRUE(names_etag("\"a\", W/\"b\"", "\"b\""));
  EXPECT_TRUE(names_etag("*", "\"b\""));
  EXPECT_FALSE(names_etag("\"bb\"", "\"b\""));
  EXPECT_FALSE(names_etag("", "\"b\""));
  EXPECT_NE(etag_of("a"), etag_of("b"));
}

TEST(AssetNames, AHashIsTold) {
  EXPECT_TRUE(is_hashed_name("main-BkQ0kQzr.js"));
  EXPECT_TRUE(is_hashed_name("fonts/sans-a1B2c3D4.woff2"));
  EXPECT_TRUE(is_hashed_name("sans-latin-700-normal-CBw-mJf_.woff2"));
  EXPECT_FALSE(is_hashed_name("mark.svg"));
  EXPECT_FALSE(is_hashed_name("open-standing.js"));
}

TEST(Dates, AreWrittenAsHttpWantsThem) {
  // RFC 9110 §5.6.7 gives this example.
  EXPECT_EQ(http_date(*base::instant_of("1994-11-06T08:49:37.000000Z")), "Sun, 06 Nov 1994 08:49:37 GMT");
}

struct AnyQuery {
  std::string place;
};
BOOST_DESCRIBE_STRUCT(AnyQuery, (), (place))

TEST(Finding, ALiteralPartIsStrongerThanAPlaceholder) {
  Router router;
  for (auto const* path : {"/data/{place}", "/data/new", "/{place}/new", "/"})
    router.page<AnyQuery, AnyQuery>(
        {.name = path, .path = path, .title = "t", .summary = "s", .page = "p"},
        [](AnyQuery const& query, Context const&) -> base::Answer<AnyQuery> { return query; });
  RouteFinder const finder(router.routes());
  EXPECT_EQ(finder.find({"data", "new"}).front().route->info.path, "/data/new");
  EXPECT_EQ(finder.find({"data", "old"}).front().route->info.path, "/data/{place}");
  EXPECT_EQ(finder.find({"data", "old"}).front().captured, (Parameters{{"place", "old"}}));
  EXPECT_EQ(finder.find({"x", "new"}).front().route->info.path, "/{place}/new");
  EXPECT_EQ(finder.find({}).front().route->info.path, "/");
  EXPECT_TRUE(finder.find({"data"}).empty());
}

RC_GTEST_PROP(RequestsCutAnywhere, ReadTheSame, ()) {
  std::string const bytes =
      "POST /en/notes?x=1 HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\nContent-Length: 5\r\n\r\nhello";
  RequestReader reader({.header_bytes_max = 1000, .target_bytes_max = 100, .body_bytes_max = 100}, {"127.0.0.1", true});
  auto reading = RequestReader::Reading::needs_more;
  for (std::size_t at = 0; at < bytes.size();) {
    RC_ASSERT(reading == RequestReader::Reading::needs_more);
    auto const count = std::min<std::size_t>(bytes.size() - at, *rc::gen::inRange<std::size_t>(1, 40));
    bytes.copy(reader.room().data(), count, at);
    reader.arrived(count);
    reading = reader.go_on();
    at += count;
  }
  RC_ASSERT(reading == RequestReader::Reading::done);
  RC_ASSERT(reader.request().target == "/en/notes?x=1");
  RC_ASSERT(reader.request().accept == "text/csv");
  RC_ASSERT(reader.request().body == "hello");
  RC_ASSERT(reader.request().is_local);
}

}  // namespace
}  // namespace wardmote::web::serving_test
