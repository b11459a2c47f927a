#include "domains/situation/words.h"

#include <algorithm>

#include "domains/situation/catalogue/folded_words.h"

namespace wardmote::situation {

using web::message_id;

namespace {

std::string const& name_in(Agency const& agency, web::Tongue const& tongue) {
  return tongue.language() == web::Language::fr ? agency.name_fr : agency.name_en;
}

}  // namespace

std::string_view label_of(Stage stage) {
  switch (stage) {
    case Stage::filter_2: return message_id("Filter 2: before the table");
    case Stage::filter_3: return message_id("Filter 3: agencies are asked");
    case Stage::filter_4: return message_id("Filter 4: intervention");
    case Stage::follow_up: return message_id("Follow-up");
    case Stage::concluded: return message_id("Concluded");
    case Stage::rejected: break;
  }
  return message_id("Rejected");
}

std::string_view label_of(DiscussionAct act) {
  using enum DiscussionAct;
  switch (act) {
    case present_discussion: return message_id("Present a discussion");
    case record_factors: return message_id("Record the factors");
    case ask_for_more: return message_id("The table needs to hear more");
    case agree_risk: return message_id("The risk is acutely elevated");
    case reject_discussion: return message_id("The risk is not acutely elevated");
    case answer_request: return message_id("Record what an agency answers");
    case form_team: return message_id("Name the lead and the assisting agencies");
    case widen_team: return message_id("Bring in one more agency");
    case leave_team: return message_id("Step back");
    case plan_task: return message_id("Plan a task");
    case finish_task: return message_id("Finish a task");
    case record_contact: return message_id("Record the first contact");
    case record_consent: return message_id("Record the consent");
    case record_service: return message_id("Record a service");
    case begin_follow_up: return message_id("Begin the follow-up");
    case conclude_discussion: break;
  }
  return message_id("Conclude the discussion");
}

std::string_view label_of(Part part) {
  switch (part) {
    case Part::subject: return message_id("Subject");
    case Part::factors: return message_id("Factors");
    case Part::decision: return message_id("Decision of the table");
    case Part::requests: return message_id("Agencies asked");
    case Part::lead: return message_id("Lead agency");
    case Part::team: return message_id("Assisting agencies");
    case Part::plan: return message_id("Plan");
    case Part::contact: return message_id("Contact and consent");
    case Part::services: return message_id("Services mobilized");
    case Part::conclusion: break;
  }
  return message_id("Conclusion");
}

std::string_view label_of(RequestAnswer answer) {
  switch (answer) {
    case RequestAnswer::yes: return message_id("Yes, we have a part in it");
    case RequestAnswer::no: return message_id("No, not now");
    case RequestAnswer::not_us: break;
  }
  return message_id("This is not for us");
}

std::string_view label_of(ConsentState state) {
  switch (state) {
    case ConsentState::not_sought: return message_id("Not sought yet");
    case ConsentState::sought: return message_id("Sought");
    case ConsentState::given: return message_id("Given");
    case ConsentState::refused: return message_id("Refused");
    case ConsentState::withdrawn: return message_id("Withdrawn");
    case ConsentState::other_ground: break;
  }
  return message_id("Not given: another lawful ground");
}

std::string_view label_of(LawfulGround ground) {
  switch (ground) {
    case LawfulGround::compelling_circumstances:
      return message_id("Compelling circumstances that affect health or safety");
    case LawfulGround::risk_of_serious_harm: return message_id("A significant risk of serious bodily harm");
    case LawfulGround::child_protection: return message_id("A duty to report a child in need of protection");
    case LawfulGround::law_enforcement: return message_id("Law enforcement");
    case LawfulGround::other_law: break;
  }
  return message_id("Another law permits or requires it");
}

std::string_view label_of(SeatFault fault) {
  switch (fault) {
    case SeatFault::none: return message_id("Valid");
    case SeatFault::not_joined: return message_id("Has not joined yet");
    case SeatFault::left: return message_id("Has left");
    case SeatFault::no_agreement: return message_id("No agreement to share information");
    case SeatFault::agreement_expired: return message_id("The agreement to share information has expired");
    case SeatFault::no_confidentiality: break;
  }
  return message_id("No valid confidentiality agreement");
}

std::string_view label_of(SpokenFrom spoken_from) {
  switch (spoken_from) {
    case SpokenFrom::filter_3: return message_id("From filter three on, to the agencies that are asked");
    case SpokenFrom::filter_4: break;
  }
  return message_id("From filter four on, among those that intervene");
}

std::string audience_sentence(Stage stage, SpokenFrom spoken_from, std::size_t agencies, web::Tongue const& tongue) {
  auto const count = static_cast<std::int64_t>(agencies);
  switch (stage) {
    case Stage::filter_2:
      return tongue.plural("De-identified. One agency reads the coded facts.",
                           "De-identified. {count} agencies read the coded facts.", count);
    case Stage::filter_3:
      if (spoken_from == SpokenFrom::filter_4)
        return tongue.plural("Still de-identified, spoken words too. One agency reads the coded facts.",
                             "Still de-identified, spoken words too. {count} agencies read the coded facts.", count);
      return tongue.plural("Who it is about is spoken, never typed. One agency reads the coded facts.",
                           "Who it is about is spoken, never typed. {count} agencies read the coded facts.", count);
    case Stage::filter_4:
    case Stage::follow_up:
      return tongue.text(
          "The lead and the assisting agencies alone read the facts and the plan. All others know the number, the "
          "stage "
          "and the lead.");
    case Stage::concluded:
      return tongue.text("The agencies that intervened and the record of the table read it until it is purged.");
    case Stage::rejected: break;
  }
  return tongue.text(
      "The factors, the flags, the agencies and all words were destroyed. The kind of subject and the reason remain.");
}

std::string consequence_of(DiscussionAct act, SpokenFrom spoken_from, std::size_t agencies, web::Tongue const& tongue) {
  auto const count = static_cast<std::int64_t>(agencies);
  using enum DiscussionAct;
  switch (act) {
    case present_discussion:
      return tongue.plural("Then one agency reads what stands here.",
                           "Then all {count} agencies read what stands here.", count);
    case agree_risk:
      if (spoken_from == SpokenFrom::filter_4)
        return tongue.text(
            "Then agencies are asked whether they have a part in it, still without a word of who it is about.");
      return tongue.text(
          "Then agencies are asked whether they have a part in it. Who it is about may be spoken now, to those who "
          "need "
          "it; it is never typed here.");
    case reject_discussion:
      return tongue.text(
          "Then the factors, the flags, the agencies and all words are destroyed at once. The kind of subject and the "
          "reason remain.");
    case form_team:
      return tongue.text(
          "Then the lead and the assisting agencies alone read the facts and the plan. All others know the number, the "
          "stage and the lead, and keep nothing of what was spoken.");
    case widen_team:
      return tongue.text(
          "Then one more agency reads the facts and the plan. It takes the recorded decision of the table.");
    case leave_team: return tongue.text("Then your agency reads the facts and the plan no more.");
    case conclude_discussion:
      return tongue.text("Then nothing more is recorded. Its details are destroyed by schedule.");
    default: return "";
  }
}

std::string agency_name(Admitted const& admitted, std::string_view slug, web::Tongue const& tongue) {
  auto const found = std::ranges::find(admitted.agencies, slug, &Agency::slug);
  return found == admitted.agencies.end() ? std::string(slug) : name_in(*found, tongue);
}

void sort_by_name(std::vector<Agency>& agencies, web::Tongue const& tongue) {
  std::ranges::sort(agencies, {}, [&](Agency const& agency) {
    return std::pair(folded_words(name_in(agency, tongue)), agency.slug);
  });
}

std::string agency_names(Admitted const& admitted, std::vector<std::string> const& slugs, web::Tongue const& tongue) {
  std::string names;
  for (auto const& slug : slugs) (names += names.empty() ? "" : ", ") += agency_name(admitted, slug, tongue);
  return names;
}

std::string person_name(std::span<TablePerson const> people, std::string_view person) {
  auto const found = std::ranges::find(people, person, &TablePerson::person);
  return found == people.end() ? "" : found->name;
}

std::string code_label(Catalogue const& catalogue, std::string_view code, web::Tongue const& tongue) {
  auto const* const entry = catalogue.find(code);
  return entry == nullptr ? std::string(code) : entry->label.in(tongue.language());
}

std::string code_label(SituationRoom const& room, std::string_view code, web::Tongue const& tongue) {
  return code_label(room.catalogue(), code, tongue);
}

}  // namespace wardmote::situation
