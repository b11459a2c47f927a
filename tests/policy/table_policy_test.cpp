// Who sees and does what at the Situation Table is as it was reviewed, on both databases; and no check of it can be taken away, and no rule changed,
// without a line of that table saying so.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "mutation.h"
#include "table_matrix.h"

namespace wardmote::policy_test {
namespace {

class SituationTable : public testing::TestWithParam<tests::Engine> {};
WARDMOTE_ON_BOTH_DATABASES(SituationTable);

TEST_P(SituationTable, is_open_to_whom_the_reviewed_table_says) {
  World world(GetParam());
  TableMatrix matrix(world);
  auto const reviewed = reviewed_table();
  std::map<std::string, std::map<std::string, std::string>> found;
  for (auto const& section : TableMatrix::sections())
    for (auto const& line : matrix.lines(section)) found[section][line.name] = line.found();
  EXPECT_EQ(found, reviewed) << nlohmann::json(found).dump(1);
}

/// The first line of a section that says something else than was reviewed; empty if there is none.
std::string first_noticed(TableMatrix& matrix, std::string const& section) {
  static auto const reviewed = reviewed_table();
  for (auto const& line : matrix.lines(section))
    if (line.found() != reviewed.at(section).at(line.name)) return line.name;
  return "";
}

TEST(TableMutations, of_each_check_are_noticed) {
  World world(tests::Engine::sqlite);
  TableMatrix matrix(world);
  std::ifstream stream(WARDMOTE_SOURCE_DIR "/tests/policy/table_mutants.json");
  auto const listed = nlohmann::json::parse(stream);
  ASSERT_GT(listed["checks"].size(), 100u);
  for (auto const& check : listed["checks"]) {
    auto const section = check["noticed_by"].get<std::string>();
    {
      Mutated const without({.check = check["check"].get<std::string>()});
      EXPECT_NE(first_noticed(matrix, section), "") << "survived: " << check["check"] << " in " << check["file"];
    }
    EXPECT_EQ(first_noticed(matrix, section), "") << "the table is not as it was before " << check["check"];
  }
}

TEST(TableMutations, of_each_rule_are_noticed) {
  World world(tests::Engine::sqlite);
  TableMatrix matrix(world);
  ASSERT_EQ(first_noticed(matrix, "rules"), "");
  using Kind = RuleChange::Kind;
  std::size_t mutants = 0;
  for (std::string_view const list : {"reading", "acts"})
    for (std::size_t row = 0; row < noted_rules().rows.at(std::string(list)); ++row)
      for (auto const kind : {Kind::dropped, Kind::for_all, Kind::from_the_start, Kind::to_the_end}) {
        Mutated const changed({.rule = {.list = list, .row = row, .kind = kind}});
        auto const noticed = first_noticed(matrix, "rules");
        if (noted_rules().was_the_same) continue;
        EXPECT_NE(noticed, "") << "survived: " << list << ", row " << row << ", change " << static_cast<int>(kind);
        ++mutants;
      }
  EXPECT_GT(mutants, 100u);
}

}  // namespace
}  // namespace wardmote::policy_test
