#include "domains/situation/learning/gathered.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/discussion_words.h"

namespace wardmote::situation {
namespace {

/// The codes in the lines "agency service mobilization", each once.
void take_services(Services const& services, GatheredDiscussion& line) {
  std::set<std::string> types, kinds;
  for (auto const& mobilized : services.mobilized) {
    auto const words = base::split(mobilized, ' ');
    types.emplace(words[1]);
    kinds.emplace(words[2]);
  }
  line.services.assign(types.begin(), types.end());
  line.mobilizations.assign(kinds.begin(), kinds.end());
}

GatheredDiscussion line_of(Discussion const& discussion, std::vector<Agency> const& agencies) {
  GatheredDiscussion line{.year = static_cast<int>(base::whole_number(discussion.number.substr(0, 4)).value_or(0)),
                          .is_rejected = discussion.stage == Stage::rejected,
                          .has_details = discussion.factors.has_value()};
  if (discussion.subject) {
    line.type = discussion.subject->type;
    line.age_group = discussion.subject->age_group;
    line.sex = discussion.subject->sex;
    auto const agency = std::ranges::find(agencies, discussion.subject->agency, &Agency::slug);
    if (agency != agencies.end()) line.sector = agency->sector;
  }
  if (discussion.conclusion) line.reason = discussion.conclusion->reason;
  if (discussion.factors) {
    line.risks = discussion.factors->risks;
    line.protections = discussion.factors->protections;
    line.flags = discussion.factors->flags;
  }
  if (discussion.services) take_services(*discussion.services, line);
  return line;
}

}  // namespace

base::Answer<std::vector<GatheredDiscussion>> gathered(SituationRoom const& room, int first_year, int last_year) {
  std::vector<GatheredDiscussion> lines;
  auto const agencies = room.database.read([&](store::Reader& reader) { return list_agencies(reader, room.board); });
  std::set const parts{Part::subject, Part::factors, Part::services, Part::conclusion};
  for (int year = first_year; year <= last_year; ++year) {
    auto const resting = room.database.read(
        [&](store::Reader& reader) { return list_of_year(reader, room.board, std::to_string(year)); });
    for (auto const& each : resting) {
      auto const discussion = opened(room.vault, access::Opening::for_check(), room.board, each, parts);
      if (!discussion) return std::unexpected(discussion.error());
      lines.push_back(line_of(*discussion, agencies));
    }
  }
  return lines;
}

}  // namespace wardmote::situation
