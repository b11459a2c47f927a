#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/checkpoint_view.h"
#include "store/audit.h"
#include "store/migration.h"
#include "web/context.h"

namespace wardmote::board {

struct DetailView {
  std::string name{};
  std::string value{};
};
BOOST_DESCRIBE_STRUCT(DetailView, (), (name, value))

/// One entry of the audit chain.
struct EntryView {
  std::int64_t sequence = 0;
  std::string recorded_at{};  ///< UTC, RFC 3339
  std::string actor{};
  std::string actor_text{};   ///< in words, if it was no person
  std::string action{};       ///< the code: "publish_profile"
  std::string action_text{};  ///< in words
  std::string subject{};
  std::vector<DetailView> details{};
  std::string hash{};
};
BOOST_DESCRIBE_STRUCT(EntryView, (),
                      (sequence, recorded_at, actor, actor_text, action, action_text, subject, details, hash))

/// One step of the schema that the database has taken.
struct MigrationView {
  int number = 0;
  std::string name{};
  std::string hash{};  ///< BLAKE2b-256 of its text
};
BOOST_DESCRIBE_STRUCT(MigrationView, (), (number, name, hash))

struct TransparencyView {
  std::string headline{};
  std::int64_t entry_count = 0;  ///< the sequence of the newest entry: the chain has no gap
  std::string head_hash{};       ///< empty if the chain is
  std::string head_recorded_at{};
  std::string checkpoint_headline{};
  std::optional<CheckpointView> checkpoint{};  ///< the newest; null until one was signed
  std::string verification_key{};              ///< that signs now; empty until one was published
  std::vector<EntryView> entries{};            ///< newest first
  std::string program_version{};
  std::string engine{};
  std::vector<MigrationView> migrations{};
};
BOOST_DESCRIBE_STRUCT(TransparencyView, (),
                      (headline, entry_count, head_hash, head_recorded_at, checkpoint_headline, checkpoint,
                       verification_key, entries, program_version, engine, migrations))

/// As many of the newest entries as the page shows.
inline constexpr int entries_shown_max = 20;

/// The chain as people read it. `links` are the newest, newest first; `time_zone` the board's.
TransparencyView transparency_view(std::vector<store::AuditLink> const& links,
                                   std::vector<store::Migration> const& migrations, std::string_view time_zone,
                                   web::Tongue const& tongue);

}  // namespace wardmote::board
