#include "domains/board/policies/policy.h"

#include <algorithm>

#include "base/text.h"
#include "domains/board/obligations/recurrence.h"

namespace wardmote::board {

Policy const* PolicyRegister::policy_called(std::string_view slug) const {
  auto const found = std::ranges::find(policies, slug, &Policy::slug);
  return found == policies.end() ? nullptr : &*found;
}

ChiefProcedure const* PolicyRegister::procedure_called(std::string_view number) const {
  auto const found = std::ranges::find(procedures, number, &ChiefProcedure::number);
  return found == procedures.end() ? nullptr : &*found;
}

PolicyVersion const* in_force(Policy const& policy, base::LocalDate today) {
  if (policy.repeal && policy.repeal->repealed_from <= today) return nullptr;
  PolicyVersion const* newest = nullptr;
  for (auto const& version : policy.versions)
    if (version.in_force_from <= today) newest = &version;
  return newest;
}

std::optional<base::LocalDate> review_due(Policy const& policy, base::LocalDate today) {
  auto const* const version = in_force(policy, today);
  if (version == nullptr) return std::nullopt;
  auto since = version->in_force_from;
  for (auto const& review : policy.reviews) since = std::max(since, review.reviewed_on);
  return plus_months(since, version->review_months);
}

std::string slug_of_number(std::string_view number) {
  std::string slug;
  for (char const c : base::lower_ascii(number)) {
    bool const is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace wardmote::board
