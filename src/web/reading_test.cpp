#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "web/address.h"
#include "web/describe.h"
#include "web/parameters.h"
#include "web/percent.h"

namespace wardmote::web {
namespace {

using namespace std::chrono_literals;

enum class Kind { city, town };
BOOST_DESCRIBE_ENUM(Kind, city, town)

struct Query {
  std::string name = "everywhere";
  int year = 2024;
  std::optional<double> rate;
  std::optional<Kind> kind;
  std::optional<base::LocalDate> day;
  bool all = false;
  std::vector<Kind> kinds;
  std::uint8_t level = 0;
};
BOOST_DESCRIBE_STRUCT(Query, (), (name, year, rate, kind, day, all, kinds, level))

std::string first_message(Parameters const& parameters) {
  auto const answer = read_described<Query>(parameters);
  return answer ? "" : answer.error().fields.front().message;
}

TEST(ReadingAQuery, WhatIsLeftOutKeepsItsDefault) {
  auto const query = read_described<Query>({{"year", ""}, {"unknown", "x"}});
  ASSERT_TRUE(query);
  EXPECT_EQ(query->name, "everywhere");
  EXPECT_EQ(query->year, 2024);
  EXPECT_FALSE(query->rate);
}

TEST(ReadingAQuery, EachKindOfMemberIsRead) {
  auto const query = read_described<Query>({{"name", " Milton "},
                                            {"year", "-5"},
                                            {"rate", "1e-3"},
                                            {"kind", "town"},
                                            {"day", "2024-02-29"},
                                            {"all", "yes"},
                                            {"kinds", "city"},
                                            {"kinds", "town"}});
  ASSERT_TRUE(query);
  EXPECT_EQ(query->name, "Milton");
  EXPECT_EQ(query->year, -5);
  EXPECT_EQ(query->rate, 0.001);
  EXPECT_EQ(query->kind, Kind::town);
  EXPECT_EQ(query->day, 2024y / 2 / 29);
  EXPECT_TRUE(query->all);
  EXPECT_EQ(query->kinds, (std::vector{Kind::city, Kind::town}));
}

TEST(ReadingAQuery, WhatDoesNotFitIsToldInTheFieldsOwnWords) {
  EXPECT_EQ(first_message({{"year", "soon"}}), field_message::not_whole);
  EXPECT_EQ(first_message({{"year", "99999999999"}}), field_message::not_whole);
  EXPECT_EQ(first_message({{"level", "256"}}), field_message::not_whole);
  EXPECT_EQ(first_message({{"rate", "nan"}}), field_message::not_number);
  EXPECT_EQ(first_message({{"kind", "Town"}}), field_message::not_choice);
  EXPECT_EQ(first_message({{"day", "2023-02-29"}}), field_message::not_date);
  EXPECT_EQ(first_message({{"all", "true"}}), field_message::not_truth);
  EXPECT_EQ(first_message({{"name", "\xff"}}), field_message::not_utf8);
  EXPECT_EQ(first_message({{"year", "1"}, {"year", "2"}}), field_message::given_twice);
}

TEST(ReadingAQuery, EveryFieldThatDoesNotFitIsTold) {
  auto const answer = read_described<Query>({{"year", "x"}, {"rate", "x"}, {"kind", "x"}});
  EXPECT_EQ(answer.error().code, base::RefusalCode::form_invalid);
  EXPECT_EQ(answer.error().fields.size(), 3u);
}

TEST(Percent, WhatIsNotWellFormedDecodesToNothing) {
  for (auto const* text : {"%", "%4", "%zz", "%00", "%ff", "%c3%28", "%ed%a0%80"})
    EXPECT_FALSE(percent_decoded(text)) << text;
  EXPECT_EQ(percent_decoded("a+b%2Fc%c3%A9"), "a+b/cé");
  EXPECT_EQ(form_decoded("a+b%2Bc"), "a b+c");
}

RC_GTEST_PROP(Percent, DecodingUndoesEncoding, (std::string const& any)) {
  std::string text;
  for (char const c : any)
    if (c > 0) text += c;
  text += "é€𝄞";
  RC_ASSERT(percent_decoded(percent_encoded(text)) == text);
  RC_ASSERT(form_decoded(percent_encoded(text)) == text);
}

RC_GTEST_PROP(FormsOfAllKinds, ReadBackAsTheyWereWritten, ()) {
  auto const pairs = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
      rc::gen::pair(rc::gen::nonEmpty(rc::gen::string<std::string>()), rc::gen::string<std::string>()));
  Parameters expected;
  std::string encoded;
  for (auto const& [name, value] : pairs) {
    auto const ascii = [](std::string text) {
      for (char& c : text) c = static_cast<char>(1 + static_cast<unsigned char>(c) % 126);
      return text;
    };
    expected.emplace(ascii(name), ascii(value));
    encoded += "&" + percent_encoded(ascii(name)) + "=" + percent_encoded(ascii(value));
  }
  RC_PRE(pairs.size() < ParameterLimits{}.count_max);
  RC_ASSERT(parameters_of(encoded).value() == expected);
}

TEST(Parameters, TooManyAreMalformed) {
  EXPECT_TRUE(parameters_of("a=1&b=2", {.count_max = 2}));
  EXPECT_FALSE(parameters_of("a=1&b=2&c=3", {.count_max = 2}));
}

TEST(Parameters, ANameWithoutEqualsHasAnEmptyValue) {
  EXPECT_EQ(*parameters_of("a&&b="), (Parameters{{"a", ""}, {"b", ""}}));
  EXPECT_TRUE(parameters_of("")->empty());
}

TEST(Addresses, LanguageSegmentsSuffixAndQueryAreTakenApart) {
  auto const address = *address_of("/fr/data/halton.v2.csv?a=b");
  EXPECT_EQ(address.language, Language::fr);
  EXPECT_EQ(address.segments, (std::vector<std::string>{"data", "halton.v2"}));
  EXPECT_EQ(address.suffix, Format::csv);
  EXPECT_EQ(address.query, "a=b");
  EXPECT_EQ(address.path(), "/data/halton.v2");
}

TEST(Addresses, TheFrontPageIsASlashAndItsDataIndexJson) {
  EXPECT_EQ(address_of("/en/")->path(), "/");
  EXPECT_TRUE(address_of("/en/index.json")->segments.empty());
  EXPECT_EQ(address_of("/en/index.json")->suffix, Format::json);
  EXPECT_EQ(target_of(Language::en, "/", Format::json, "x=1"), "/en/index.json?x=1");
  EXPECT_EQ(target_of(Language::fr, "/data", std::nullopt, ""), "/fr/data");
}

TEST(Addresses, AnEncodedSlashMakesNoSegment) {
  auto const address = *address_of("/en/data/a%2Fb");
  EXPECT_EQ(address.segments.back(), "a/b");
  EXPECT_EQ(address.path(), "/data/a%2Fb");
}

TEST(Addresses, WhatClimbsOrIsEmptyIsMalformed) {
  for (auto const* target :
       {"", "en/", "//evil.example", "/en//data", "/en/../x", "/en/%2e%2E/x", "/en/./x", "/en/%zz", "*"})
    EXPECT_FALSE(address_of(target)) << target;
}

TEST(Addresses, AProxyMayAskInAbsoluteForm) {
  EXPECT_EQ(address_of("http://board.example/en/data?x=1")->path(), "/data");
  EXPECT_EQ(address_of("http://board.example")->path(), "/");
}

}  // namespace
}  // namespace wardmote::web
