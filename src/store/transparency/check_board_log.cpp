#include "store/transparency/check_board_log.h"

#include <algorithm>
#include <set>

#include "store/audit_chain.h"
#include "store/transparency/checkpoints_store.h"
#include "store/transparency/note.h"

namespace wardmote::store {
namespace {

constexpr std::int64_t told_every = 256;

std::string called(std::int64_t size) { return "the checkpoint over " + std::to_string(size) + " entries"; }

/// Follows the board's checkpoints, the oldest first: each is signed by the key of its time, and by that one's successor
/// where the keys change.
class KeySuccession {
 public:
  explicit KeySuccession(std::vector<PublishedKey> keys) : keys_(std::move(keys)) {}

  /// What is wrong with the signatures of the next checkpoint.
  std::optional<base::Refusal> add(KeptCheckpoint const& kept, Note const& note, Checkpoint const& checkpoint) {
    if (auto refusal = signed_by(at_, kept, note)) return refusal;
    if (checkpoint.successor.empty()) return std::nullopt;
    ++at_;
    if (at_ >= keys_.size() || keys_[at_].verification_key != checkpoint.successor)
      return not_signed(kept, checkpoint.successor);
    return signed_by(at_, kept, note);
  }

 private:
  static base::Refusal not_signed(KeptCheckpoint const& kept, std::string const& key) {
    return {.code = base::RefusalCode::note_not_signed,
            .values = {{"checkpoint", called(kept.tree.size)}, {"key", key}}};
  }

  std::optional<base::Refusal> signed_by(std::size_t number, KeptCheckpoint const& kept, Note const& note) const {
    if (number >= keys_.size()) return not_signed(kept, "a key that was published");
    auto const key = VerificationKey::of(keys_[number].verification_key);
    if (!key) return key.error();
    return signature_by(*key, note) == SignatureState::good
               ? std::nullopt
               : std::optional(not_signed(kept, keys_[number].verification_key));
  }

  std::vector<PublishedKey> keys_;
  std::size_t at_ = 0;
};

/// The checkpoints as trees to hold the entries against; what is wrong with them goes to `faults`.
std::vector<ExpectedTree> expected_of_kept(std::vector<KeptCheckpoint> const& all, KeySuccession keys,
                                           std::vector<base::Refusal>& faults) {
  std::vector<ExpectedTree> expected;
  for (auto const& kept : all) {
    auto const note = note_of(kept.note);
    auto const checkpoint = note ? checkpoint_of(note->text) : std::unexpected(note.error());
    if (!checkpoint) {
      faults.push_back(checkpoint.error());
      continue;
    }
    if (auto refusal = keys.add(kept, *note, *checkpoint)) faults.push_back(*std::move(refusal));
    expected.push_back(expected_of(*checkpoint, called(kept.tree.size)));
    if (checkpoint->tree.size != kept.tree.size || checkpoint->tree.root != kept.tree.root)
      expected.push_back({called(kept.tree.size), kept.tree.size, to_hex(kept.tree.root)});
  }
  return expected;
}

bool states_a_checkpoint(AuditEntry const& entry) {
  return entry.action == "make_checkpoint" || entry.action == "rotate_signing_key";
}

base::Refusal checkpoint_gone(std::int64_t size) {
  return {.code = base::RefusalCode::checkpoint_missing, .values = {{"sequence", std::to_string(size)}}};
}

}  // namespace

LogFindings check_board_log(Reader& reader, BoardId board, std::vector<ExpectedTree> kept, TellRead const& tell) {
  LogFindings findings;
  auto const all = all_checkpoints(reader, board);
  auto const own = expected_of_kept(all, KeySuccession(list_signing_keys(reader, board)), findings.faults);
  kept.insert(kept.end(), own.begin(), own.end());
  findings.checkpoints = static_cast<std::int64_t>(kept.size());
  std::set<std::int64_t> sizes;
  for (auto const& checkpoint : all) sizes.insert(checkpoint.tree.size);
  LogCheck check(std::move(kept));
  bool goes_on = true;
  std::int64_t read = 0;
  each_link(reader, board, INT64_MIN, INT64_MAX, [&](std::int64_t sequence, std::optional<AuditLink> const& link) {
    if (!goes_on) return;
    goes_on = check.add(sequence, link) && (++read % told_every != 0 || tell(read));
    if (link && states_a_checkpoint(link->entry) && !sizes.contains(sequence))
      findings.faults.push_back(checkpoint_gone(sequence));
  });
  auto const found = check.finish();
  findings.faults.insert(findings.faults.end(), found.begin(), found.end());
  findings.broken = check.broken();
  findings.head = check.head();
  return findings;
}

}  // namespace wardmote::store
