#include "domains/board/meetings/log_hash.h"

#include "base/choice.h"

namespace wardmote::board {

base::Hash hash_of_log(std::span<LogEntry const> entries) {
  std::string bytes;
  auto const add = [&](std::string_view text) {
    bytes += std::to_string(text.size());
    bytes += ':';
    bytes += text;
  };
  for (auto const& entry : entries) {
    for (auto const number : {entry.sequence, entry.item, entry.motion, entry.number}) add(std::to_string(number));
    add(base::to_text(entry.at));
    add(base::spelling_of(entry.act));
    for (auto const* text :
         {&entry.by, &entry.member, &entry.seconder, &entry.choice, &entry.text, &entry.text_fr, &entry.reference})
      add(*text);
  }
  return base::hash_of(bytes);
}

}  // namespace wardmote::board
