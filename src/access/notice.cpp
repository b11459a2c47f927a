#include "access/notice.h"

#include "access/person_store.h"
#include "base/choice.h"
#include "outbound/mail_text.h"
#include "store/outbox/outbox_store.h"

namespace wardmote::access {

using web::message_id;

std::string_view sentence_of(Notice notice) {
  switch (notice) {
    case Notice::invitation:
      return message_id(
          "You have an account at {board}. Open this link to choose your password. It works once, and for a limited "
          "time:");
    case Notice::new_device:
      return message_id(
          "Somebody signed in to your account from a device that was not used in the last thirty days. If that was not "
          "you, open this page, choose another password and sign out everywhere:");
    case Notice::password_changed:
      return message_id(
          "The password of your account was changed. If that was not you, ask an administrator for a new invitation. "
          "Your account:");
    case Notice::second_factor_changed:
      return message_id(
          "The second factor of your account was changed. If that was not you, open this page, choose another password "
          "and sign out everywhere:");
    case Notice::way_in_changed:
      return message_id(
          "A way to sign in to your account was added or taken away: a passkey, or the sign-in service. If that was "
          "not "
          "you, open this page, take away what is not yours, choose another password and sign out everywhere:");
    case Notice::job_failed: return message_id("Work of the program has failed. What and why stands here:");
    case Notice::message_failed: break;
  }
  return message_id("A message could not be delivered. Which and why stands here:");
}

std::string_view page_of(Notice notice) {
  switch (notice) {
    case Notice::invitation: return "/invitation/";
    case Notice::job_failed: return "/admin/jobs";
    case Notice::message_failed: return "/admin/messages";
    default: return "/account";
  }
}

NoticeText words_of(Notice notice, std::string const& board_name, std::string const& link, web::Tongue const& tongue) {
  return words_of(sentence_of(notice), board_name, link, tongue);
}

NoticeText words_of(std::string_view sentence, std::string const& board_name, std::string const& link,
                    web::Tongue const& tongue) {
  return {.subject = tongue.text("A message from {board}", {{"board", board_name}}),
          .body = tongue.text(sentence, {{"board", board_name}}) + "\n\n" + link + "\n\n" +
                  tongue.text("A program wrote this message. Nobody reads what is answered to it.") + "\n"};
}

bool can_be_told(AccessRoom const& room, Person const& person) {
  return room.sends_mail && person.is_active() && outbound::is_mail_address(person.email.inside());
}

void tell(AccessRoom const& room, store::Writer& writer, base::Id<Person> person, Notice notice) {
  auto const held = room.sends_mail ? find_person(writer, room.board, person) : std::nullopt;
  if (!held || !can_be_told(room, *held)) return;
  add_message(writer, room.clock,
              {.board = room.board,
               .channel = store::Channel::mail,
               .kind = std::string(base::spelling_of(notice)),
               .recipient = person.text()});
}

}  // namespace wardmote::access
