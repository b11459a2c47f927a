#include "domains/evidence/layout.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace wardmote::evidence {
namespace {

constexpr std::string_view sound = R"(kind: incidents
format: csv
fields:
  occurred_on: {from: DAY, steps: [{date: "%Y-%m-%d"}]}
  offence: TYPE
)";

/// The mapping above with one line in place of another; where and why it is refused.
std::string refusal_of(std::string const& line, std::string const& other) {
  std::string yaml(sound);
  auto const at = yaml.find(line);
  EXPECT_NE(at, std::string::npos) << line;
  yaml.replace(at, line.size(), other);
  auto const layout = layout_of(yaml, "a.yaml");
  if (layout) return "taken";
  EXPECT_EQ(layout.error().code, base::RefusalCode::mapping_invalid);
  return layout.error().values.at("place") + ": " + layout.error().values.at("reason");
}

TEST(Layout, is_taken_if_it_is_sound) {
  auto const layout = layout_of(sound, "folder/my_layout.yaml");
  ASSERT_TRUE(layout) << layout.error().values.at("reason");
  EXPECT_EQ(layout->name, "my_layout");
  EXPECT_EQ(layout->hash.size(), 64u);
}

TEST(Layout, names_line_and_column_of_a_word_it_does_not_know) {
  EXPECT_TRUE(refusal_of("format: csv", "fromat: csv")
                  .starts_with("line 2, column 9: “fromat” means nothing here; known are: "));
}

TEST(Layout, says_which_choices_there_are) {
  EXPECT_EQ(refusal_of("kind: incidents", "kind: crimes"),
            "line 1, column 7: kind is “crimes”; use one of: areas, published_values, incidents");
  EXPECT_TRUE(refusal_of("date:", "dote:").find("the step is “dote”; use one of: trim, ") != std::string::npos);
}

TEST(Layout, says_which_field_is_missing) {
  EXPECT_TRUE(refusal_of("  offence: TYPE\n", "").ends_with("the field “offence” is missing"));
}

TEST(Layout, refuses_a_field_of_another_kind) {
  EXPECT_TRUE(
      refusal_of("offence: TYPE", "population: TYPE").ends_with("the field “population” does not belong to incidents"));
}

TEST(Layout, refuses_a_pattern_that_is_none) {
  EXPECT_TRUE(refusal_of("%Y-%m-%d", "%Y-%q").find("behind % stands one of") != std::string::npos);
}

TEST(Layout, refuses_text_that_is_no_yaml) {
  auto const layout = layout_of("kind: [", "a.yaml");
  ASSERT_FALSE(layout);
  EXPECT_EQ(layout.error().code, base::RefusalCode::mapping_invalid);
}

TEST(Layout, of_every_file_in_the_catalogue_is_sound) {
  int files = 0;
  for (auto const& file : std::filesystem::directory_iterator(WARDMOTE_SOURCE_DIR "/catalog/layouts")) {
    auto const layout = read_layout(file.path().string());
    EXPECT_TRUE(layout) << file.path() << ": "
                        << (layout ? ""
                                   : layout.error().values.at("place") + ": " + layout.error().values.at("reason"));
    ++files;
  }
  EXPECT_GT(files, 10);
}

}  // namespace
}  // namespace wardmote::evidence
