#include "store/backup/retention.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace wardmote::store {
namespace {

base::Instant const now = *base::instant_of("2026-11-23T13:46:33.000000Z");

std::vector<std::string> nightly(int nights) {
  std::vector<std::string> names;
  for (int night = 0; night < nights; ++night) names.push_back(scheduled_backup_name(now - std::chrono::days(night)));
  return names;
}

TEST(ScheduledBackups, are_called_by_their_moment) {
  EXPECT_EQ(scheduled_backup_name(now), "wardmote-20261123T134633Z.backup");
  EXPECT_EQ(moment_of_backup_name("wardmote-20261123T134633Z.backup"), now);
  for (auto const* const other : {"wardmote-20261123T134633Z.backup.old", "wardmote-20261323T134633Z.backup",
                                  "purge-list", "wardmote-20261123-134633Z.backup", ""})
    EXPECT_FALSE(moment_of_backup_name(other)) << other;
}

TEST(ScheduledBackups, go_when_there_are_too_many) {
  auto const expired = expired_backups(nightly(20), {.count = 14}, now);
  EXPECT_EQ(expired.size(), 6U);
  EXPECT_EQ(expired.front(), scheduled_backup_name(now - std::chrono::days(14)));
}

TEST(ScheduledBackups, go_when_they_are_too_old_but_for_the_newest) {
  EXPECT_EQ(expired_backups(nightly(10), {.count = 100, .age = std::chrono::days(7)}, now).size(), 2U);
  auto const later = now + std::chrono::days(1000);
  EXPECT_EQ(expired_backups(nightly(10), {.count = 100, .age = std::chrono::days(7)}, later).size(), 9U);
}

TEST(ScheduledBackups, leave_other_files_alone) {
  auto names = nightly(3);
  names.insert(names.end(), {"purge-list", "yearly.backup", "wardmote-20261123T134633Z.backup.unfinished-1"});
  auto const expired = expired_backups(names, {.count = 1}, now);
  EXPECT_EQ(expired.size(), 2U);
  EXPECT_TRUE(std::ranges::all_of(expired, [](auto const& name) { return moment_of_backup_name(name).has_value(); }));
}

}  // namespace
}  // namespace wardmote::store
