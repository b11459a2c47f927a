#include <algorithm>

#include "access/secrecy/sealing.h"
#include "base/id.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/drafts/draft_record.h"
#include "store/described_text.h"

namespace wardmote::situation {
namespace {

store::SealedPlace place_of_draft(store::BoardId board, std::string_view id, std::string_view agency) {
  return {.record = record_of_draft(board, id), .column = "words", .stage = "filter_1 " + std::string(agency)};
}

base::Answer<void> may_be_kept(SituationRoom const& room, std::string_view account) {
  if (account.empty()) return {};
  auto const against = objection_to(room.against, account);
  return against.empty() ? base::Answer<void>{} : base::refuse_field("account", against);
}

}  // namespace

base::Answer<std::vector<Draft>> read_drafts(SituationRoom const& room, web::Context const& context,
                                             Admitted const& admitted) {
  auto const& agency = admitted.reader.agency;
  auto const resting =
      room.database.read([&](store::Reader& reader) { return list_drafts(reader, room.board, agency); });
  std::vector<Draft> drafts;
  for (auto const& draft : resting) {
    auto const text = draft.words.open(access::Opening::signed_in(context.principal), room.vault,
                                       place_of_draft(room.board, draft.id, agency), "");
    if (!text && text.error().code == base::RefusalCode::key_shredded) continue;  // of a copy older than its end
    if (!text) return std::unexpected(text.error());
    drafts.push_back({draft.id, draft.kept_at, draft.kept_by, store::described_of_text<DraftWords>(text->text())});
  }
  return drafts;
}

base::Answer<void> keep_draft(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                              std::string const& id, DraftWords const& words) {
  if (auto const fits = may_be_kept(room, words.account); !fits) return fits;
  auto const& agency = admitted.reader.agency;
  auto const own = room.database.read([&](store::Reader& reader) { return list_drafts(reader, room.board, agency); });
  auto const is_own = std::ranges::find(own, id, &RestingDraft::id) != own.end();
  auto const kept = is_own ? id : base::to_text(base::make_uuid(room.clock));
  auto sealed = access::sealed_as<SealedDraft>(room.vault, place_of_draft(room.board, kept, agency),
                                               store::text_of_described(words));
  if (!sealed) return std::unexpected(sealed.error());
  room.database.write([&](store::Writer& writer) {
    put_draft(writer, room.board, {kept, agency, context.now, context.principal.person, *std::move(sealed)});
  });
  return {};
}

base::Answer<void> discard_draft(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                                 std::string const& id) {
  auto const deleted = room.database.write([&](store::Writer& writer) {
    if (!delete_draft(writer, room.board, admitted.reader.agency, id, context.now)) return false;
    writer.record({.board = room.board, .actor = context.principal.person, .action = "discard_draft", .subject = id});
    return true;
  });
  return deleted ? room.vault->shred(record_of_draft(room.board, id)) : base::Answer<void>{};
}

}  // namespace wardmote::situation
