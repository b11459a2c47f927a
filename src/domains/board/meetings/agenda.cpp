#include "domains/board/meetings/agenda.h"

#include <algorithm>
#include <map>

#include "base/refusal.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using web::message_id;

std::string_view letter_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::consent: return "I";
    case ItemKind::report: return "R";
    case ItemKind::discussion: return "D";
    case ItemKind::by_law: return "B";
    default: return "";
  }
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// A number as it stands in an ISO date, without zeros before it.
std::string plain(std::string_view digits) { return std::string(digits.substr(digits.find_first_not_of('0'))); }

}  // namespace

int section_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::declarations:
    case ItemKind::minutes: return 1;
    case ItemKind::delegation:
    case ItemKind::presentation: return 2;
    case ItemKind::consent: return 3;
    case ItemKind::closed: return 5;
    default: return 4;
  }
}

std::string_view section_name(int section) {
  switch (section) {
    case 1: return message_id("General");
    case 2: return message_id("Presentations and delegations");
    case 3: return message_id("Consent agenda");
    case 4: return message_id("Discussion");
    default: return message_id("Closed session");
  }
}

std::vector<AgendaItem const*> agenda_of(MeetingRecord const& record) {
  std::vector<AgendaItem const*> items;
  for (int section = 1; section <= section_count; ++section)
    for (auto const& item : record.items)
      if (section_of(item.kind) == section && item.state != ItemState::dropped) items.push_back(&item);
  return items;
}

std::string code_of(std::string_view scheme, std::string_view date, ItemKind kind, int position) {
  auto const letter = letter_of(kind);
  if (letter.empty()) return "";
  return base::filled(scheme, {{"yy", std::string(date.substr(2, 2))},
                               {"yyyy", std::string(date.substr(0, 4))},
                               {"m", plain(date.substr(5, 2))},
                               {"mm", std::string(date.substr(5, 2))},
                               {"type", std::string(letter)},
                               {"n", std::to_string(position)},
                               {"nn", two_digits(position)}});
}

void number_items(MeetingRecord& record) {
  std::map<int, int> in_section;
  std::map<std::string_view, int> of_type;
  for (int section = 1; section <= section_count; ++section)
    for (auto& item : record.items) {
      if (section_of(item.kind) != section || item.state == ItemState::dropped) continue;
      auto const place = ++in_section[section];
      auto const of = ++of_type[letter_of(item.kind)];
      if (!item.number.empty()) continue;
      item.number = std::to_string(section) + "." + std::to_string(place);
      item.code = code_of(record.scheme, record.date, item.kind, of);
    }
}

}  // namespace wardmote::board
