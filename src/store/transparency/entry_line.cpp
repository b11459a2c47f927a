#include "store/transparency/entry_line.h"

#include "base/text.h"
#include "store/canonical_json.h"
#include "store/hash_text.h"

namespace wardmote::store {

std::string entry_line(AuditLink const& link) {
  return canonical_json({{"action", link.entry.action},
                         {"actor", link.entry.actor},
                         {"board", link.entry.board.text()},
                         {"details", canonical_json(link.entry.details)},
                         {"hash", base::to_hex(link.hash)},
                         {"previous", base::to_hex(link.previous)},
                         {"recorded_at", base::to_text(link.recorded_at)},
                         {"sequence", std::to_string(link.sequence)},
                         {"subject", link.entry.subject}});
}

std::optional<AuditLink> link_of_line(std::string_view line) {
  auto texts = texts_of_json(line);
  if (!texts || texts->size() != 9) return std::nullopt;
  auto& text = *texts;
  auto const board = BoardId::of(text["board"]);
  auto const details = texts_of_json(text["details"]);
  auto const hash = hash_of_hex(text["hash"]), previous = hash_of_hex(text["previous"]);
  auto const recorded_at = base::instant_of(text["recorded_at"]);
  auto const sequence = base::whole_number(text["sequence"]);
  if (!board || !details || !hash || !previous || !recorded_at || !sequence) return std::nullopt;
  AuditLink link{.sequence = *sequence,
                 .recorded_at = *recorded_at,
                 .entry = {.board = *board,
                           .actor = text["actor"],
                           .action = text["action"],
                           .subject = text["subject"],
                           .details = *details},
                 .previous = *previous,
                 .hash = *hash};
  return entry_line(link) == line ? std::optional(std::move(link)) : std::nullopt;
}

}  // namespace wardmote::store
