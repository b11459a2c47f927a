#include "domains/board/checkpoint_pages.h"

#include "domains/board/checkpoint_view.h"
#include "domains/board/profile_store.h"
#include "store/transparency/audit_tree.h"
#include "store/transparency/checkpoint.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

constexpr int checkpoints_on_page = 50;

struct CheckpointsQuery {
  std::optional<std::int64_t> before{};  ///< those over fewer entries
};
BOOST_DESCRIBE_STRUCT(CheckpointsQuery, (), (before))

struct CheckpointsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string headline{};
  std::vector<CheckpointView> checkpoints{};  ///< newest first
  std::optional<std::int64_t> before{};       ///< where the next page begins
  std::vector<SigningKeyView> keys{};
};
BOOST_DESCRIBE_STRUCT(CheckpointsView, (), (breadcrumbs, headline, checkpoints, before, keys))

/// `entry` asks whether an entry stands in the tree, `older` whether the tree goes on from an older one.
struct ProofQuery {
  std::optional<std::int64_t> entry{};
  std::optional<std::int64_t> older{};
  std::optional<std::int64_t> size{};  ///< of the tree; the newest checkpoint's, if it is not given
};
BOOST_DESCRIBE_STRUCT(ProofQuery, (), (entry, older, size))

struct ProofView {
  std::int64_t size = 0;
  std::string root{};                   ///< 64 hexadecimal digits, as all hashes here
  std::optional<std::int64_t> entry{};  ///< whose leaf it is: leaf entry - 1
  std::optional<std::string> leaf{};    ///< its hash
  std::optional<std::int64_t> older{};  ///< the older size
  std::optional<std::string> older_root{};
  std::vector<std::string> hashes{};  ///< RFC 6962, 2.1.1 and 2.1.2
};
BOOST_DESCRIBE_STRUCT(ProofView, (), (size, root, entry, leaf, older, older_root, hashes))

CheckpointsView show_checkpoints(BoardRoom const& room, CheckpointsQuery const& query, web::Context const& context) {
  return room.database.read([&](store::Reader& reader) {
    auto const profile = held_profile(reader, room.board);
    CheckpointsView view{.breadcrumbs = {{"/transparency", context.tongue.text("Transparency")}},
                         .headline = standing_of(store::latest_checkpoint(reader, room.board),
                                                 store::uncovered_entries(reader, room.board),
                                                 profile ? profile->time_zone : "UTC", context.tongue),
                         .keys = signing_key_views(store::list_signing_keys(reader, room.board))};
    for (auto const& one : store::list_checkpoints(reader, room.board, query.before, checkpoints_on_page))
      view.checkpoints.push_back(checkpoint_view(one));
    if (view.checkpoints.size() == checkpoints_on_page) view.before = view.checkpoints.back().size;
    return view;
  });
}

std::unexpected<base::Refusal> wrong(std::string field, std::string_view message) {
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  refusal.fields.push_back({std::move(field), std::string(message)});
  return std::unexpected(std::move(refusal));
}

/// Within the newest checkpoint: what nobody signed, nobody need prove.
base::Answer<ProofView> prove(ProofQuery const& query, store::AuditTree const& tree, std::int64_t signed_size) {
  auto const size = query.size.value_or(signed_size);
  if (size < 1 || size > signed_size)
    return wrong("size", web::message_id("The size is one that a checkpoint is over, at most."));
  if (query.entry.has_value() == query.older.has_value())
    return wrong("entry", web::message_id("Ask for an entry, or for an older size."));
  auto const place = query.entry ? *query.entry : *query.older;
  if (place < 1 || place > size)
    return wrong(query.entry ? "entry" : "older", web::message_id("This number is not in the tree of that size."));
  ProofView view{.size = size, .root = store::to_hex(tree.root(size)), .entry = query.entry, .older = query.older};
  if (query.entry) view.leaf = store::to_hex(tree.hashes(0, place - 1, 1).front());
  if (query.older) view.older_root = store::to_hex(tree.root(place));
  for (auto const& hash : query.entry ? tree.inclusion(place, size) : tree.consistency(place, size))
    view.hashes.push_back(store::to_hex(hash));
  return view;
}

}  // namespace

void add_checkpoint_routes(web::Router& router, BoardRoom const& room) {
  router.page<CheckpointsQuery, CheckpointsView>(
      {.name = "checkpoints",
       .path = "/transparency/checkpoints",
       .policy = web::Policy::everyone(),
       .title = "Signed checkpoints",
       .summary = "Every statement that the board has signed about its record, and the keys it signs with.",
       .page = "board/checkpoints",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "checkpoints"},
      [room](CheckpointsQuery const& query, web::Context const& context) -> base::Answer<CheckpointsView> {
        return show_checkpoints(room, query, context);
      });
  router.page<ProofQuery, ProofView>(
      {.name = "proof",
       .path = "/transparency/proof",
       .policy = web::Policy::everyone(),
       .title = "Proof",
       .summary = "That an entry stands in the log, or that the log goes on from an older one.",
       .page = {},
       .formats = {web::Format::json}},
      [room](ProofQuery const& query, web::Context const&) -> base::Answer<ProofView> {
        return room.database.read([&](store::Reader& reader) -> base::Answer<ProofView> {
          auto const latest = store::latest_checkpoint(reader, room.board);
          if (!latest) return base::refuse(base::RefusalCode::checkpoint_unknown);
          return prove(query, store::AuditTree(reader, room.board), latest->tree.size);
        });
      });
}

}  // namespace wardmote::board
