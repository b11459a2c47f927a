#include "domains/situation/discussion_words.h"

#include "access/secrecy/sealing.h"
#include "base/choice.h"
#include "store/described_text.h"

namespace wardmote::situation {
namespace {

/// Calls `take(part, member)` for each part and where a discussion holds it.
template <class Whole, class Take>
void each_part(Whole& discussion, Take take) {
  take(Part::subject, discussion.subject);
  take(Part::factors, discussion.factors);
  take(Part::decision, discussion.decision);
  take(Part::requests, discussion.requests);
  take(Part::lead, discussion.lead);
  take(Part::team, discussion.team);
  take(Part::plan, discussion.plan);
  take(Part::contact, discussion.contact);
  take(Part::services, discussion.services);
  take(Part::conclusion, discussion.conclusion);
}

/// The stage from which the part is written: what is sealed for the team does not open as what the table may read.
std::string_view stage_of(Part part) {
  switch (part) {
    case Part::subject:
    case Part::factors:
    case Part::decision: return "filter_2";
    case Part::requests: return "filter_3";
    default: return "filter_4";
  }
}

store::SealedPlace place_of(store::BoardId board, std::string_view number, Part part, std::int64_t sequence) {
  return {.record = sealed_record_of(board, number, part),
          .column = std::string(base::spelling_of(part)) + ' ' + std::to_string(sequence),
          .stage = std::string(stage_of(part))};
}

}  // namespace

base::Answer<std::map<Part, SealedPart>> sealed_parts(store::Vault* vault, store::BoardId board,
                                                      Discussion const& changed, std::int64_t sequence) {
  std::map<Part, SealedPart> parts;
  base::Answer<void> outcome;
  each_part(changed, [&](Part part, auto const& member) {
    if (!member || !outcome) return;
    auto words = access::sealed_as<SealedPart>(vault, place_of(board, changed.number, part, sequence),
                                               store::text_of_described(*member));
    if (words) {
      parts.emplace(part, *std::move(words));
    } else {
      outcome = std::unexpected(words.error());
    }
  });
  if (!outcome) return std::unexpected(outcome.error());
  return parts;
}

base::Answer<Discussion> opened(store::Vault* vault, access::Opening const& opening, store::BoardId board,
                                RestingDiscussion const& resting, std::set<Part> const& parts) {
  auto discussion = resting.known;
  base::Answer<void> outcome;
  each_part(discussion, [&](Part part, auto& member) {
    auto const found = resting.parts.find(part);
    if (found == resting.parts.end() || !parts.contains(part) || !outcome) return;
    auto const text =
        found->second.words.open(opening, vault, place_of(board, discussion.number, part, found->second.sequence), "");
    if (text) {
      member = store::described_of_text<typename std::remove_cvref_t<decltype(member)>::value_type>(text->text());
    } else if (text.error().code == base::RefusalCode::key_shredded) {
      discussion.is_shed = true;
    } else {
      outcome = std::unexpected(text.error());
    }
  });
  if (!outcome) return std::unexpected(outcome.error());
  return discussion;
}

base::Answer<Discussion> opened_whole(store::Vault* vault, store::BoardId board, RestingDiscussion const& resting) {
  std::set<Part> all;
  for (auto const& [part, words] : resting.parts) all.insert(part);
  return opened(vault, access::Opening::for_check(), board, resting, all);
}

}  // namespace wardmote::situation
