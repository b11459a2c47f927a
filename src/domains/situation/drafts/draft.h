#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/secrecy/sealed.h"
#include "domains/situation/discussion_room.h"

// Filter one: what an agency prepares for itself before it decides to go to the table. Nobody else knows that there is a draft.
namespace wardmote::situation {

/// What a draft says: the coded facts that would be presented.
struct DraftWords {
  std::string type{}, age_group{}, sex{}, seen_before{};
  std::vector<std::string> risks{}, protections{}, flags{}, affected{};
  std::string account{};
};
BOOST_DESCRIBE_STRUCT(DraftWords, (), (type, age_group, sex, seen_before, risks, protections, flags, affected, account))

using SealedDraft = access::Sealed<access::Audience::situation, DraftWords>;

struct RestingDraft {
  std::string id{};
  std::string agency{};
  base::Instant kept_at{};
  std::string kept_by{};
  SealedDraft words;
};

struct Draft {
  std::string id{};
  base::Instant kept_at{};
  std::string kept_by{};
  DraftWords words{};
};

std::vector<RestingDraft> list_drafts(store::Reader& reader, store::BoardId board, std::string_view agency);
void put_draft(store::Writer& writer, store::BoardId board, RestingDraft const& draft);
/// False if the agency has none of that identifier.
bool delete_draft(store::Writer& writer, store::BoardId board, std::string_view agency, std::string_view id,
                  base::Instant now);

/// The drafts of the reader's agency, the newest first; none whose key was destroyed.
base::Answer<std::vector<Draft>> read_drafts(SituationRoom const& room, web::Context const& context,
                                             Admitted const& admitted);
/// Keeps a draft in place of the one of that identifier, or a new one. Refuses form_invalid where the screen speaks against a text.
base::Answer<void> keep_draft(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                              std::string const& id, DraftWords const& words);
/// Destroys a draft with its key; nothing happens if there is none.
base::Answer<void> discard_draft(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                                 std::string const& id);

}  // namespace wardmote::situation
