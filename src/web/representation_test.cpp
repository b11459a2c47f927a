#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "web/csv_text.h"
#include "web/form_fields.h"
#include "web/geojson_text.h"
#include "web/json_text.h"
#include "web/openapi.h"
#include "web/page_helpers.h"
#include "web/refused_form.h"
#include "web/view_rows.h"

namespace wardmote::web {
namespace {

using nlohmann::json;

enum class Trend { up, down };
BOOST_DESCRIBE_ENUM(Trend, up, down)

struct Interval {
  double lower = 0;
  double upper = 0;
};
BOOST_DESCRIBE_STRUCT(Interval, (), (lower, upper))

struct Row {
  std::string name;
  std::optional<double> value;
  Interval interval;
  std::vector<std::string> notes;
  Trend trend = Trend::up;
  RawJson geometry;
};
BOOST_DESCRIBE_STRUCT(Row, (), (name, value, interval, notes, trend, geometry))

struct View {
  std::optional<std::int64_t> year;
  std::vector<Row> rows;
};
BOOST_DESCRIBE_STRUCT(View, (), (year, rows))

Row row(std::string name) {
  return {.name = std::move(name),
          .value = {},
          .interval = {-1.5, 2},
          .notes = {"a", "b"},
          .trend = Trend::down,
          .geometry = {}};
}

std::string csv(std::vector<Row> const& rows) { return csv_of(to_value(rows), shape_of<Row>()); }

TEST(Json, MembersStandInTheOrderOfTheView) {
  EXPECT_EQ(json_of(to_value(View{.year = {}, .rows = {}})), "{\n  \"year\": null,\n  \"rows\": []\n}");
}

TEST(Json, RawJsonStandsAsItIsAndIsNullIfThereIsNone) {
  auto const parsed = json::parse(json_of(to_value(std::vector{RawJson{R"({"type":"Point"})"}, RawJson{}})));
  EXPECT_EQ(parsed[0]["type"], "Point");
  EXPECT_TRUE(parsed[1].is_null());
}

TEST(Json, ANumberThatIsNoneIsOurMistake) {
  EXPECT_THROW(json_of(to_value(std::numeric_limits<double>::quiet_NaN())), base::BrokenPromise);
  EXPECT_THROW(json_of(to_value(std::numeric_limits<double>::infinity())), base::BrokenPromise);
  EXPECT_THROW(json_of(to_value(std::string("\xff"))), base::BrokenPromise);
}

RC_GTEST_PROP(JsonOfANumber, ReadsBackTheSame, (double number)) {
  RC_ASSERT(json::parse(json_of(to_value(number))).get<double>() == number);
}

RC_GTEST_PROP(JsonOfAText, ReadsBackTheSame, (std::string const& any)) {
  std::string text;
  for (char const c : any) text += static_cast<char>(static_cast<unsigned char>(c) % 128);
  RC_ASSERT(json::parse(json_of(to_value(text))).get<std::string>() == text);
}

struct Group {
  std::string place;
  std::vector<Row> rows;
  std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(Group, (), (place, rows, total))

struct GroupsView {
  std::string title;
  std::vector<Group> groups;
};
BOOST_DESCRIBE_STRUCT(GroupsView, (), (title, groups))

TEST(Csv, OfAListInEachElementHasALineForEachWithWhatItsElementIs) {
  GroupsView const view{.title = "t", .groups = {{"Here", {row("a"), row("b")}, 2}, {"There", {}, 0}}};
  auto const rows = rows_of_view(to_value(view), shape_of<GroupsView>(), "groups.rows");
  auto const text = csv_of(rows.list, rows.element);
  EXPECT_TRUE(text.starts_with("place,total,name,value,interval_lower,interval_upper,notes,trend\r\nHere,2,a,"))
      << text;
  EXPECT_NE(text.find("\r\nHere,2,b,"), std::string::npos) << text;
  EXPECT_EQ(text.find("There"), std::string::npos) << text;
}

TEST(Csv, IsOfNoListThatTheViewDoesNotHave) {
  auto const shape = shape_of<GroupsView>();
  EXPECT_TRUE(element_of_rows(shape, "groups").has_value());
  for (auto const* const rows : {"title", "nothing", "groups.place", "groups.nothing", "title.rows", ""})
    EXPECT_FALSE(element_of_rows(shape, rows).has_value()) << rows;
}

TEST(Csv, HasAColumnForEachMemberAndThoseOfNestedObjects) {
  EXPECT_EQ(csv({}), "name,value,interval_lower,interval_upper,notes,trend\r\n");
}

TEST(Csv, NumbersStandAsTheyAreAndNullIsEmpty) {
  EXPECT_EQ(csv({row("Milton")}),
            "name,value,interval_lower,interval_upper,notes,trend\r\nMilton,,-1.5,2,a; b,down\r\n");
}

TEST(Csv, CellsThatNeedQuotesHaveThem) {
  EXPECT_NE(csv({row("a,\"b\"\r\nc")}).find("\r\n\"a,\"\"b\"\"\r\nc\",,"), std::string::npos);
}

TEST(Csv, ATextThatASpreadsheetWouldRunIsHarmless) {
  for (auto const* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    EXPECT_NE(csv({row(text)}).find(std::string("\r\n'") + text), std::string::npos) << text;
  EXPECT_NE(csv({row("a=1")}).find("\r\na=1,"), std::string::npos);
}

TEST(GeoJson, AFeatureHasItsGeometryAndTheOtherMembersAsProperties) {
  auto area = row("Milton");
  area.geometry = {R"({"type":"Point","coordinates":[1,2]})"};
  auto const collection = json::parse(geojson_of(to_value(std::vector{area, row("nowhere")})));
  EXPECT_EQ(collection["features"][0]["geometry"]["coordinates"], json({1, 2}));
  EXPECT_EQ(collection["features"][0]["properties"]["interval"]["lower"], -1.5);
  EXPECT_TRUE(collection["features"][1]["geometry"].is_null());
}

TEST(Helpers, ZeroIsThereAndNullIsNot) {
  auto const zero = with_helpers(to_value(View{.year = 0, .rows = {}}), shape_of<View>());
  auto const none = with_helpers(to_value(View{.year = {}, .rows = {}}), shape_of<View>());
  EXPECT_EQ(std::get<bool>(zero["has_year"].kinds()), true);
  EXPECT_EQ(std::get<bool>(none["has_year"].kinds()), false);
}

TEST(Helpers, ListsTellTheirLengthAndElementsTheirPlace) {
  auto const view = with_helpers(to_value(View{.year = 1, .rows = {row("a"), row("b")}}), shape_of<View>());
  EXPECT_EQ(std::get<bool>(view["has_rows"].kinds()), true);
  EXPECT_EQ(std::get<std::int64_t>(view["rows_count"].kinds()), 2);
  auto const& last = std::get<List>(view["rows"].kinds()).back();
  EXPECT_EQ(std::get<bool>(last["first"].kinds()), false);
  EXPECT_EQ(std::get<bool>(last["last"].kinds()), true);
  EXPECT_EQ(std::get<std::int64_t>(last["number"].kinds()), 2);
}

TEST(Helpers, AChoiceTellsWhichItIs) {
  auto const view = with_helpers(to_value(row("a")), shape_of<Row>());
  EXPECT_EQ(std::get<bool>(view["is_down"].kinds()), true);
  EXPECT_EQ(std::get<bool>(view["is_up"].kinds()), false);
  EXPECT_EQ(std::get<bool>(view["trend_is_down"].kinds()), true);
}

struct DescribedForm {
  std::string path;
  std::vector<FormField> fields;
};
BOOST_DESCRIBE_STRUCT(DescribedForm, (), (path, fields))
struct FormsView {
  std::vector<DescribedForm> forms;
};
BOOST_DESCRIBE_STRUCT(FormsView, (), (forms))

json refused(std::string const& path, Parameters const& entered, std::vector<FormError> const& errors) {
  FormsView const view{{{"/move",
                         {{.name = "text", .value = "draft"},
                          {.name = "mover", .options = {{.value = "a"}, {.value = "b"}}},
                          {.name = "password"}}},
                        {"/strike", {{.name = "text"}}}}};
  return json::parse(json_of(with_refused_form(to_value(view), path, entered, errors)));
}

TEST(RefusedForm, HoldsWhatWasEnteredAndWhatIsWrongWithIt) {
  auto const form = refused("/move", {{"text", "That it be so"}, {"mover", "b"}, {"password", "secret"}},
                            {{"text", "Too short"}, {"", "Not now"}})["forms"][0];
  EXPECT_EQ(form["is_refused"], true);
  EXPECT_EQ(form["error"], "Not now");
  EXPECT_EQ(form["fields"][0]["value"], "That it be so");
  EXPECT_EQ(form["fields"][0]["error"], "Too short");
  EXPECT_EQ(form["fields"][1]["options"][0]["is_chosen"], false);
  EXPECT_EQ(form["fields"][1]["options"][1]["is_chosen"], true);
  EXPECT_EQ(form["fields"][1]["is_gone"], false);
  EXPECT_EQ(form["fields"][2]["value"], "");
}

TEST(RefusedForm, SaysThatWhatWasChosenIsThereNoMore) {
  EXPECT_EQ(refused("/move", {{"mover", "c"}}, {{"", "Not now"}})["forms"][0]["fields"][1]["is_gone"], true);
}

TEST(RefusedForm, LeavesEveryOtherFormAsItIs) {
  auto const view = refused("/strike", {{"text", "Why"}}, {{"", "Not now"}});
  EXPECT_EQ(view["forms"][0], refused("/nowhere", {}, {})["forms"][0]);
  EXPECT_EQ(view["forms"][1]["fields"][0]["value"], "Why");
}

struct ChoosingForm {
  std::string path;
  FormKey key;
  FormField news;
};
BOOST_DESCRIBE_STRUCT(ChoosingForm, (), (path, key, news))
struct ChoosingView {
  std::vector<ChoosingForm> forms;
};
BOOST_DESCRIBE_STRUCT(ChoosingView, (), (forms))

TEST(RefusedForm, IsTheOneWhoseKeyWasSentAndChoosesAgainAllThatWasChosen) {
  FormField const news{.name = "news", .options = {{.value = "a"}, {.value = "b"}, {.value = "c"}}};
  ChoosingView const view{{{"/tell", {"row", "1"}, news}, {"/tell", {"row", "2"}, news}}};
  auto const shown = json::parse(json_of(with_refused_form(
      to_value(view), "/tell", {{"row", "2"}, {"news", "a"}, {"news", "c"}}, {{"news", "Too many"}})));
  EXPECT_FALSE(shown["forms"][0].contains("is_refused"));
  auto const& refused = shown["forms"][1]["news"];
  EXPECT_EQ(refused["error"], "Too many");
  EXPECT_EQ(refused["options"][0]["is_chosen"], true);
  EXPECT_EQ(refused["options"][1]["is_chosen"], false);
  EXPECT_EQ(refused["options"][2]["is_chosen"], true);
  EXPECT_EQ(shown["forms"][1]["key"]["value"], "2");
}

TEST(RefusedForm, ChoosesAgainInEachGroupWhatWasChosenAndNothingElse) {
  auto const choice = [](char const* code, bool chosen) {
    return Value(Object{{"code", Value(code)}, {"chosen", Value(chosen)}});
  };
  auto const group = [](List choices) { return Value(Object{{"label", Value("A")}, {"choices", Value(choices)}}); };
  Object const factors{
      {"name", Value("factors")},
      {"groups", Value(List{group({choice("a", true), choice("b", false)}), group({choice("c", false)})})}};
  Value const view(Object{{"path", Value("/code")}, {"factors", Value(factors)}});
  auto const shown = json::parse(
      json_of(with_refused_form(view, "/code", {{"factors", "b"}, {"factors", "c"}}, {{"factors", "Too few"}})));
  EXPECT_EQ(shown["factors"]["error"], "Too few");
  EXPECT_EQ(shown["factors"]["groups"][0]["choices"][0]["chosen"], false);
  EXPECT_EQ(shown["factors"]["groups"][0]["choices"][1]["chosen"], true);
  EXPECT_EQ(shown["factors"]["groups"][1]["choices"][0]["chosen"], true);
  EXPECT_EQ(shown["factors"]["groups"][0]["label"], "A");
}

TEST(Schemas, RefuseTwoTypesOfOneName) {
  auto const row = shape_of<Row>();
  auto other = shape_of<Interval>();
  Object components;
  auto const once = json_of(schema_of(row, components));
  EXPECT_EQ(json_of(schema_of(row, components)), once);
  EXPECT_EQ(components.size(), 2u);
  other.name = row.name;
  EXPECT_THROW(schema_of(other, components), base::BrokenPromise);
}

}  // namespace
}  // namespace wardmote::web
