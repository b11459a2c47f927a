#pragma once

#include <concepts>
#include <span>
#include <string_view>
#include <vector>

// What the copies of the table's sources ask (mutants.py): whether a check is taken away, or a rule changed, for the time of a test.
namespace wardmote::policy_test {

bool is_taken_away(std::string_view check);

/// A change of one row of a list of rules ("reading", "acts").
struct RuleChange {
  enum class Kind { none, dropped, for_all, from_the_start, to_the_end };
  std::string_view list{};
  std::size_t row = 0;
  Kind kind = Kind::none;
};
RuleChange rule_change();
/// How many rows the list has, and whether the change left a rule as it was.
void note_rules(std::string_view list, std::size_t rows, bool is_the_same);

/// The rules, with the change that is asked for.
template <class Rule>
std::span<Rule const> changed(std::string_view list, std::span<Rule const> rules) {
  static std::vector<Rule> copy;
  auto const change = rule_change();
  if (change.list != list || change.row >= rules.size()) {
    note_rules(list, rules.size(), false);
    return rules;
  }
  copy.assign(rules.begin(), rules.end());
  auto const is_the_same = [&] {
    auto& rule = copy[change.row];
    auto const put = [](auto& member, auto value) {
      auto const was = member;
      member = value;
      return was == value;
    };
    using Capacity = decltype(rule.capacity);
    if (change.kind == RuleChange::Kind::for_all) return put(rule.capacity, Capacity::seated);
    if constexpr (requires { rule.first; }) {
      using Stage = decltype(rule.first);
      if (change.kind == RuleChange::Kind::from_the_start) return put(rule.first, Stage::filter_2);
      if (change.kind == RuleChange::Kind::to_the_end) return put(rule.last, Stage::rejected);
    } else if (change.kind != RuleChange::Kind::dropped) {
      return true;
    }
    copy.erase(copy.begin() + static_cast<std::ptrdiff_t>(change.row));
    return false;
  }();
  note_rules(list, rules.size(), is_the_same);
  return copy;
}

}  // namespace wardmote::policy_test
