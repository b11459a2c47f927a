#include "store/transparency/log_check.h"

#include <algorithm>

#include "store/audit_bytes.h"

namespace wardmote::store {
namespace {

base::Refusal refusal(base::RefusalCode code, std::map<std::string, std::string> values) {
  return {.code = code, .values = std::move(values)};
}

}  // namespace

ExpectedTree expected_of(Checkpoint const& checkpoint, std::string name) {
  return {std::move(name), checkpoint.tree.size, to_hex(checkpoint.tree.root), checkpoint.chain_head};
}

LogCheck::LogCheck(std::vector<ExpectedTree> expected) : expected_(std::move(expected)) {
  std::ranges::stable_sort(expected_, {}, &ExpectedTree::size);
  hold_against_kept();
}

bool LogCheck::add(std::int64_t sequence, std::optional<AuditLink> const& link) {
  if (broken_) return false;
  broken_ = chain_.add(sequence, link);
  if (broken_) {
    found_.push_back(refusal(base::RefusalCode::chain_broken,
                             {{"sequence", std::to_string(broken_->sequence)}, {"reason", broken_->reason}}));
    return false;
  }
  tree_.add(hash_of_leaf(canonical_bytes(*link)));
  hold_against_kept();
  return true;
}

void LogCheck::hold_against_kept() {
  for (; next_ < expected_.size() && expected_[next_].size == tree_.size(); ++next_) {
    auto const& kept = expected_[next_];
    auto const has_root = to_hex(tree_.root()).starts_with(kept.root_begins_with);
    if (has_root && (!kept.chain_head || *kept.chain_head == chain_.last().hash)) {
      proved_ = kept.size;
      continue;
    }
    found_.push_back(refusal(base::RefusalCode::checkpoint_contradicted,
                             {{"checkpoint", kept.name},
                              {"size", std::to_string(kept.size)},
                              {"first", std::to_string(std::min(proved_ + 1, kept.size))},
                              {"last", std::to_string(kept.size)}}));
  }
}

std::vector<base::Refusal> LogCheck::finish() {
  for (; !broken_ && next_ < expected_.size(); ++next_)
    found_.push_back(refusal(base::RefusalCode::log_too_short, {{"checkpoint", expected_[next_].name},
                                                                {"size", std::to_string(expected_[next_].size)},
                                                                {"entries", std::to_string(tree_.size())}}));
  return found_;
}

}  // namespace wardmote::store
