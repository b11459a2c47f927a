#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "client.h"
#include "sample_site.h"

namespace wardmote::http_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

TEST(Pages, TheFrontPageRedirectsToTheLanguageThatTheReaderPrefers) {
  SampleSite site;
  auto const french = get(site.port(), "/", {{"Accept-Language", "de, fr-CA;q=0.9, en;q=0.5"}});
  EXPECT_EQ(french.status, 302);
  EXPECT_EQ(french.header("location"), "/fr/");
  EXPECT_EQ(french.header("vary"), "Accept-Language");
  EXPECT_EQ(get(site.port(), "/").header("location"), "/en/");
}

TEST(Pages, AnAddressWithoutLanguageOrWithAStraySlashLeadsToTheOneAddressOfItsPage) {
  SampleSite site;
  EXPECT_EQ(get(site.port(), "/places?kind=town", {{"Accept-Language", "fr"}}).header("location"),
            "/fr/places?kind=town");
  auto const slash = get(site.port(), "/en/places/?kind=town");
  EXPECT_EQ(slash.status, 308);
  EXPECT_EQ(slash.header("location"), "/en/places?kind=town");
  EXPECT_EQ(get(site.port(), "/en").header("location"), "/en/");
}

TEST(Pages, ARouteIsShownAsAPageWithItsLayout) {
  SampleSite site;
  auto const page = get(site.port(), "/en/places");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("content-language"), "en");
  EXPECT_THAT(page.body, HasSubstr("<h1>2</h1><p id=\"date\">1 June 2024</p>"));
  EXPECT_THAT(page.body, HasSubstr("/assets/main-Ab3dEf9h.css"));
  EXPECT_THAT(page.body, HasSubstr("/assets/main-Zz9yXx8w.js"));
  EXPECT_THAT(page.body, HasSubstr("<a href=\"/en/places\" aria-current=\"page\">"));
}

TEST(Pages, ZeroIsPrintedAndWhatIsMissingIsTold) {
  SampleSite site;
  auto const page = get(site.port(), "/en/places").body;
  EXPECT_THAT(page, HasSubstr("1:Old Town:12.5:0:town,"));
  EXPECT_THAT(page, HasSubstr(":none:186,948:city</p>"));
}

TEST(Pages, ValuesAreEscapedForHtml) {
  SampleSite site;
  EXPECT_THAT(get(site.port(), "/en/places").body, HasSubstr("2:=Burlington &amp; &lt;sons&gt;"));
  auto const hostile = get(site.port(), "/en/places/%3Cscript%3E%22'").body;
  EXPECT_THAT(hostile, Not(HasSubstr("<script>\"")));
  EXPECT_THAT(hostile, HasSubstr("&lt;script&gt;&quot;&apos;"));
}

TEST(Pages, AFrenchPageWritesNumbersDatesAndWordsInFrench) {
  SampleSite site;
  auto const page = get(site.port(), "/fr/places").body;
  EXPECT_THAT(page, HasSubstr("<html lang=\"fr\">"));
  EXPECT_THAT(page, HasSubstr("1er juin 2024"));
  EXPECT_THAT(page, HasSubstr(":12,5:0:town"));
}

TEST(Pages, TheLanguageSwitchKeepsThePageAndItsQuery) {
  SampleSite site;
  EXPECT_THAT(get(site.port(), "/en/places?kind=town&year=2024").body,
              HasSubstr("<a lang=\"fr\" hreflang=\"fr\" href=\"/fr/places?kind=town&amp;year=2024\">Français</a>"));
  EXPECT_THAT(get(site.port(), "/fr/places/a%20b").body,
              HasSubstr("<a lang=\"en\" hreflang=\"en\" href=\"/en/places/a%20b\">English</a>"));
}

TEST(Pages, BreadcrumbsOfTheViewLeadToPagesOfTheSameLanguage) {
  SampleSite site;
  EXPECT_THAT(get(site.port(), "/fr/places/x").body,
              HasSubstr("<ol><li><a href=\"/fr/\">Home</a></li><li><a href=\"/fr/places\">Places</a></li></ol>"));
}

TEST(Pages, ANameIsGivenAsItsLanguageHasItOrMarkedAsEnglish) {
  SampleSite site;
  EXPECT_THAT(get(site.port(), "/en/places/x").body,
              HasSubstr("<p id=\"official\">Statistics Canada, Vancouver Police Department, x</p>"));
  EXPECT_THAT(get(site.port(), "/fr/places/a%26b").body,
              HasSubstr("<p id=\"official\">Statistique Canada, <span lang=\"en\">Vancouver Police Department</span>, "
                        "<span lang=\"en\">a&amp;b</span></p>"));
}

TEST(Pages, ALongNameMayBreakWhereItsPartsMeet) {
  SampleSite site;
  EXPECT_THAT(get(site.port(), "/en/places/Oshawa%2FWhitby_x.y").body,
              HasSubstr("<p id=\"breakable\">Oshawa/<wbr>Whitby_<wbr>x.<wbr>y</p>"));
}

TEST(Pages, AnAddressInATemplateEncodesItsValues) {
  SampleSite site;
  EXPECT_THAT(get(site.port(), "/en/places/a%26b%20c").body, HasSubstr("href=\"/en/places?kind=a%26b%20c\""));
}

TEST(Pages, ASuffixChoosesTheFormat) {
  SampleSite site;
  auto const reply = get(site.port(), "/en/places.json?kind=town");
  EXPECT_EQ(reply.header("content-type"), "application/json");
  auto const view = json::parse(reply.body);
  EXPECT_EQ(view["count"], 1);
  EXPECT_EQ(view["as_of"], "2024-06-01");
  EXPECT_EQ(view["places"][0]["people"], 0);
}

TEST(Pages, WhatIsNotKnownIsNullInJson) {
  SampleSite site;
  auto const view = json::parse(get(site.port(), "/en/places.json?kind=city").body);
  EXPECT_TRUE(view["places"][0]["rate"].is_null());
  EXPECT_TRUE(view["places"][0]["geometry"].is_null());
}

TEST(Pages, AnAcceptHeaderChoosesTheFormat) {
  SampleSite site;
  auto const csv = get(site.port(), "/en/places", {{"Accept", "text/csv"}});
  EXPECT_EQ(csv.header("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(csv.header("vary"), "Accept, Accept-Encoding");
  auto const browser = get(site.port(), "/en/places", {{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}});
  EXPECT_EQ(browser.header("content-type"), "text/html; charset=utf-8");
}

TEST(Pages, CsvHasALineForEachRowAndNoFormula) {
  SampleSite site;
  EXPECT_EQ(get(site.port(), "/en/places.csv").body,
            "name,kind,rate,people\r\nOld Town,town,12.5,0\r\n'=Burlington & <sons>,city,,186948\r\n");
}

TEST(Pages, GeoJsonHasAFeatureForEachArea) {
  SampleSite site;
  auto const reply = get(site.port(), "/en/places.geojson");
  EXPECT_EQ(reply.header("content-type"), "application/geo+json");
  auto const collection = json::parse(reply.body);
  EXPECT_EQ(collection["type"], "FeatureCollection");
  EXPECT_EQ(collection["features"][0]["geometry"]["coordinates"][1], 43.4);
  EXPECT_EQ(collection["features"][0]["properties"]["name"], "Old Town");
  EXPECT_FALSE(collection["features"][0]["properties"].contains("geometry"));
}

TEST(Pages, OutlinesAreInGeoJsonAlone) {
  SampleSite site;
  auto const view = json::parse(get(site.port(), "/en/places.json").body);
  EXPECT_EQ(view["places"][0]["name"], "Old Town");
  EXPECT_TRUE(view["places"][0]["geometry"].is_null());
}

TEST(Pages, TheFrontPageIsDataAtIndexJson) {
  SampleSite site;
  EXPECT_EQ(json::parse(get(site.port(), "/en/index.json").body)["text"], "front");
  EXPECT_THAT(get(site.port(), "/en/").body,
              HasSubstr("<a href=\"/en/index.json\" type=\"application/json\">JSON</a>"));
}

}  // namespace
}  // namespace wardmote::http_test
