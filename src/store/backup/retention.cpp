#include "store/backup/retention.h"

#include <algorithm>

namespace wardmote::store {
namespace {

constexpr std::string_view before = "wardmote-", after = ".backup";
constexpr std::string_view form = "dddddddd*dddddd*";  // 20261123T134633Z

/// "2026-11-23T13:46:33.000000Z" as "20261123T134633Z".
std::string short_form(base::Instant moment) {
  auto const text = base::to_text(moment);
  return text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 5) + text.substr(14, 2) + text.substr(17, 2) + "Z";
}

}  // namespace

std::string scheduled_backup_name(base::Instant moment) {
  return std::string(before) + short_form(moment) + std::string(after);
}

std::optional<base::Instant> moment_of_backup_name(std::string_view name) {
  if (!name.starts_with(before) || !name.ends_with(after) || name.size() != before.size() + form.size() + after.size())
    return std::nullopt;
  std::string const held(name.substr(before.size(), form.size()));
  auto const moment =
      base::instant_of(held.substr(0, 4) + "-" + held.substr(4, 2) + "-" + held.substr(6, 2) + "T" + held.substr(9, 2) +
                       ":" + held.substr(11, 2) + ":" + held.substr(13, 2) + ".000000Z");
  return moment && scheduled_backup_name(*moment) == name ? moment : std::nullopt;
}

std::vector<std::string> expired_backups(std::vector<std::string> names, Retention const& retention,
                                         base::Instant now) {
  std::erase_if(names, [](std::string const& name) { return !moment_of_backup_name(name); });
  std::ranges::sort(names, std::greater{});
  std::vector<std::string> expired;
  for (std::size_t at = 1; at < names.size(); ++at)
    if (at >= static_cast<std::size_t>(retention.count) || *moment_of_backup_name(names[at]) < now - retention.age)
      expired.push_back(names[at]);
  return expired;
}

}  // namespace wardmote::store
