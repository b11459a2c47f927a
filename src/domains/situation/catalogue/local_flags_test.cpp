#include "domains/situation/catalogue/local_flags.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/catalogue/coded_groups.h"
#include "domains/situation/catalogue/local_flag_store.h"
#include "domains/situation/catalogue/suggestions.h"
#include "domains/situation/catalogue/table_lists.h"
#include "domains/situation/room.h"
#include "tests/support/fresh_database.h"

namespace wardmote::situation::local_flags_test {
namespace {

Catalogue const& lists() {
  static Catalogue const read = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return read;
}

LocalFlag lake_ice() {
  return {"local.lake-ice",
          {"Lake ice", "Glace du lac"},
          {"Unsafe ice is part of it.", "La glace est dangereuse."},
          {},
          {}};
}

/// The field that the last of the flags is refused at, when the others are there; empty if it may be added.
std::string field_refused(std::vector<LocalFlag> const& flags) {
  auto const there = with_local_flags(lists(), std::span(flags).first(flags.size() - 1));
  auto const taken = may_be_added(there, flags.back());
  return taken ? "" : taken.error().fields.at(0).field;
}

TEST(AFlagOfATablesOwn, StandsBehindTheListsUnderTheSameVersion) {
  auto const local = with_local_flags(lists(), std::vector{lake_ice()});
  EXPECT_EQ(local.version(), lists().version());
  EXPECT_EQ(local.list(CodeKind::study_flag).entries.size(), 35u);
  auto const* const flag = local.find(CodeKind::study_flag, "local.lake-ice");
  ASSERT_NE(flag, nullptr);
  EXPECT_EQ(flag->category.id, "local");
  EXPECT_EQ(flag->label.fr, "Glace du lac");
  for (auto const& [kind, list] : lists().lists())
    for (auto const& entry : list.entries) {
      ASSERT_NE(local.find(kind, entry.code), nullptr) << entry.code;
      EXPECT_EQ(local.find(entry.code)->label, entry.label);
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

TEST(AFlagOfATablesOwn, ThatIsRetiredIsOfferedNoMoreButWhereItWasChosen) {
  auto flag = lake_ice();
  flag.retired_at = base::Instant{};
  auto const local = with_local_flags(lists(), std::vector{flag});
  ASSERT_NE(local.find(CodeKind::study_flag, flag.code), nullptr) << "what was recorded keeps its name";
  auto const is_offered = [&](std::vector<std::string> const& chosen) {
    for (auto const& group : coded_groups(local, CodeKind::study_flag, chosen, web::Language::en))
      if (std::ranges::find(group.choices, flag.code, &CodedChoice::code) != group.choices.end()) return true;
    return false;
  };
  EXPECT_FALSE(is_offered({}));
  EXPECT_TRUE(is_offered({flag.code}));
  EXPECT_TRUE(suggestions(local, CodeKind::study_flag, "lake", web::Language::en).empty());
  EXPECT_EQ(field_refused({flag, lake_ice()}), "code") << "a code is never used again";
}

TEST(TheListsOfATable, ChangeWithItsFlagsAndLeaveWhatWasReadBeforeAsItWas) {
  TableLists table(lists());
  auto const& before = table.now();
  table.take({});
  EXPECT_EQ(&table.now(), &before) << "nothing changed";
  table.take({lake_ice()});
  EXPECT_NE(table.now().find("local.lake-ice"), nullptr);
  EXPECT_EQ(before.find("local.lake-ice"), nullptr);
  EXPECT_EQ(table.without_flags().find("local.lake-ice"), nullptr);
  auto retired = lake_ice();
  retired.retired_at = base::Instant{};
  table.take({retired});
  EXPECT_TRUE(table.now().find("local.lake-ice")->is_retired);
}

class LocalFlags : public tests::OnBothDatabases {
 protected:
  LocalFlags() { migrate(migrations()); }
};
WARDMOTE_ON_BOTH_DATABASES(LocalFlags);

TEST_P(LocalFlags, AreKeptAsTheyWereAddedAndRetiredOnce) {
  Hand const hand{board, "somebody"};
  auto flag = lake_ice();
  flag.added_at = clock.now();
  auto const write = [&](auto does) { return database().write([&](store::Writer& writer) { return does(writer); }); };
  EXPECT_TRUE(write([&](store::Writer& writer) { return insert_local_flag(writer, hand, flag); }));
  EXPECT_FALSE(write([&](store::Writer& writer) { return insert_local_flag(writer, hand, flag); })) << "there is one";
  auto const kept = [&] {
    return database().read([&](store::Reader& reader) { return list_local_flags(reader, board); });
  };
  ASSERT_EQ(kept().size(), 1U);
  EXPECT_EQ(kept()[0].definition, flag.definition);
  EXPECT_FALSE(kept()[0].retired_at.has_value());
  auto const retires = [&](std::string const& code) {
    return write([&](store::Writer& writer) { return retire_local_flag(writer, hand, code, clock.now()); });
  };
  EXPECT_FALSE(retires("local.other"));
  EXPECT_TRUE(retires(flag.code));
  EXPECT_FALSE(retires(flag.code)) << "it is retired";
  EXPECT_TRUE(kept()[0].retired_at.has_value());
}

}  // namespace
}  // namespace wardmote::situation::local_flags_test
