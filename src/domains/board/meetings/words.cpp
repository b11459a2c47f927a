#include "domains/board/meetings/words.h"

#include "base/choice.h"

namespace wardmote::board {
namespace {

using web::message_id;

/// The word for an enumerator of that spelling, of whichever of the choices has it.
template <class... Choices>
std::string word_for(std::string const& spelling, web::Tongue const& tongue) {
  std::string word = spelling;
  (
      [&] {
        if (auto const choice = base::choice_called<Choices>(spelling)) word = tongue.text(label_of(*choice));
      }(),
      ...);
  return word;
}

}  // namespace

std::string_view label_of(MeetingKind kind) {
  switch (kind) {
    case MeetingKind::regular: return message_id("Regular meeting");
    case MeetingKind::special: return message_id("Special meeting");
    case MeetingKind::committee: return message_id("Committee meeting");
    default: return message_id("Joint meeting");
  }
}

std::string_view label_of(MeetingState state) {
  switch (state) {
    case MeetingState::planned: return message_id("planned");
    case MeetingState::noticed: return message_id("noticed");
    case MeetingState::called: return message_id("called to order");
    case MeetingState::open: return message_id("open");
    case MeetingState::closed_session: return message_id("in closed session");
    case MeetingState::recessed: return message_id("recessed");
    case MeetingState::adjourned: return message_id("adjourned");
    case MeetingState::minutes_drafted: return message_id("over, minutes drafted");
    case MeetingState::minutes_adopted: return message_id("over, minutes adopted");
    case MeetingState::sealed: return message_id("over, minutes sealed");
    default: return message_id("cancelled");
  }
}

std::string_view label_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::declarations: return message_id("Declarations of interest");
    case ItemKind::minutes: return message_id("Minutes of an earlier meeting");
    case ItemKind::delegation: return message_id("Delegation");
    case ItemKind::presentation: return message_id("Presentation");
    case ItemKind::consent: return message_id("Consent item");
    case ItemKind::report: return message_id("Report with a recommendation");
    case ItemKind::discussion: return message_id("Discussion item");
    case ItemKind::by_law: return message_id("By-law");
    default: return message_id("Closed item");
  }
}

std::string_view label_of(ItemState state) {
  switch (state) {
    case ItemState::proposed: return message_id("proposed");
    case ItemState::dropped: return message_id("dropped");
    case ItemState::published: return message_id("on the agenda");
    case ItemState::taken_up: return message_id("taken up");
    case ItemState::moved: return message_id("taken up, with a motion");
    case ItemState::received: return message_id("received");
    case ItemState::deferred: return message_id("deferred");
    default: return message_id("referred");
  }
}

std::string_view label_of(MotionState state) {
  switch (state) {
    case MotionState::moved: return message_id("moved, not seconded");
    case MotionState::seconded: return message_id("moved and seconded");
    case MotionState::stated: return message_id("before the meeting");
    case MotionState::question_called: return message_id("about to be voted on");
    case MotionState::vote_open: return message_id("being voted on");
    case MotionState::vote_closed: return message_id("counted, not yet declared");
    case MotionState::carried: return message_id("carried");
    case MotionState::lost: return message_id("lost");
    case MotionState::withdrawn: return message_id("withdrawn");
    case MotionState::out_of_order: return message_id("ruled out of order");
    case MotionState::deferred: return message_id("deferred");
    default: return message_id("referred");
  }
}

std::string_view label_of(ClosedGround ground) {
  switch (ground) {
    case ClosedGround::security_of_property: return message_id("security of the board’s property");
    case ClosedGround::personal_matters: return message_id("personal matters about an identifiable individual");
    case ClosedGround::acquisition_of_land: return message_id("acquisition or disposition of land");
    case ClosedGround::labour_relations: return message_id("labour relations or employee negotiations");
    case ClosedGround::litigation: return message_id("litigation or potential litigation");
    case ClosedGround::solicitor_client_privilege: return message_id("advice subject to solicitor-client privilege");
    case ClosedGround::supplied_in_confidence:
      return message_id("information supplied in confidence by another government");
    case ClosedGround::trade_secrets: return message_id("trade secrets or financial information of a third party");
    case ClosedGround::negotiations: return message_id("a position to be taken in negotiations");
    case ClosedGround::law_enforcement: return message_id("law enforcement, or the security of persons");
    default: return message_id("education or training of members, without business being advanced");
  }
}

// The clauses of subsection (2) are not told apart here: the catalogue's section is s. 44 as a whole until a person has
// compared it with the law.
std::string_view citation_of(ClosedGround) { return message_id("Community Safety and Policing Act, 2019, s. 44"); }

std::string_view label_of(VoteRule rule) {
  switch (rule) {
    case VoteRule::majority_of_votes_cast: return message_id("majority of the votes cast");
    case VoteRule::majority_of_members: return message_id("majority of all members");
    case VoteRule::two_thirds: return message_id("two thirds of the votes cast");
    default: return message_id("all votes cast");
  }
}

std::string_view label_of(VoteMethod method) {
  switch (method) {
    case VoteMethod::show_of_hands: return message_id("show of hands, with names");
    case VoteMethod::roll_call: return message_id("roll call");
    default: return message_id("unanimous consent");
  }
}

std::string_view label_of(Ballot ballot) {
  switch (ballot) {
    case Ballot::yes: return message_id("For");
    case Ballot::no: return message_id("Against");
    default: return message_id("Abstains");
  }
}

std::string_view label_of(VoteOption option) {
  switch (option) {
    case VoteOption::yes: return message_id("for");
    case VoteOption::no: return message_id("against");
    case VoteOption::abstain: return message_id("abstained");
    case VoteOption::absent: return message_id("absent");
    default: return message_id("took no part, having declared an interest");
  }
}

std::string_view label_of(Side side) {
  switch (side) {
    case Side::in_favour: return message_id("for it");
    case Side::opposed: return message_id("against it");
    default: return message_id("not said");
  }
}

std::string_view label_of(WeekOfMonth week) {
  switch (week) {
    case WeekOfMonth::first: return message_id("the first");
    case WeekOfMonth::second: return message_id("the second");
    case WeekOfMonth::third: return message_id("the third");
    case WeekOfMonth::fourth: return message_id("the fourth");
    default: return message_id("the last");
  }
}

std::string_view label_of(DayOfWeek day) {
  switch (day) {
    case DayOfWeek::monday: return message_id("Monday");
    case DayOfWeek::tuesday: return message_id("Tuesday");
    case DayOfWeek::wednesday: return message_id("Wednesday");
    case DayOfWeek::thursday: return message_id("Thursday");
    case DayOfWeek::friday: return message_id("Friday");
    case DayOfWeek::saturday: return message_id("Saturday");
    default: return message_id("Sunday");
  }
}

std::string_view label_of(AppointedBy by) {
  switch (by) {
    case AppointedBy::council_member: return message_id("Member of council");
    case AppointedBy::council: return message_id("Appointed by council");
    default: return message_id("Appointed by the province");
  }
}

std::string_view label_of(Office office) {
  switch (office) {
    case Office::chair: return message_id("Chair");
    case Office::vice_chair: return message_id("Vice-chair");
    default: return message_id("Member");
  }
}

std::string result_sentence(Vote const& vote, web::Tongue const& tongue) {
  if (vote.method == VoteMethod::unanimous_consent && vote.tally.no == 0 && vote.tally.abstain == 0)
    return tongue.text(message_id("Carried by unanimous consent: nobody objected."));
  web::TextValues const values{{"yes", std::to_string(vote.tally.yes)},
                               {"no", std::to_string(vote.tally.no)},
                               {"needed", std::to_string(needed(vote.rule, vote.tally))},
                               {"rule", tongue.text(label_of(vote.rule))}};
  if (vote.tally.cast() == 0) return tongue.text(message_id("Lost: nobody voted for it or against it."));
  if (vote.tally.yes == vote.tally.no && vote.rule == VoteRule::majority_of_votes_cast)
    return tongue.text(message_id("Lost on a tie: {yes} for and {no} against. A motion needs more for than against."),
                       values);
  return vote.carried
             ? tongue.text(message_id("Carried: {yes} for, {no} against. It needed {needed} ({rule})."), values)
             : tongue.text(message_id("Lost: {yes} for, {no} against. It needed {needed} ({rule})."), values);
}

std::string title_of(MeetingKind kind, NamedCommittee const& committee, std::string_view date,
                     web::Tongue const& tongue) {
  web::TextValues const values{{"kind", tongue.text(label_of(kind))},
                               {"committee", title_in(committee, tongue)},
                               {"date", tongue.date(*base::date_of(date))}};
  if (committee.slug.empty()) return tongue.text(message_id("{kind}, {date}"), values);
  return kind == MeetingKind::joint ? tongue.text(message_id("{kind} with {committee}, {date}"), values)
                                    : tongue.text(message_id("{committee}, {date}"), values);
}

std::string const& title_in(NamedCommittee const& committee, web::Tongue const& tongue) {
  return text_in(committee.title_en, committee.title_fr, tongue);
}

std::string title_of_meeting(std::string_view name, web::Tongue const& tongue) {
  constexpr std::size_t date_length = 10;
  auto const date = name.substr(0, date_length);
  auto const kind = name.size() > date_length ? base::choice_called<MeetingKind>(name.substr(date_length + 1))
                                              : std::optional<MeetingKind>();
  return kind && base::date_of(date) ? title_of(*kind, {}, date, tongue) : std::string(name);
}

std::string const& text_in(std::string const& english, std::string const& french, web::Tongue const& tongue) {
  return tongue.language() == web::Language::fr && !french.empty() ? french : english;
}

bool is_english_only(std::string const& french, web::Tongue const& tongue) {
  return tongue.language() == web::Language::fr && french.empty();
}

std::string title_in(AgendaItem const& item, web::Tongue const& tongue) {
  return text_in(item.title_en, item.title_fr, tongue);
}

base::Refusal in_words(base::Refusal refusal, web::Tongue const& tongue) {
  using base::RefusalCode;
  for (auto& [name, value] : refusal.values) {
    if (name == "result") value = word_for<MotionState>(value, tongue);
    if (name == "kind") value = word_for<MeetingKind>(value, tongue);
    if (name != "state") continue;
    if (refusal.code == RefusalCode::meeting_state_wrong) value = word_for<MeetingState>(value, tongue);
    if (refusal.code == RefusalCode::item_state_wrong) value = word_for<ItemState>(value, tongue);
    if (refusal.code == RefusalCode::motion_state_wrong) value = word_for<MotionState>(value, tongue);
  }
  return refusal;
}

}  // namespace wardmote::board
