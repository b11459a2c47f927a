#include <algorithm>
#include <map>

#include "access/audit_words.h"
#include "access/pages.h"
#include "access/person_store.h"
#include "access/views.h"
#include "base/text.h"
#include "store/audit_bytes.h"
#include "store/audit_chain.h"
#include "store/transparency/audit_tree.h"
#include "store/transparency/checkpoint.h"
#include "store/transparency/checkpoints_store.h"
#include "web/crumb.h"
#include "web/parameters.h"
#include "web/percent.h"

namespace wardmote::access {
namespace {

constexpr int entries_on_page = 50;

struct Choice {
  std::string value;
  std::string label;
  bool is_chosen = false;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (value, label, is_chosen))

/// All of it is in the URL, so that what was found can be sent to somebody.
struct AuditQuery {
  std::string action{};
  std::string actor{};  ///< a person's name to sign in with, or as the entry has it
  std::string subject{};
  std::optional<base::LocalDate> from{};  ///< days of UTC, both included
  std::optional<base::LocalDate> to{};
  std::optional<std::int64_t> before{};
};
BOOST_DESCRIBE_STRUCT(AuditQuery, (), (action, actor, subject, from, to, before))

struct EntryRow {
  std::int64_t sequence = 0;
  std::string recorded_at{};
  std::string action{};
  std::string action_text{};
  std::string actor{};       ///< as the entry has it
  std::string actor_name{};  ///< of a person
  std::string subject{};
  std::string subject_name{};  ///< if it is a person
  std::string details{};       ///< canonical JSON
  std::string hash{};
};
BOOST_DESCRIBE_STRUCT(EntryRow, (),
                      (sequence, recorded_at, action, action_text, actor, actor_name, subject, subject_name, details,
                       hash))

struct AuditView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<EntryRow> entries{};
  std::vector<Choice> actions{};
  std::string actor{};
  std::string subject{};
  std::string from{};
  std::string to{};
  bool is_filtered = false;
  std::string older_query{};  ///< of the next page; empty: there is none
  std::optional<std::int64_t> checkpoint_size{};
  std::string checkpoint_made_at{};
  std::int64_t uncovered = 0;  ///< entries since
  bool may_verify = false;
};
BOOST_DESCRIBE_STRUCT(AuditView, (),
                      (breadcrumbs, entries, actions, actor, subject, from, to, is_filtered, older_query,
                       checkpoint_size, checkpoint_made_at, uncovered, may_verify))

struct Detail {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(Detail, (), (name, value))

struct EntryQuery {
  std::int64_t sequence = 0;
};
BOOST_DESCRIBE_STRUCT(EntryQuery, (), (sequence))

struct EntryView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  EntryRow entry{};
  std::vector<Detail> details{};
  std::string previous{};
  bool holds = false;                        ///< the hash belongs to the bytes
  bool follows = false;                      ///< `previous` is the hash of the entry before
  std::string bytes{};                       ///< canonical bytes, hexadecimal, 32 a line
  std::string leaf{};                        ///< hash of the bytes as a leaf of the tree
  std::optional<std::int64_t> newer{};       ///< number of the entry behind it; null: it is the newest
  std::optional<std::int64_t> older{};       ///< number of the entry before it; null: it is the first
  std::optional<std::int64_t> checkpoint{};  ///< the size of the newest checkpoint, if it is over this entry
  std::string root{};
  bool is_proved = false;
  std::vector<std::string> proof{};
};
BOOST_DESCRIBE_STRUCT(EntryView, (),
                      (breadcrumbs, title, entry, details, previous, holds, follows, bytes, leaf, newer, older,
                       checkpoint, root, is_proved, proof))

using People = std::vector<PersonSeen>;

std::string name_of(People const& people, std::string const& id) {
  auto const found = std::ranges::find(people, id, &PersonSeen::id);
  return found == people.end() ? "" : found->display_name.value_or("");
}

EntryRow row_of(store::AuditLink const& link, People const& people, web::Tongue const& tongue) {
  std::string details;
  for (auto const& [name, value] : link.entry.details)
    details.append(details.empty() ? "" : "; ").append(name).append(": ").append(value);
  return {.sequence = link.sequence,
          .recorded_at = base::to_text(link.recorded_at),
          .action = link.entry.action,
          .action_text = words_of_action(link.entry.action, tongue),
          .actor = link.entry.actor,
          .actor_name = name_of(people, link.entry.actor),
          .subject = link.entry.subject,
          .subject_name = name_of(people, link.entry.subject),
          .details = std::move(details),
          .hash = base::to_hex(link.hash)};
}

/// Somebody may be asked for by the name to sign in with; entries have the identifier.
std::string identifier_of(People const& people, std::string const& asked) {
  auto const found = std::ranges::find(people, asked, &PersonSeen::name);
  return found == people.end() ? asked : found->id;
}

store::AuditFilter filter_of(AuditQuery const& query, People const& people) {
  store::AuditFilter filter{.action = query.action,
                            .actor = identifier_of(people, query.actor),
                            .subject = identifier_of(people, query.subject)};
  if (query.from) filter.from = std::chrono::sys_days(*query.from);
  if (query.to) filter.until = std::chrono::sys_days(*query.to) + std::chrono::days{1};
  return filter;
}

std::string text_of(std::optional<base::LocalDate> const& date) { return date ? base::to_text(*date) : ""; }

std::string older_query_of(AuditQuery const& query, std::int64_t before) {
  auto text = "before=" + std::to_string(before);
  auto const add = [&](char const* name, std::string const& value) {
    if (!value.empty()) text += std::string("&") + name + "=" + web::percent_encoded(value);
  };
  add("action", query.action);
  add("actor", query.actor);
  add("subject", query.subject);
  add("from", text_of(query.from));
  add("to", text_of(query.to));
  return text;
}

std::vector<Choice> choices_of(std::vector<std::string> const& actions, std::string const& chosen,
                               web::Tongue const& tongue) {
  std::vector<Choice> choices;
  for (auto const& action : actions) choices.push_back({action, words_of_action(action, tongue), action == chosen});
  std::ranges::sort(choices, {}, &Choice::label);
  return choices;
}

void show_checkpoint(AuditView& view, AccessRoom const& room, store::Reader& reader) {
  view.uncovered = store::uncovered_entries(reader, room.board).entries;
  auto const latest = store::latest_checkpoint(reader, room.board);
  if (!latest) return;
  view.checkpoint_size = latest->tree.size;
  view.checkpoint_made_at = base::to_text(latest->made_at);
}

AuditView show_audit(AccessRoom const& room, AuditQuery const& query, web::Context const& context) {
  AuditView view{.breadcrumbs = {{"/admin", context.tongue.text("Administration")}},
                 .actor = query.actor,
                 .subject = query.subject,
                 .from = text_of(query.from),
                 .to = text_of(query.to),
                 .may_verify = context.principal.may("verify_audit")};
  view.is_filtered = !(query.action + query.actor + query.subject + view.from + view.to).empty();
  room.database.read([&](store::Reader& reader) {
    auto const people = seen<PersonSeen>(list_people(reader, room.board), context.principal);
    auto const links = store::audit_links(reader, room.board, filter_of(query, people), query.before, entries_on_page);
    for (auto const& link : links) view.entries.push_back(row_of(link, people, context.tongue));
    if (links.size() == entries_on_page) view.older_query = older_query_of(query, links.back().sequence);
    view.actions = choices_of(store::audit_actions(reader, room.board), query.action, context.tongue);
    show_checkpoint(view, room, reader);
    return 0;
  });
  return view;
}

/// Hexadecimal, 32 bytes a line: the bytes hold lengths, which are no text.
std::string dump_of(std::string_view bytes) {
  constexpr std::size_t line_bytes = 32;
  std::string dump;
  for (std::size_t at = 0; at < bytes.size(); at += line_bytes) {
    auto const line = bytes.substr(at, line_bytes);
    dump += base::to_hex({reinterpret_cast<std::uint8_t const*>(line.data()), line.size()}) + "\n";
  }
  return dump;
}

/// That the newest checkpoint is over this entry.
void show_proof(EntryView& view, AccessRoom const& room, store::Reader& reader, store::TreeHash const& leaf) {
  auto const latest = store::latest_checkpoint(reader, room.board);
  auto const sequence = view.entry.sequence;
  if (!latest || latest->tree.size < sequence) return;
  auto const proof = store::AuditTree(reader, room.board).inclusion(sequence, latest->tree.size);
  view.checkpoint = latest->tree.size;
  view.root = store::to_hex(latest->tree.root);
  view.is_proved = store::proves_inclusion(proof, sequence - 1, leaf, latest->tree.size, latest->tree.root);
  for (auto const& hash : proof) view.proof.push_back(store::to_hex(hash));
}

void show_neighbours(EntryView& view, AccessRoom const& room, store::Reader& reader, store::AuditLink const& link) {
  auto const before = store::find_link(reader, room.board, link.sequence - 1);
  if (before) view.older = before->sequence;
  if (store::find_link(reader, room.board, link.sequence + 1)) view.newer = link.sequence + 1;
  view.follows = link.previous == (before ? before->hash : base::Hash{}) && (before || link.sequence == 1);
}

base::Answer<EntryView> show_entry(AccessRoom const& room, std::int64_t sequence, web::Context const& context) {
  return room.database.read([&](store::Reader& reader) -> base::Answer<EntryView> {
    auto const link = store::find_link(reader, room.board, sequence);
    if (!link) return base::refuse(base::RefusalCode::entry_unknown, {{"sequence", std::to_string(sequence)}});
    auto const bytes = store::canonical_bytes(*link);
    auto const leaf = store::hash_of_leaf(bytes);
    EntryView view{
        .breadcrumbs = {{"/admin", context.tongue.text("Administration")},
                        {"/admin/audit", context.tongue.text("Audit log")}},
        .title = context.tongue.text("Entry {number}", {{"number", std::to_string(sequence)}}),
        .entry = row_of(*link, seen<PersonSeen>(list_people(reader, room.board), context.principal), context.tongue),
        .previous = base::to_hex(link->previous),
        .holds = store::hash_of_link(*link) == link->hash,
        .bytes = dump_of(bytes),
        .leaf = store::to_hex(leaf)};
    for (auto const& [name, value] : link->entry.details) view.details.push_back({name, value});
    show_neighbours(view, room, reader, *link);
    show_proof(view, room, reader, leaf);
    return view;
  });
}

}  // namespace

void add_audit_routes(web::Router& router, AccessRoom const& room) {
  router.page<AuditQuery, AuditView>(
      {.name = "audit",
       .path = "/admin/audit",
       .policy = web::Policy::permission("audit"),
       .title = "Audit log",
       .summary = "Every change, newest first: who did what, of what, when.",
       .page = "access/audit",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "entries",
       .caching = web::Caching::never},
      [room](AuditQuery const& query, web::Context const& context) -> base::Answer<AuditView> {
        return show_audit(room, query, context);
      });
  router.page<EntryQuery, EntryView>({.name = "audit_entry",
                                      .path = "/admin/audit/{sequence}",
                                      .policy = web::Policy::permission("audit"),
                                      .title = "Entry",
                                      .summary = "One entry of the audit log: its bytes, its hash, its neighbours, and "
                                                 "the proof that a checkpoint is over it.",
                                      .page = "access/audit_entry",
                                      .caching = web::Caching::never},
                                     [room](EntryQuery const& query, web::Context const& context) {
                                       return show_entry(room, query.sequence, context);
                                     });
}

}  // namespace wardmote::access
