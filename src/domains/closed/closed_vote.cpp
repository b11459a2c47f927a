#include "domains/closed/closed_vote.h"

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "web/context.h"

namespace wardmote::closed {
namespace {

using base::RefusalCode;
using base::VoteOption;
using web::message_id;

bool casts(VoteOption option) { return option != VoteOption::absent && option != VoteOption::excused; }

/// What was entered for each member.
base::Answer<std::map<std::string, VoteOption>> entered_votes(MatterWords const& order,
                                                              std::span<VotingSeat const> seats) {
  std::map<std::string, VoteOption> entered;
  for (auto const line : base::split(order.votes, '\n')) {
    auto const blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    auto const option = base::choice_called<VoteOption>(line.substr(0, blank));
    std::string const member(line.substr(blank + 1));
    if (!option) return base::refuse_field("votes", message_id("Choose for each member what they did"));
    if (std::ranges::find(seats, member, &VotingSeat::member) == seats.end())
      return base::refuse(RefusalCode::member_unknown, {{"member", member}});
    if (!entered.emplace(member, *option).second)
      return base::refuse(RefusalCode::ballot_cast_already, {{"member", member}});
  }
  return entered;
}

/// What a seat did, if it may have.
base::Answer<VoteOption> option_of(VotingSeat const& seat, bool is_out,
                                   std::map<std::string, VoteOption> const& entered) {
  auto const at = entered.find(seat.member);
  if (at != entered.end() && casts(at->second)) {
    if (is_out) return base::refuse(RefusalCode::member_recused, {{"member", seat.name}});
    if (!seat.has_attended) return base::refuse(RefusalCode::member_not_present, {{"member", seat.name}});
  }
  if (is_out) return VoteOption::excused;
  if (!seat.has_attended) return VoteOption::absent;
  return at->second;
}

base::Answer<std::vector<ClosedBallot>> counted(MatterWords const& order, std::span<VotingSeat const> seats,
                                                std::map<std::string, std::string> const& barred) {
  auto const entered = entered_votes(order, seats);
  if (!entered) return std::unexpected(entered.error());
  auto const is_missing = [&](VotingSeat const& seat) {
    return seat.has_attended && !takes_no_part(seat, barred) && !entered->contains(seat.member);
  };
  if (auto const missing = std::ranges::count_if(seats, is_missing); missing > 0)
    return base::refuse(RefusalCode::ballots_missing, {{"missing", std::to_string(missing)}});
  std::vector<ClosedBallot> ballots;
  for (auto const& seat : seats) {
    auto const option = option_of(seat, takes_no_part(seat, barred), *entered);
    if (!option) return std::unexpected(option.error());
    ballots.push_back({seat.member, seat.name, *option});
  }
  return ballots;
}

base::Answer<void> are_quorum(std::span<ClosedBallot const> ballots) {
  auto const needed = std::ssize(ballots) / 2 + 1;
  auto const taking_part = std::ranges::count_if(ballots, casts, &ClosedBallot::option);
  if (taking_part >= needed) return {};
  return base::refuse(RefusalCode::quorum_missing,
                      {{"present", std::to_string(taking_part)}, {"needed", std::to_string(needed)}});
}

/// The name of a member who moves or seconds; only who votes does.
base::Answer<std::string> named(std::string const& member, std::string_view field, std::string_view missing,
                                std::span<ClosedBallot const> ballots) {
  auto const ballot = std::ranges::find(ballots, member, &ClosedBallot::member);
  if (member.empty() || ballot == ballots.end()) return base::refuse_field(std::string(field), missing);
  if (ballot->option == VoteOption::excused)
    return base::refuse(RefusalCode::member_recused, {{"member", ballot->name}});
  if (!casts(ballot->option)) return base::refuse(RefusalCode::member_not_present, {{"member", ballot->name}});
  return ballot->name;
}

std::string text_of(std::span<ClosedBallot const> ballots) {
  std::string text;
  for (auto const& ballot : ballots)
    text += std::string(base::spelling_of(ballot.option)) + '\t' + ballot.member + '\t' + ballot.name + '\n';
  return text;
}

}  // namespace

bool takes_no_part(VotingSeat const& seat, std::map<std::string, std::string> const& barred) {
  return seat.is_recused || (!seat.person.empty() && barred.contains(seat.person));
}

std::vector<ClosedBallot> ballots_in(MatterWords const& words) {
  std::vector<ClosedBallot> ballots;
  for (auto const line : base::split(words.votes, '\n'))
    if (auto const parts = base::split(line, '\t'); parts.size() == 3)
      ballots.push_back({std::string(parts[1]), std::string(parts[2]), base::choice_of<VoteOption>(parts[0])});
  return ballots;
}

base::Tally tally_of(std::span<ClosedBallot const> ballots) {
  std::vector<VoteOption> options;
  for (auto const& ballot : ballots) options.push_back(ballot.option);
  return base::tally_of(options);
}

base::Answer<MatterWords> decided(MatterWords const& order, std::span<VotingSeat const> seats,
                                  std::map<std::string, std::string> const& barred) {
  if (order.text.empty()) return base::refuse_field("direction", message_id("Write the motion as it was moved"));
  if (!base::choice_called<DecidedMatter>(order.decides))
    return base::refuse_field("decides",
                              message_id("A closed session votes on procedural matters and on directions to officers, "
                                         "employees or agents. Anything else is voted on in public."));
  auto const rule = base::choice_called<base::VoteRule>(order.rule);
  if (!rule) return base::refuse_field("rule", message_id("Choose the rule of the vote"));
  auto const ballots = counted(order, seats, barred);
  if (!ballots) return std::unexpected(ballots.error());
  auto const mover = named(order.mover, "mover", message_id("Say who moved it"), *ballots);
  if (!mover) return std::unexpected(mover.error());
  auto const seconder = named(order.seconder, "seconder", message_id("Say who seconded it"), *ballots);
  if (!seconder) return std::unexpected(seconder.error());
  if (order.seconder == order.mover)
    return base::refuse_field("seconder", message_id("Another member than the mover seconds it"));
  if (auto const quorum = are_quorum(*ballots); !quorum) return std::unexpected(quorum.error());
  auto words = order;
  words.mover = *mover;
  words.seconder = *seconder;
  words.votes = text_of(*ballots);
  words.outcome = base::spelling_of(base::carries(*rule, tally_of(*ballots)) ? Outcome::carried : Outcome::lost);
  return words;
}

}  // namespace wardmote::closed
