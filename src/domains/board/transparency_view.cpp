#include "domains/board/transparency_view.h"

#include <algorithm>

#include "access/audit_words.h"

namespace wardmote::board {
namespace {

/// What was changed, by the name that people know; the identifier if the entry has no name.
std::string subject_of(store::AuditEntry const& entry) {
  auto const dataset = entry.details.find("dataset");
  return dataset == entry.details.end() ? entry.subject : dataset->second;
}

EntryView entry_view(store::AuditLink const& link, web::Tongue const& tongue) {
  EntryView view{.sequence = link.sequence,
                 .recorded_at = base::to_text(link.recorded_at),
                 .actor = link.entry.actor,
                 .actor_text = access::words_of_actor(link.entry.actor, tongue),
                 .action = link.entry.action,
                 .action_text = access::words_of_action(link.entry.action, tongue),
                 .subject = subject_of(link.entry),
                 .details = {},
                 .hash = base::to_hex(link.hash)};
  for (auto const& [name, value] : link.entry.details) view.details.push_back({name, value});
  return view;
}

std::string headline_of(std::vector<store::AuditLink> const& links, std::string_view time_zone,
                        web::Tongue const& tongue) {
  if (links.empty()) return tongue.text("Nothing has been published here yet, so the chain is empty.");
  return tongue.plural("The chain has {count} entry, made on {moment}.",
                       "The chain has {count} entries. The newest was made on {moment}.", links.front().sequence,
                       {{"moment", tongue.moment(links.front().recorded_at, time_zone)}});
}

}  // namespace

TransparencyView transparency_view(std::vector<store::AuditLink> const& links,
                                   std::vector<store::Migration> const& migrations, std::string_view time_zone,
                                   web::Tongue const& tongue) {
  TransparencyView view;
  for (auto const& link : links) view.entries.push_back(entry_view(link, tongue));
  if (!view.entries.empty()) {
    auto const& head = view.entries.front();
    view.entry_count = head.sequence;
    view.head_hash = head.hash;
    view.head_recorded_at = head.recorded_at;
  }
  for (auto const& migration : migrations)
    view.migrations.push_back(
        {migration.number, std::string(migration.name), base::to_hex(base::hash_of(migration.sql))});
  std::ranges::sort(view.migrations, {}, &MigrationView::number);
  view.headline = headline_of(links, time_zone, tongue);
  return view;
}

}  // namespace wardmote::board
