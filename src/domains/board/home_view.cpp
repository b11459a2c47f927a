#include "domains/board/home_view.h"

#include <algorithm>

namespace wardmote::board {
namespace {

using web::Tongue;

std::vector<ContactView> contacts_of(Profile const& profile, ContactKind kind, Tongue const& tongue) {
  std::vector<ContactView> views;
  for (auto const& contact : profile.contacts)
    if (contact.kind == kind)
      views.push_back({.slug = contact.slug,
                       .name = contact.name.in(tongue.language()),
                       .purpose = contact.purpose.in(tongue.language()),
                       .reach = contact.reach,
                       .href = contact.href,
                       .check_first = contact.certainty == Certainty::check_first});
  return views;
}

GoalView goal_view(Goal const& goal, std::vector<GoalStatus> const& statuses, Tongue const& tongue) {
  auto const status = std::ranges::find(statuses, goal.slug, &GoalStatus::goal);
  bool const is_measured = status != statuses.end() && status->word != StatusWord::not_measured;
  auto const word = is_measured ? status->word : StatusWord::not_measured;
  return {.slug = goal.slug,
          .name = goal.name.in(tongue.language()),
          .promise = goal.promise.in(tongue.language()),
          .status = word,
          .status_label = tongue.text(label_of(word)),
          .is_measured = is_measured,
          .sentence = is_measured ? status->sentence : "",
          .measure = goal.measure.in(tongue.language()),
          .why_not = is_measured ? "" : goal.why_not.in(tongue.language()),
          .page = is_measured ? status->page : "",
          .as_of = is_measured ? status->as_of : ""};
}

void add_goals(HomeView& view, Profile const& profile, std::vector<GoalStatus> const& statuses, Tongue const& tongue) {
  for (auto const& goal : profile.goals) view.goals.push_back(goal_view(goal, statuses, tongue));
  auto const measured = std::ranges::count(view.goals, true, &GoalView::is_measured);
  view.goals_sentence = tongue.plural(
      "{count} of {goals} goals is measured here with published figures. The others say what would "
      "show progress, and why it is not shown.",
      "{count} of {goals} goals are measured here with published figures. The others say what would "
      "show progress, and why it is not shown.",
      measured, {{"goals", tongue.number(static_cast<double>(view.goals.size()), 0)}});
}

void add_contacts(HomeView& view, Profile const& profile, Tongue const& tongue) {
  view.emergency = contacts_of(profile, ContactKind::emergency, tongue);
  view.not_emergency = contacts_of(profile, ContactKind::not_emergency, tongue);
  view.board_contacts = contacts_of(profile, ContactKind::board, tongue);
  view.complaints = contacts_of(profile, ContactKind::complaint, tongue);
}

}  // namespace

std::string enumeration(std::vector<std::string> const& names, Tongue const& tongue) {
  std::string text;
  for (std::size_t index = 0; index < names.size(); ++index) {
    bool const is_last = index + 1 == names.size();
    if (index > 0) text += is_last ? " " + tongue.text("and") + " " : ", ";
    text += names[index];
  }
  return text;
}

HomeView home_view(Profile const& profile, std::vector<GoalStatus> const& statuses, Tongue const& tongue) {
  HomeView view{.title = profile.name.in(tongue.language()),
                .about = profile.about.in(tongue.language()),
                .next = profile.next.in(tongue.language()),
                .checked_on = profile.checked_on};
  view.plan = profile.plan.in(tongue.language());
  for (auto const& municipality : profile.municipalities)
    view.municipalities.push_back(municipality.name.in(tongue.language()));
  view.municipalities_sentence =
      tongue.text("It serves {municipalities}.", {{"municipalities", enumeration(view.municipalities, tongue)}});
  add_goals(view, profile, statuses, tongue);
  for (auto const& priority : profile.priorities)
    view.priorities.push_back(
        {priority.slug, priority.name.in(tongue.language()), priority.sentence.in(tongue.language())});
  add_contacts(view, profile, tongue);
  for (auto const& source : profile.sources) view.sources.push_back({source.title.in(tongue.language()), source.href});
  view.checked_sentence = tongue.text("These pages were last compared with what is written here on {date}.",
                                      {{"date", tongue.date(profile.checked_on)}});
  return view;
}

}  // namespace wardmote::board
