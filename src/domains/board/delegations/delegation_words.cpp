#include "domains/board/delegations/delegation_words.h"

#include "web/context.h"

namespace wardmote::board {

using web::message_id;

std::string_view label_of(DelegationState state) {
  switch (state) {
    case DelegationState::asked: return message_id("waiting for an answer");
    case DelegationState::accepted: return message_id("accepted");
    case DelegationState::declined: return message_id("declined");
    case DelegationState::withdrawn: return message_id("withdrawn");
    case DelegationState::heard: return message_id("heard");
    case DelegationState::absent: return message_id("accepted, and not there when called");
  }
  return "";
}

std::string_view label_of(DelegationWay way) {
  switch (way) {
    case DelegationWay::in_person: return message_id("In the room");
    case DelegationWay::telephone: return message_id("By telephone");
    case DelegationWay::video: return message_id("By video");
    case DelegationWay::in_writing: return message_id("In writing: I do not speak");
  }
  return "";
}

std::string_view label_of(access::FormLanguage language) {
  return language == access::FormLanguage::fr ? message_id("French") : message_id("English");
}

std::string_view label_of(DeclineReason reason) {
  switch (reason) {
    case DeclineReason::not_on_agenda: return message_id("It is not about the item of the agenda that was named.");
    case DeclineReason::before_a_court: return message_id("It is about a matter that is before a court or a tribunal.");
    case DeclineReason::about_a_person:
      return message_id("It is about a person who can be told apart, which a public meeting does not hear.");
    case DeclineReason::complaint:
      return message_id("It is a complaint about policing, which another office looks into.");
    case DeclineReason::heard_before: return message_id("The board has heard the same on this matter lately.");
    case DeclineReason::no_time_left: return message_id("The time that the meeting has for delegations is taken.");
  }
  return "";
}

}  // namespace wardmote::board
