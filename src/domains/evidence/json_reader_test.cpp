#include "domains/evidence/json_reader.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

struct Read {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> faults;
  base::Answer<void> end;
};

Read read(std::string_view json, std::vector<std::string> rows_at, std::vector<std::string> const& columns) {
  RowShape shape{.format = RowShape::Format::json, .rows_at = std::move(rows_at)};
  for (auto const& name : columns) shape.columns.push_back({.name = name});
  Read outcome;
  auto const bytes = bytes_of(json);
  outcome.end = each_json_row(*bytes, shape, "sample.json", [&](SourceRow const& row) {
    if (row.fault.empty())
      outcome.rows.emplace_back(row.texts.begin(), row.texts.end());
    else
      outcome.faults.emplace_back(row.fault);
    return true;
  });
  return outcome;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(JsonReader, gives_the_wanted_members_of_each_object_and_nothing_of_those_that_lack_them) {
  auto const outcome = read(R"({"meta": [1, {"a": 2}], "data": [{"a": 1.50, "b": {"c": "x"}}, {"a": null, "z": [1]}]})",
                            {"data", "*"}, {"a", "b/c"});
  ASSERT_TRUE(outcome.end);
  EXPECT_EQ(outcome.rows, (Rows{{"1.50", "x"}, {"", ""}}));
}

TEST(JsonReader, keeps_an_object_as_its_text_with_numbers_as_they_were_written) {
  auto const outcome =
      read(R"({"features": [{"geometry": {"type": "Polygon", "coordinates": [[[-79.10, 43.5], [1, 2]]]}, "id": 7}]})",
           {"features", "*"}, {"geometry", "id"});
  ASSERT_TRUE(outcome.end);
  EXPECT_EQ(outcome.rows, (Rows{{R"({"type":"Polygon","coordinates":[[[-79.10,43.5],[1,2]]]})", "7"}}));
}

TEST(JsonReader, tells_the_name_that_the_star_stands_for) {
  auto const outcome =
      read(R"({"robbery": [{"a": "x"}], "arson": [{"a": "y"}]})", {"*", "*"}, {std::string(rows_name_column), "a"});
  EXPECT_EQ(outcome.rows, (Rows{{"robbery", "x"}, {"arson", "y"}}));
}

TEST(JsonReader, reads_a_file_that_is_a_list) { EXPECT_EQ(read(R"([{"a": "x"}])", {"*"}, {"a"}).rows, (Rows{{"x"}})); }

TEST(JsonReader, finds_fault_with_what_is_no_object_and_goes_on) {
  auto const outcome = read(R"([1, {"a": "x"}, [{"a": "no"}], null, {"a": "y"}])", {"*"}, {"a"});
  ASSERT_TRUE(outcome.end);
  EXPECT_EQ(outcome.rows, (Rows{{"x"}, {"y"}}));
  EXPECT_EQ(outcome.faults.size(), 3u);
}

TEST(JsonReader, refuses_a_file_that_breaks_off_or_has_no_such_list_or_is_too_deep) {
  EXPECT_EQ(read(R"([{"a": "x"}, {"a")", {"*"}, {"a"}).end.error().code, base::RefusalCode::file_unreadable);
  EXPECT_EQ(read("[{\"a\": \"\xC3\x28\"}]", {"*"}, {"a"}).end.error().code, base::RefusalCode::file_unreadable);
  EXPECT_EQ(read(R"({"b": []})", {"data", "*"}, {"a"}).end.error().code, base::RefusalCode::layout_mismatch);
  EXPECT_EQ(read("[" + std::string(100, '[') + std::string(100, ']') + "]", {"*"}, {"a"}).end.error().code,
            base::RefusalCode::file_unreadable);
}

}  // namespace
}  // namespace wardmote::evidence
