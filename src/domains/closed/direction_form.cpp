#include "domains/closed/direction_form.h"

#include <algorithm>

#include "base/choice.h"

namespace wardmote::closed {
namespace {

using base::VoteOption;
using web::message_id;

std::string_view label_of(DecidedMatter decides) {
  return decides == DecidedMatter::procedural
             ? message_id("a procedural matter")
             : message_id("a direction or instruction to officers, employees or agents of the board");
}

template <class Choice, class Label>
std::vector<web::FormOption> options_of(Label label) {
  std::vector<web::FormOption> options;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>(
      [&](auto enumerator) { options.push_back({enumerator.name, label(enumerator.value)}); });
  return options;
}

web::FormField vote_of(VotingSeat const& seat, VoteWords const& words, web::Tongue const& tongue) {
  web::FormField field{.name = "votes", .label = seat.name, .options = {{"", tongue.text(message_id("not said"))}}};
  for (auto const option : {VoteOption::yes, VoteOption::no, VoteOption::abstain, VoteOption::absent})
    field.options.push_back({std::string(base::spelling_of(option)) + " " + seat.member, words.option(option, tongue)});
  field.options.push_back({"excused " + seat.member, tongue.text(message_id("takes no part"))});
  return field;
}

std::string moved_in_words(MatterWords const& words, web::Tongue const& tongue) {
  web::TextValues const values{{"mover", words.mover}, {"seconder", words.seconder}};
  return base::choice_of<Outcome>(words.outcome) == Outcome::carried
             ? tongue.text(message_id("Moved by {mover}, seconded by {seconder}: carried."), values)
             : tongue.text(message_id("Moved by {mover}, seconded by {seconder}: lost."), values);
}

}  // namespace

DirectionFormView direction_form(OpenMatter const& matter, VoteWords const& words, web::Tongue const& tongue) {
  auto const in_words = [&](auto choice) { return tongue.text(label_of(choice)); };
  DirectionFormView form{
      .path = "/closed/" + matter.item.meeting + "/" + std::to_string(matter.item.item) + "/record_direction",
      .direction = {.name = "direction"},
      .decides = {.name = "decides",
                  .label = tongue.text(message_id("What is decided")),
                  .options = options_of<DecidedMatter>(in_words)},
      .mover = {.name = "mover",
                .label = tongue.text(message_id("Mover")),
                .options = {{"", tongue.text(message_id("Choose a member"))}}},
      .rule = {.name = "rule",
               .label = tongue.text(message_id("Rule of the vote")),
               .options = options_of<base::VoteRule>([&](base::VoteRule rule) { return words.rule(rule, tongue); })}};
  auto const barred = record_of(matter.log).barred;
  for (auto const& seat : matter.item.seats) {
    if (takes_no_part(seat, barred)) form.excused.push_back(seat.name);
    if (takes_no_part(seat, barred) || !seat.has_attended) continue;
    form.mover.options.push_back({seat.member, seat.name});
    form.fields.push_back(vote_of(seat, words, tongue));
  }
  form.seconder = form.mover;
  form.seconder.name = "seconder";
  form.seconder.label = tongue.text(message_id("Seconder"));
  return form;
}

DecisionView decision_view(MatterWords const& words, VoteWords const& vote_words, web::Tongue const& tongue) {
  DecisionView view{.moved = moved_in_words(words, tongue)};
  if (auto const decides = base::choice_called<DecidedMatter>(words.decides))
    view.decides_word = tongue.text(label_of(*decides));
  auto const ballots = ballots_in(words);
  if (ballots.empty()) return view;
  view.result = vote_words.result(base::choice_of<base::VoteRule>(words.rule), tally_of(ballots), tongue);
  for (auto const& ballot : ballots)
    view.votes.push_back(ballot.name + ": " + vote_words.option(ballot.option, tongue));
  return view;
}

}  // namespace wardmote::closed
