#include "domains/situation/screen/screen.h"

#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {
namespace {

bool contains(Find const& outer, Find const& inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

/// In order; what lies within another is left out. Of two with the same bytes the kind that FindKind names first stays.
std::vector<Find> settled(std::vector<Find> finds) {
  std::ranges::sort(finds, [](Find const& a, Find const& b) {
    return std::tuple(a.begin, b.end, a.kind) < std::tuple(b.begin, a.end, b.kind);
  });
  std::vector<Find> kept;
  for (auto const& find : finds)
    if (std::ranges::none_of(kept, [&](Find const& other) { return contains(other, find); })) kept.push_back(find);
  return kept;
}

}  // namespace

std::vector<Find> screened(std::string_view text, Screen const& screen) {
  auto const note = note_of(text);
  if (!note) return {note.error()};
  std::vector<Find> finds;
  Hunt const hunt{*note, screen.words(), finds};
  for (auto const hunt_some :
       {hunt_disguises, hunt_web_addresses, hunt_numbers, hunt_dates, hunt_addresses, hunt_records, hunt_names})
    hunt_some(hunt);
  return settled(std::move(finds));
}

}  // namespace wardmote::situation
