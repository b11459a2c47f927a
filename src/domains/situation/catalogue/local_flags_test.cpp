#include "domains/situation/catalogue/local_flags.h"

#include <gtest/gtest.h>

#include "domains/situation/catalogue/catalogue_reading.h"

namespace wardmote::situation::local_flags_test {
namespace {

Catalogue const& lists() {
  static Catalogue const read = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return read;
}

LocalFlag lake_ice() {
  return {"local.lake-ice", {"Lake ice", "Glace du lac"}, {"Unsafe ice is part of it.", "La glace est dangereuse."}};
}

/// The field that the flags are refused at; empty if they are taken.
std::string field_refused(std::vector<LocalFlag> const& flags) {
  auto const taken = with_local_flags(lists(), flags);
  return taken ? "" : taken.error().fields.at(0).field;
}

TEST(AFlagOfATablesOwn, StandsBehindTheListsUnderTheSameVersion) {
  auto const local = with_local_flags(lists(), std::vector{lake_ice()});
  ASSERT_TRUE(local);
  EXPECT_EQ(local->version(), lists().version());
  EXPECT_EQ(local->list(CodeKind::study_flag).entries.size(), 35u);
  auto const* const flag = local->find(CodeKind::study_flag, "local.lake-ice");
  ASSERT_NE(flag, nullptr);
  EXPECT_EQ(flag->category.id, "local");
  EXPECT_EQ(flag->label.fr, "Glace du lac");
  for (auto const& [kind, list] : lists().lists())
    for (auto const& entry : list.entries) {
      ASSERT_NE(local->find(kind, entry.code), nullptr) << entry.code;
      EXPECT_EQ(local->find(entry.code)->label, entry.label);
    }
  EXPECT_EQ(lists().find("local.lake-ice"), nullptr);
}

TEST(AFlagOfATablesOwn, IsRefusedUnderACodeOfTheListsOrOneThatIsTaken) {
  for (auto const* const code : {"sf.homelessness", "rf.new", "local.", "local.Lake", "local.lake ice", ""}) {
    auto flag = lake_ice();
    flag.code = code;
    EXPECT_EQ(field_refused({flag}), "code") << code;
  }
  auto other = lake_ice();
  other.label = {"Thin ice", "Glace mince"};
  EXPECT_EQ(field_refused({lake_ice(), other}), "code");
}

TEST(AFlagOfATablesOwn, IsRefusedUnderANameThatAStudyFlagHas) {
  auto flag = lake_ice();
  flag.label.en = "wait-LIST";
  EXPECT_EQ(field_refused({flag}), "label");
  flag = lake_ice();
  flag.label.fr = "ITINERANCE";
  EXPECT_EQ(field_refused({flag}), "label");
  auto same = lake_ice();
  same.code = "local.other";
  EXPECT_EQ(field_refused({lake_ice(), same}), "label");
}

TEST(AFlagOfATablesOwn, SpeaksBothLanguages) {
  auto flag = lake_ice();
  flag.label.fr = " ";
  EXPECT_EQ(field_refused({flag}), "label");
  flag = lake_ice();
  flag.definition.en.clear();
  EXPECT_EQ(field_refused({flag}), "definition");
  EXPECT_EQ(field_refused({lake_ice()}), "");
}

}  // namespace
}  // namespace wardmote::situation::local_flags_test
